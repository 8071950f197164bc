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

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Lets one process at a time act on a SIM, by a lock on the SIM's row in {@code sim_lock}. The database releases it when
 * the process ends, in whatever way, so that a row of {@code sim_action} with an intent and no outcome is either in
 * progress and locked, or left behind.
 */
public final class SimLocks {

    private static final String LOCK = "SELECT sim_id FROM sim_lock WHERE sim_id = ? FOR UPDATE SKIP LOCKED";
    private static final String MAKE_ROW = """
            INSERT INTO sim_lock (sim_id)
            SELECT CAST(? AS VARCHAR(22)) WHERE NOT EXISTS (SELECT 1 FROM sim_lock WHERE sim_id = ?)
            """;

    private final DataSource database;

    SimLocks(DataSource database) {
        this.database = database;
    }

    /**
     * Locks a SIM until the exchange is done.
     *
     * @return false if another process acts on the SIM
     */
    public boolean lock(Exchange exchange, String simId) throws SQLException {
        makeRow(simId);
        Connection connection = database.getConnection();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                // gives the connection back to the pool, which rolls back; a broken one has released the lock already
                JdbcUtils.closeConnection(connection);
            }
        });
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, simId);
            return statement.executeQuery().next();
        }
    }

    private void makeRow(String simId) {
        try {
            new JdbcTemplate(database).update(MAKE_ROW, simId, simId);
        } catch (DuplicateKeyException e) {
            // another process has made it at the same time
        }
    }
}
