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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Traffic: late, repeated, silent and ordinary CDRs. */
class TrafficGeneratorTest {
    private static final Instant NOON = Instant.parse("2026-05-30T12:30:00.900Z");
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 5, 30, 12, 30);

    @Test
    void endsOrdinaryCdrsNowAndUpdatesTheirSims() {
        SandboxFleet fleet = fleet();

        generate(fleet, new TrafficSettings(1, 0, 0, 0, 1), 50);

        assertThat(fleet.cdrs()).hasSize(50).allSatisfy(cdr -> {
            assertThat(cdr.stop()).isEqualTo(NOW);
            assertThat(cdr.start()).isBefore(NOW);
            assertThat(cdr.traffic()).isPositive();
        });
        assertThat(total(fleet))
                .isEqualTo(fleet.cdrs().stream().mapToLong(SandboxCdr::traffic).sum());
        assertThat(fleet.sims(sim -> sim.traffic().daily() > 0))
                .isNotEmpty()
                .allSatisfy(sim -> assertThat(sim.lastConnectionDate()).isEqualTo(NOW));
    }

    @Test
    void startsLateCdrsUpToSixHoursEarlier() {
        SandboxFleet fleet = fleet();

        generate(fleet, new TrafficSettings(1, 1, 0, 0, 1), 200);

        assertThat(fleet.cdrs())
                .allSatisfy(cdr -> assertThat(cdr.start()).isBetween(NOW.minusHours(6), NOW))
                .anySatisfy(cdr -> assertThat(cdr.stop()).isBefore(NOW.minusHours(4)));
    }

    @Test
    void changesNothingBySilentCdrs() {
        SandboxFleet fleet = fleet();
        List<SandboxSim> before = fleet.sims();

        generate(fleet, new TrafficSettings(1, 0, 0, 1, 1), 50);

        assertThat(fleet.cdrs()).hasSize(50).allSatisfy(cdr -> assertThat(cdr.traffic())
                .isZero());
        assertThat(fleet.sims()).isEqualTo(before);
    }

    @Test
    void repeatsEarlierCdrs() {
        SandboxFleet fleet = fleet();

        generate(fleet, new TrafficSettings(1, 0, 0.5, 0, 1), 100);

        assertThat(fleet.cdrs()).hasSize(100);
        assertThat(new HashSet<>(fleet.cdrs())).hasSizeBetween(30, 70);
    }

    @Test
    void generatesTheSameCdrsFromTheSameSeed() {
        TrafficSettings settings = TrafficSettings.perSecond(1);
        SandboxFleet one = fleet();
        SandboxFleet other = fleet();

        generate(one, settings, 200);
        generate(other, settings, 200);

        assertThat(one.cdrs()).isEqualTo(other.cdrs());
    }

    @Test
    void addsCdrsUntilTheTrafficIsStopped() {
        try (ThingsMobileSandbox sandbox =
                ThingsMobileSandbox.builder().cdrsPerSim(0).start()) {
            TrafficGenerator traffic = sandbox.startTraffic(TrafficSettings.perSecond(500));
            await().atMost(TestClient.PATIENCE).until(() -> sandbox.fleet().cdrCount() > 100);

            traffic.stop();

            assertThat(sandbox.fleet().cdrCount()).isEqualTo(traffic.added());
        }
    }

    @Test
    void refusesSharesWithASumAboveOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrafficSettings(1, 0.5, 0.5, 0.1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> TrafficSettings.perSecond(0));
    }

    private static SandboxFleet fleet() {
        try (ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
                .sims(10)
                .cdrsPerSim(0)
                .clock(InstantSource.fixed(NOON))
                .start()) {
            return sandbox.fleet();
        }
    }

    private static void generate(SandboxFleet fleet, TrafficSettings settings, int count) {
        List<String> msisdns = fleet.sims(sim -> sim.status().equals("active")).stream()
                .map(SandboxSim::msisdn)
                .toList();
        try (TrafficGenerator generator = new TrafficGenerator(fleet, settings)) {
            for (int number = 0; number < count; number++) {
                generator.addOne(msisdns);
            }
        }
    }

    private static long total(SandboxFleet fleet) {
        return fleet.sims().stream().mapToLong(sim -> sim.traffic().total()).sum();
    }
}
