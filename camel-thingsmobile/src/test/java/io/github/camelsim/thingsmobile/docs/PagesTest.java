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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.docs.DocPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What else can go stale in a page: properties, coordinates. */
class PagesTest {

    private static final String PREFIX = "camel.component.thingsmobile.";

    @Test
    void propertiesAreOptionsOfTheComponent() throws IOException {
        JsonNode options;
        try (InputStream json =
                getClass().getClassLoader().getResourceAsStream("io/github/camelsim/thingsmobile/thingsmobile.json")) {
            options = new ObjectMapper().readTree(json).path("componentProperties");
        }
        List<String> known = new ArrayList<>();
        options.fieldNames().forEachRemaining(known::add);
        // of Camel's auto-configuration for every component
        known.add("enabled");
        for (DocPage page : DocPage.all()) {
            for (DocPage.Block block : page.blocks("properties")) {
                var properties = new Properties();
                properties.load(new StringReader(block.text()));
                assertThat(properties.stringPropertyNames().stream()
                                .filter(name -> name.startsWith(PREFIX))
                                .map(name -> name.substring(PREFIX.length()))
                                .map(PagesTest::inCamelCase))
                        .as("properties of %s", block)
                        .isSubsetOf(known);
            }
        }
    }

    private static String inCamelCase(String name) {
        return Pattern.compile("-(.)").matcher(name).replaceAll(letter -> letter.group(1)
                .toUpperCase(Locale.ROOT));
    }

    @Test
    void coordinatesAreThoseOfTheProject() throws IOException {
        String pom = Files.readString(DocPage.ROOT.resolve("pom.xml"));
        String version = pom.replaceFirst("(?s).*?<version>([^<]+)<.*", "$1");
        String camel = camelVersion("pom.xml");
        String nextCamel = camelVersion("integration-tests/camel-4.22/pom.xml");
        for (DocPage page : DocPage.all()) {
            for (DocPage.Block block : page.blocks("xml")) {
                assertThat(block.text())
                        .as("%s", block)
                        .satisfiesAnyOf(
                                text -> assertThat(text).doesNotContain("<groupId>io.github.camelsim"),
                                text -> assertThat(text).contains("<version>" + version + "</version>"));
                assertThat(block.text())
                        .as("%s", block)
                        .satisfiesAnyOf(text -> assertThat(text).doesNotContain("camel-bom"), text -> assertThat(text)
                                .containsAnyOf(
                                        "<version>" + camel + "</version>", "<version>" + nextCamel + "</version>"));
            }
        }
    }

    private static String camelVersion(String pom) throws IOException {
        return Files.readString(DocPage.ROOT.resolve(pom)).replaceFirst("(?s).*<camel.version>([^<]+)<.*", "$1");
    }
}
