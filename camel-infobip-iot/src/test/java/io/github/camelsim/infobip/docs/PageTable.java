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
package io.github.camelsim.infobip.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A table of a page that a test knows: it is compared, or with {@code -Ddocs.update=true} written. */
public final class PageTable {

    private PageTable() {}

    /**
     * @param page from the root of the repository
     * @param name in the comment line before the table
     * @param title of the first column
     * @param columns the titles of the others
     * @param rows their cells
     */
    public static void assertShows(
            String page, String name, String title, Collection<String> columns, Map<String, List<String>> rows) {
        try {
            Path file = Path.of("..", page);
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            int begin = lines.indexOf("// table: " + name) + 1;
            int end = lines.indexOf("// end: " + name);
            assertThat(begin).as("the place of the table " + name).isBetween(1, end);
            List<String> shown = lines.subList(begin, end);
            List<String> table = adoc(title, columns, rows);
            if (Boolean.getBoolean("docs.update")) {
                shown.clear();
                shown.addAll(table);
                Files.write(file, lines);
            } else {
                assertThat(shown).isEqualTo(table);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> adoc(String title, Collection<String> columns, Map<String, List<String>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add("[width=\"100%\",cols=\"" + "2,".repeat(columns.size()) + "2\",options=\"header\"]");
        lines.add("|===");
        lines.add("| " + title + " | " + String.join(" | ", columns));
        rows.forEach((row, cells) -> lines.add("| " + row + " | " + String.join(" | ", cells)));
        lines.add("|===");
        return lines;
    }
}
