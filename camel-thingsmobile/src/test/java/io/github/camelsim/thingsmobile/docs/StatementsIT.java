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
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import io.github.camelsim.thingsmobile.client.ThingsMobileNetworkException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What pages say in words and tables that nothing else compares. */
class StatementsIT {

    /** One operation of each effect: READ, SET, ONCE. */
    private static final List<String> OPERATIONS = List.of("credit", "blockSim", "rechargeSim");

    @TestFactory
    Stream<DynamicTest> retriesByEffect() {
        return Stream.of(
                        row("60", Fault.code60(), false, "again, good", "again, good", "again, good"),
                        row("429", Fault.status(429), false, "again, good", "again, good", "again, good"),
                        row("broken", Fault.resetBeforeEffect(), true, "3 known", "3 unknown", "1 unknown"),
                        row("5xx", Fault.status(503), true, "3 known", "3 unknown", "1 unknown"),
                        row("unreadable", Fault.html(), true, "1 known", "1 unknown", "1 unknown"),
                        row("half", Fault.truncated(), true, "1 known", "1 unknown", "1 unknown"),
                        row("code 10", Fault.code(10, "generic error"), true, "1 known", "1 known", "1 unknown"),
                        row("code 40", Fault.code(40, "sim error"), true, "1 known", "1 known", "1 known"),
                        row("404", Fault.status(404), true, "1 known", "1 known", "1 known"))
                .flatMap(tests -> tests);
    }

    private static Stream<DynamicTest> row(String what, Fault fault, boolean always, String... right) {
        return OPERATIONS.stream()
                .map(operation -> DynamicTest.dynamicTest(what + " " + operation, () -> {
                    assertThat(happens(operation, fault, always)).isEqualTo(right[OPERATIONS.indexOf(operation)]);
                }));
    }

    private static String happens(String operation, Fault fault, boolean always) throws Exception {
        try (DocsRun run = DocsRun.ofJava(new OperationRoutes())) {
            if (always) {
                run.sandbox().faults().always(operation, fault);
            } else {
                run.sandbox().faults().next(operation, fault);
            }
            var answer = run.send(operation, null, Map.of());
            if (answer.getException() == null) {
                var calls = run.sandbox().journal().entries(operation);
                boolean again = calls.size() > 1
                        && calls.get(1).params().equals(calls.get(0).params()); // not the next page
                return again ? "again, good" : "good";
            }
            boolean unknown = answer.getException(ThingsMobileException.class).outcomeUnknown();
            return run.sandbox().journal().count(operation) + (unknown ? " unknown" : " known");
        }
    }

    @Test
    void aCallThatWasNotSentHasAKnownOutcome() throws Exception {
        try (DocsRun run = DocsRun.ofJava(new OperationRoutes())) {
            run.sandbox().close();
            var failure = run.send("rechargeSim", null, Map.of()).getException();
            assertThat(failure).isInstanceOf(ThingsMobileNetworkException.class);
            assertThat(((ThingsMobileException) failure).outcomeUnknown()).isFalse();
        }
    }

    @Test
    void refusesWrongInputBeforeACall() throws Exception {
        try (DocsRun run = DocsRun.ofJava(new OperationRoutes())) {
            var failure = run.send("rechargeSim", null, Map.of("CamelThingsMobileAmount", 2000))
                    .getException();
            assertThat(failure).isInstanceOf(IllegalArgumentException.class);
            assertThat(DocPage.of("docs/calling.adoc").lines())
                    .anySatisfy(line -> assertThat(line).contains("`" + failure.getMessage() + "`"));
            assertThat(run.sandbox().journal().count()).isZero();
        }
    }

    @Test
    void jsonHasTheShownShape() throws Exception {
        var json = new ObjectMapper();
        List<DocPage.Block> shown = DocPage.of("docs/results.adoc").blocks("json");
        List<String> operations = List.of("simStatus?msisdn=882360001000001&", "credit?");
        try (DocsRun run = DocsRun.ofJava(new OperationRoutes());
                var template = run.context().createProducerTemplate()) {
            run.sendWell("rechargeSim", null, Map.of());
            for (int i = 0; i < operations.size(); i++) {
                String uri = "thingsmobile:" + operations.get(i) + "outputFormat=json";
                JsonNode real = json.readTree(template.requestBody(uri, null, String.class));
                JsonNode page = json.readTree(shown.get(i).text());
                assertThat(paths("", page)).as("%s", shown.get(i)).isEqualTo(paths("", real));
            }
        }
    }

    private static Set<String> paths(String prefix, JsonNode node) {
        Set<String> paths = new TreeSet<>();
        node.properties().forEach(field -> {
            paths.add(prefix + field.getKey());
            paths.addAll(paths(prefix + field.getKey() + ".", field.getValue()));
        });
        node.elements().forEachRemaining(element -> {
            if (node.isArray()) {
                paths.addAll(paths(prefix, element));
            }
        });
        return paths;
    }

    @Test
    void secretsAreMasked() {
        assertThat(URISupport.sanitizeUri("thingsmobile:credit?token=secret1&basicAuthPassword=secret2"))
                .doesNotContain("secret1", "secret2");
    }
}
