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
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The connections to the database, whose tables are there; closed with the Camel context. */
final class Database extends ServiceSupport {

    private final HikariDataSource connections;

    private Database(HikariDataSource connections) {
        this.connections = connections;
    }

    /** @throws RuntimeException if there is no such database, or its tables cannot be made */
    static Database open(CamelContext context) {
        var config = new HikariConfig();
        config.setJdbcUrl(FleetSettings.text(context, "fleet.database.url"));
        config.setUsername(FleetSettings.text(context, "fleet.database.user"));
        config.setPassword(FleetSettings.text(context, "fleet.database.password"));
        config.setMaximumPoolSize(4);
        var connections = new HikariDataSource(config);
        try {
            new ResourceDatabasePopulator(new ClassPathResource("sql/schema.sql")).execute(connections);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
        return new Database(connections);
    }

    DataSource dataSource() {
        return connections;
    }

    @Override
    protected void doStop() {
        connections.close();
    }
}
