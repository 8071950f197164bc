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
import io.github.camelsim.docs.RouteTexts;
import io.github.camelsim.thingsmobile.support.Logged;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every route of the documentation, in Java, YAML and XML, is run against a sandbox and does what it says. Routes that use
 * Infobip's component are run by the example's tests, which have both components.
 */
class ExamplesIT {

    private static final List<Supplier<RoutesBuilder>> JAVA = List.of(
            OperationRoutes::new,
            FirstRoutes::new,
            GuideRoutes::new,
            SafeRoutes::new,
            ErrorRoutes::new,
            PolicyRoutes::new,
            ConsumingRoutes::new);

    private final Logged log = new Logged();

    /** After all examples of a method. */
    @AfterEach
    void noExampleGivesAParameterThatIsIgnored() {
        log.close();
        assertThat(log.lines()).noneMatch(line -> line.contains(" has no parameter "));
    }

    @TestFactory
    Stream<DynamicTest> yamlExamplesRun() {
        return examples("yaml");
    }

    @TestFactory
    Stream<DynamicTest> xmlExamplesRun() {
        return examples("xml");
    }

    private static Stream<DynamicTest> examples(String language) {
        return DocPage.all().stream()
                .flatMap(page -> page.routes(language).stream())
                .filter(block -> !block.ofInfobip())
                .map(block -> DynamicTest.dynamicTest(block.toString(), () -> {
                    try (DocsRun run = DocsRun.of(block)) {
                        assertThat(run.context().getRoutes())
                                .as("routes of %s", block)
                                .hasSize((int) block.routes());
                        for (String direct : run.directs()) {
                            Behaviours.of(direct).check(run);
                        }
                        run.awaitGoodCalls();
                    }
                }));
    }

    /** Who writes routes in one of the languages finds every example in it, those that are files of a project too. */
    @TestFactory
    Stream<DynamicTest> everyRouteIsThereInThreeLanguages() {
        return DocPage.all().stream()
                .map(page -> DynamicTest.dynamicTest(page.toString(), () -> assertThat(
                                Stream.of("java", "yaml", "xml").map(language -> count(page, language)))
                        .as("routes in Java, YAML and XML")
                        .containsOnly(count(page, "yaml"))));
    }

    private static long count(DocPage page, String language) {
        return RouteTexts.in(language, page).stream()
                .mapToLong(text -> RouteTexts.count(language, text))
                .sum();
    }

    @TestFactory
    Stream<DynamicTest> javaExamplesRun() {
        return JAVA.stream().flatMap(ExamplesIT::javaRoutes);
    }

    private static Stream<DynamicTest> javaRoutes(Supplier<RoutesBuilder> routes) {
        String name = routes.get().getClass().getSimpleName();
        List<String> directs;
        try (DocsRun run = DocsRun.ofJava(routes.get())) {
            directs = run.directs();
        } catch (Exception e) {
            throw new AssertionError(name, e);
        }
        if (directs.isEmpty()) {
            return Stream.of(DynamicTest.dynamicTest(name, () -> {
                try (DocsRun run = DocsRun.ofJava(routes.get())) {
                    run.awaitGoodCalls();
                }
            }));
        }
        return directs.stream()
                .map(direct -> DynamicTest.dynamicTest(name + " " + direct, () -> {
                    try (DocsRun run = DocsRun.ofJava(routes.get())) {
                        Behaviours.of(direct).check(run);
                    }
                }));
    }
}
