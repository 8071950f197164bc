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
package io.github.camelsim.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.infobip.client.Operation;
import io.github.camelsim.infobip.client.Parameter;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The generated description of the component. */
class CatalogTest {

    private static final Set<String> COMMON = Set.of(
            "username",
            "password",
            "apiKey",
            "baseUri",
            "callGap",
            "readOnly",
            "connectTimeout",
            "responseTimeout",
            "maxResponseBytes",
            "maxRetries",
            "maxWait",
            "callSpacing",
            "callGapFactor",
            "sslContextParameters",
            "useGlobalSslContextParameters",
            "proxyHost",
            "proxyPort",
            "httpClientConfigurer",
            "allowInsecure");

    private static JsonNode catalog;

    @BeforeAll
    static void read() throws Exception {
        try (InputStream json =
                CatalogTest.class.getResourceAsStream("/META-INF/io/github/camelsim/infobip/infobip-iot.json")) {
            catalog = new ObjectMapper().readTree(json);
        }
    }

    @Test
    void theComponentIsDescribed() {
        assertThat(catalog.at("/component/scheme").asText()).isEqualTo("infobip-iot");
        assertThat(catalog.at("/component/async").asBoolean()).isTrue();
        assertThat(catalog.at("/component/artifactId").asText()).isEqualTo("camel-infobip-iot");
        assertThat(catalog.at("/component/supportLevel").asText()).isEqualTo("Preview");
    }

    @Test
    void theHeaderThatConsumersSetTooIsNotOfProducersAlone() {
        assertThat(catalog.at("/headers/CamelInfobipIotResultOperation/group").asText())
                .isEqualTo("common");
    }

    @Test
    void theOperationsAreThePages() {
        assertThat(catalog.at("/properties/operation/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        Arrays.stream(Operation.values()).map(Enum::name).toList());
    }

    @Test
    void allOptionsAreThere() {
        Set<String> parameters = new HashSet<>();
        Arrays.stream(Parameter.values()).map(Enum::name).forEach(parameters::add);

        assertThat(names("componentProperties")).containsAll(COMMON).doesNotContainAnyElementsOf(parameters);
        assertThat(names("properties"))
                .containsAll(COMMON)
                .containsAll(parameters)
                .contains("fetch", "outputFormat", "splitResult", "changesOnly", "maxInFlight", "cursorRepository")
                .doesNotContain("environment", "timeZone", "allowDeactivate", "lookback", "idempotentRepository");
    }

    @Test
    void allCredentialsButTheUserAreSecret() {
        for (String properties : new String[] {"componentProperties", "properties"}) {
            catalog.get(properties).properties().forEach(option -> assertThat(
                            option.getValue().get("secret").asBoolean())
                    .as(option.getKey())
                    .isEqualTo(Set.of("password", "apiKey").contains(option.getKey())));
        }
    }

    @Test
    void everyParameterHasAHeader() {
        Set<String> headers = names("headers");

        for (Parameter parameter : Parameter.values()) {
            assertThat(headers).contains(InfobipIotConstants.header(parameter));
        }
        assertThat(headers).contains("CamelInfobipIotResultHasMore", "CamelInfobipIotUsedDataBytesBefore");
    }

    @Test
    void camelsCatalogKnowsTheComponent() {
        var camel = new DefaultCamelCatalog();
        camel.addComponent("infobip-iot", InfobipIotComponent.class.getName());

        assertThat(camel.validateEndpointProperties("infobip-iot:listSims?changesOnly=true&delay=5m&callGap=1s")
                        .isSuccess())
                .isTrue();
        assertThat(camel.validateEndpointProperties("infobip-iot:listSims?lookback=5m")
                        .isSuccess())
                .isFalse();
    }

    /** Camel's catalog takes fewer forms of a duration than Camel does, for example no days. */
    @Test
    void theCatalogAcceptsEveryDurationThatIsADefault() {
        var camel = new DefaultCamelCatalog();
        camel.addComponent("infobip-iot", InfobipIotComponent.class.getName());

        List<String> durations = catalog.get("properties").properties().stream()
                .filter(option -> option.getValue().get("type").asText().equals("duration"))
                .filter(option -> option.getValue().has("defaultValue"))
                .map(option -> option.getKey() + "="
                        + option.getValue().get("defaultValue").asText())
                .toList();

        assertThat(durations).contains("maxWait=5m").allSatisfy(duration -> assertThat(
                        camel.validateEndpointProperties("infobip-iot:listSims?" + duration)
                                .isSuccess())
                .as(duration)
                .isTrue());
    }

    private static Set<String> names(String properties) {
        Set<String> names = new HashSet<>();
        StreamSupport.stream(catalog.get(properties).properties().spliterator(), false)
                .forEach(property -> names.add(property.getKey()));
        return names;
    }
}
