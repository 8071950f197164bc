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
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation, in Markdown or AsciiDoc. With {@code -Ddocs.update=true} the tests write what they know
 * into the pages (tables, Java examples) instead of comparing.
 */
public final class DocPage {

    /** The reactor's root; tests run in the module's directory. */
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    public static final boolean UPDATE = Boolean.getBoolean("docs.update");
    private static final Pattern MARKER =
            Pattern.compile("(?://|<!--) (java|table|end): ([\\w.-]+)(?: -->)?", Pattern.UNICODE_CASE);
    private static final Pattern ADOC_SOURCE = Pattern.compile("\\[source,(\\w+)(,file=.*)?.*]");
    private static final Pattern MARKDOWN_FENCE = Pattern.compile("```(\\w*)");

    private final Path file;
    private List<String> lines;

    private DocPage(Path file) {
        this.file = file;
        try {
            this.lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static DocPage of(String path) {
        return new DocPage(ROOT.resolve(path));
    }

    public static DocPage readme() {
        return of("README.md");
    }

    public static DocPage component() {
        return of("camel-thingsmobile/src/main/docs/thingsmobile-component.adoc");
    }

    /** Every page there is. */
    public static List<DocPage> all() {
        List<DocPage> pages = new ArrayList<>(
                List.of(readme(), component(), of("camel-infobip-iot/src/main/docs/infobip-iot-component.adoc")));
        try (var files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(path -> path.toString().endsWith(".adoc"))
                    .sorted()
                    .forEach(path -> pages.add(new DocPage(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    public boolean markdown() {
        return file.toString().endsWith(".md");
    }

    public Path path() {
        return file;
    }

    public List<String> lines() {
        return lines;
    }

    /** The source blocks of the page, in order. */
    public List<Block> blocks() {
        return markdown() ? markdownBlocks() : adocBlocks();
    }

    public List<Block> blocks(String language) {
        return blocks().stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    private List<Block> markdownBlocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = MARKDOWN_FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                int end = indexOf("```", i + 1);
                blocks.add(new Block(fence.group(1), name("java", i - 1), false, i + 1, end));
                i = end;
            }
        }
        return blocks;
    }

    private List<Block> adocBlocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size() - 1; i++) {
            Matcher source = ADOC_SOURCE.matcher(lines.get(i));
            if (source.matches() && lines.get(i + 1).equals("----")) {
                int end = indexOf("----", i + 2);
                blocks.add(new Block(source.group(1), name("java", i - 1), source.group(2) != null, i + 2, end));
                i = end;
            }
        }
        return blocks;
    }

    private int indexOf(String line, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).equals(line)) {
                return i;
            }
        }
        throw new IllegalStateException(file + ": line " + from + " opens a block that is not closed");
    }

    private Optional<String> name(String kind, int line) {
        if (line < 0) {
            return Optional.empty();
        }
        Matcher marker = MARKER.matcher(lines.get(line));
        return marker.matches() && marker.group(1).equals(kind) ? Optional.of(marker.group(2)) : Optional.empty();
    }

    /**
     * The blocks in that language which are routes, and neither files of a project that {@code .ci/pages} runs nor of
     * Kamelets, which are tested by their module.
     */
    public List<Block> routes(String language) {
        return blocks(language).stream()
                .filter(block -> !block.ofProject() && block.routes() > 0)
                .filter(block -> !block.text().contains("kamelet:"))
                .toList();
    }

    /** What stands between the markers of a table, after it was written if that is wanted. */
    public String table(String name, String right) {
        int begin = marker("table", name) + 1;
        int end = marker("end", name);
        if (UPDATE) {
            replace(begin, end, right);
            end = marker("end", name);
        }
        return String.join("\n", lines.subList(begin, end));
    }

    /** The cells after the first one of a table's row, which may be followed by others; they are written if that is wanted. */
    public void checkRow(String first, String... cells) {
        String begin = "| " + first + " | ";
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(begin)) {
                List<String> row = new ArrayList<>(List.of(lines.get(i).split(" \\| ")));
                List<String> wanted = new ArrayList<>(row);
                for (int cell = 0; cell < cells.length; cell++) {
                    wanted.set(cell + 1, cells[cell]);
                }
                if (UPDATE) {
                    replace(i, i + 1, String.join(" | ", wanted));
                    return;
                }
                assertThat(row).as("%s: row %s", this, first).isEqualTo(wanted);
                return;
            }
        }
        throw new AssertionError(this + " has no row '" + first + "'");
    }

    private int marker(String kind, String name) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher marker = MARKER.matcher(lines.get(i));
            if (marker.matches()
                    && marker.group(1).equals(kind)
                    && marker.group(2).equals(name)) {
                return i;
            }
        }
        throw new AssertionError(file + " has no marker '" + kind + ": " + name + "'");
    }

    private void replace(int begin, int end, String text) {
        List<String> changed = new ArrayList<>(lines.subList(0, begin));
        changed.addAll(text.lines().toList());
        changed.addAll(lines.subList(end, lines.size()));
        lines = changed;
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the right text into the blocks of that name, if that is wanted. Infobip's are regions of other classes. */
    public void update(String name, String right) {
        if (!UPDATE) {
            return;
        }
        for (int i = 0; i < blocks().size(); i++) {
            Block block = blocks().get(i);
            if (!block.ofInfobip() && block.name().equals(Optional.of(name))) {
                replace(block.begin(), block.end(), right);
            }
        }
    }

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }

    /** A source block. */
    public final class Block {

        private final String language;

        /** The tagged region that it repeats, if it is Java. */
        private final Optional<String> name;

        private final boolean ofProject;

        /** Index of its first line. */
        private final int begin;

        /** Index of the line after its last. */
        private final int end;

        private Block(String language, Optional<String> name, boolean ofProject, int begin, int end) {
            this.language = language;
            this.name = name;
            this.ofProject = ofProject;
            this.begin = begin;
            this.end = end;
        }

        public String language() {
            return language;
        }

        public Optional<String> name() {
            return name;
        }

        /** Whether it is a file of the page's project, which {@code .ci/pages} makes and runs. */
        public boolean ofProject() {
            return ofProject;
        }

        /** How many routes it has. */
        public long routes() {
            return RouteTexts.count(language, text());
        }

        /** Whether it needs Infobip's component, which the example's tests have. */
        public boolean ofInfobip() {
            return text().contains("infobip-iot:");
        }

        public int begin() {
            return begin;
        }

        public int end() {
            return end;
        }

        public String text() {
            return String.join("\n", lines.subList(begin, end));
        }

        /** Page and line, for messages. */
        @Override
        public String toString() {
            return DocPage.this + ":" + (begin + 1);
        }
    }
}
