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
import static org.awaitility.Awaitility.await;

import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.curator.test.TestingServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes, of which one consumes CDRs and sends an SMS for each. Long runs: {@code -Dfailover.kills=10
 * -Dfailover.stopSeconds=60 -Dfailover.awaySeconds=30}.
 */
@Timeout(900)
class FailoverIT {

    private static final int KILLS = Integer.getInteger("failover.kills", 1);
    private static final int STOP_SECONDS = Integer.getInteger("failover.stopSeconds", 6);
    private static final int AWAY_SECONDS = Integer.getInteger("failover.awaySeconds", 4);

    private static final double GAP_FACTOR = 0.02;
    private static final Duration SOON = Duration.ofSeconds(120);

    @TempDir
    private Path directory;

    private final ScheduledExecutorService traffic = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong cdrs = new AtomicLong();
    private Cluster cluster;

    @BeforeEach
    void startCluster() throws Exception {
        cluster = new Cluster(directory, GAP_FACTOR);
    }

    @AfterEach
    void stopCluster() throws Exception {
        traffic.shutdownNow();
        cluster.close();
    }

    @Test
    void aLeaderThatIsKilledIsReplacedWithFileLocks() throws Exception {
        killLeaders("file lock");
    }

    @Test
    void aLeaderThatIsKilledIsReplacedWithZooKeeper() throws Exception {
        try (var zooKeeper = new TestingServer()) {
            cluster.leaderBy("zookeeper:" + zooKeeper.getConnectString());
            killLeaders("ZooKeeper");
            stopCluster();
        }
    }

    private void killLeaders(String engine) throws Exception {
        startNodes();
        List<Double> times = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            String leader = leader();
            cluster.node(leader).destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            long killed = System.nanoTime();
            String before = leader;
            await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> !leader().equals(before));
            times.add((System.nanoTime() - killed) / 1e9);
            long starts = started(leader);
            cluster.start(leader, cluster.msisdn(), 0);
            awaitStarted(leader, starts + 1);
        }
        allAreDeliveredAndNonePaidTwice(KILLS);
        System.out.printf(
                "%s: %d kills, fail-over min %.1f s, max %.1f s: %s; %d of %d CDRs twice%n",
                engine,
                KILLS,
                times.stream().mapToDouble(time -> time).min().orElseThrow(),
                times.stream().mapToDouble(time -> time).max().orElseThrow(),
                times,
                repeats(),
                cdrs.get());
    }

    @Test
    void aLeaderThatWasStoppedOverwritesNoPosition() throws Exception {
        try (var zooKeeper = new TestingServer()) { // a stopped process keeps its file locks
            cluster.leaderBy("zookeeper:" + zooKeeper.getConnectString());
            stopLeader();
            stopCluster();
        }
    }

    private void stopLeader() throws Exception {
        startNodes();
        String leader = leader();
        Process process = cluster.node(leader);
        cluster.signal("STOP", process);
        await().atMost(SOON).until(() -> !leader().equals(leader));
        TimeUnit.SECONDS.sleep(STOP_SECONDS);
        String before = position();

        cluster.signal("CONT", process);

        List<String> positions = new ArrayList<>(List.of(before));
        long begin = System.nanoTime();
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).until(() -> {
            positions.add(position());
            return System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(8);
        });
        assertThat(positions).isSorted();
        allAreDeliveredAndNonePaidTwice(1);
        System.out.printf("stopped for %d s: %d of %d CDRs twice%n", STOP_SECONDS, repeats(), cdrs.get());
    }

    @Test
    void nodesWaitForTheDatabaseAndGoOnByThemselves() throws Exception {
        startNodes();
        cluster.proxy().cut();
        TimeUnit.SECONDS.sleep(1); // the call that was in flight
        long calls = cluster.sandbox().journal().count();
        TimeUnit.SECONDS.sleep(AWAY_SECONDS);
        long callsWithoutDatabase = cluster.sandbox().journal().count() - calls;

        cluster.proxy().restore();

        long back = System.nanoTime();
        await().atMost(SOON).until(() -> cluster.sandbox().journal().count() > calls + callsWithoutDatabase);
        double first = (System.nanoTime() - back) / 1e9;
        allAreDeliveredAndNonePaidTwice(1);
        System.out.printf(
                "database away for %d s: %d calls meanwhile, the first %.1f s after it was back; %d of %d CDRs twice%n",
                AWAY_SECONDS, callsWithoutDatabase, first, repeats(), cdrs.get());
        assertThat(callsWithoutDatabase).isZero();
    }

    private void startNodes() throws Exception {
        cluster.start("one", cluster.msisdn(), 0);
        cluster.start("two", cluster.msisdn(), 0);
        awaitStarted("one", 1);
        awaitStarted("two", 1);
        traffic.scheduleAtFixedRate(this::addCdr, 0, 500, TimeUnit.MILLISECONDS);
        await().atMost(SOON).until(() -> !delivered().isEmpty());
    }

    private void awaitStarted(String node, long times) {
        await().atMost(SOON).until(() -> started(node) >= times);
    }

    private long started(String node) throws IOException {
        Path output = directory.resolve(node).resolve("output");
        return Files.readString(output).lines().filter("started"::equals).count();
    }

    private void addCdr() {
        LocalDateTime now = cluster.sandbox().fleet().now();
        cluster.sandbox()
                .fleet()
                .addCdr(SandboxCdr.of(cluster.msisdn(), now, now.plusSeconds(1), cdrs.incrementAndGet()));
    }

    /** The node that delivered last. */
    private String leader() throws SQLException {
        return cluster.query("SELECT node FROM delivered ORDER BY at DESC LIMIT 1")
                .get(0);
    }

    private List<String> delivered() throws SQLException {
        return cluster.query("SELECT DISTINCT traffic FROM delivered");
    }

    private long repeats() throws SQLException {
        return Long.parseLong(cluster.query("SELECT count(*) - count(DISTINCT record_key) FROM delivered")
                .get(0));
    }

    private String position() throws SQLException {
        return cluster.query("SELECT state FROM CAMELSIM_STATE WHERE name NOT LIKE '%/sims'")
                .get(0);
    }

    /** @param interruptions each may repeat what was in flight, and leave one SMS of which the outcome is unknown */
    private void allAreDeliveredAndNonePaidTwice(int interruptions) throws SQLException, IOException {
        traffic.shutdown();
        await().atMost(SOON).until(() -> delivered().size() == cdrs.get());
        assertThat(cluster.query("SELECT count(DISTINCT record_key) FROM delivered")
                        .get(0))
                .isEqualTo(Long.toString(cdrs.get()));
        assertThat(repeats()).isLessThanOrEqualTo(500L * interruptions);
        assertThat(cluster.sandbox().journal().refused()).isZero();
        List<String> paid = cluster.sandbox().journal().entries("sendSms").stream()
                .filter(JournalEntry::effect)
                .map(entry -> entry.param("message"))
                .toList();
        assertThat(paid).doesNotHaveDuplicates().isNotEmpty();
    }
}
