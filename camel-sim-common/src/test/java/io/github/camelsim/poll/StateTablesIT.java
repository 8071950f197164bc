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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables that the page on repositories shows for other databases, as far as the compatibility modes of H2 know them. */
class StateTablesIT {

    private static final Path PAGE = Path.of("../docs/repositories.adoc");

    @ParameterizedTest
    @CsvSource({"PostgreSQL, PostgreSQL", "MySQL, MySQL", "SQL Server, MSSQLServer"})
    void holdStates(String product, String mode) throws Exception {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + JdbcStateRepositoryContract.uniqueName() + ";DB_CLOSE_DELAY=-1;MODE=" + mode);
        create(database, tableOf(product));
        var repository = new JdbcStateRepository(database);
        repository.setCreateTableIfNotExists(false);
        repository.start();
        String snapshot = "[\u00e9\u20ac]".repeat(25_000);

        assertThat(repository.replaceState("position", null, snapshot)).isTrue();
        assertThat(repository.replaceState("position", snapshot.toUpperCase(), "2"))
                .isFalse();
        assertThat(repository.replaceState("position", snapshot, "2")).isTrue();
        assertThat(repository.replaceState("POSITION", null, "other key")).isTrue();

        assertThat(repository.getState("position")).isEqualTo("2");
    }

    private static void create(JdbcDataSource database, String table) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(table);
        }
    }

    private static String tableOf(String product) throws IOException {
        Matcher table = Pattern.compile(Pattern.quote(product) + "[^\n]*: `(CREATE TABLE [^`]+)`")
                .matcher(Files.readString(PAGE));
        assertThat(table.find()).as(product).isTrue();
        return table.group(1).replace(" COLLATE Latin1_General_BIN2", ""); // H2 has no collations of columns
    }
}
