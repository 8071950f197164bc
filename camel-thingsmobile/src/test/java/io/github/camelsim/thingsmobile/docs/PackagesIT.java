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
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.docs.DocPage;
import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pictures and tables of the packages on the architecture page, and the classes that it names. */
class PackagesIT {

    /** A class in backquotes, or a word that is made of several words, anywhere. */
    private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][a-z]\\w*)`|\\b((?:[A-Z][a-z]+){2,}\\w*)");

    /** Threads, and a class of the JDK. */
    private static final Set<String> OTHERS = Set.of("CamelSimCall", "CamelSimTimer", "ScheduledExecutorService");

    @Test
    void componentIsShownAsCompiled() throws IOException {
        shownAsCompiled("packages", List.of(ThingsMobileComponent.class, CallSpacing.class));
    }

    @Test
    void sandboxIsShownAsCompiled() throws IOException {
        shownAsCompiled("sandbox-packages", List.of(ThingsMobileSandbox.class));
    }

    private static void shownAsCompiled(String name, List<Class<?>> ofModules) throws IOException {
        PackageGraph graph = PackageGraph.read(ofModules);
        Path file = DocPage.ROOT.resolve("docs/images/" + name + ".svg");
        String picture = new PackagePicture(graph).svg();
        if (DocPage.UPDATE) {
            Files.writeString(file, picture);
        }
        String change = "The packages have changed: write picture and table again with"
                + " -Dtest=PackagesIT -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true, and read the page";
        assertThat(file).as(change).hasContent(picture);
        String table = table(graph);
        assertThat(DocPage.of("docs/architecture.adoc").table(name, table))
                .as(change)
                .isEqualTo(table);
    }

    private static String table(PackageGraph graph) throws IOException {
        var table = new StringBuilder("[width=\"100%\",cols=\"3,1,6,4\",options=\"header\"]\n|===\n");
        table.append("| Package | Classes | What is in it | Uses\n");
        for (String name : graph.sizes().keySet()) {
            String uses = graph.uses().get(name).stream()
                    .map(used -> "`" + used + "`")
                    .collect(joining(", "));
            table.append("| `%s` | %d | %s | %s\n".formatted(name, graph.sizes().get(name), purpose(name), uses));
        }
        return table.append("|===").toString();
    }

    /** The first sentence of the package's Javadoc. */
    private static String purpose(String name) throws IOException {
        String path = "src/main/java/" + (PackageGraph.PREFIX + name).replace('.', '/') + "/package-info.java";
        Path file = Stream.of("camel-sim-common", "camel-thingsmobile", "camel-sim-sandbox")
                .map(module -> DocPage.ROOT.resolve(module).resolve(path))
                .filter(Files::exists)
                .findAny()
                .orElseThrow(() -> new AssertionError(name + " has no package-info.java"));
        return Files.readString(file)
                .replaceFirst("(?s).*/\\*\\*(.*?)\\*/.*", "$1")
                .replaceAll("\\s*\\n \\*\\s*", " ")
                .strip()
                .replaceFirst("(?s)\\. .*", ".")
                .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`");
    }

    @Test
    void namedClassesExist() throws IOException {
        Set<String> known = new TreeSet<>(OTHERS);
        try (Stream<Path> files = Files.walk(DocPage.ROOT)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> known.add(name.replace(".java", "")));
        }
        for (String page : List.of("architecture", "architecture-flow", "spacing")) {
            assertThat(DocPage.of("docs/" + page + ".adoc").lines().stream()
                            .flatMap(line -> CLASS_NAME.matcher(line).results())
                            .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                            .collect(toSet()))
                    .as("classes named in %s", page)
                    .isNotEmpty()
                    .isSubsetOf(known);
        }
    }
}
