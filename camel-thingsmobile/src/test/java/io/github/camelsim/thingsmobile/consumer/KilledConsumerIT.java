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
package io.github.camelsim.thingsmobile.consumer;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficGenerator;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficSettings;
import io.github.camelsim.thingsmobile.support.consumer.ConsumingProcess;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A consuming process that is killed at random moments while CDRs come all the time, some up to six hours late, some
 * identical, some that move no counter. {@code -Dkills=20} kills it more often.
 */
class KilledConsumerIT {

    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final long SEED = Long.getLong("seed", 7);

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(20).callGapFactor(0));

    @TempDir
    Path directory;

    private Server server;
    private String database;
    private Process process;

    @BeforeEach
    void startDatabase() throws SQLException {
        server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", directory.toString())
                .start();
        database = "jdbc:h2:tcp://localhost:" + server.getPort() + "/./cdrs;DB_CLOSE_DELAY=-1";
        try (Connection connection = connection()) {
            connection.createStatement().execute("create table target (cdr varchar(100))");
        }
    }

    @AfterEach
    void stopAll() {
        if (process != null) {
            process.destroyForcibly();
        }
        server.stop();
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(database, "sa", "");
    }

    private Process start() throws Exception {
        LocalDateTime eightDaysAgo =
                LocalDateTime.now(ZoneOffset.UTC).minusDays(8).withNano(0).withSecond(1);
        String uri = "thingsmobile:getCdrPaginated?lookback=7h&delay=50&initialDelay=0&maxInFlight=50&startDateRange="
                + eightDaysAgo;
        String cursor = directory.resolve("cursor").toString();
        return new ConsumingProcess.Job(SANDBOX.baseUri(), uri, database, cursor, 4, 0).start(128, directory);
    }

    private long rows() throws SQLException {
        try (Connection connection = connection();
                ResultSet count = connection.createStatement().executeQuery("select count(*) from target")) {
            count.next();
            return count.getLong(1);
        }
    }

    private Map<String, Long> target() throws SQLException {
        Map<String, Long> rows = new HashMap<>();
        try (Connection connection = connection();
                ResultSet result =
                        connection.createStatement().executeQuery("select cdr, count(*) from target group by cdr")) {
            while (result.next()) {
                rows.put(result.getString(1), result.getLong(2));
            }
        }
        return rows;
    }

    private static Map<String, Long> wanted() {
        return SANDBOX.fleet().cdrs().stream().collect(groupingBy(SandboxRows::text, counting()));
    }

    private boolean everythingIsThere() throws SQLException {
        Map<String, Long> there = target();
        return wanted().entrySet().stream()
                .allMatch(entry -> there.getOrDefault(entry.getKey(), 0L) >= entry.getValue());
    }

    @Test
    void everyCdrIsInTheTargetAndNoneMoreOftenThanTheKillsExplain() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        TrafficGenerator traffic = SANDBOX.get().startTraffic(new TrafficSettings(40, 0.1, 0.05, 0.15, SEED));
        for (int kill = 0; kill < KILLS; kill++) {
            long before = rows();
            process = start();
            await().atMost(Duration.ofMinutes(5)).until(() -> rows() > before);
            process.waitFor(random.nextLong(2000), TimeUnit.MILLISECONDS);
            assertThat(process.isAlive()).as("it runs until it is killed").isTrue();
            process.destroyForcibly().waitFor();
        }
        traffic.stop();
        process = start();
        await().atMost(Duration.ofMinutes(5)).until(this::everythingIsThere);
        Map<String, Long> wanted = wanted();
        Map<String, Long> there = target();
        assertThat(there.keySet()).isEqualTo(wanted.keySet());
        assertThat(there)
                .allSatisfy(
                        (cdr, times) -> assertThat(times).as(cdr).isBetween(wanted.get(cdr), wanted.get(cdr) + KILLS));
        System.out.printf(
                "%d kills: %d CDRs in the sandbox, %d rows in the target%n",
                KILLS, wanted.values().stream().mapToLong(Long::longValue).sum(), rows());
    }
}
