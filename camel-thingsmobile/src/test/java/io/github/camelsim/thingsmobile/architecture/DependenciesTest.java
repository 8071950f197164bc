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
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes with the components into a user's application. */
class DependenciesTest {

    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.*?)</artifactId>");

    /** Jackson's databind is what camel-jackson brings; camel-jackson itself is not used. */
    @ParameterizedTest
    @ValueSource(strings = {"camel-sim-common", "camel-thingsmobile", "camel-infobip-iot"})
    void areFewAndCamelsOwn(String module) throws IOException {
        String pom = Files.readString(Path.of("..", module, "pom.xml")).replaceFirst("(?s)<build>.*", "");

        List<String> dependencies = DEPENDENCY
                .matcher(pom)
                .results()
                .map(dependency -> dependency.group(1))
                .filter(dependency -> !dependency.contains("<scope>test</scope>"))
                .filter(dependency -> !dependency.contains("<optional>true</optional>"))
                .flatMap(dependency -> ARTIFACT.matcher(dependency).results())
                .map(artifact -> artifact.group(1))
                .toList();

        assertThat(dependencies)
                .contains("camel-support")
                .isSubsetOf(
                        "camel-sim-common",
                        "camel-support",
                        "camel-http",
                        "camel-jacksonxml",
                        "jackson-databind",
                        "commons-lang3");
    }
}
