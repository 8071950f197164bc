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

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.docs.DocPage;
import io.github.camelsim.thingsmobile.client.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages of questions and of words name: options and their values, headers, operations, classes, methods, meters. */
class NamesOnPagesTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern OPTION = Pattern.compile("(\\w+)=(\\w+)");
    private static final Set<String> OF_NO_COMPONENT = Set.of("null", "N/A");

    private final JsonNode catalog = catalog();

    @ParameterizedTest
    @ValueSource(strings = {"docs/faq.adoc", "docs/glossary.adoc"})
    void existInTheComponents(String page) throws IOException {
        String sources = sources();
        List<String> names = CODE.matcher(String.join("\n", DocPage.of(page).lines()))
                .results()
                .map(name -> name.group(1))
                .filter(name -> !name.startsWith("mvn ") && !OF_NO_COMPONENT.contains(name))
                .toList();
        assertThat(names).hasSizeGreaterThan(6);
        for (String name : names) {
            List<MatchResult> option = OPTION.matcher(name).results().toList();
            if (option.isEmpty()) {
                assertThat(sources).containsPattern("\\b" + Pattern.quote(name.replace("()", "")) + "\\b");
            } else {
                assertThatIsAValue(option.get(0).group(1), option.get(0).group(2));
            }
        }
    }

    private void assertThatIsAValue(String option, String value) {
        JsonNode known = catalog.path("properties").path(option);
        assertThat(known.isMissingNode()).as("no option %s", option).isFalse();
        String values = known.path("type").asText().equals("boolean")
                ? "true false"
                : known.path("enum").toString();
        assertThat(values).as("values of %s", option).containsPattern("\\b" + value + "\\b");
    }

    @Test
    void figuresOfTheQuestionsAreThoseOfTheComponent() {
        String questions = String.join(" ", DocPage.of("docs/faq.adoc").lines());

        assertThat(questions).contains("one `simStatus` in five seconds", "at most a `lookback` (a day) late");
        assertThat(Operation.simStatus.gap()).isEqualTo(Duration.ofSeconds(5));
        assertThat(catalog.path("properties")
                        .path("lookback")
                        .path("defaultValue")
                        .asText())
                .isEqualTo("24h");
    }

    private static JsonNode catalog() {
        try (InputStream json = NamesOnPagesTest.class
                .getClassLoader()
                .getResourceAsStream("io/github/camelsim/thingsmobile/thingsmobile.json")) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of both modules whose names are used. */
    private static String sources() throws IOException {
        try (Stream<Path> files = Stream.concat(
                Files.walk(DocPage.ROOT.resolve("camel-sim-common/src/main/java")),
                Files.walk(DocPage.ROOT.resolve("camel-thingsmobile/src/main/java")))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(NamesOnPagesTest::text)
                    .collect(joining());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
