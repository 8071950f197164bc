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

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.camel.support.service.ServiceSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The connections to the database, whose tables are there; closed with the Camel context. */
final class Database extends ServiceSupport {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final HikariDataSource connections;

    private Database(HikariDataSource connections) {
        this.connections = connections;
    }

    /** @throws RuntimeException if there is no such database, or its tables cannot be made */
    static Database open(FleetSettings.DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(4);
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        var connections = new HikariDataSource(config);
        try {
            makeTables(connections);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
        return new Database(connections);
    }

    /**
     * Another process may make the same tables at the same time, and PostgreSQL then fails one of the two statements,
     * after the other has been committed. So failures count only the second time, when all that can exist does.
     */
    private static void makeTables(DataSource database) {
        var schema = new ResourceDatabasePopulator(new ClassPathResource("sql/schema.sql"));
        schema.setContinueOnError(true);
        schema.execute(database);
        schema.setContinueOnError(false);
        schema.execute(database);
    }

    /** @throws SQLException if it cannot be reached */
    void check() throws SQLException {
        try (Connection connection = connections.getConnection()) {
            if (!connection.isValid((int) LONGEST_WAIT.toSeconds())) {
                throw new SQLException("the connection is broken");
            }
        }
    }

    DataSource dataSource() {
        return connections;
    }

    @Override
    protected void doStop() {
        connections.close();
    }
}
