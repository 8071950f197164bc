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
package io.github.camelsim.infobip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.sandbox.InfobipSandbox;
import io.github.camelsim.infobip.sandbox.fleet.InfobipSim;
import io.github.camelsim.poll.JdbcStateRepository;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that consumes changes and is killed at random moments, while SIM cards get new names all the time. */
class KilledConsumerIT {

    private static final int KILLS = Integer.getInteger("kills", 3);
    private static final long SEED = Long.getLong("seed", 7);
    private static final int SIMS = 150;

    @TempDir
    Path directory;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private ThingsMobileSandbox started;
    private InfobipSandbox sandbox;
    private Server server;
    private String database;
    private Process process;

    @BeforeEach
    void start() throws SQLException {
        started = ThingsMobileSandbox.builder()
                .infobip(settings -> settings.sims(SIMS))
                .start();
        sandbox = started.infobip();
        server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", directory.toString())
                .start();
        database = "jdbc:h2:tcp://localhost:" + server.getPort() + "/./changes;DB_CLOSE_DELAY=-1";
        try (Connection connection = connection()) {
            connection
                    .createStatement()
                    .execute("create table target (number int auto_increment, iccid varchar(22), name varchar(100))");
        }
    }

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
        server.stop();
        started.close();
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(database, "sa", "");
    }

    private long rows() throws SQLException {
        try (Connection connection = connection();
                ResultSet count = connection.createStatement().executeQuery("select count(*) from target")) {
            count.next();
            return count.getLong(1);
        }
    }

    /** The names of each SIM card in the order in which they were delivered. */
    private Map<String, List<String>> delivered() throws SQLException {
        Map<String, List<String>> names = new HashMap<>();
        try (Connection connection = connection();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select iccid, listagg(name, ',') within group (order by number)"
                                + " from target group by iccid")) {
            while (row.next()) {
                names.put(row.getString(1), List.of(row.getString(2).split(",")));
            }
        }
        return names;
    }

    private Map<String, String> wanted() {
        return sandbox.fleet().page(0, SIMS).stream().collect(Collectors.toMap(InfobipSim::iccid, InfobipSim::name));
    }

    private Map<String, String> last() throws SQLException {
        return delivered().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, names -> names.getValue()
                .get(names.getValue().size() - 1)));
    }

    private void rename(int generation) {
        List<InfobipSim> sims = sandbox.fleet().page(0, SIMS);
        for (int i = 0; i < SIMS / 3; i++) {
            String iccid = sims.get(random.nextInt(SIMS)).iccid();
            sandbox.fleet().update(iccid, sim -> sim.withName("name " + generation));
        }
    }

    @Test
    void everyChangeArrivesAndNoneMoreOftenThanTheKillsExplain() throws Exception {
        sandbox.fleet().page(0, SIMS).forEach(sim -> sandbox.fleet()
                .update(sim.iccid(), changed -> changed.withName("first")));
        for (int kill = 0; kill < KILLS; kill++) {
            long before = rows();
            rename(kill);
            process = consume();
            await().atMost(Duration.ofMinutes(5)).until(() -> rows() > before);
            process.waitFor(random.nextLong(1000), TimeUnit.MILLISECONDS);
            assertThat(process.isAlive()).as("it runs until it is killed").isTrue();
            process.destroyForcibly().waitFor();
        }
        rename(KILLS);
        process = consume();

        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(last()).isEqualTo(wanted()));
        assertThat(delivered().values()).allSatisfy(names -> assertThat(names.stream()
                        .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
                        .values())
                .allMatch(times -> times <= 1 + KILLS));
    }

    private Process consume() throws Exception {
        return ForkedJava.start(
                ChangeConsumer.class, 128, directory.resolve("output"), sandbox.baseUri(), sandbox.apiKey(), database);
    }

    /** The process that is killed. */
    static final class ChangeConsumer {

        private ChangeConsumer() {}

        public static void main(String[] arguments) throws Exception {
            var database = JdbcConnectionPool.create(arguments[2], "sa", "");
            var context = new DefaultCamelContext();
            var component = new InfobipIotComponent(context);
            component.getConfiguration().setBaseUri(arguments[0]);
            component.getConfiguration().setApiKey(arguments[1]);
            context.addComponent("infobip-iot", component);
            context.getRegistry().bind("states", new JdbcStateRepository(database));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("infobip-iot:listSims?changesOnly=true&cursorRepository=#states&maxInFlight=20&initialDelay=0"
                                    + "&delay=50")
                            .process(exchange -> {
                                SimCard sim = exchange.getMessage().getBody(SimCard.class);
                                try (Connection connection = database.getConnection();
                                        var insert = connection.prepareStatement(
                                                "insert into target (iccid, name) values (?, ?)")) {
                                    insert.setString(1, sim.iccid());
                                    insert.setString(2, sim.name());
                                    insert.executeUpdate();
                                }
                            });
                }
            });
            context.start();
            new CountDownLatch(1).await();
        }
    }
}
