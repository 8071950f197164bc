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

import io.github.camelsim.docs.DocPage;
import io.github.camelsim.docs.RouteTexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The routes of a page say the same in XML and Java as in YAML, which other tests run. Java is compared where it is whole
 * classes, and of the page that {@link MovingRoutes} belongs to; the tests of the component run the other Java.
 */
class ThreeLanguagesIT {

    private static final Path CLASSES = Path.of("src", "test", "java");
    private static final Pattern CLASS_FILE = Pattern.compile("java/(com/example/\\w+Routes)\\.java");

    @TestFactory
    Stream<DynamicTest> xmlSaysWhatYamlSays() {
        return pages().map(page -> DynamicTest.dynamicTest(
                page.toString(), () -> assertThat(models("xml", page)).isEqualTo(models("yaml", page))));
    }

    @TestFactory
    Stream<DynamicTest> javaSaysWhatYamlSays() {
        return pages().filter(page -> !java(page).isEmpty())
                .map(page -> DynamicTest.dynamicTest(page.toString(), () -> {
                    List<RoutesBuilder> classes = new ArrayList<>();
                    for (String name : java(page)) {
                        classes.add((RoutesBuilder)
                                Class.forName(name).getDeclaredConstructor().newInstance());
                    }
                    assertThat(RouteModels.of(classes)).isEqualTo(models("yaml", page));
                }));
    }

    /** A class that stands on a page is the one that is compared. */
    @TestFactory
    Stream<DynamicTest> classesOnPagesAreThoseOfTheTests() {
        return pages().flatMap(page -> page.blocks("java").stream())
                .filter(block -> block.ofProject() && block.routes() > 0)
                .map(block -> DynamicTest.dynamicTest(block.toString(), () -> {
                    String name = block.text().replaceFirst("(?s).*public class (\\w+) .*", "$1");
                    assertThat(Files.readString(CLASSES.resolve("com/example/" + name + ".java")))
                            .endsWith("*/\n" + block.text() + "\n");
                }));
    }

    private static Stream<DocPage> pages() {
        return DocPage.all().stream()
                .filter(page -> !RouteTexts.in("yaml", page).isEmpty());
    }

    private static List<String> models(String language, DocPage page) throws Exception {
        return RouteModels.of(language, RouteTexts.in(language, page));
    }

    /** The names of the classes with the routes of a page, in its order. */
    private static Set<String> java(DocPage page) {
        if (page.path().endsWith("moving.adoc")) {
            return Set.of(MovingRoutes.class.getName());
        }
        return CLASS_FILE
                .matcher(String.join("\n", page.lines()))
                .results()
                .map((MatchResult file) -> file.group(1).replace('/', '.'))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
