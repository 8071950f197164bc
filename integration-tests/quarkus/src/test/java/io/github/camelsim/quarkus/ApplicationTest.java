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
package io.github.camelsim.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.infobip.InfobipIotComponent;
import io.github.camelsim.infobip.model.ActionReference;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.inventory.SimInventoryItem;
import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.Test;

/** Both components in the application. */
@QuarkusTest
@QuarkusTestResource(SandboxResource.class)
class ApplicationTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Inject
    CamelContext context;

    @Inject
    ProducerTemplate template;

    @Inject
    Received received;

    @Inject
    RecordingCallSpacing spacing;

    @TestHTTPResource("/q/metrics")
    URI metrics;

    ThingsMobileSandbox sandbox;

    @Test
    void consumesTheSimsOfBothVendorsFromYamlAndJava() {
        await().atMost(LONGEST).untilAsserted(() -> assertThat(received.records())
                .hasAtLeastOneElementOfType(Sim.class)
                .hasAtLeastOneElementOfType(SimCard.class));
    }

    @Test
    void callsBothVendors() {
        String iccid =
                sandbox.infobip().fleet().first(sim -> true).orElseThrow().iccid();

        assertThat(template.requestBody("direct:credit", null, Credit.class).currency())
                .isNotBlank();
        assertThat(template.requestBodyAndHeader(
                        "direct:sms", "hello", "CamelInfobipIotIccid", iccid, ActionReference.class))
                .extracting(ActionReference::iccid)
                .isEqualTo(iccid);
    }

    @Test
    void readsOptionsFromApplicationProperties() {
        var thingsMobile = context.getComponent("thingsmobile", ThingsMobileComponent.class)
                .getConfiguration();

        assertThat(thingsMobile.getEnvironment()).isEqualTo(Environment.test);
        assertThat(thingsMobile.getMaxWait()).isEqualTo(Duration.ofSeconds(42));
        assertThat(thingsMobile.isReadOnly()).isTrue();
        assertThat(context.getComponent("infobip-iot", InfobipIotComponent.class)
                        .getConfiguration()
                        .getMaxRetries())
                .isEqualTo(1);
    }

    @Test
    void refusesToBlockWhenReadOnly() {
        assertThatThrownBy(() ->
                        template.requestBodyAndHeader("direct:block", null, "CamelThingsMobileMsisdn", "447937557899"))
                .isInstanceOf(CamelExecutionException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining("readOnly");
        assertThat(sandbox.journal().count("blockSim")).isZero();
    }

    @Test
    void usesABeanOfTheApplication() {
        template.requestBody("direct:credit", null, Credit.class);

        assertThat(spacing.keys()).anyMatch(key -> key.contains("credit"));
    }

    @Test
    void recordsItsCallsInTheMeterRegistryOfQuarkus() throws Exception {
        template.requestBody("direct:credit", null, Credit.class);

        HttpResponse<String> scrape = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(scrape.body().lines())
                .anyMatch(line -> line.startsWith("camelsim_calls_seconds_count{")
                        && line.contains("component=\"thingsmobile\"")
                        && line.contains("operation=\"credit\""));
    }

    @Test
    void refusesAnUnknownOptionOfAnEndpoint() {
        assertThatThrownBy(() -> context.getEndpoint("thingsmobile:credit?pageSise=3"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("pageSise");
    }

    @Test
    void convertsAnswersOfBothVendors() {
        String xml = "<result><done>true</done><sims><sim><msisdn>447937557899</msisdn><status>active</status></sim>"
                + "</sims></result>";
        String json = "{\"iccid\":\"8944501309206138321\",\"status\":\"Active\"}";

        Sim sim = context.getTypeConverter().convertTo(Sim.class, xml);
        SimCard card = context.getTypeConverter().convertTo(SimCard.class, json);

        assertThat(sim.msisdn()).isEqualTo("447937557899");
        assertThat(card.iccid()).isEqualTo("8944501309206138321");
        assertThat(context.getTypeConverter()
                        .convertTo(SimInventoryItem.class, sim)
                        .provider())
                .isEqualTo("thingsmobile");
        assertThat(context.getTypeConverter()
                        .convertTo(SimInventoryItem.class, card)
                        .provider())
                .isEqualTo("infobip-iot");
    }

    @Test
    void isReadyWhenTheConsumersHavePolled() {
        await().atMost(LONGEST).untilAsserted(() -> {
            Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(context, "full");
            assertThat(results)
                    .extracting(result -> result.getCheck().getId())
                    .contains("consumer:sims", "consumer:cards");
            assertThat(results).extracting(HealthCheck.Result::getState).containsOnly(HealthCheck.State.UP);
        });
    }
}
