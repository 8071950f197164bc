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

import com.sun.management.OperatingSystemMXBean;
import io.github.camelsim.thingsmobile.benchmark.process.SandboxProcess;
import io.github.camelsim.thingsmobile.benchmark.result.Part;
import io.github.camelsim.thingsmobile.benchmark.result.Results;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What one call costs when nothing has to be waited for. Machines are never quite still, so the contenders take turns in short
 * slices, in changing order. The processor clock is a coarse one, so the slices of some turns are added up and then compared.
 */
final class CallPart implements Part {

    static final String CPU = "CPU microseconds per call";
    static final String CPU_RATIO = "CPU relative to HttpClient 5";
    static final String RATE = "calls per second";

    private static final List<Integer> CALLERS = List.of(1, Caller.MOST_CALLERS);
    private static final int BLOCKS = 4;
    private static final int WARM_UP_BLOCKS = 4;

    /** So many of each contender are compiled code; on a busy machine that takes more blocks. */
    private static final int WARM_UP_CALLS = 20_000;

    private static final int MOST_WARM_UP_BLOCKS = 20;
    private static final int TURNS = 10;
    private static final Duration SLICE = Duration.ofMillis(250);

    private final Contenders contenders;
    private final String ratio;
    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Random random = new Random(7);

    CallPart(Contenders contenders) {
        this(contenders, CPU_RATIO);
    }

    /** @param ratio the figure of the CPU relative to the first contender */
    CallPart(Contenders contenders, String ratio) {
        this.contenders = contenders;
        this.ratio = ratio;
    }

    @Override
    public void run(Results results, int runs) throws Exception {
        Map<String, Caller> callers = new LinkedHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(Caller.MOST_CALLERS);
        try (var sandbox = SandboxProcess.start(1, 0)) {
            contenders.open(sandbox, callers);
            warmUp(callers, threads);
            for (int atOnce : CALLERS) {
                for (int block = -WARM_UP_BLOCKS; block < BLOCKS * runs; block++) {
                    Map<String, Slice> sums = block(callers, atOnce, threads);
                    if (block >= 0) {
                        add(sums, atOnce == 1 ? "1 caller" : atOnce + " callers", results);
                    }
                }
            }
        } finally {
            threads.shutdownNow();
            for (Caller caller : callers.values()) {
                caller.close();
            }
        }
    }

    private void warmUp(Map<String, Caller> callers, ExecutorService threads) throws Exception {
        int fewestCalls = 0;
        for (int block = 0; block < MOST_WARM_UP_BLOCKS && fewestCalls < WARM_UP_CALLS; block++) {
            fewestCalls += block(callers, Caller.MOST_CALLERS, threads).values().stream()
                    .mapToInt(Slice::calls)
                    .min()
                    .orElseThrow();
        }
    }

    private Map<String, Slice> block(Map<String, Caller> callers, int atOnce, ExecutorService threads)
            throws Exception {
        Map<String, Slice> sums = new LinkedHashMap<>();
        callers.keySet().forEach(name -> sums.put(name, Slice.NONE));
        List<String> order = new ArrayList<>(callers.keySet());
        for (int turn = 0; turn < TURNS; turn++) {
            Collections.shuffle(order, random);
            for (String name : order) {
                sums.put(name, sums.get(name).plus(slice(callers.get(name), atOnce, threads)));
            }
        }
        return sums;
    }

    private Slice slice(Caller caller, int atOnce, ExecutorService threads) throws Exception {
        long cpuBefore = process.getProcessCpuTime();
        long start = System.nanoTime();
        long end = start + SLICE.toNanos();
        Callable<Integer> calls = () -> {
            int made = 0;
            while (System.nanoTime() < end) {
                caller.call();
                made++;
            }
            return made;
        };
        int made = 0;
        for (Future<Integer> counted : threads.invokeAll(Collections.nCopies(atOnce, calls))) {
            made += counted.get();
        }
        return new Slice(made, System.nanoTime() - start, process.getProcessCpuTime() - cpuBefore);
    }

    private void add(Map<String, Slice> sums, String setting, Results results) {
        double floor = sums.values().iterator().next().cpuMicros();
        sums.forEach((name, slice) -> {
            results.add(setting, name, CPU, slice.cpuMicros());
            results.add(setting, name, ratio, slice.cpuMicros() / floor);
            results.add(setting, name, RATE, slice.calls() / (slice.nanos() / 1e9));
        });
    }

    /** Who is compared. */
    @FunctionalInterface
    interface Contenders {

        /** Adds the callers by their titles, first the one that the others are compared with. */
        void open(SandboxProcess sandbox, Map<String, Caller> callers) throws Exception;
    }

    private record Slice(int calls, long nanos, long cpuNanos) {

        static final Slice NONE = new Slice(0, 0, 0);

        Slice plus(Slice other) {
            return new Slice(calls + other.calls, nanos + other.nanos, cpuNanos + other.cpuNanos);
        }

        double cpuMicros() {
            return cpuNanos / 1e3 / calls;
        }
    }
}
