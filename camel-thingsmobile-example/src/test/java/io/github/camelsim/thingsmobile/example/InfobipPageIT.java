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
import static org.awaitility.Awaitility.await;

import io.github.camelsim.infobip.InfobipIotComponent;
import io.github.camelsim.infobip.sandbox.fleet.InfobipSim;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The routes of the page of Infobip's component, in each language, against the sandbox. */
class InfobipPageIT {

    private static final Path PAGE = Path.of("..", "camel-infobip-iot/src/main/docs/infobip-iot-component.adoc");
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String ICCID_OF_THE_PAGE = "8981100022152967721";

    private final ThingsMobileSandbox sandbox =
            ThingsMobileSandbox.builder().infobip(infobip -> infobip.sims(5)).start();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() throws IOException {
        context.close();
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource
    void eachRouteDoesWhatThePageSays(PageRoutes language) throws Exception {
        var component = new InfobipIotComponent();
        component.getConfiguration().setBaseUri(sandbox.infobip().baseUri());
        component.getConfiguration().setApiKey(sandbox.infobip().apiKey());
        context.addComponent("infobip-iot", component);
        context.getRegistry().bind("states", new MemoryStateRepository());
        language.addTo(context, PAGE, new InfobipRoutes());
        context.start();
        String active = sandbox.infobip()
                .fleet()
                .first(sim -> sim.status().equals(InfobipSim.ACTIVE))
                .orElseThrow()
                .iccid();

        try (var template = context.createProducerTemplate()) {
            template.requestBody("direct:suspend", Map.of("iccid", active));
            // the sandbox has no such SIM card: the call arrives, and is refused
            template.request("direct:remind", exchange -> {});
        }

        assertThat(sandbox.infobip().fleet().sim(active).status()).isEqualTo(InfobipSim.SUSPENDED);
        assertThat(sandbox.infobip().journal().entries("sendSms"))
                .singleElement()
                .satisfies(call -> assertThat(call.toString()).contains(ICCID_OF_THE_PAGE));
        await().atMost(LONGEST).untilAsserted(() -> {
            assertThat(sandbox.infobip().journal().count("listSims")).isGreaterThanOrEqualTo(2);
            assertThat(sandbox.infobip().journal().count("listMonthlyUsage")).isPositive();
        });
    }
}
