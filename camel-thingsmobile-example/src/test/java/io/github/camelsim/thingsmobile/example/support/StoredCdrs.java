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

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** CDRs as text, in order, those of a sandbox and those of the table. */
public final class StoredCdrs {

    private StoredCdrs() {}

    public static List<String> of(ThingsMobileSandbox sandbox) {
        return sandbox.fleet().cdrs().stream()
                .map(cdr -> String.join(
                        " ",
                        cdr.msisdn(),
                        cdr.start().toString(),
                        cdr.stop().toString(),
                        cdr.operator(),
                        Long.toString(cdr.traffic())))
                .sorted()
                .toList();
    }

    public static List<String> in(JdbcTemplate database) {
        return database
                .query(
                        "SELECT * FROM cdr",
                        (row, index) -> String.join(
                                " ",
                                row.getString("msisdn"),
                                row.getTimestamp("started_at").toLocalDateTime().toString(),
                                row.getTimestamp("stopped_at").toLocalDateTime().toString(),
                                row.getString("operator"),
                                Long.toString(row.getLong("traffic"))))
                .stream()
                .sorted()
                .toList();
    }
}
