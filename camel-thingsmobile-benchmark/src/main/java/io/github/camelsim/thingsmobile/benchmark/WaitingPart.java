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
package io.github.camelsim.thingsmobile.benchmark;

import io.github.camelsim.thingsmobile.benchmark.process.Account;
import io.github.camelsim.thingsmobile.benchmark.process.Fork;
import io.github.camelsim.thingsmobile.benchmark.process.Machine;
import io.github.camelsim.thingsmobile.benchmark.result.Part;
import io.github.camelsim.thingsmobile.benchmark.result.Results;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.util.List;
import java.util.Map;

/**
 * What exchanges cost while they wait for their turn, and how soon all of them end when the context stops. Each
 * measurement has a process of its own; gaps are the real ones.
 */
final class WaitingPart implements Part {

    static final String THREADS = "threads added by those who wait";
    static final String HEAP = "heap per waiting exchange (bytes)";
    static final String RESIDENT = "resident memory added (MB)";
    static final String OWN_HEAP = "heap per waiting exchange beyond the exchange alone (bytes)";
    static final String CANCELLED = "time from stop to the last callback (ms)";
    static final String PROCESSOR = "processor time from stop to the last callback (ms)";
    static final String STOPPED = "time the context needed to stop (ms)";
    static final String ANSWERED = "exchanges answered";
    static final String REJECTED = "exchanges rejected at stop";
    static final String FAILED = "exchanges that failed otherwise";
    static final String SENT = "calls sent for exchanges that were not answered";

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);
    private static final int MOST_THREADS = 10_000;

    /** For so many threads; a machine that has less to spare is not made to try. */
    private static final double MEGABYTES_FOR_THREADS = 4_000;

    @Override
    public void run(Results results, int runs) throws Exception {
        for (int run = 0; run < runs; run++) {
            for (int exchanges : SIZES) {
                double alone = measure(results, WaitingPlace.EXCHANGE, exchanges);
                for (WaitingPlace place : List.of(WaitingPlace.PRODUCER, WaitingPlace.ROUTE, WaitingPlace.THROTTLE)) {
                    if (!place.blocks() || mayBlock(exchanges)) {
                        double heap = measure(results, place, exchanges);
                        results.add(setting(exchanges), place.title(), OWN_HEAP, heap - alone);
                    }
                }
            }
        }
    }

    static String setting(int exchanges) {
        return exchanges + " waiting";
    }

    private static boolean mayBlock(int exchanges) throws Exception {
        return exchanges <= MOST_THREADS
                && Machine.availableMegabytes().orElse(MEGABYTES_FOR_THREADS) >= MEGABYTES_FOR_THREADS;
    }

    /** @return heap per waiting exchange in bytes */
    private static double measure(Results results, WaitingPlace place, int exchanges) throws Exception {
        try (ThingsMobileSandbox sandbox =
                ThingsMobileSandbox.builder().withoutBasicAuth().start()) {
            Map<String, Double> figures = Fork.of(WaitingRun.class)
                    .heap(2_048)
                    .arguments(Account.of(sandbox, 1).arguments())
                    .arguments(place, exchanges)
                    .figures();
            figures.forEach((figure, value) -> results.add(setting(exchanges), place.title(), figure, value));
            if (figures.containsKey(ANSWERED)) {
                double unanswered = sandbox.journal().count() - figures.get(ANSWERED);
                results.add(setting(exchanges), place.title(), SENT, unanswered);
            }
            return figures.get(HEAP);
        }
    }
}
