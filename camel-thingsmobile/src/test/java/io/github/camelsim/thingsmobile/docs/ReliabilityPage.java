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
package io.github.camelsim.thingsmobile.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.docs.DocPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code docs/reliability.adoc}, whose tables are what tests have seen. */
public final class ReliabilityPage {

    private ReliabilityPage() {}

    /**
     * Prints a table, and compares it with the page's or, where that is wanted, writes it there.
     *
     * @param title of the first column
     * @param rows cells by column by row
     */
    public static void assertShows(String name, String title, Map<String, Map<String, String>> rows) {
        String table = adoc(title, rows);
        System.out.println(table);
        assertThat(DocPage.of("docs/reliability.adoc").table(name, table)).isEqualTo(table);
    }

    private static String adoc(String title, Map<String, Map<String, String>> rows) {
        List<String> columns = List.copyOf(rows.values().iterator().next().keySet());
        List<String> lines = new ArrayList<>();
        lines.add("[width=\"100%\",cols=\"" + "2,".repeat(columns.size()) + "2\",options=\"header\"]");
        lines.add("|===");
        lines.add("| " + title + " | " + String.join(" | ", columns));
        rows.forEach((row, cells) -> lines.add("| " + row + " | " + String.join(" | ", cells.values())));
        lines.add("|===");
        return String.join("\n", lines);
    }
}
