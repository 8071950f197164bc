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
package io.github.camelsim.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in a Kamelet beside its template, and whether both fit the component. */
class KameletMetadataIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V7);
    private static final Set<String> CREDENTIALS = Set.of("username", "token", "password", "apiKey");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    static List<KameletFile> kamelets() {
        return KameletFile.all();
    }

    @Test
    void theKameletsAreThoseOfTheContract() {
        assertThat(kamelets())
                .extracting(KameletFile::name)
                .containsExactly(
                        "infobip-iot-sim-source",
                        "infobip-iot-sms-sink",
                        "thingsmobile-cdr-source",
                        "thingsmobile-credit-source",
                        "thingsmobile-sim-action-sink",
                        "thingsmobile-sim-source",
                        "thingsmobile-sms-sink");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void isDescribedAsInCamelsCatalogOfKamelets(KameletFile kamelet) {
        String annotation = "camel.apache.org/";
        JsonNode annotations = kamelet.metadata().path("annotations");

        assertThat(kamelet.fileName()).isEqualTo(kamelet.name() + ".kamelet.yaml");
        assertThat(kamelet.content().path("apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.content().path("kind").asText()).isEqualTo("Kamelet");
        assertThat(annotations.path(annotation + "kamelet.support.level").asText())
                .isEqualTo("Preview");
        assertThat(annotations.path(annotation + "provider").asText()).isNotBlank();
        assertThat(annotations.path(annotation + "kamelet.group").asText()).isNotBlank();
        assertThat(annotations.path(annotation + "kamelet.namespace").asText()).isNotBlank();
        assertThat(annotations.path(annotation + "catalog.version").asText()).matches("\\d.*");
        assertThat(icon(annotations.path(annotation + "kamelet.icon").asText())).startsWith("<svg");
        assertThat(kamelet.metadata()
                        .path("labels")
                        .path(annotation + "kamelet.type")
                        .asText())
                .isEqualTo(kamelet.isSource() ? "source" : "sink");
        assertThat(kamelet.definition().path("title").asText()).isNotBlank();
        assertThat(kamelet.definition().path("description").asText()).endsWith(".");
    }

    private static String icon(String uri) {
        byte[] image = Base64.getDecoder().decode(uri.replaceFirst("^data:image/svg\\+xml;base64,", ""));
        return new String(image, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void dependsOnItsComponentInTheVersionThatIsBuilt(KameletFile kamelet) throws IOException {
        assertThat(texts(kamelet.spec().path("dependencies")))
                .containsExactly(
                        "camel:core",
                        "camel:kamelet",
                        "mvn:io.github.camelsim:camel-" + kamelet.scheme() + ":"
                                + kamelet.metadata()
                                        .at("/annotations/camel.apache.org~1catalog.version")
                                        .asText());
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<version>"
                        + kamelet.metadata()
                                .at("/annotations/camel.apache.org~1catalog.version")
                                .asText() + "</version>");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void describesEachPropertyAndGivesAnExampleOfItsType(KameletFile kamelet) {
        kamelet.properties().forEach((name, property) -> {
            assertThat(property.path("title").asText()).as("title of %s", name).isNotBlank();
            assertThat(property.path("description").asText())
                    .as("description of %s", name)
                    .endsWith(".");
            assertThat(violations(property, property.path("example")))
                    .as("example of %s", name)
                    .isEmpty();
            assertThat(property.has("default"))
                    .as("%s is required or has a default", name)
                    .isNotEqualTo(kamelet.required().contains(name));
            if (!property.path("default").asText().isEmpty()) {
                assertThat(violations(property, property.path("default")))
                        .as("default of %s", name)
                        .isEmpty();
            }
        });
        assertThat(kamelet.properties().keySet()).containsAll(kamelet.required());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void hidesTheSecretsOfTheComponent(KameletFile kamelet) throws IOException {
        JsonNode options = catalog(kamelet).path("properties");
        kamelet.properties().forEach((name, property) -> {
            boolean secret = options.path(name).path("secret").asBoolean();
            assertThat(property.path("format").asText().equals("password"))
                    .as("format of %s", name)
                    .isEqualTo(secret);
            assertThat(texts(property.path("x-descriptors")).contains("urn:alm:descriptor:com.tectonic.ui:password"))
                    .as("descriptor of %s", name)
                    .isEqualTo(secret);
            assertThat(texts(property.path("x-descriptors")).contains("urn:camel:group:credentials"))
                    .as("group of %s", name)
                    .isEqualTo(CREDENTIALS.contains(name));
            if (secret) {
                assertThat(kamelet.endpoint().at("/parameters/" + name).asText())
                        .as("%s with characters that have a meaning in a URI", name)
                        .isEqualTo("RAW({{" + name + "}})");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void usesOptionsOfTheComponentAndAllOfItsProperties(KameletFile kamelet) throws IOException {
        JsonNode options = catalog(kamelet).path("properties");
        kamelet.endpoint().path("parameters").properties().forEach(parameter -> {
            JsonNode option = options.path(parameter.getKey());
            assertThat(option.isMissingNode())
                    .as("option %s of the component", parameter.getKey())
                    .isFalse();
            JsonNode property = kamelet.properties().get(parameter.getKey());
            if (property != null) {
                assertThat(property.path("enum"))
                        .as("values of %s", parameter.getKey())
                        .isEqualTo(option.path("enum"));
                assertThat(property.path("type").asText().equals("boolean"))
                        .as("type of %s", parameter.getKey())
                        .isEqualTo(option.path("type").asText().equals("boolean"));
            }
        });
        assertThat(PLACEHOLDER
                        .matcher(kamelet.spec().path("template").toString())
                        .results()
                        .map(placeholder -> placeholder.group(1))
                        .collect(Collectors.toSet()))
                .isEqualTo(kamelet.properties().keySet());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void namesHeadersThatTheComponentSets(KameletFile kamelet) throws IOException {
        JsonNode headers = catalog(kamelet).path("headers");
        kamelet.spec().at("/dataTypes/out/headers").fieldNames().forEachRemaining(name -> assertThat(headers.has(name))
                .as("header %s", name)
                .isTrue());
    }

    @Test
    void theTemplatesAreValidYamlOfCamel() throws IOException {
        ArrayNode routes = JSON.createArrayNode();
        kamelets().forEach(kamelet -> routes.add(kamelet.spec().path("template")));
        try (InputStream schema = getClass().getResourceAsStream("/schema/camelYamlDsl.json")) {
            assertThat(SCHEMAS.getSchema(schema).validate(routes)).isEmpty();
        }
    }

    @Test
    void theDefinitionsAreJsonSchemas() {
        JsonSchema schemas = SCHEMAS.getSchema(SchemaLocation.of(VersionFlag.V7.getId()));
        assertThat(kamelets()).allSatisfy(kamelet -> assertThat(schemas.validate(kamelet.definition()))
                .isEmpty());
    }

    private static Set<ValidationMessage> violations(JsonNode schema, JsonNode value) {
        return SCHEMAS.getSchema(schema).validate(value);
    }

    private static JsonNode catalog(KameletFile kamelet) throws IOException {
        String folder = kamelet.scheme().equals("thingsmobile") ? "thingsmobile" : "infobip";
        try (InputStream json = KameletMetadataIT.class.getResourceAsStream(
                "/io/github/camelsim/" + folder + "/" + kamelet.scheme() + ".json")) {
            return JSON.readTree(json);
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
