/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in
 * compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is
 * distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and limitations under the License.
 */
package io.github.camelsim.thingsmobile.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The four groups of SIM statuses, by which {@code simListLite} filters (API document 4.6). */
public enum StatusGroup {
    TO_ACTIVATE("to-activate", "not-active"),
    ACTIVE("active", "active", "active-waiting-initial-recharge"),
    SUSPENDED(
            "suspended",
            "suspended",
            "replaced",
            "deleted",
            "suspended-for-data",
            "suspended-for-traffic",
            "suspended-for-no-cash",
            "suspended-for-country-disabled",
            "waiting-activation-fixed-ip",
            "suspended-for-traffic-limit-in-country",
            "operation-in-progress",
            "error-during-request",
            "pending-monthly-network-access-charge"),
    DEACTIVATED("deactivated", "deactivated");

    private static final String NOT_ACTIVE = "not active";

    private final String filter;
    private final Set<String> statuses;

    StatusGroup(String filter, String... statuses) {
        this.filter = filter;
        this.statuses = Set.of(statuses);
    }

    /** The name of the group as a value of the {@code status} parameter. */
    public String filter() {
        return filter;
    }

    /**
     * The group of a SIM; null if the document does not list its status.
     *
     * @param activated whether the SIM has an activation date. {@code simStatus} (4.5) reports "not active" for every
     *     inactive SIM, also a blocked one; {@code simListLite} (4.6) has a status for each case.
     */
    static StatusGroup of(String status, boolean activated) {
        if (status == null) {
            return null;
        }
        String word = status.strip().toLowerCase(Locale.ROOT);
        if (word.equals(NOT_ACTIVE)) {
            return activated ? null : TO_ACTIVATE;
        }
        return Arrays.stream(values())
                .filter(group -> group.statuses.contains(word))
                .findFirst()
                .orElse(null);
    }
}
