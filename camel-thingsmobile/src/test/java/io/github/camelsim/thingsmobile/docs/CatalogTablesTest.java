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
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/**
 * The tables of options and headers are those of the generated catalog. Where one is not, the failure shows the right
 * table; {@code -Ddocs.update=true} writes it.
 */
class CatalogTablesTest {

    private final JsonNode catalog = catalog();

    @Test
    void listsTheOptionsOfTheComponent() {
        check(DocPage.component(), "component-options", adoc("componentProperties", (name, option) -> true));
    }

    @Test
    void listsThePathParameters() {
        check(DocPage.component(), "path-parameters", adoc("properties", (name, option) -> option.path("kind")
                .asText()
                .equals("path")));
    }

    @Test
    void listsTheQueryParameters() {
        check(DocPage.component(), "query-parameters", adoc("properties", (name, option) -> option.path("kind")
                .asText()
                .equals("parameter")));
    }

    @Test
    void listsTheHeaders() {
        List<String> rows = new ArrayList<>(List.of("[width=\"100%\",cols=\"3,5,1\",options=\"header\"]", "|==="));
        rows.add("| Name | Description | Type");
        catalog.path("headers")
                .properties()
                .forEach(header -> rows.add("| `" + header.getKey() + "` | "
                        + escaped(header.getValue().path("description").asText()) + " | "
                        + type(header.getValue())));
        rows.add("|===");
        check(DocPage.component(), "headers", String.join("\n", rows));
    }

    private String adoc(String section, BiPredicate<String, JsonNode> wanted) {
        List<String> rows = new ArrayList<>(List.of("[width=\"100%\",cols=\"2,5,1,2\",options=\"header\"]", "|==="));
        rows.add("| Name | Description | Default | Type");
        for (Map.Entry<String, JsonNode> option : catalog.path(section).properties()) {
            JsonNode is = option.getValue();
            if (wanted.test(option.getKey(), is)) {
                String required = is.path("required").asBoolean() ? "*Required* " : "";
                rows.add("| *" + option.getKey() + "* (" + is.path("group").asText() + ") | " + required
                        + escaped(is.path("description").asText()) + values(is) + " | " + defaultValue(is) + " | "
                        + type(is));
            }
        }
        rows.add("|===");
        return String.join("\n", rows);
    }

    private static String values(JsonNode option) {
        if (!option.has("enum")) {
            return "";
        }
        List<String> values = new ArrayList<>();
        option.path("enum").forEach(value -> values.add("`" + value.asText() + "`"));
        return " One of: " + String.join(", ", values) + ".";
    }

    private static String defaultValue(JsonNode option) {
        return option.has("defaultValue") ? "`" + option.path("defaultValue").asText() + "`" : "";
    }

    private static String type(JsonNode option) {
        String type = option.path("javaType").asText();
        return type.replaceAll("[\\w.]+\\.(\\w+)", "$1");
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }

    private static void check(DocPage page, String name, String right) {
        assertThat(page.table(name, right))
                .as("%s: the table '%s' must be%n%s%n", page, name, right)
                .isEqualTo(right);
    }

    private static JsonNode catalog() {
        try (InputStream json = CatalogTablesTest.class
                .getClassLoader()
                .getResourceAsStream("io/github/camelsim/thingsmobile/thingsmobile.json")) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
