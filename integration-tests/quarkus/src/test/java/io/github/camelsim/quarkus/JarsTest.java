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
package io.github.camelsim.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.cluster.ClusterCallSpacing;
import io.github.camelsim.infobip.InfobipIotComponent;
import io.github.camelsim.inventory.SimInventoryItem;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Quarkus, and a native image, find in the jars beside their classes. */
class JarsTest {

    private static final Path ROOT = Path.of("../..");

    /** Files that are read from every jar. */
    private static final Pattern IN_EVERY_JAR = Pattern.compile("META-INF/(MANIFEST.MF|LICENSE|NOTICE|jandex.idx"
            + "|services/org/apache/camel/(TypeConverterLoader|[a-z-]+.properties))");

    static Stream<Arguments> jars() throws Exception {
        return Stream.of(
                Arguments.of("camel-sim-common", JarContent.with(SimInventoryItem.class)),
                Arguments.of("camel-thingsmobile", JarContent.with(ThingsMobileComponent.class)),
                Arguments.of("camel-infobip-iot", JarContent.with(InfobipIotComponent.class)),
                Arguments.of("camel-sim-cluster", JarContent.with(ClusterCallSpacing.class)),
                Arguments.of("camel-sim-kamelets", JarContent.with("kamelets/thingsmobile-sim-source.kamelet.yaml")));
    }

    static Stream<Arguments> jarsWithClasses() throws Exception {
        return jars().filter(jar -> !((JarContent) jar.get()[1]).classNames().isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jarsWithClasses")
    void theIndexHasEveryClass(String module, JarContent jar) throws IOException {
        Index index = new IndexReader(new ByteArrayInputStream(jar.content().get("META-INF/jandex.idx"))).read();

        assertThat(index.getKnownClasses())
                .extracting(ClassInfo::name)
                .extracting(Object::toString)
                .filteredOn(name -> !name.endsWith("package-info"))
                .containsExactlyInAnyOrderElementsOf(jar.classNames());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jars")
    void theLicenceIsInTheJar(String module, JarContent jar) {
        assertThat(jar.files()).contains("META-INF/LICENSE", "META-INF/NOTICE");
    }

    /** With -Ddocs.update=true the files are written. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("jars")
    void theMetadataForNativeImagesIsComplete(String module, JarContent jar) throws IOException {
        NativeMetadata metadata = NativeMetadata.of(jar);
        String folder = "META-INF/native-image/io.github.camelsim/" + module + "/";
        var expected = new HashMap<String, String>();
        if (metadata.hasClasses()) {
            expected.put(folder + "reflect-config.json", metadata.reflection());
        }
        if (!metadata.resources().isEmpty()) {
            expected.put(folder + "resource-config.json", metadata.resourcePatterns());
        }

        if (Boolean.getBoolean("docs.update")) {
            Path resources = ROOT.resolve(module).resolve("src/main/resources");
            Files.createDirectories(resources.resolve(folder));
            for (Map.Entry<String, String> file : expected.entrySet()) {
                Files.writeString(resources.resolve(file.getKey()), file.getValue());
            }
            return;
        }
        assertThat(jar.files())
                .filteredOn(file -> file.startsWith("META-INF/native-image/"))
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((file, text) -> assertThat(jar.text(file).lines())
                .as("%s; after a change of classes or services write it anew with -Ddocs.update=true", file)
                .containsExactlyElementsOf(text.lines().toList()));
    }

    @Test
    void noTwoJarsHaveAPackageOrAFileInCommon() throws Exception {
        var packages = new HashSet<String>();
        var files = new HashSet<String>();
        Stream<JarContent> all = Stream.concat(
                jars().map(jar -> (JarContent) jar.get()[1]), Stream.of(JarContent.with(ThingsMobileSandbox.class)));
        for (JarContent jar : all.toList()) {
            assertThat(jar.classNames().stream()
                            .map(name -> name.substring(0, name.lastIndexOf('.')))
                            .collect(Collectors.toSet()))
                    .allMatch(packages::add);
            assertThat(jar.files())
                    .filteredOn(file -> !IN_EVERY_JAR.matcher(file).matches())
                    .allMatch(files::add);
        }
    }
}
