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

import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps how far consumers have come in a table beside those that they fill. Each change is one statement, so that
 * whenever the program ends the state is a whole one, and a copy of the database has rows and state of one moment.
 */
final class JdbcStateRepository extends ServiceSupport implements StateRepository<String, String> {

    private static final String READ = "SELECT state FROM consumer_state WHERE name = ?";
    private static final String WRITE = """
            MERGE INTO consumer_state t
            USING (SELECT CAST(? AS VARCHAR(255)) AS name, CAST(? AS VARCHAR) AS state) s
            ON (t.name = s.name)
            WHEN MATCHED THEN UPDATE SET state = s.state
            WHEN NOT MATCHED THEN INSERT (name, state) VALUES (s.name, s.state)
            """;

    private final JdbcTemplate database;

    JdbcStateRepository(DataSource database) {
        this.database = new JdbcTemplate(database);
    }

    @Override
    public void setState(String key, String value) {
        database.update(WRITE, key, value);
    }

    @Override
    public String getState(String key) {
        List<String> states = database.queryForList(READ, String.class, key);
        return states.isEmpty() ? null : states.get(0);
    }
}
