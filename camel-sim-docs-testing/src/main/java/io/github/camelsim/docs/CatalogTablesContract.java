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
package io.github.camelsim.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

/**
 * The tables of options and headers on a component's page are those of its generated catalog. Where one is not, the
 * failure shows the right table; {@code -Ddocs.update=true} writes it.
 */
public abstract class CatalogTablesContract {

    private final DocPage page;
    private final CatalogText catalog;

    /** @param catalog of the component, on the classpath */
    protected CatalogTablesContract(DocPage page, String catalog) {
        this.page = page;
        this.catalog = new CatalogText(catalog);
    }

    @Test
    void listsTheOptionsOfTheComponent() {
        check("component-options", options("componentProperties", option -> true));
    }

    @Test
    void listsThePathParameters() {
        check("path-parameters", options("properties", option -> option.getString("kind")
                .equals("path")));
    }

    @Test
    void listsTheQueryParameters() {
        check("query-parameters", options("properties", option -> option.getString("kind")
                .equals("parameter")));
    }

    @Test
    void listsTheHeaders() {
        List<String> rows = new ArrayList<>(List.of("[width=\"100%\",cols=\"3,5,1\",options=\"header\"]", "|==="));
        rows.add("| Name | Description | Type");
        catalog.entries("headers")
                .forEach(
                        (name, header) -> rows.add("| `" + name + "` | " + description(header) + " | " + type(header)));
        rows.add("|===");
        check("headers", String.join("\n", rows));
    }

    private String options(String section, Predicate<JsonObject> wanted) {
        List<String> rows = new ArrayList<>(List.of("[width=\"100%\",cols=\"2,5,1,2\",options=\"header\"]", "|==="));
        rows.add("| Name | Description | Default | Type");
        catalog.entries(section).forEach((name, option) -> {
            if (wanted.test(option)) {
                String required = option.getBooleanOrDefault("required", false) ? "*Required* " : "";
                rows.add("| *" + name + "* (" + option.getString("group") + ") | " + required + description(option)
                        + values(option) + " | " + defaultValue(option) + " | " + type(option));
            }
        });
        rows.add("|===");
        return String.join("\n", rows);
    }

    private static String description(JsonObject entry) {
        return entry.getString("description").replace("|", "\\|");
    }

    private static String values(JsonObject option) {
        Collection<String> values = option.getCollection("enum");
        return values == null ? "" : values.stream().collect(Collectors.joining("`, `", " One of: `", "`."));
    }

    private static String defaultValue(JsonObject option) {
        return option.containsKey("defaultValue") ? "`" + option.getString("defaultValue") + "`" : "";
    }

    private static String type(JsonObject entry) {
        return entry.getString("javaType").replaceAll("[\\w.]+\\.(\\w+)", "$1");
    }

    private void check(String table, String right) {
        assertThat(page.table(table, right))
                .as("%s: the table '%s' must be%n%s%n", page, table, right)
                .isEqualTo(right);
    }
}
