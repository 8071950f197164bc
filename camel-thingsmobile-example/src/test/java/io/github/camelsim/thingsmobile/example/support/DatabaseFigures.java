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
package io.github.camelsim.thingsmobile.example.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.NumberFormat;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the page has to show, by statements that are not those of the page. */
public final class DatabaseFigures {

    private final JdbcTemplate database;

    public DatabaseFigures(JdbcTemplate database) {
        this.database = database;
    }

    /** The ids of the tables of the page. */
    public Set<String> tables() {
        return statements().keySet();
    }

    /** The rows of a table of the page, as it writes them. */
    public List<List<String>> of(String table) {
        return rows(statements().get(table));
    }

    /** How many SIMs there are, how many of them are active, and the credit. */
    public List<String> tiles() {
        String sims = "SELECT COUNT(*) FROM sim WHERE removed = FALSE";
        return List.of(
                rows(sims).get(0).get(0),
                rows(sims + " AND status_group = 'ACTIVE'").get(0).get(0),
                database.queryForObject(
                        "SELECT amount FROM credit_reading ORDER BY read_at DESC LIMIT 1",
                        (row, number) -> String.format(Locale.US, "%.2f EUR", row.getBigDecimal(1))));
    }

    private static Map<String, String> statements() {
        LocalDateTime now = LocalDateTime.now(Fleet.ZONE);
        return Map.of(
                "fleet-table",
                """
                SELECT provider, status_group, COUNT(*) FROM sim WHERE removed = FALSE
                GROUP BY provider, status_group ORDER BY provider DESC, status_group""",
                "traffic-table",
                """
                SELECT COALESCE(s.tag, 'no tag'), COUNT(*), ROUND(SUM(c.traffic) / 1048576.0, 1)
                FROM cdr c LEFT JOIN sim s ON s.sim_id = c.msisdn
                WHERE CAST(c.started_at AS DATE) = DATE '%s'
                GROUP BY COALESCE(s.tag, 'no tag') ORDER BY 3 DESC, 1""".formatted(now.toLocalDate()),
                "usage-table",
                """
                SELECT provider, COALESCE(tag, 'no tag'), ROUND(SUM(monthly_traffic) / 1048576.0, 1) FROM sim
                WHERE removed = FALSE AND traffic_month = '%s'
                GROUP BY provider, COALESCE(tag, 'no tag') ORDER BY provider DESC, 3 DESC, 2""".formatted(Fleet.MONTH),
                "top-table",
                """
                SELECT sim_id, name, ROUND(monthly_traffic / 1048576.0, 1) FROM sim
                WHERE removed = FALSE AND monthly_traffic > 0 AND traffic_month = '%s'
                ORDER BY monthly_traffic DESC, sim_id LIMIT 10""".formatted(Fleet.MONTH),
                "silent-table",
                """
                SELECT sim_id, name, tag FROM sim
                WHERE provider = 'thingsmobile' AND removed = FALSE AND status_group = 'ACTIVE' AND sim_id NOT IN (
                    SELECT msisdn FROM cdr WHERE started_at >= TIMESTAMP '%s')
                ORDER BY sim_id LIMIT 10""".formatted(Timestamp.valueOf(now.minusDays(1))),
                "actions-table",
                """
                SELECT TO_CHAR(intended_at, 'YYYY-MM-DD HH24:MI:SS'), action, sim_id, outcome FROM sim_action
                ORDER BY intended_at DESC, sim_id, action LIMIT 20""");
    }

    private List<List<String>> rows(String statement) {
        return database.query(statement, (row, number) -> IntStream.rangeClosed(
                        1, row.getMetaData().getColumnCount())
                .mapToObj(column -> cell(row, column))
                .toList());
    }

    private static String cell(ResultSet row, int column) {
        try {
            Object value = row.getObject(column);
            boolean number = value instanceof Number;
            return number ? NumberFormat.getInstance(Locale.US).format(value) : Objects.toString(value, "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
