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
package io.github.camelsim.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.poll.JdbcStateRepository;
import io.github.camelsim.state.StateOverwrittenException;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A consumer whose place another node has taken, which has written its position since. */
@Timeout(120)
class FencedPositionsIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final List<Long> delivered = new CopyOnWriteArrayList<>();
    private final List<Exception> failedPolls = new CopyOnWriteArrayList<>();

    @Test
    void keepsThePositionOfTheOtherNodeAndContinuesFromThere() throws Exception {
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:fence;DB_CLOSE_DELAY=-1", "sa", "");
        try (var sandbox = ThingsMobileSandbox.builder()
                        .cdrsPerSim(0)
                        .callGapFactor(0)
                        .start();
                var node = new Node(sandbox.baseUri(), 0, new ClusterCallSpacing(new TestEngine()))) {
            String msisdn = sandbox.fleet().sims().get(0).msisdn();
            var positions = new JdbcStateRepository(database);
            consume(node, positions, msisdn);
            LocalDateTime now = sandbox.fleet().now();
            sandbox.fleet().addCdr(SandboxCdr.of(msisdn, now.minusHours(3), now.minusHours(2), 1));
            node.start();
            await().atMost(SOON).until(() -> position(database).startsWith(text(now.minusHours(3))));

            String key = key(database);
            String ofOther = text(now.minusHours(1)) + "/" + position(database).split("/")[1];
            positions.setState(key, ofOther);
            sandbox.fleet().addCdr(SandboxCdr.of(msisdn, now.minusHours(2), now.minusHours(1), 2));
            await().atMost(SOON).until(() -> !failedPolls.isEmpty());

            assertThat(failedPolls.get(0)).isInstanceOf(StateOverwrittenException.class);
            sandbox.fleet().addCdr(SandboxCdr.of(msisdn, now, now.plusSeconds(1), 3));
            await().atMost(SOON).until(() -> position(database).startsWith(text(now)));
            assertThat(delivered).containsExactly(1L, 2L, 3L);
            assertThat(failedPolls).hasSize(1);
        } finally {
            database.dispose();
        }
    }

    private void consume(Node node, JdbcStateRepository positions, String msisdn) throws Exception {
        node.context().getRegistry().bind("positions", positions);
        node.context().getRegistry().bind("polls", new DefaultPollingConsumerPollStrategy() {
            @Override
            public boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception cause) {
                failedPolls.add(cause);
                return false;
            }
        });
        node.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("thingsmobile:getCdrPaginated?delay=50&initialDelay=1&pollStrategy=#polls&msisdnList=" + msisdn
                                + "&cursorRepository=#positions")
                        .process(exchange -> delivered.add(
                                exchange.getMessage().getBody(Cdr.class).traffic()));
            }
        });
    }

    private static String text(LocalDateTime time) {
        return time.withNano(0).toString();
    }

    private static String key(DataSource database) throws SQLException {
        return first(database, "SELECT name FROM CAMELSIM_STATE WHERE name NOT LIKE '%/sims'");
    }

    private static String position(DataSource database) throws SQLException {
        return first(database, "SELECT state FROM CAMELSIM_STATE WHERE name NOT LIKE '%/sims'");
    }

    private static String first(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
