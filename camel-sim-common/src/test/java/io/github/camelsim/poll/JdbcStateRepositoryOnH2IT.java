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

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class JdbcStateRepositoryOnH2IT extends JdbcStateRepositoryContract {

    @Override
    DataSource newDatabase() {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + uniqueName() + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    @Override
    DataSource breaking(DataSource database, int statement) {
        var statements = new AtomicInteger();
        return TestDataSources.withStatements(database, connection -> {
            if (statements.incrementAndGet() == statement) {
                try (var killer = database.getConnection();
                        var session = connection.createStatement();
                        var id = session.executeQuery("SELECT SESSION_ID()")) {
                    id.next();
                    killer.createStatement().execute("CALL ABORT_SESSION(" + id.getInt(1) + ")");
                }
            }
            return connection;
        });
    }
}
