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

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What could go stale in the pages of recipes: dependencies, versions, the index. */
class RecipePagesTest {

    private static final Pattern SCHEME = Pattern.compile("(?:uri: |to: )([a-z0-9-]+):");
    private static final Pattern VERSION = Pattern.compile(
            "<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

    /** A component that a page does not name as a dependency would be missing in the reader's project. */
    @TestFactory
    Stream<DynamicTest> dependenciesAreComplete() throws IOException {
        return RecipePage.all().stream()
                .map(page -> DynamicTest.dynamicTest(page.name(), () -> {
                    Set<String> artifacts =
                            new TreeSet<>(RecipePage.of(RecipePage.BASE).artifacts());
                    artifacts.addAll(page.artifacts());
                    for (RecipePage.Block block : page.blocks()) {
                        if (block.language().equals("yaml") && block.path().startsWith("src/main/resources")) {
                            assertThat(artifacts)
                                    .as("dependencies of %s", block.path())
                                    .containsAll(artifactsOf(block.text()));
                        }
                    }
                }));
    }

    private static Set<String> artifactsOf(String yaml) {
        Set<String> artifacts = new TreeSet<>();
        Matcher schemes = SCHEME.matcher(yaml);
        while (schemes.find()) {
            String service = "META-INF/services/org/apache/camel/component/" + schemes.group(1);
            URL found = RecipePagesTest.class.getClassLoader().getResource(service);
            assertThat(found).as(service).isNotNull();
            artifacts.add(found.toString()
                    .replaceFirst("/target/(?:classes|[^/]+\\.jar!).*", "")
                    .replaceFirst("-\\d[\\w.-]*\\.jar!.*", "")
                    .replaceFirst(".*/", ""));
        }
        return artifacts;
    }

    @Test
    void theIndexHasEachRecipe() throws IOException {
        String index = Files.readString(RecipePage.DOCS.resolve("recipes/index.adoc"));
        for (RecipePage page : RecipePage.all()) {
            assertThat(index).contains("link:" + page.name() + ".adoc[");
        }
    }

    /** The versions of dependencies that no BOM manages are those of the build. */
    @Test
    void versionsAreThoseOfTheBuild() throws IOException {
        String parent = Files.readString(Path.of("..", "pom.xml"));
        for (RecipePage page : RecipePage.all()) {
            for (String xml : page.texts("xml")) {
                Matcher versions = VERSION.matcher(xml.replaceFirst("(?s)<modelVersion>.*?<properties>", ""));
                while (versions.find()) {
                    assertThat(parent)
                            .as("%s: %s", page.name(), versions.group(2))
                            .contains(">" + versions.group(3) + "<");
                }
            }
        }
    }

    /** What each page has to say besides the files. */
    @TestFactory
    Stream<DynamicTest> sectionsAreThere() throws IOException {
        return RecipePage.all().stream()
                .map(page -> DynamicTest.dynamicTest(page.name(), () -> {
                    String text = Files.readString(page.file());
                    for (String section : List.of("Run it", "What can go wrong, and what then")) {
                        assertThat(text).contains("== " + section + "\n");
                    }
                    assertThat(text).contains("killed", "Infobip");
                }));
    }
}
