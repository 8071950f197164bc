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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The BOM has no parent, so that it manages the versions of this project's modules alone; it must follow the parent's
 * pom.
 */
class BomTest {

    private static final Set<String> NOT_FOR_USERS = Set.of(
            "camel-sim-bom",
            "camel-sim-recipes",
            "camel-sim-testing",
            "camel-sim-docs-testing",
            "camel-sim-spring-boot-testing",
            "camel-thingsmobile-example");

    @Test
    void managesEveryModuleForUsers() throws IOException {
        List<String> modules = texts(pom(".."), "<module>(camel-.*?)</module>").stream()
                .filter(module -> !module.endsWith("-benchmark"))
                .filter(module -> !NOT_FOR_USERS.contains(module))
                .toList();

        assertThat(texts(bomOnly(), "<artifactId>(.*?)</artifactId>")).containsExactlyInAnyOrderElementsOf(modules);
    }

    @Test
    void managesNothingOfOthers() throws IOException {
        assertThat(texts(bomOnly(), "<groupId>(.*?)</groupId>")).containsOnly("io.github.camelsim");
        assertThat(texts(bomOnly(), "<version>(.*?)</version>")).containsOnly("${project.version}");
    }

    @Test
    void hasTheVersionOfTheParent() throws IOException {
        String version = "<version>(.*?)</version>";

        assertThat(texts(pom("../camel-sim-bom"), version).get(0))
                .isEqualTo(texts(pom(".."), version).get(0));
    }

    private static String bomOnly() throws IOException {
        return pom("../camel-sim-bom").replaceFirst("(?s).*<dependencyManagement>", "");
    }

    private static String pom(String folder) throws IOException {
        return Files.readString(Path.of(folder, "pom.xml"));
    }

    private static List<String> texts(String pom, String pattern) {
        return Pattern.compile(pattern)
                .matcher(pom)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
