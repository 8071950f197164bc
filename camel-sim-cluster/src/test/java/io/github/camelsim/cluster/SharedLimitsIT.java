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

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.provider.jdbc.JdbcLockProvider;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes with one account, whose locks are in one database. */
@Timeout(120)
class SharedLimitsIT {

    private static final double GAP_FACTOR = 0.05;
    private static final int CALLS = 15;

    @Test
    void nodesKeepTheGapsTogether() throws Exception {
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:gaps;DB_CLOSE_DELAY=-1", "sa", "");
        Locks.createTable(database);
        try (var sandbox =
                        ThingsMobileSandbox.builder().callGapFactor(GAP_FACTOR).start();
                var one = node(sandbox, database);
                var other = node(sandbox, database)) {
            List<CompletableFuture<Object>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                calls.add(one.call("simListLite"));
                calls.add(other.call("simListLite"));
            }

            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(90, TimeUnit.SECONDS);
            assertThat(sandbox.journal().count("simListLite")).isEqualTo(2 * CALLS);
            assertThat(sandbox.journal().refused()).isZero();
        } finally {
            database.dispose();
        }
    }

    private static Node node(ThingsMobileSandbox sandbox, DataSource database) {
        return new Node(sandbox.baseUri(), GAP_FACTOR, new ClusterCallSpacing(new JdbcLockProvider(database))).start();
    }
}
