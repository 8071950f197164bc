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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.call.CallException;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The states that the recipes of paid calls note for the failures of a call: NEW is sent again, the others are not. */
class PaidCallOutcomesIT {

    private static final Map<Exception, String> STATES = Map.of(
            new IllegalArgumentException("no number"), "REFUSED",
            new ThingsMobileServiceException(40, "sim error"), "REFUSED",
            new ThingsMobileServiceException(60, "too early"), "NEW",
            new ThingsMobileServiceException(429, "too many"), "NEW",
            new OtherFailure(false), "NEW",
            new OtherFailure(true), "UNCLEAR",
            new IllegalStateException("unexpected"), "UNCLEAR");

    /** Runs one route of a recipe, with mocks of the services and the database. */
    @ParameterizedTest
    @CsvSource({
        "sms-wake-up, send, thingsmobile:sendSms, SENT",
        "activation, activate, thingsmobile:activateSim, ACTIVE"
    })
    void eachFailureHasItsState(String recipe, String route, String call, String done) throws Exception {
        try (var context = new DefaultCamelContext();
                var template = context.createProducerTemplate()) {
            context.setAutowiredEnabled(false); // which needs the components that are mocked
            context.setAutoStartup(false);
            for (String scheme : List.of("thingsmobile", "infobip-iot", "sql")) {
                context.addComponent(scheme, new MockComponent());
            }
            for (String yaml : RecipePage.of(recipe).texts("yaml")) {
                PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("page.camel.yaml", yaml));
            }
            context.start();
            context.getRouteController().startRoute(route);
            assertThat(state(template, route)).isEqualTo(done);

            MockEndpoint service = context.getEndpoint(call, MockEndpoint.class);
            for (Map.Entry<Exception, String> failure : STATES.entrySet()) {
                service.whenAnyExchangeReceived(exchange -> {
                    throw failure.getKey();
                });
                assertThat(state(template, route))
                        .as(failure.getKey().toString())
                        .isEqualTo(failure.getValue());
            }
        }
    }

    private static String state(ProducerTemplate template, String route) {
        Exchange done = template.request("direct:" + route, exchange -> exchange.getMessage()
                .setBody(Map.of("provider", "thingsmobile", "sim", "1", "text", "wake up")));
        assertThat(done.getException()).isNull();
        return done.getVariable("state", String.class);
    }

    private static final class OtherFailure extends CallException {

        private static final long serialVersionUID = 1L;

        OtherFailure(boolean outcomeUnknown) {
            super("sendSms", outcomeUnknown, "no connection", "", null, null);
        }
    }
}
