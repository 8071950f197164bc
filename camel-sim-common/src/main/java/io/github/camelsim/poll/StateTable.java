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
package io.github.camelsim.poll;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.camel.RuntimeCamelException;

/**
 * The table of a {@link JdbcStateRepository}. Each statement is committed at once. All operations may be repeated, so one
 * whose connection broke is repeated once on another connection.
 */
final class StateTable {

    private final DataSource dataSource;
    private final String name;

    StateTable(DataSource dataSource, String name) {
        this.dataSource = dataSource;
        this.name = name;
    }

    /** @param create whether to create the table if it is missing */
    void open(boolean create) {
        withConnection("find or create the table " + name, connection -> {
            try {
                select(connection, "");
            } catch (SQLException missing) {
                if (!create || SqlFailure.isConnectionBroken(missing)) {
                    throw missing;
                }
                create(connection, missing);
            }
            return null;
        });
        withConnection(
                "compare states (the column state must have a type that the database can compare with text)",
                this::compare);
    }

    /** Some databases cannot compare their types for long texts, such as TEXT of SQL Server and CLOB of Oracle. */
    private Void compare(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT name FROM " + name + " WHERE name = ? AND state = ?")) {
            statement.setString(1, "");
            statement.setString(2, "");
            statement.executeQuery().close();
            commit(connection);
            return null;
        }
    }

    /** Another process may create the table at the same time, so a failure counts only if the table is missing still. */
    private void create(Connection connection, SQLException missing) throws SQLException {
        rollBack(connection);
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + name + " (name VARCHAR(" + JdbcStateRepository.MAX_KEY_LENGTH
                    + ") PRIMARY KEY, state TEXT NOT NULL)");
            commit(connection);
        } catch (SQLException failure) {
            rollBack(connection);
            failure.addSuppressed(missing);
            try {
                select(connection, "");
            } catch (SQLException stillMissing) {
                throw failure;
            }
        }
    }

    /** @return null if there is no state */
    String select(String key) {
        return withConnection("read the state of '" + key + "'", connection -> select(connection, key));
    }

    private String select(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT state FROM " + name + " WHERE name = ?")) {
            statement.setString(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                String state = rows.next() ? rows.getString(1) : null;
                commit(connection);
                return state;
            }
        }
    }

    void store(String key, String value) {
        withConnection("store the state of '" + key + "'", connection -> {
            store(connection, key, value);
            return null;
        });
    }

    /** Two writers may both find no row to update. The one whose insert fails updates the row of the other. */
    private void store(Connection connection, String key, String value) throws SQLException {
        String update = "UPDATE " + name + " SET state = ? WHERE name = ?";
        if (update(connection, update, value, key) > 0) {
            return;
        }
        try {
            update(connection, insert(), value, key);
        } catch (SQLException failure) {
            throwUnlessPresent(connection, key, failure);
            update(connection, update, value, key);
        }
    }

    /** A statement that is repeated may find what it has stored itself. */
    boolean replace(String key, String expected, String value) {
        return withConnection(
                "store the state of '" + key + "'",
                connection -> replaceOnce(connection, key, expected, value) || value.equals(select(connection, key)));
    }

    private boolean replaceOnce(Connection connection, String key, String expected, String value) throws SQLException {
        if (expected != null) {
            return update(
                            connection,
                            "UPDATE " + name + " SET state = ? WHERE name = ? AND state = ?",
                            value,
                            key,
                            expected)
                    > 0;
        }
        try {
            return update(connection, insert(), value, key) > 0;
        } catch (SQLException failure) {
            throwUnlessPresent(connection, key, failure);
            return false;
        }
    }

    /** An insert has failed: does the key have a row already, or is it about another constraint? */
    private void throwUnlessPresent(Connection connection, String key, SQLException failure) throws SQLException {
        rollBack(connection);
        if (!SqlFailure.isConstraintViolated(failure) || select(connection, key) == null) {
            throw failure;
        }
    }

    private String insert() {
        return "INSERT INTO " + name + " (state, name) VALUES (?, ?)";
    }

    void remove(String key) {
        withConnection(
                "remove the state of '" + key + "'",
                connection -> update(connection, "DELETE FROM " + name + " WHERE name = ?", key));
    }

    private static int update(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            int rows = statement.executeUpdate();
            commit(connection);
            return rows;
        }
    }

    private static void commit(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private static void rollBack(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    private <T> T withConnection(String what, Work<T> work) {
        try {
            try {
                return attempt(work);
            } catch (SQLException failure) {
                if (!SqlFailure.isRepeatable(failure)) {
                    throw failure;
                }
                return attempt(work);
            }
        } catch (SQLException failure) {
            throw new RuntimeCamelException(
                    "JdbcStateRepository cannot " + what + " in table " + name + ": " + failure.getMessage(), failure);
        }
    }

    private <T> T attempt(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        }
    }

    @FunctionalInterface
    private interface Work<T> {

        T on(Connection connection) throws SQLException;
    }
}
