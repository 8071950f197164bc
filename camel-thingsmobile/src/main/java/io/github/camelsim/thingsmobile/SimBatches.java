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

import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Puts SIMs together that are asked for in one call. A SIM that the service did not know is asked for alone from then
 * on, so that it does not hold up the others again.
 */
final class SimBatches {

    private static final int LARGEST = 100;

    private final Map<String, ThingsMobileServiceException> unknown = new HashMap<>();

    /**
     * The SIMs in their order, in groups that fit a call.
     *
     * @param alone SIMs that are asked for alone too, since their windows are larger than those of the others
     */
    List<List<String>> of(Collection<String> sims, Predicate<String> alone) {
        Predicate<String> single = alone.or(unknown::containsKey);
        List<String> known = sims.stream().filter(single.negate()).toList();
        List<List<String>> groups = new ArrayList<>();
        for (int from = 0; from < known.size(); from += LARGEST) {
            groups.add(known.subList(from, Math.min(from + LARGEST, known.size())));
        }
        sims.stream().filter(single).map(List::of).forEach(groups::add);
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
                ? Set.of(ReadProgress.NO_SIM)
                : group.stream().filter(sim -> !isUnknown(sim)).toList();
    }

    /** Whether the service did not know this SIM when it was asked for last. */
    boolean isUnknown(String sim) {
        return unknown.containsKey(sim);
    }

    /** The service does not know this SIM. */
    void refused(String sim, ThingsMobileServiceException refusal) {
        unknown.put(sim, refusal);
    }

    /** @throws ThingsMobileServiceException if there are SIMs, and the service refused each of them */
    void failIfAllAreRefused(Collection<String> sims) {
        if (!sims.isEmpty() && unknown.keySet().containsAll(sims)) {
            throw unknown.get(sims.iterator().next());
        }
    }
}
