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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lets one process at a time act on a SIM, by a lock on the SIM's row in {@code sim_lock}. The database releases it when
 * the process ends, in whatever way, so that a row of {@code sim_action} with an intent and no outcome is either under
 * way and locked, or left behind.
 */
public final class SimLocks {

    private static final Logger LOG = LoggerFactory.getLogger(SimLocks.class);
    private static final String LOCK = "SELECT msisdn FROM sim_lock WHERE msisdn = ? FOR UPDATE SKIP LOCKED";
    private static final String MAKE_ROW = """
            INSERT INTO sim_lock (msisdn)
            SELECT s.msisdn FROM sim s
            WHERE s.msisdn = ? AND NOT EXISTS (SELECT 1 FROM sim_lock l WHERE l.msisdn = s.msisdn)
            """;

    private final DataSource database;
    private final JdbcTemplate statements;

    SimLocks(DataSource database) {
        this.database = database;
        statements = new JdbcTemplate(database);
    }

    /**
     * Locks a SIM until the exchange is done.
     *
     * @return false if another process acts on the SIM
     */
    public boolean take(Exchange exchange, String msisdn) throws SQLException {
        makeRow(msisdn);
        Connection connection = database.getConnection();
        boolean taken = false;
        try {
            connection.setAutoCommit(false);
            taken = lock(connection, msisdn);
        } finally {
            if (!taken) {
                release(connection);
            }
        }
        if (taken) {
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    release(connection);
                }
            });
        }
        return taken;
    }

    private void makeRow(String msisdn) {
        try {
            statements.update(MAKE_ROW, msisdn);
        } catch (DuplicateKeyException e) {
            LOG.debug("Another process has made the row of {} at the same time", msisdn);
        }
    }

    private static boolean lock(Connection connection, String msisdn) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, msisdn);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Closing gives the connection back to the pool, which rolls back. */
    private static void release(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A lock's connection was broken, which has released the lock", e);
        }
    }
}
