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
package io.github.camelsim.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics and health as the page on operating sets them up, in the application of the page on Camel Main. */
class OperatingPageIT {

    private static final RecipePage PAGE = RecipePage.read(RecipePage.DOCS.resolve("operating.adoc"));
    private static final String PORT = "9876";
    private static final Pattern STARTED = Pattern.compile("HttpServer started on [^:]*:(\\d+)");

    /** Once, or twice if the end of the list has been checked, too. */
    private static final Pattern CALLED = Pattern.compile("operation=\"simListLite\",outcome=\"ok\"} [12]");

    @TempDir
    private Path folder;

    @Test
    void answersTheCommandsOfThePage() throws Exception {
        RecipePage.read(RecipePage.DOCS.resolve("camel-main.adoc")).writeResources(folder);
        Path resources = folder.resolve("src/main/resources");
        Files.delete(resources.resolve("camel/fleet.camel.xml")); // of a later section, which adds a dependency
        Path properties = resources.resolve("application.properties");
        Files.writeString(properties, block("properties").replace(PORT, "0"), StandardOpenOption.APPEND);
        try (var sandbox = ThingsMobileSandbox.builder().start();
                var process =
                        RecipeProcess.start(folder, Map.of("SANDBOX_URL", "http://localhost:" + sandbox.port()))) {
            process.awaitUntil(() -> process.console().contains("bytes this month"));
            Matcher port = STARTED.matcher(process.console());
            assertThat(port.find()).as(process.console()).isTrue();

            process.awaitUntil(() -> CALLED.matcher(printed(port.group(1))).find());

            assertThat(printed(port.group(1)))
                    .contains("camelsim_calls_seconds_count{", "thingsmobile-login", "\"status\":\"UP\"")
                    .doesNotContain("DOWN", sandbox.token());
        }
    }

    /** What the lines with curl print. */
    private static String printed(String port) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", block("shell").replace(PORT, port)).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void theDependenciesOfThePageAreOnTheClassPath() {
        assertThat(PAGE.artifacts()).hasSize(2).allSatisfy(artifact -> assertThat(
                        OperatingPageIT.class.getResource("/META-INF/maven/org.apache.camel/" + artifact + "/pom.xml"))
                .as(artifact)
                .isNotNull());
    }

    private static String block(String language) {
        List<String> blocks = PAGE.texts(language);
        assertThat(blocks).as(language).hasSize(1);
        return blocks.get(0);
    }
}
