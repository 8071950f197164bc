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
package io.github.camelsim.thingsmobile.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.support.OperationSample;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What tools and editors know of the component. */
class CatalogTest {

    private static final List<String> COMMON = List.of(
            "username",
            "token",
            "environment",
            "baseUri",
            "basicAuthUsername",
            "basicAuthPassword",
            "timeZone",
            "connectTimeout",
            "responseTimeout",
            "maxResponseBytes",
            "maxRetries",
            "maxWait",
            "callSpacing",
            "callGapFactor",
            "readOnly",
            "allowDeactivate",
            "sslContextParameters",
            "useGlobalSslContextParameters",
            "proxyHost",
            "proxyPort",
            "httpClientConfigurer",
            "allowInsecure");
    private static final List<String> PARAMETERS =
            List.of(("msisdn iccid simBarcode name tag status page pageSize startDateRange endDateRange msisdnList"
                            + " expirationDate blockSim dailyLimit blockSimDaily monthlyLimit blockSimMonthly totalLimit"
                            + " blockSimTotal simAutorechargeEnabled simAutorechargeCreditThreshold"
                            + " simAutorechargeAmount customPlanId message amount")
                    .split(" "));

    private static JsonNode catalog;

    @BeforeAll
    static void read() throws Exception {
        try (InputStream json =
                CatalogTest.class.getResourceAsStream("/META-INF/io/github/camelsim/thingsmobile/thingsmobile.json")) {
            catalog = new ObjectMapper().readTree(json);
        }
    }

    @Test
    void theOperationsAreTheDocumentsAndDeactivateSim() {
        List<String> operations = texts(catalog.at("/properties/operation/enum"));

        assertThat(operations)
                .hasSize(20)
                .containsExactlyInAnyOrderElementsOf(
                        OperationSample.all().map(OperationSample::operation).toList());
        assertThat(catalog.at("/properties/operation/kind").asText()).isEqualTo("path");
        assertThat(catalog.at("/properties/operation/required").asBoolean()).isTrue();
    }

    @Test
    void allOptionsAreThere() {
        assertThat(names(catalog.get("componentProperties"))).containsAll(COMMON);
        assertThat(names(catalog.get("properties")))
                .containsAll(COMMON)
                .containsAll(PARAMETERS)
                .contains("fetch", "outputFormat");
    }

    @Test
    void parametersAreOptionsOfEndpointsOnly() {
        assertThat(names(catalog.get("componentProperties"))).doesNotContainAnyElementsOf(PARAMETERS);
    }

    @Test
    void theHeaderThatConsumersSetTooIsNotOfProducersAlone() {
        assertThat(catalog.at("/headers/CamelThingsMobileResultOperation/group").asText())
                .isEqualTo("common");
    }

    @Test
    void secretsAreFlagged() {
        Set<String> secrets = Set.of("token", "basicAuthPassword");

        for (String properties : List.of("componentProperties", "properties")) {
            catalog.get(properties).properties().forEach(option -> assertThat(
                            option.getValue().get("secret").asBoolean())
                    .as(option.getKey())
                    .isEqualTo(secrets.contains(option.getKey())));
        }
    }

    @Test
    void numbersFlagsAndDurationsAreTyped() {
        assertThat(type("amount")).isEqualTo("number");
        assertThat(type("page")).isEqualTo("integer");
        assertThat(type("blockSim")).isEqualTo("boolean");
        assertThat(type("maxWait")).isEqualTo("duration");
        assertThat(texts(catalog.at("/properties/fetch/enum"))).containsExactly("page", "all", "stream");
        assertThat(texts(catalog.at("/properties/outputFormat/enum"))).containsExactly("pojo", "xml", "json");
        assertThat(texts(catalog.at("/properties/environment/enum"))).containsExactly("production", "test");
    }

    @Test
    void everyOptionAndHeaderIsDescribed() {
        for (String part : List.of("componentProperties", "properties", "headers")) {
            catalog.get(part).properties().forEach(option -> assertThat(
                            option.getValue().path("description").asText())
                    .as(option.getKey())
                    .isNotBlank());
        }
    }

    @Test
    void everyParameterHasAHeader() {
        assertThat(names(catalog.get("headers")))
                .containsAll(OperationSample.headersOf(PARAMETERS.stream().collect(Collectors.toMap(n -> n, n -> n)))
                        .keySet())
                .contains(
                        "CamelThingsMobileResultOperation",
                        "CamelThingsMobileResultPage",
                        "CamelThingsMobileResultPageSize",
                        "CamelThingsMobileResultHasMore");
    }

    @Test
    void theCatalogValidatesUris() {
        var camel = new DefaultCamelCatalog();
        camel.addComponent("thingsmobile", ThingsMobileComponent.class.getName(), catalog.toString());

        assertThat(camel.validateEndpointProperties("thingsmobile:simStatus?msisdn=1&username=a&token=b")
                        .isSuccess())
                .isTrue();
        assertThat(camel.validateEndpointProperties("thingsmobile:simStatus?msisdm=1&username=a&token=b")
                        .getUnknown())
                .containsExactly("msisdm");
    }

    /** Camel's catalog takes fewer forms of a duration than Camel does, for example no days. */
    @Test
    void theCatalogAcceptsEveryDurationThatIsADefault() {
        var camel = new DefaultCamelCatalog();
        camel.addComponent("thingsmobile", ThingsMobileComponent.class.getName(), catalog.toString());

        List<String> durations = catalog.get("properties").properties().stream()
                .filter(option -> option.getValue().get("type").asText().equals("duration"))
                .filter(option -> option.getValue().has("defaultValue"))
                .map(option -> option.getKey() + "="
                        + option.getValue().get("defaultValue").asText())
                .toList();

        assertThat(durations).contains("lookback=24h", "maxWait=5m").allSatisfy(duration -> assertThat(
                        camel.validateEndpointProperties("thingsmobile:getCdrPaginated?username=a&token=b&" + duration)
                                .isSuccess())
                .as(duration)
                .isTrue());
    }

    @Test
    void theComponentIsAPreviewUntilTheFirstRelease() {
        assertThat(catalog.at("/component/supportLevel").asText()).isEqualTo("Preview");
    }

    private static String type(String option) {
        return catalog.at("/properties/" + option + "/type").asText();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
