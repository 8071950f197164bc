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
package io.github.camelsim.thingsmobile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts SIMs together that are asked for in one call. A SIM that the service did not know is asked for alone from then
 * on, so that it does not hold up the others again.
 */
final class SimGroups {

    private static final int LARGEST = 100;

    private final Set<String> unknown = new HashSet<>();

    /** The SIMs in their order, in groups that fit a call. */
    List<List<String>> of(Collection<String> sims) {
        List<String> known = sims.stream().filter(sim -> !unknown.contains(sim)).toList();
        List<List<String>> groups = new ArrayList<>();
        for (int from = 0; from < known.size(); from += LARGEST) {
            groups.add(known.subList(from, Math.min(from + LARGEST, known.size())));
        }
        sims.stream().filter(unknown::contains).map(List::of).forEach(groups::add);
        return groups;
    }

    /** The service has read out the rows of these SIMs. */
    void known(List<String> sims) {
        sims.forEach(unknown::remove);
    }

    /**
     * Those of a group that were read. A group without SIMs is one whose rows belong to none.
     *
     * @param group SIMs that were asked for
     */
    Collection<String> read(List<String> group) {
        return group.isEmpty()
                ? Set.of(ReadState.NO_SIM)
                : group.stream().filter(sim -> !isUnknown(sim)).toList();
    }

    /** Whether the service did not know this SIM when it was asked for last. */
    boolean isUnknown(String sim) {
        return unknown.contains(sim);
    }

    /** The service does not know this SIM. */
    void refused(String sim) {
        unknown.add(sim);
    }
}
