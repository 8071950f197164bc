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
package io.github.camelsim.thingsmobile.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxFleet;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.fleet.StatusGroup;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficThresholds;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import io.github.camelsim.thingsmobile.sandbox.support.XmlResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fleet: its initial state, its changes, and its counters over time. */
class FleetTest {
    private static final String MSISDN = "882360001000001";
    private static final Instant NOON = Instant.parse("2026-05-30T12:30:00Z");

    private final SandboxClock clock = SandboxClock.manual(NOON);
    private final ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
            .sims(30)
            .cdrsPerSim(4)
            .activeSims(5)
            .callGapFactor(0)
            .clock(clock)
            .start();
    private final SandboxFleet fleet = sandbox.fleet();
    private final TestClient client = new TestClient(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void generatesTheSameBytesFromTheSameSeed() {
        assertThat(everything(42)).isEqualTo(everything(42)).isNotEqualTo(everything(43));
    }

    @Test
    void generatesSimsOfEveryGroup() {
        assertThat(fleet.sims()).extracting(SandboxSim::statusGroup).contains(StatusGroup.values());
        assertThat(fleet.size()).isEqualTo(30);
        assertThat(fleet.sims()).extracting(SandboxSim::msisdn).first().isEqualTo(MSISDN);
    }

    @Test
    void generatesTrafficOfActiveSimsOnly() {
        assertThat(fleet.cdrs()).hasSize(20);
        assertThat(fleet.sims(sim -> sim.traffic().total() > 0)).hasSize(5).allSatisfy(sim -> assertThat(sim.status())
                .isEqualTo("active"));
    }

    @Test
    void derivesCountersAndDatesFromTheCdrs() {
        List<SandboxCdr> cdrs = fleet.cdrs(MSISDN);
        SandboxSim sim = fleet.sim(MSISDN);

        assertThat(cdrs).isSortedAccordingTo((one, other) -> one.start().compareTo(other.start()));
        assertThat(sim.traffic().total())
                .isEqualTo(cdrs.stream().mapToLong(SandboxCdr::traffic).sum());
        assertThat(sim.lastConnectionDate()).isEqualTo(cdrs.get(3).stop()).isBefore(fleet.now());
    }

    @Test
    void updatesASimByACdrWithTrafficOnly() {
        SandboxSim before = fleet.sim(MSISDN);
        LocalDateTime start = LocalDateTime.of(2026, 5, 30, 12, 0);

        fleet.addCdr(SandboxCdr.of(MSISDN, start, start, 0));
        fleet.addSilentCdr(SandboxCdr.of(MSISDN, start, start, 7));
        assertThat(fleet.sim(MSISDN)).isEqualTo(before);

        fleet.addCdr(SandboxCdr.of(MSISDN, start, start.plusMinutes(1), 1000));
        SandboxSim after = fleet.sim(MSISDN);
        assertThat(after.traffic().daily()).isEqualTo(before.traffic().daily() + 1000);
        assertThat(after.traffic().monthly()).isEqualTo(before.traffic().monthly() + 1000);
        assertThat(after.traffic().total()).isEqualTo(before.traffic().total() + 1000);
        assertThat(after.balance()).isEqualTo(before.balance() - 1000);
        assertThat(after.lastConnectionDate()).isEqualTo(start.plusMinutes(1));
        assertThat(fleet.cdrs(MSISDN)).hasSize(7);
    }

    @Test
    void countsALateCdrForTheMonthAndKeepsTheLastConnection() {
        SandboxSim before = fleet.sim(MSISDN);
        LocalDateTime yesterday = LocalDateTime.of(2026, 5, 29, 1, 0);

        fleet.addCdr(SandboxCdr.of(MSISDN, yesterday, yesterday, 1000));

        SandboxSim after = fleet.sim(MSISDN);
        assertThat(after.traffic().daily()).isEqualTo(before.traffic().daily());
        assertThat(after.traffic().monthly()).isEqualTo(before.traffic().monthly() + 1000);
        assertThat(after.lastConnectionDate()).isEqualTo(before.lastConnectionDate());
    }

    @Test
    void resetsDailyAndMonthlyCountersAtMidnightUtc() {
        LocalDateTime now = fleet.now();
        fleet.addCdr(SandboxCdr.of(MSISDN, now, now, 1000));
        long month = fleet.sim(MSISDN).traffic().monthly();
        long total = fleet.sim(MSISDN).traffic().total();

        clock.advance(Duration.ofHours(12));
        assertThat(counters()).containsExactly("0", Long.toString(month), Long.toString(total));

        clock.advance(Duration.ofDays(1));
        assertThat(counters()).containsExactly("0", "0", Long.toString(total));
        assertThat(client.call("simListLite").first("monthlyTraffic")).isEqualTo("0");
    }

    @Test
    void blocksAnExpiredSimIfItIsSetUpSo() {
        LocalDateTime tomorrow = LocalDateTime.of(2026, 5, 31, 0, 0);
        fleet.update(MSISDN, sim -> sim.expirationDate(tomorrow).blockAfterExpiration(true));
        fleet.update("882360001000002", sim -> sim.expirationDate(tomorrow));
        assertThat(fleet.sim(MSISDN).status()).isEqualTo("active");

        clock.advance(Duration.ofHours(12));

        assertThat(client.call("simStatus", "msisdn", MSISDN).first("status")).isEqualTo("not active");
        assertThat(fleet.sim(MSISDN).status()).isEqualTo("suspended");
        assertThat(fleet.sim("882360001000002").status()).isEqualTo("active");
    }

    @Test
    void suspendsASimWhoseTrafficExceedsABlockingThreshold() {
        long total = fleet.sim(MSISDN).traffic().total();
        LocalDateTime now = fleet.now();
        fleet.update(MSISDN, sim -> sim.thresholds(new TrafficThresholds(0, false, 0, false, total + 10, true)));

        fleet.addCdr(SandboxCdr.of(MSISDN, now, now, 10));
        assertThat(fleet.sim(MSISDN).status()).isEqualTo("active");

        fleet.addCdr(SandboxCdr.of(MSISDN, now, now, 1));
        assertThat(fleet.sim(MSISDN).status()).isEqualTo("suspended-for-traffic");
        assertThat(client.call("simListLite", "status", "suspended").texts("msisdn"))
                .contains(MSISDN);
    }

    @Test
    void addsChangesAndRemovesSims() {
        fleet.addSim(SandboxSim.builder("1234", "8944501999999999999").build());
        assertThat(client.call("simStatus", "iccid", "8944501999999999999").first("msisdn"))
                .isEqualTo("1234");

        SandboxSim changed = fleet.update("1234", sim -> sim.name("new").country("Chile"));
        assertThat(fleet.sim("1234")).isEqualTo(changed);
        assertThat(client.call("simListLite", "name", "new").first("country")).isEqualTo("Chile");

        fleet.removeSim("1234");
        assertThat(client.call("simStatus", "iccid", "8944501999999999999").outcome())
                .startsWith("40 ");
        assertThat(fleet.size()).isEqualTo(30);
    }

    @Test
    void refusesChangesThatContradictTheFleet() {
        LocalDateTime now = fleet.now();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fleet.addSim(
                        SandboxSim.builder(MSISDN, "8944501999999999999").build()));
        assertThatThrownBy(() -> fleet.sim("1")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> fleet.removeSim("1")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> fleet.addCdr(SandboxCdr.of("1", now, now, 1)))
                .isInstanceOf(NoSuchElementException.class);
    }

    private List<String> counters() {
        XmlResponse status = client.call("simStatus", "msisdn", MSISDN);
        return List.of(status.first("dailyTraffic"), status.first("monthlyTraffic"), status.first("totalTraffic"));
    }

    private static List<String> everything(long seed) {
        try (ThingsMobileSandbox other = ThingsMobileSandbox.builder()
                .sims(60)
                .seed(seed)
                .callGapFactor(0)
                .clock(SandboxClock.manual(NOON))
                .start()) {
            TestClient caller = new TestClient(other);
            List<String> bodies = new ArrayList<>();
            bodies.add(caller.call("simListLite").body());
            bodies.add(caller.call("simStatus", "msisdn", MSISDN).body());
            bodies.add(caller.call("credit").body());
            bodies.add(caller.call("getCdrPaginated", "msisdnList", MSISDN + ",882360001000002")
                    .body());
            return bodies;
        }
    }
}
