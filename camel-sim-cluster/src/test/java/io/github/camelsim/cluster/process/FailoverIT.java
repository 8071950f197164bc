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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes, of which one consumes CDRs and sends an SMS for each. Long runs: {@code -Dfailover.kills=10
 * -Dfailover.stopSeconds=60 -Dfailover.awaySeconds=30}.
 */
@Timeout(900)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the start of databases and processes takes most of the time
class FailoverIT {

    private static final int KILLS = Integer.getInteger("failover.kills", 1);
    private static final int STOP_SECONDS = Integer.getInteger("failover.stopSeconds", 6);
    private static final int AWAY_SECONDS = Integer.getInteger("failover.awaySeconds", 4);

    private static final double GAP_FACTOR = 0.02;

    /** A former leader that continues may have a call in flight, and reads the list once more. */
    private static final int SECONDS_AFTER_STOP = 8;

    /** A leader may be stopped between its last look at the lock and the first byte of a call. */
    private static final int MOST_REFUSED_AFTER_STOP = 1;

    private static final Duration SOON = Duration.ofSeconds(120);

    /** What a node delivers may have been completed by the other one since it was read. */
    private static final int MOST_SECONDS_SINCE_READ = 5;

    /** The key of a delivered record, if it is completed. */
    private static final String COMPLETED = "SELECT 1 FROM CAMEL_MESSAGEPROCESSED WHERE processorName = 'cdrs'"
            + " AND right(messageId, length(record_key)) = record_key";

    @TempDir
    private static Path directory;

    private final AtomicLong cdrs = new AtomicLong();
    private TestingServer zooKeeper;
    private Cluster cluster;
    private String leaderBy;
    private long refusedBefore;
    private ScheduledExecutorService traffic;

    @BeforeAll
    void startCluster() throws Exception {
        zooKeeper = new TestingServer();
        cluster = new Cluster(directory, GAP_FACTOR);
    }

    @AfterEach
    void stopTraffic() {
        traffic.shutdownNow();
    }

    @AfterAll
    void stopCluster() throws Exception {
        cluster.close();
        zooKeeper.close();
    }

    @Test
    @Order(Integer.MAX_VALUE) // after those that use the nodes of the others
    void aLeaderThatIsKilledIsReplacedWithFileLocks() throws Exception {
        consume(NodeProcess.fileLocks(directory.resolve("locks").toFile()));
        killLeaders("file lock");
    }

    @Test
    void aLeaderThatIsKilledIsReplacedWithZooKeeper() throws Exception {
        consumeWithZooKeeper();
        killLeaders("ZooKeeper");
    }

