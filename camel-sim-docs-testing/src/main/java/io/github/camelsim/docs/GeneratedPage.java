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
package io.github.camelsim.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A page that a test writes with {@code -Ddocs.update=true}, and otherwise compares. What stands between
 * {@code // hand: name} and {@code // end: name} is written by hand and stays.
 */
public final class GeneratedPage {

    private static final Pattern HAND_WRITTEN = Pattern.compile("(?s)// hand: ([\\w-]+)\n(.*?)\n?// end: \\1\n");

    private final String path;
    private final String before;
    private final Map<String, String> handWritten = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    /** @param path from the root of the repository */
    public GeneratedPage(String path) {
        this.path = path;
        try {
            Path file = DocPage.ROOT.resolve(path);
            before = Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HAND_WRITTEN.matcher(before).results().forEach(part -> handWritten.put(part.group(1), part.group(2)));
    }

    /** The hand-written part of that name. */
    public String handWritten(String name) {
        String text = handWritten.getOrDefault(name, "");
        assertThat(text)
                .as("what is written by hand between '// hand: %s' and '// end: %s' of %s", name, name, path)
                .isNotBlank();
        return text;
    }

    /** Adds lines, and an empty one. */
    public GeneratedPage add(String... text) {
        lines.addAll(List.of(text));
        lines.add("");
        return this;
    }

    /** The hand-written part of that name between its marks. */
    List<String> handWrittenLines(String name) {
        return List.of("// hand: " + name, handWritten(name), "// end: " + name);
    }

    /** Adds the hand-written part of that name, which must not be empty. */
    public GeneratedPage addHandWritten(String name) {
        return add(handWrittenLines(name).toArray(String[]::new));
    }

    /** Adds the hand-written part of that name if there is one. */
    public GeneratedPage addHandWrittenIfAny(String name) {
        return handWritten.containsKey(name) ? addHandWritten(name) : this;
    }

    public GeneratedPage addSource(String language, String text) {
        return add("[source," + language + "]", "----", text, "----");
    }

    /** @param widths of the columns, such as {@code 2,5,1} */
    public GeneratedPage addTable(String widths, List<String> titles, List<List<String>> rows) {
        lines.add("[width=\"100%\",cols=\"" + widths + "\",options=\"header\"]");
        lines.add("|===");
        lines.add(row(titles));
        rows.forEach(row -> lines.add(row(row)));
        return add("|===");
    }

    /** A row of a table. */
    public static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> ("| " + cell.replace("|", "\\|")).stripTrailing())
                .reduce((left, right) -> left + " " + right)
                .orElseThrow();
    }

    /** Compares the page with what was added, or writes it. */
    public void check() {
        String text = String.join("\n", lines);
        if (DocPage.UPDATE) {
            try {
                Path file = DocPage.ROOT.resolve(path);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            assertThat(before)
                    .as("%s is what the code says; -Ddocs.update=true writes it", path)
                    .isEqualTo(text);
        }
    }
}
