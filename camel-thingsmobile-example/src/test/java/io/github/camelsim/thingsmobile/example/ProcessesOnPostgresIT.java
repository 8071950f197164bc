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
package io.github.camelsim.thingsmobile.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.example.support.FleetProcess;
import io.github.camelsim.thingsmobile.example.support.StoredCdrs;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficCounters;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Programs that share a PostgreSQL server, or lose it. */
class ProcessesOnPostgresIT {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String[] QUICK = Stream.of("sims", "cdrs", "quota", "credit", "report")
            .map(route -> "-Dfleet." + route + "-period=100ms")
            .toArray(String[]::new);

    @TempDir
    Path directory;

    private EmbeddedPostgres postgres;
    private ThingsMobileSandbox sandbox;
    private List<String> heavy;

    @BeforeEach
    void startServers() throws IOException {
        postgres = EmbeddedPostgres.start();
        sandbox = ThingsMobileSandbox.builder().sims(60).callGapFactor(0.01).start();
        heavy = List.of("882360001000003", "882360001000004");
        var today = LocalDate.ofInstant(sandbox.clock().instant(), ZoneOffset.UTC);
        heavy.forEach(msisdn -> sandbox.fleet()
                .update(msisdn, sim -> sim.traffic(new TrafficCounters(0, 150 << 20, 150 << 20, today))));
    }

    @AfterEach
    void stopServers() throws IOException {
        sandbox.close();
        postgres.close();
    }

    @Test
    void twoThatStartAtOnceOnAnEmptyDatabaseDoTheWorkOnce() throws Exception {
        var database = new JdbcTemplate(postgres.getPostgresDatabase());
        try (var first = start(QUICK);
                var second = start(QUICK)) {
            await().atMost(LONGEST)
                    .until(() -> first.console().contains("60 SIMs read")
                            && second.console().contains("60 SIMs read")
                            && sandbox.journal().effects("sendSms") == 2
                            && StoredCdrs.in(database).equals(StoredCdrs.of(sandbox)));

            String both = first.console() + second.console();
            assertThat(both).doesNotContain("CHECK BY HAND", "FAILED", "Cannot start");
            // of two that write a position at once, one is refused and reads again
            assertThat(both.lines().filter(line -> line.contains(" ERROR ")))
                    .allMatch(line -> line.contains("a state that another consumer has written"));
        }
        assertThat(sandbox.journal().effects("blockSim")).isEqualTo(2);
        assertThat(sandbox.journal().effects("sendSms")).isEqualTo(2);
    }

    @Test
    void aCallUnderWayInOneIsNotReportedByTheOther() throws Exception {
        sandbox.faults().next("blockSim", Fault.stallBeforeHead());
        try (var acting = start("-Donce")) {
            await().atMost(LONGEST).until(() -> sandbox.journal().count("blockSim") == 1);

            try (var other = start(QUICK)) {
                await().atMost(LONGEST).until(() -> other.console().contains("sendSms " + heavy.get(1)));
                int reports = other.console().split("SIMs read").length;
                await().atMost(LONGEST).until(() -> other.console().split("SIMs read").length > reports + 2);
                other.interrupt();
                other.awaitEnd();

                assertThat(other.console())
                        .contains("blockSim " + heavy.get(1))
                        .doesNotContain("CHECK BY HAND", "Failed", "FAILED", "ERROR");
            }
            sandbox.faults().clear();
            assertThat(acting.awaitEnd()).as(acting.console()).isZero();
        }
        assertThat(sandbox.journal().effects("blockSim")).isEqualTo(2);
        assertThat(sandbox.journal().effects("sendSms")).isEqualTo(2);
    }

    @Test
    void aCallOfOneThatWasKilledIsReportedByTheOtherAtOnce() throws Exception {
        sandbox.faults().next("blockSim", Fault.stallBeforeHead());
        try (var acting = start("-Donce")) {
            await().atMost(LONGEST).until(() -> sandbox.journal().count("blockSim") == 1);
            acting.kill();
        }
        try (var other = start("-Donce")) {
            assertThat(other.awaitEnd()).as(other.console()).isZero();

            assertThat(other.console()).containsOnlyOnce("CHECK BY HAND: blockSim of " + heavy.get(0));
        }
        assertThat(sandbox.journal().count("blockSim")).isEqualTo(2);
    }

    @Test
    void waitsForADatabaseThatIsGone() throws Exception {
        try (var process = start(QUICK)) {
            await().atMost(LONGEST).until(() -> process.console().contains("60 SIMs read"));

            postgres.close();
            // a delivery is attempted again after ten seconds, in which every poll has failed
            await().atMost(LONGEST).until(() -> process.console().contains("On delivery attempt: 1 "));
            process.interrupt();

            assertThat(process.awaitEnd()).as(process.console()).isEqualTo(143);
            assertThat(process.console().lines())
                    .as("there is no stack trace")
                    .allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d (INFO |WARN |ERROR) .*"));
        }
    }

    @Test
    void endsARunWithOnceWhenTheDatabaseIsGone() throws Exception {
        sandbox.faults().always("getCdrPaginated", Fault.stallBeforeHead());
        try (var process = start("-Donce")) {
            await().atMost(LONGEST).until(() -> sandbox.journal().count("getCdrPaginated") > 0);
            postgres.close();
            sandbox.faults().clear();

            assertThat(process.awaitEnd()).as(process.console()).isEqualTo(1);
            assertThat(process.console()
                            .lines()
                            .toList()
                            .get(process.console().lines().toList().size() - 1))
                    .contains("ERROR fleet  Failed: ");
        }
    }

    private FleetProcess start(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Dcamel.component.thingsmobile.baseUri=" + sandbox.baseUri());
        all.add("-Dcamel.component.thingsmobile.callGapFactor=0.01");
        all.add("-Dfleet.page-size=20");
        all.add("-Dfleet.owner-msisdn=" + sandbox.fleet().sims().get(0).msisdn());
        all.add("-Dfleet.database.url=" + postgres.getJdbcUrl("postgres", "postgres"));
        return FleetProcess.start(directory, Map.of("FLEET_SANDBOX", "false"), all);
    }
}