    private void killLeaders(String engine) throws Exception {
        long repeatsBefore = repeats();
        long inFlight = 0;
        List<Double> times = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            String leader = leader();
            cluster.node(leader).destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            long killed = System.nanoTime();
            inFlight += inFlight();
            await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> !leader().equals(leader));
            times.add(secondsSince(killed));
            start(leader);
        }
        allAreDeliveredAndNonePaidTwice();
        System.out.printf(
                "%s: %d kills with %d CDRs in flight, fail-over min %.1f s, max %.1f s: %s; %d of %d CDRs again%n",
                engine,
                KILLS,
                inFlight,
                times.stream().mapToDouble(time -> time).min().orElseThrow(),
                times.stream().mapToDouble(time -> time).max().orElseThrow(),
                times,
                repeats() - repeatsBefore,
                cdrs.get());
    }

    @Test
    void aLeaderThatWasStoppedOverwritesNoPosition() throws Exception {
        consumeWithZooKeeper(); // a stopped process keeps its file locks
        long repeatsBefore = repeats();
        String leader = leader();
        Process process = cluster.node(leader);
        cluster.signal("STOP", process);
        long stopped = System.nanoTime();
        long inFlight = inFlight();
        await().atMost(SOON.plusSeconds(STOP_SECONDS))
                .until(() -> !leader().equals(leader) && secondsSince(stopped) >= STOP_SECONDS);
        String before = position();
        await().atMost(SOON).until(() -> !position().equals(before));

        cluster.signal("CONT", process);

        List<String> positions = new ArrayList<>(List.of(before));
        long continued = System.nanoTime();
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).until(() -> {
            positions.add(position());
            return secondsSince(continued) >= SECONDS_AFTER_STOP;
        });
        assertThat(positions).isSorted();
        allAreDeliveredAndNonePaidTwice(MOST_REFUSED_AFTER_STOP);
        System.out.printf(
                "stopped for %d s with %d CDRs in flight: %d of %d CDRs again; deliveries since by %s%n",
                STOP_SECONDS, inFlight, repeats() - repeatsBefore, cdrs.get(), leaders(secondsSince(stopped)));
    }

    @Test
    void nodesWaitForTheDatabaseAndGoOnByThemselves() throws Exception {
        consumeWithZooKeeper();
        long repeatsBefore = repeats();
        cluster.proxy().cut();
        awaitNoCalls(Duration.ofSeconds(1)); // after the run of calls that had a lock
        long calls = cluster.sandbox().journal().count();
        awaitNoCalls(Duration.ofSeconds(AWAY_SECONDS));
        long callsWithoutDatabase = cluster.sandbox().journal().count() - calls;

        cluster.proxy().restore();

        long back = System.nanoTime();
        await().atMost(SOON).until(() -> cluster.sandbox().journal().count() > calls + callsWithoutDatabase);
        double first = secondsSince(back);
        allAreDeliveredAndNonePaidTwice();
        System.out.printf(
                "database away for %d s: %d calls meanwhile, the first %.1f s after it was back; %d of %d CDRs again%n",
                AWAY_SECONDS, callsWithoutDatabase, first, repeats() - repeatsBefore, cdrs.get());
        assertThat(callsWithoutDatabase).isZero();
    }

    /** For this time. */
    private void awaitNoCalls(Duration time) {
        var before = new AtomicLong(-1);
        await().during(time).atMost(SOON.plus(time)).until(() -> {
            long calls = cluster.sandbox().journal().count();
            return before.getAndSet(calls) == calls;
        });
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private void consumeWithZooKeeper() throws Exception {
        consume("zookeeper:" + zooKeeper.getConnectString());
    }

    /** Two nodes consume what arrives from now on; those of an earlier test, if they have the same kind of leader. */
    private void consume(String leader) throws Exception {
        if (!leader.equals(leaderBy)) {
            cluster.killAll();
            cluster.leaderBy(leader);
            leaderBy = leader;
            start("one");
            start("two");
        }
        refusedBefore = cluster.sandbox().journal().refused();
        long before = delivered().size();
        traffic = Executors.newSingleThreadScheduledExecutor();
        traffic.scheduleAtFixedRate(this::addCdr, 0, 500, TimeUnit.MILLISECONDS);
        await().atMost(SOON).until(() -> delivered().size() > before);
    }

    private void start(String node) throws IOException {
        long before = starts(node);
        cluster.start(node, cluster.msisdn(), 0);
        await().atMost(SOON).until(() -> starts(node) > before);
    }

    private long starts(String node) throws IOException {
        Path output = directory.resolve(node).resolve("output");
        return Files.exists(output)
                ? Files.readString(output).lines().filter("started"::equals).count()
                : 0;
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

    /** The nodes that have delivered in the last seconds, one after the other. */
    private List<String> leaders(double seconds) throws SQLException {
        return cluster.query("SELECT node FROM (SELECT node, at, lag(node) OVER (ORDER BY at) AS before FROM delivered"
                + " WHERE at > clock_timestamp() - " + seconds + " * interval '1 second') AS deliveries"
                + " WHERE before IS DISTINCT FROM node ORDER BY at");
    }

    private long inFlight() throws SQLException {
        return Long.parseLong(
                cluster.query("SELECT count(DISTINCT record_key) FROM delivered WHERE NOT EXISTS (" + COMPLETED + ")")
                        .get(0));
    }

    private String position() throws SQLException {
        return cluster.query("SELECT state FROM CAMELSIM_STATE WHERE name NOT LIKE '%/sims'")
                .get(0);
    }

    private void allAreDeliveredAndNonePaidTwice() throws SQLException, IOException {
        allAreDeliveredAndNonePaidTwice(0);
    }

    /** A record is delivered again with its key, and only if it was in flight. */
    private void allAreDeliveredAndNonePaidTwice(int mostRefused) throws SQLException, IOException {
        traffic.shutdown();
        await().atMost(SOON).until(() -> delivered().size() == cdrs.get());
        assertThat(cluster.query("SELECT count(DISTINCT record_key) FROM delivered")
                        .get(0))
                .isEqualTo(Long.toString(cdrs.get()));
        assertThat(cluster.query("SELECT record_key FROM delivered WHERE EXISTS (" + COMPLETED
                        + " AND createdAt < at - interval '" + MOST_SECONDS_SINCE_READ + " seconds')"))
                .as("delivered again, although it was not in flight any more")
                .isEmpty();
        assertThat(cluster.sandbox().journal().refused() - refusedBefore).isLessThanOrEqualTo(mostRefused);
        List<String> paid = cluster.sandbox().journal().entries("sendSms").stream()
                .filter(JournalEntry::effect)
                .map(entry -> entry.param("message"))
                .toList();
        assertThat(paid).doesNotHaveDuplicates().isNotEmpty();
    }
}
