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

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbcStateRepositoryOnPostgresIT extends JdbcStateRepositoryContract {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startServer() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        postgres.close();
    }

    @Override
    DataSource newDatabase() throws SQLException {
        String name = uniqueName();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return postgres.getDatabase("postgres", name);
    }

    @Override
    DataSource breaking(DataSource database, int statement) {
        var statements = new AtomicInteger();
        return TestDataSources.withStatements(database, connection -> {
            if (statements.incrementAndGet() == statement) {
                try (var killer = postgres.getPostgresDatabase().getConnection();
                        var session = connection.createStatement();
                        var id = session.executeQuery("SELECT pg_backend_pid()")) {
                    id.next();
                    killer.createStatement().execute("SELECT pg_terminate_backend(" + id.getInt(1) + ")");
                }
            }
            return connection;
        });
    }
}
