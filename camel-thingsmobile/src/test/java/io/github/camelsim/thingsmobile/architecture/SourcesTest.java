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
package io.github.camelsim.thingsmobile.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sizes of classes and packages, in the sources of all modules. */
class SourcesTest {

    /** The reactor's root; tests run in the module's directory. */
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final int MOST_LINES = 300;
    private static final int MOST_CLASSES = 25;

    /** A getter and a setter for each option. */
    private static final Set<String> OPTION_HOLDERS = Set.of("ThingsMobileParameters");

    @Test
    void noClassIsLong() {
        List<String> longOnes = mainSources()
                .filter(source -> lines(source) > MOST_LINES)
                .map(SourcesTest::simpleName)
                .toList();
        assertThat(longOnes)
                .as("classes of more than %d lines", MOST_LINES)
                .containsExactlyInAnyOrderElementsOf(OPTION_HOLDERS);
    }

    @Test
    void noPackageHasManyClasses() {
        Map<String, Integer> sizes = new TreeMap<>();
        mainSources().forEach(source -> sizes.merge(packageName(source), 1, Integer::sum));
        assertThat(sizes).hasSizeGreaterThan(5).allSatisfy((name, size) -> assertThat(size)
                .as("classes of %s", name)
                .isLessThanOrEqualTo(MOST_CLASSES));
    }

    @Test
    void noPackageIsInTwoModules() {
        Map<String, Set<String>> modules = sources()
                .collect(groupingBy(SourcesTest::packageName, TreeMap::new, mapping(SourcesTest::module, toSet())));
        assertThat(modules).hasSizeGreaterThan(5).allSatisfy((name, where) -> assertThat(where)
                .as("modules with package %s", name)
                .hasSize(1));
    }

    private static Stream<Path> mainSources() {
        return sources().filter(source -> source.toString().contains("/src/main/"));
    }

    /** Classes of all modules, tests too. Projects that tests have made are below target. */
    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(file -> file.toString().matches(".*/src/(main|test)/java/.*\\.java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path source) {
        try (Stream<String> lines = Files.lines(source)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String simpleName(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    private static String packageName(Path source) {
        return source.getParent()
                .toString()
                .replaceFirst(".*/src/(main|test)/java/", "")
                .replace('/', '.');
    }

    private static String module(Path source) {
        return ROOT.relativize(source).toString().replaceFirst("/?src/.*", "");
    }
}
