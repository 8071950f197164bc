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
package io.github.camelsim.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.sandbox.JournalEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three processes, which call as fast as they can. {@code -Drate.seconds=120 -Drate.gapFactor=1} for a long run. */
@Timeout(600)
class SharedRateIT {

    private static final int SECONDS = Integer.getInteger("rate.seconds", 8);
    private static final double GAP_FACTOR = Double.parseDouble(System.getProperty("rate.gapFactor", "0.05"));
    private static final double LEAST = Double.parseDouble(System.getProperty("rate.least", "0.8"));

    private static final Map<String, Duration> GAPS = Map.of(
            "simListLite", Duration.ofSeconds(1),
            "simStatus", Duration.ofSeconds(5),
            "getCdrPaginated", Duration.ofSeconds(5));

    @TempDir
    private Path directory;

    @Test
    void threeNodesUseMostOfThePermittedRateAndNoneCallsTooEarly() throws Exception {
        try (var cluster = new Cluster(directory, GAP_FACTOR)) {
            List<Process> nodes = new ArrayList<>();
            for (int i = 0; i < NodeProcess.RATE_NODES; i++) {
                String msisdn = cluster.sandbox().fleet().sims().get(i).msisdn();
                nodes.add(cluster.start("node" + i, msisdn, SECONDS));
            }
            for (Process node : nodes) {
                assertThat(node.waitFor(SECONDS + 240L, TimeUnit.SECONDS)).isTrue();
                assertThat(node.exitValue()).isZero();
            }

            assertThat(cluster.sandbox().journal().refused()).isZero();
            assertThat(cluster.sandbox().journal().entries()).allMatch(entry -> entry.code() == 0);
            GAPS.forEach((operation, gap) -> {
                long whole = gap.toNanos();
                check(
                        operation,
                        (long) (whole * GAP_FACTOR),
                        cluster.sandbox().journal().entries(operation));
            });
        }
    }

    /** Counts from when all three nodes call until one of them has ended. */
    private static void check(String operation, long gap, List<JournalEntry> calls) {
        Function<JournalEntry, String> node =
                entry -> entry.param("name") + entry.param("msisdn") + entry.param("msisdnList");
        Map<String, List<Long>> arrivals = calls.stream()
                .collect(Collectors.groupingBy(
                        node, Collectors.mapping(JournalEntry::arrivalNanos, Collectors.toList())));
        assertThat(arrivals).hasSize(NodeProcess.RATE_NODES);
        long begin = arrivals.values().stream()
                .mapToLong(times -> times.get(0))
                .max()
                .orElseThrow();
        long end = arrivals.values().stream()
                .mapToLong(times -> times.get(times.size() - 1))
                .min()
                .orElseThrow();
        Map<String, Long> counts = arrivals.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                        .filter(time -> time >= begin && time <= end)
                        .count()));
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        double rate = (double) (all - 1) * gap / (end - begin);
        System.out.printf(
                "%s: %.3f of the permitted rate in %d s; calls per node %s%n",
                operation, rate, (end - begin) / 1_000_000_000, counts.values());
        if (SECONDS >= 60) { // chance and the start of the nodes decide about few calls
            assertThat(rate).as(operation).isGreaterThan(LEAST);
            assertThat(counts.values()).as(operation).allMatch(count -> count >= 0.2 * all);
        }
    }
}
