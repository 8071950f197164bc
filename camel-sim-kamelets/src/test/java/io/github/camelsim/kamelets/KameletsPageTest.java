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
package io.github.camelsim.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The page on Kamelets repeats what is in files: with {@code -Ddocs.update=true} this writes it there instead of comparing.
 */
class KameletsPageTest {

    private static final Path PAGE = Path.of("../docs/kamelets.adoc");
    private static final Pattern FILE = Pattern.compile("(?s)\\[source,\\w+,file=[^]]+]\\n(----\\n.*?\\n----)\\n");
    private static final boolean UPDATE = Boolean.getBoolean("docs.update");

    @Test
    void hasATableOfAllPropertiesOfEachKamelet() throws IOException {
        for (KameletFile kamelet : KameletFile.all()) {
            compare("table: " + kamelet, table(kamelet));
        }
    }

    @Test
    void hasTheExamples() throws IOException {
        for (Path example : ExamplesIT.examples()) {
            List<String> block = new ArrayList<>(List.of("[source,yaml]", "----"));
            block.addAll(Files.readAllLines(example));
            block.add("----");
            compare("example: " + example.getFileName(), block);
        }
    }

    /** The page on the CLI, whose commands are not run here, has the files of a page whose project is run. */
    @Test
    void thePageOnTheCliHasATestedRouteAndAccount() throws IOException {
        String tested = Files.readString(Path.of("../docs/camel-main.adoc"));
        List<String> files = FILE.matcher(Files.readString(Path.of("../docs/camel-cli.adoc")))
                .results()
                .map(file -> file.group(1))
                .toList();

        assertThat(files).hasSize(2).allSatisfy(file -> assertThat(tested).contains(file));
    }

    private static List<String> table(KameletFile kamelet) {
        List<String> lines = new ArrayList<>();
        lines.add("[width=\"100%\",cols=\"2,1,2,5\",options=\"header\"]");
        lines.add("|===");
        lines.add("| Property | Type | Default | What it is");
        kamelet.properties()
                .forEach((name, property) -> lines.add("| `%s` | %s | %s | %s%s"
                        .formatted(
                                name,
                                property.path("type").asText(),
                                kamelet.required().contains(name) ? "required" : code(property.path("default")),
                                property.path("description").asText(),
                                values(property.path("enum")))));
        lines.add("|===");
        return lines;
    }

    private static String code(JsonNode value) {
        return value.asText().isEmpty() ? "none" : "`" + value.asText() + "`";
    }

    private static String values(JsonNode values) {
        return values.isMissingNode()
                ? ""
                : StreamSupport.stream(values.spliterator(), false)
                        .map(value -> "`" + value.asText() + "`")
                        .collect(Collectors.joining(", ", " One of ", "."));
    }

    /** Compares what stands between the lines {@code // marker} and {@code // end: marker}. */
    private static void compare(String marker, List<String> right) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int begin = lines.indexOf("// " + marker) + 1;
        int end = lines.indexOf("// end: " + marker);
        assertThat(begin).as("marker '%s' in %s", marker, PAGE).isPositive().isLessThanOrEqualTo(end);
        if (UPDATE) {
            List<String> changed = new ArrayList<>(lines.subList(0, begin));
            changed.addAll(right);
            changed.addAll(lines.subList(end, lines.size()));
            Files.write(PAGE, changed);
        } else {
            assertThat(lines.subList(begin, end))
                    .as("%s in %s; -Ddocs.update=true writes it", marker, PAGE)
                    .isEqualTo(right);
        }
    }
}
