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
package io.github.camelsim.thingsmobile.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import io.github.camelsim.thingsmobile.sandbox.support.XmlResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class OpenApiIT {
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("msisdn", "882360001000001"),
            Map.entry("simBarcode", "8944501000000000018"),
            Map.entry("msisdnList", "882360001000001,882360001000002"),
            Map.entry("name", "Lift"),
            Map.entry("tag", "lifts"),
            Map.entry("expirationDate", "2030-01-31"),
            Map.entry("dailyLimit", "1"),
            Map.entry("monthlyLimit", "10"),
            Map.entry("totalLimit", "100"),
            Map.entry("simAutorechargeEnabled", "true"),
            Map.entry("simAutorechargeCreditThreshold", "1"),
            Map.entry("simAutorechargeAmount", "5"),
            Map.entry("message", "wake up"),
            Map.entry("amount", "2"));

    private static final ThingsMobileSandbox SANDBOX =
            ThingsMobileSandbox.builder().sims(10).callGapFactor(0).start();
    private static final TestClient CLIENT = new TestClient(SANDBOX);

    @AfterAll
    static void close() {
        SANDBOX.close();
    }

    static Stream<String> operations() {
        List<String> paths = new ArrayList<>();
        description("thingsmobile-openapi.json").path("paths").fieldNames().forEachRemaining(paths::add);
        return paths.stream().map(path -> path.substring(1));
    }

    @Test
    void describesTheTwentyOperations() {
        assertThat(operations()).hasSize(20).contains("simStatus", "rechargeSim", "deactivateSim");
        assertThat(description("thingsmobile-openapi.json").at("/servers/0/url").asText())
                .isEqualTo("/services/business-api");
        assertThat(description("thingsmobile-openapi.json")
                        .at("/security/0/basic")
                        .isArray())
                .as("basic authentication")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void acceptsACallWithTheDescribedParametersAndNoneLess(String operation) {
        List<String> required = requiredParameters(operation);
        SANDBOX.reset();
        String planId = createPlan();

        for (String missing : required) {
            List<String> others =
                    required.stream().filter(name -> !name.equals(missing)).toList();
            assertThat(call(operation, others, planId).outcome())
                    .as("%s without %s", operation, missing)
                    .startsWith("20 ");
        }
        assertThat(call(operation, required, planId).outcome())
                .as(operation)
                .isEqualTo(operation.equals("activateSim") ? "20 input error: simBarcode" : "OK");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void describesEveryElementOfAResponse(String operation) {
        SANDBOX.reset();
        XmlResponse response = call(operation, requiredParameters(operation), createPlan());

        Set<String> described = new HashSet<>();
        collectNames(
                description("thingsmobile-openapi.json")
                        .at("/paths/~1" + operation + "/post/responses/200/content/text~1xml/schema"),
                described);

        assertThat(described).containsAll(leafElements(response));
    }

    @Test
    void describesAndServesEveryControlPath() {
        JsonNode paths = description("openapi.json").path("paths");
        List<String> names = new ArrayList<>();
        paths.fieldNames().forEachRemaining(names::add);

        assertThat(names).contains("/health", "/journal", "/faults", "/clock", "/sims", "/cdrs", "/reset");
        assertThat(names).contains("/summary", "/infobip/summary", "/infobip/usage", "/infobip/faults");
        for (String name : names) {
            if (paths.path(name).has("get")) {
                assertThat(CLIENT.control("GET", name.substring(1)).status())
                        .as(name)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void pageOfTheSandboxListsEveryControlPath() throws IOException {
        String page = Files.readString(Path.of("../docs/sandbox.adoc"));
        String table = page.substring(page.indexOf("// table: sandbox-paths"), page.indexOf("// end: sandbox-paths"));
        String infobip = page.substring(page.indexOf("Other processes use `/_sandbox/infobip/`"));

        description("openapi.json").path("paths").fieldNames().forEachRemaining(path -> {
            String name = path.substring(path.lastIndexOf('/') + 1);
            assertThat(path.startsWith("/infobip/") ? infobip : table).as(path).contains("`" + name + "`");
        });
    }

    @Test
    void refusesAParameterThatAControlPathDoesNotHave() {
        SANDBOX.reset();

        XmlResponse refused = CLIENT.control("POST", "faults", "fault", "status:503", "operaton", "credit");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .isEqualTo("{\"error\":\"there is no parameter operaton here;"
                        + " must be one of fault, operation, times, nth, always\"}\n");
        assertThat(CLIENT.call("credit").outcome()).isEqualTo("OK");
    }

    @Test
    void describesParametersThatAreEnough() {
        SANDBOX.reset();
        JsonNode form = description("openapi.json")
                .at("/paths/~1sims/post/requestBody/content/application~1x-www-form-urlencoded/schema");

        assertThat(form.path("required")).extracting(JsonNode::asText).containsExactly("msisdn", "iccid");
        assertThat(CLIENT.control("POST", "sims", "msisdn", "4712", "iccid", "8944501000000999999")
                        .status())
                .isEqualTo(200);
    }

    private static XmlResponse call(String operation, List<String> parameters, String planId) {
        List<String> pairs = new ArrayList<>();
        for (String name : parameters) {
            pairs.add(name);
            pairs.add(value(name, planId));
        }
        return CLIENT.call(operation, pairs.toArray(String[]::new));
    }

    private static String value(String name, String planId) {
        if (name.equals("id") || name.equals("customPlanId")) {
            return planId;
        }
        return name.startsWith("blockSim") ? "1" : VALUES.get(name);
    }

    private static String createPlan() {
        assertThat(call("createCustomPlan", requiredParameters("createCustomPlan"), null)
                        .outcome())
                .isEqualTo("OK");
        return CLIENT.call("customPlanList").first("id");
    }

    /** Without the login; with msisdn where one of msisdn and iccid is required. */
    private static List<String> requiredParameters(String operation) {
        JsonNode form = description("thingsmobile-openapi.json")
                .at("/paths/~1" + operation + "/post/requestBody/content/application~1x-www-form-urlencoded/schema");
        List<String> required = new ArrayList<>();
        form.path("required").forEach(name -> required.add(name.asText()));
        assertThat(required).startsWith("username", "token");
        required.removeAll(List.of("username", "token"));
        if (form.path("properties").has("iccid")) {
            required.add("msisdn");
        }
        return required;
    }

    private static void collectNames(JsonNode schema, Set<String> names) {
        schema.path("properties").properties().forEach(property -> {
            names.add(property.getKey());
            collectNames(property.getValue(), names);
            collectNames(property.getValue().path("items"), names);
        });
    }

    /** The elements with a text; those of lists have other names in the description. */
    private static Set<String> leafElements(XmlResponse response) {
        Set<String> leaves = new HashSet<>();
        collectLeaves(response.root(), leaves);
        return leaves;
    }

    private static void collectLeaves(Element element, Set<String> leaves) {
        boolean leaf = true;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element nested) {
                leaf = false;
                collectLeaves(nested, leaves);
            }
        }
        if (leaf && !element.getTextContent().isEmpty()) {
            leaves.add(element.getTagName());
        }
    }

    private static JsonNode description(String name) {
        try {
            return new ObjectMapper().readTree(CLIENT.control("GET", name).body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(name + " is no JSON", e);
        }
    }
}
