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

import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.thingsmobile.example.support.FleetProcess;
import io.github.camelsim.thingsmobile.example.support.StoredCdrs;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficCounters;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two processes are nodes of a cluster. The one that reads and acts is killed, as kill -9 does, and the other goes on. */
class TwoNodesIT {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final double GAP_FACTOR = 0.05;
    private static final String LEADS = "This node is the leader";
    private static final String SIM = "882360001000006";

    @TempDir
    Path directory;

    private final ScheduledExecutorService traffic = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong cdrs = new AtomicLong();
    private EmbeddedPostgres postgres;
    private ThingsMobileSandbox sandbox;

    @BeforeEach
    void startServers() throws IOException {
        postgres = EmbeddedPostgres.start();
        sandbox =
                ThingsMobileSandbox.builder().sims(60).callGapFactor(GAP_FACTOR).start();
    }

    @AfterEach
    void stopServers() throws IOException {
        traffic.shutdownNow();
        sandbox.close();
        postgres.close();
    }

    @Test
    void theOtherGoesOnWhenTheLeaderIsKilled() throws Exception {
        var database = new JdbcTemplate(postgres.getPostgresDatabase());
        isOverQuota("882360001000003");
        try (var first = start();
                var second = start()) {
            await().atMost(LONGEST).until(() -> Stream.of(first, second).anyMatch(TwoNodesIT::leads));
            traffic.scheduleAtFixedRate(this::addCdr, 0, 200, TimeUnit.MILLISECONDS);
            await().atMost(LONGEST)
                    .until(() -> sandbox.journal().effects("sendSms") == 1
                            && StoredCdrs.in(database).size() > 5);
            assertThat(leads(first)).as(first.console() + second.console()).isNotEqualTo(leads(second));
            FleetProcess leader = leads(first) ? first : second;
            FleetProcess other = leads(first) ? second : first;

            leader.kill();

            isOverQuota("882360001000004");
            await().atMost(LONGEST).until(() -> leads(other));
            await().atMost(LONGEST).until(() -> sandbox.journal().effects("sendSms") == 2);
            traffic.shutdown();
            await().atMost(LONGEST).until(() -> StoredCdrs.in(database).equals(StoredCdrs.of(sandbox)));
            assertThat(other.console()).doesNotContain("CHECK BY HAND", "FAILED", " ERROR ");
            other.interrupt();
            other.awaitEnd();
        }
        assertThat(sandbox.journal().refused()).isZero();
        assertThat(done("blockSim", "msisdn")).containsExactly("882360001000003", "882360001000004");
        assertThat(done("sendSms", "message")).hasSize(2).doesNotHaveDuplicates();
    }

    private static boolean leads(FleetProcess node) {
        return node.console().contains(LEADS);
    }

    private void isOverQuota(String msisdn) {
        var today = LocalDate.ofInstant(sandbox.clock().instant(), ZoneOffset.UTC);
        sandbox.fleet().update(msisdn, sim -> sim.traffic(new TrafficCounters(0, 150 << 20, 150 << 20, today)));
    }

    private void addCdr() {
        LocalDateTime now = sandbox.fleet().now();
        sandbox.fleet().addCdr(SandboxCdr.of(SIM, now, now.plusSeconds(1), cdrs.incrementAndGet()));
    }

    private List<String> done(String operation, String parameter) {
        return sandbox.journal().entries(operation).stream()
                .filter(JournalEntry::effect)
                .map(entry -> entry.param(parameter))
                .toList();
    }

    private FleetProcess start() throws IOException {
        List<String> options = new ArrayList<>();
        options.add("-Dfleet.cluster=file:" + directory.resolve("leader"));
        options.add("-Dfleet.sandbox=false");
        options.add("-Dfleet.database.url=" + postgres.getJdbcUrl("postgres", "postgres"));
        options.add("-Dcamel.component.thingsmobile.baseUri=" + sandbox.baseUri());
        options.add("-Dcamel.component.thingsmobile.callGapFactor=" + GAP_FACTOR);
        // a node that is killed in a call holds up the other one for as long as a call may take
        options.add("-Dcamel.component.thingsmobile.connectTimeout=2s");
        options.add("-Dcamel.component.thingsmobile.responseTimeout=8s");
        options.add("-Dfleet.owner-msisdn=" + sandbox.fleet().sims().get(0).msisdn());
        Stream.of("sims", "cdrs", "quota", "credit", "report")
                .forEach(route -> options.add("-Dfleet." + route + "-period=300ms"));
        return FleetProcess.start(directory, Map.of(), options);
    }
}
