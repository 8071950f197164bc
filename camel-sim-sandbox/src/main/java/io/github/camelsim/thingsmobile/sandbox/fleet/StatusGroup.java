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
package io.github.camelsim.thingsmobile.sandbox.fleet;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The four groups of SIM statuses that simListLite filters by, and the statuses in each (4.6). */
public enum StatusGroup {
    TO_ACTIVATE("to-activate", List.of("not-active")),
    ACTIVE("active", List.of("active", "active-waiting-initial-recharge")),
    SUSPENDED(
            "suspended",
            List.of(
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
                    "pending-monthly-network-access-charge")),
    DEACTIVATED("deactivated", List.of("deactivated"));

    private static final Map<String, StatusGroup> BY_STATUS = Arrays.stream(values())
            .flatMap(group -> group.statuses.stream().map(status -> Map.entry(status, group)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String word;
    private final List<String> statuses;

    StatusGroup(String word, List<String> statuses) {
        this.word = word;
        this.statuses = statuses;
    }

    /** The words of the filter. */
    public static List<String> words() {
        return Arrays.stream(values()).map(group -> group.word).toList();
    }

    /** The statuses of the group, as 4.6 lists them. */
    public List<String> statuses() {
        return statuses;
    }

    /** The group that a filter names, empty if the document has no such group. */
    public static Optional<StatusGroup> byWord(String word) {
        return Arrays.stream(values()).filter(group -> group.word.equals(word)).findFirst();
    }

    /** The group of a SIM's status; a status that the document does not list counts as suspended. */
    static StatusGroup of(String status) {
        return BY_STATUS.getOrDefault(status, SUSPENDED);
    }
}
