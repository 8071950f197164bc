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
package io.github.camelsim.thingsmobile.history;

import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Puts SIMs into batches, one for each request. A SIM that the service refuses gets a request of its own from then on,
 * so that it does not fail the request of the others again. So does a SIM whose CDRs do not name it, since nothing else
 * says that they are of this SIM. Used by the polling thread alone.
 */
final class SimBatches {

    private static final int LARGEST = 100;

    private final Map<String, ThingsMobileServiceException> refusals = new HashMap<>();
    private final Set<String> unnamed = new HashSet<>();

    /**
     * The SIMs in batches, in their order.
     *
     * @param alone SIMs that also get a batch of their own, since their windows are larger than those of the others
     */
    List<List<String>> of(Collection<String> sims, Predicate<String> alone) {
        Predicate<String> single = alone.or(this::isRefused).or(unnamed::contains);
        List<String> together = sims.stream().filter(single.negate()).toList();
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < together.size(); from += LARGEST) {
            batches.add(together.subList(from, Math.min(from + LARGEST, together.size())));
        }
        sims.stream().filter(single).map(List::of).forEach(batches::add);
        return batches;
    }

    /** The service has listed all rows of these SIMs. */
    void accepted(List<String> sims) {
        sims.forEach(refusals::remove);
    }

    /** The service refuses to list the rows of this SIM. */
    void refused(String sim, ThingsMobileServiceException refusal) {
        refusals.put(sim, refusal);
    }

    /** The service has listed CDRs of this SIM that do not name it. */
    void unnamed(String sim) {
        unnamed.add(sim);
    }

    /** Whether the service refused this SIM when it was last requested. */
    boolean isRefused(String sim) {
        return refusals.containsKey(sim);
    }

    /** The SIMs of a batch whose rows were listed. A batch without SIMs is that of rows that belong to none. */
    Collection<String> listedSims(List<String> batch) {
        return batch.isEmpty()
                ? Set.of(HistoryRow.NO_SIM)
                : batch.stream().filter(sim -> !isRefused(sim)).toList();
    }

    /** @throws ThingsMobileServiceException if there are SIMs, and the service refused each of them */
    void failIfAllAreRefused(Collection<String> sims) {
        if (!sims.isEmpty() && refusals.keySet().containsAll(sims)) {
            throw refusals.get(sims.iterator().next());
        }
    }
}
