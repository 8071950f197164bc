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

import io.github.camelsim.docs.DocPage;
import io.github.camelsim.docs.DocumentedType;
import io.github.camelsim.docs.SourceJavadoc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The Javadoc of what users can use, in the modules that are published: those of the BOM. Doclint, with which the build
 * compiles them, checks neither that a type has a comment nor what it says of the components of records.
 */
class JavadocIT {

    private static final Pattern MODULE = Pattern.compile("<artifactId>(camel-.*?)</artifactId>");

    /** Their components are the options of a component, one for each; all are null unless they are given. */
    private static final Set<String> OPTIONS =
            Set.of("ThingsMobileComponentConfiguration", "InfobipIotComponentConfiguration");

    private static List<DocumentedType> types;

    @BeforeAll
    static void read() throws IOException {
        Matcher modules = MODULE.matcher(Files.readString(DocPage.ROOT.resolve("camel-sim-bom/pom.xml"))
                .replaceFirst("(?s).*<dependencyManagement>", ""));
        List<Path> sources = modules.results()
                .map(module -> DocPage.ROOT.resolve(module.group(1) + "/src/main/java"))
                .filter(Files::exists)
                .flatMap(JavadocIT::sources)
                .toList();
        types = SourceJavadoc.read(sources).stream()
                .filter(DocumentedType::visible)
                .toList();
        assertThat(types).hasSizeGreaterThan(150);
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyTypeSaysWhatItIs() {
        assertThat(types.stream().filter(type -> type.summary().isEmpty()).map(DocumentedType::name))
                .isEmpty();
    }

    @Test
    void everyComponentOfARecordHasMeaningUnitAndNullability() {
        assertThat(types.stream()
                        .filter(DocumentedType::isRecord)
                        .filter(type -> !OPTIONS.contains(type.name()))
                        .flatMap(type -> type.components().stream()
                                .flatMap(component -> component.missing().stream())
                                .map(missing -> type.name() + " does not say " + missing)))
                .isEmpty();
    }
}
