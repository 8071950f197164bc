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
package io.github.camelsim.recipes;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficCounters;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The routes of the page on moving from other clients, on two pages of SIMs, and its table of calls. */
class MovingPageIT {

    private static final RecipePage PAGE = RecipePage.read(RecipePage.DOCS.resolve("moving.adoc"));
    private static final String SIM = "882360001000001";

    @RegisterExtension
    static final ThingsMobileSandboxExtension sandbox = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(900).activeSims(150).callGapFactor(0));

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Cdr> cdrs = new ArrayList<>();
    private ProducerTemplate template;

    @BeforeEach
    void startRoutes() throws Exception {
        sandbox.get().reset();
        var component = new ThingsMobileComponent();
        var configuration = component.getConfiguration();
        configuration.setBaseUri(sandbox.baseUri());
        configuration.setUsername(sandbox.get().username());
        configuration.setToken(sandbox.get().token());
        configuration.setEnvironment(Environment.test);
        configuration.setCallGapFactor(0);
        configuration.setMaxRetries(0);
        context.addComponent("thingsmobile", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:cdrs-of-fifty-sims")
                        .split(body())
                        .process(exchange -> cdrs.add(exchange.getMessage().getBody(Cdr.class)));
            }
        });
        for (String yaml : PAGE.texts("yaml")) {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("page.camel.yaml", yaml));
        }
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    @Test
    void blocksTheSimThatUsesTooMuch() {
        String light = "882360001000002";
        hasUsed(SIM, 100_000_001);
        hasUsed(light, 100_000_000);

        template.requestBody("direct:guard", Map.of("msisdn", SIM));
        template.requestBody("direct:guard", Map.of("msisdn", light));

        assertThat(sandbox.fleet().sim(SIM).status()).isEqualTo("suspended");
        assertThat(sandbox.fleet().sim(light).status()).isEqualTo("active");
    }

    @Test
    void givesTheJsonThatThePageShows() throws Exception {
        var json = new ObjectMapper();
        JsonNode sim = json.readTree(template.requestBody("direct:sim-as-json", Map.of("msisdn", SIM), String.class));
        JsonNode shown = json.readTree(PAGE.texts("json").get(0));

        assertThat(shown.get("msisdn")).isEqualTo(sim.get("msisdn"));
        shown.fieldNames()
                .forEachRemaining(name -> assertThat(sim.has(name)).as(name).isTrue());
        shown.get("traffic")
                .fieldNames()
                .forEachRemaining(name ->
                        assertThat(sim.get("traffic").has(name)).as(name).isTrue());
        List<String> starts = sim.get("cdrs").findValuesAsText("start");
        assertThat(starts)
                .as("the order of the service")
                .isEqualTo(sandbox.fleet().cdrs(SIM).stream()
                        .map(cdr -> cdr.start() + (cdr.start().getSecond() == 0 ? ":00.000Z" : ".000Z"))
                        .toList());
    }

    @Test
    void readsEverythingOfTwoPages() {
        assertThat(sandbox.fleet().sims(sim -> sim.status().startsWith("active")))
                .hasSizeGreaterThan(500);

        template.requestBody("direct:everything", (Object) null);

        assertThat(cdrs.stream()
                        .map(cdr -> SandboxCdrs.text(cdr.msisdn(), cdr.start(), cdr.traffic()))
                        .sorted())
                .isEqualTo(SandboxCdrs.of(sandbox.fleet()));
    }

    @Test
    void tellsErrorsApart() {
        assertThat(blocking("no number")).startsWith("wrong before the call: blockSim");
        assertThat(blocking("999")).isEqualTo("error 40");
        assertThat(blocking(SIM)).isEqualTo("blocked");
        sandbox.faults().next("blockSim", Fault.resetAfterEffect());
        assertThat(blocking(SIM)).isEqualTo("perhaps blocked");
    }

    private String blocking(String msisdn) {
        return template.requestBody("direct:with-errors", Map.of("msisdn", msisdn), String.class);
    }

    @Test
    void theTableHasEveryOperation() throws Exception {
        String table = Files.readString(PAGE.file())
                .replaceFirst("(?s).*// table: calls", "")
                .replaceFirst("(?s)// end: calls.*", "");
        Set<String> last = Pattern.compile("(?m)^\\|.*\\| `(\\w+)[^|]*$")
                .matcher(table)
                .results()
                .map(row -> row.group(1))
                .collect(toSet());

        assertThat(last)
                .isEqualTo(Arrays.stream(Operation.values()).map(Enum::name).collect(toSet()));
    }

    private static void hasUsed(String msisdn, long bytes) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        sandbox.fleet().update(msisdn, sim -> sim.traffic(new TrafficCounters(bytes, bytes, bytes, today)));
    }
}
