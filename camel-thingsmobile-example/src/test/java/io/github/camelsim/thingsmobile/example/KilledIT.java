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
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficCounters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Kills the program repeatedly, as kill -9 does; after the last start its tables are complete. */
class KilledIT {

    private static final int SIMS = 60;
    private static final String NOBODY_OVER_QUOTA = "-Dfleet.monthly-quota-mb=1000000";

    @TempDir
    Path directory;

    private ThingsMobileSandbox sandbox;
    private String heavy;

    @BeforeEach
    void startSandbox() {
        sandbox = ThingsMobileSandbox.builder()
                .sims(SIMS)
                .cdrsPerSim(25)
                .callGapFactor(0.01)
                .start();
        heavy = sandbox.fleet()
                .sims(sim -> sim.status().equals("active"))
                .get(2)
                .msisdn();
        var today = LocalDate.ofInstant(sandbox.clock().instant(), ZoneOffset.UTC);
        sandbox.fleet().update(heavy, sim -> sim.traffic(new TrafficCounters(0, 150 << 20, 150 << 20, today)));
        repeatSomeCdrs();
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    @Test
    void theTablesAreRightInTheEnd() throws Exception {
        killWhenCalled("simListLite", 2, NOBODY_OVER_QUOTA);
        killWhenCalled("getCdrPaginated", 2, NOBODY_OVER_QUOTA);
        repeatSomeCdrs();
        killWhenCalled("getCdrPaginated", 3, NOBODY_OVER_QUOTA);
        sandbox.faults().next("sendSms", Fault.stallBeforeHead());
        killWhenCalled("sendSms", 1);
        repeatSomeCdrs();

        try (FleetProcess last = start("-Donce")) {
            assertThat(last.awaitEnd()).as(last.console()).isZero();
            assertThat(last.console()).contains("CHECK BY HAND: sendSms of " + heavy);
        }

        var database = new JdbcTemplate(new DriverManagerDataSource("jdbc:h2:file:" + directory.resolve("data/fleet")));
        assertThat(database.queryForList("SELECT msisdn || ' ' || status FROM sim ORDER BY msisdn", String.class))
                .isEqualTo(sandbox.fleet().sims().stream()
                        .map(sim -> sim.msisdn() + " " + sim.status())
                        .toList());
        assertThat(StoredCdrs.in(database)).isEqualTo(StoredCdrs.of(sandbox));
        assertThat(sandbox.journal().effects("blockSim")).isEqualTo(1);
        assertThat(sandbox.journal().count("sendSms")).isEqualTo(1);
    }

    /** CDRs that are equal to others in every field. */
    private void repeatSomeCdrs() {
        List<String> sims =
                sandbox.fleet().sims().stream().map(SandboxSim::msisdn).toList();
        List<SandboxCdr> repeated = new ArrayList<>();
        for (String sim : sims) {
            sandbox.fleet().cdrs(sim).stream().skip(5).limit(2).forEach(repeated::add);
        }
        repeated.forEach(sandbox.fleet()::addSilentCdr);
    }

    private void killWhenCalled(String operation, int times, String... options) throws Exception {
        sandbox.journal().clear();
        try (FleetProcess process = start(options)) {
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> !process.alive() || sandbox.journal().count(operation) >= times);
            assertThat(process.alive()).as(process.console()).isTrue();
            process.kill();
        }
    }

    private FleetProcess start(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Dcamel.component.thingsmobile.baseUri=" + sandbox.baseUri());
        all.add("-Dcamel.component.thingsmobile.callGapFactor=0.01");
        all.add("-Dfleet.page-size=20");
        all.add("-Dfleet.quota-period=200ms");
        all.add("-Dfleet.owner-msisdn=" + sandbox.fleet().sims().get(0).msisdn());
        return FleetProcess.start(directory, Map.of("FLEET_SANDBOX", "false"), all);
    }
}
