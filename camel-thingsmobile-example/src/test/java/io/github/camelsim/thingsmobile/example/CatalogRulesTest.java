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
package io.github.camelsim.thingsmobile.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.infobip.InfobipIotEndpoint;
import io.github.camelsim.thingsmobile.ThingsMobileEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the catalogs of both components say to editors and validators of routes. */
class CatalogRulesTest {

    enum Catalog {
        THINGS_MOBILE("thingsmobile/thingsmobile.json", "CamelThingsMobile", ThingsMobileEndpoint.class) {
            @Override
            Set<String> parameters() {
                return names(io.github.camelsim.thingsmobile.client.Parameter.values());
            }

            @Override
            Set<String> consumed() {
                return Arrays.stream(io.github.camelsim.thingsmobile.client.Operation.values())
                        .filter(operation -> !operation.readModes().isEmpty())
                        .flatMap(operation -> operation.parameters().stream())
                        .map(Enum::name)
                        .filter(parameter -> !parameter.equals(PAGE))
                        .collect(Collectors.toSet());
            }
        },
        INFOBIP_IOT("infobip/infobip-iot.json", "CamelInfobipIot", InfobipIotEndpoint.class) {
            @Override
            Set<String> parameters() {
                return names(io.github.camelsim.infobip.client.Parameter.values());
            }

            @Override
            Set<String> consumed() {
                return Set.of("limit");
            }
        };

        private static final String PAGE = "page";

        final JsonNode json;
        final String headerPrefix;
        private final Class<?> endpoint;

        Catalog(String resource, String headerPrefix, Class<?> endpoint) {
            this.headerPrefix = headerPrefix;
            this.endpoint = endpoint;
            try (InputStream in = endpoint.getResourceAsStream("/io/github/camelsim/" + resource)) {
                json = new ObjectMapper().readTree(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The parameters of the API. */
        abstract Set<String> parameters();

        /** Those that a consumer can have; it reads every page, so {@code page} is not among them. */
        abstract Set<String> consumed();

        /** Options of component and endpoint that are not Camel's own, and the headers. */
        Stream<Entry> entries() {
            return Stream.of("componentProperties", "properties", "headers")
                    .flatMap(section -> json.get(section).properties().stream()
                            .map(entry -> new Entry(section, entry.getKey(), entry.getValue()))
                            .filter(this::isOurs));
        }

        private boolean isOurs(Entry entry) {
            return entry.section.equals("headers")
                    || entry.is.hasNonNull("configurationClass")
                    || Arrays.stream(endpoint.getDeclaredFields())
                            .anyMatch(field -> field.getName().equals(entry.name));
        }

        Stream<Entry> options() {
            return entries().filter(entry -> entry.section.equals("properties"));
        }

        private static Set<String> names(Enum<?>[] values) {
            return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
        }
    }

    private record Entry(String section, String name, JsonNode is) {

        String text(String property) {
            return is.path(property).asText();
        }

        @Override
        public String toString() {
            return section + " " + name;
        }
    }

    @ParameterizedTest
    @EnumSource
    void parametersThatNoConsumerHasAreOfTheProducer(Catalog catalog) {
        assertThat(catalog.parameters()).containsAll(catalog.consumed());
        assertThat(catalog.options()
                        .filter(option -> catalog.parameters().contains(option.name))
                        .filter(option -> option.text("group").equals("producer"))
                        .map(Entry::name))
                .containsExactlyInAnyOrderElementsOf(catalog.parameters().stream()
                        .filter(parameter -> !catalog.consumed().contains(parameter))
                        .toList());
        assertThat(catalog.json.at("/properties/fetch/group").asText()).isEqualTo("producer");
    }

    @ParameterizedTest
    @EnumSource
    void parametersHaveNoDefault(Catalog catalog) {
        assertThat(catalog.options().filter(option -> catalog.parameters().contains(option.name)))
                .hasSameSizeAs(catalog.parameters())
                .allSatisfy(option -> assertThat(option.is.has("defaultValue")).isFalse());
    }

    @ParameterizedTest
    @EnumSource
    void nothingButTheOperationIsRequired(Catalog catalog) {
        assertThat(catalog.entries()
                        .filter(entry -> entry.is.path("required").asBoolean())
                        .map(Entry::name))
                .containsExactly("operation");
    }

    @ParameterizedTest
    @EnumSource
    void aHeaderIsWhatTheOptionIs(Catalog catalog) {
        for (String parameter : catalog.parameters()) {
            JsonNode option = catalog.json.at("/properties/" + parameter);
            JsonNode header = catalog.json.at("/headers/" + catalog.headerPrefix + StringUtils.capitalize(parameter));

            for (String property : List.of("javaType", "enum")) {
                assertThat(header.path(property)).as(parameter + " " + property).isEqualTo(option.path(property));
            }
            assertThat(header.path("description").asText())
                    .isEqualTo(option.path("description").asText() + " Takes precedence over the URI option.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void descriptionsAreSentences(Catalog catalog) {
        assertThat(catalog.entries()).hasSizeGreaterThan(50).allSatisfy(entry -> assertThat(entry.text("description"))
                .as(entry.toString())
                .matches("(Allows|Configures|Holds|Identifies|Keeps|Limits|Lists|Makes|Multiplies|Names|Refuses|Says"
                        + "|Selects|Sets|Tags|Tells) .*\\."));
    }
}
