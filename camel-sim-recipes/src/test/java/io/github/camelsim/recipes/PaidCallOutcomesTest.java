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
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The states that the recipes of paid calls note for the failures of a call: NEW is sent again, the others are not. */
class PaidCallOutcomesTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(null, "SENT"),
                Arguments.of(new IllegalArgumentException("no number"), "REFUSED"),
                Arguments.of(new ThingsMobileServiceException(40, "sim error"), "REFUSED"),
                Arguments.of(new ThingsMobileServiceException(60, "too early"), "NEW"),
                Arguments.of(new ThingsMobileServiceException(429, "too many"), "NEW"),
                Arguments.of(new OtherFailure(false), "NEW"),
                Arguments.of(new OtherFailure(true), "UNCLEAR"),
                Arguments.of(new IllegalStateException("unexpected"), "UNCLEAR"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void ofAnSms(Exception failure, String state) throws Exception {
        assertThat(state("sms-wake-up", "send", "thingsmobile:sendSms", failure))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void ofAnActivation(Exception failure, String state) throws Exception {
        assertThat(state("activation", "activate", "thingsmobile:activateSim", failure))
                .isEqualTo(state.equals("SENT") ? "ACTIVE" : state);
    }

    /** Runs one route of a recipe, with mocks of the service and the database. */
    private static String state(String recipe, String route, String call, Exception failure) throws Exception {
        try (var context = new DefaultCamelContext();
                var template = context.createProducerTemplate()) {
            context.setAutowiredEnabled(false); // which needs the components that are mocked
            context.setAutoStartup(false);
            for (String scheme : new String[] {"thingsmobile", "infobip-iot", "sql"}) {
                context.addComponent(scheme, new MockComponent());
            }
            for (String yaml : RecipePage.of(recipe).texts("yaml")) {
                PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("page.camel.yaml", yaml));
            }
            context.start();
            context.getRouteController().startRoute(route);
            if (failure != null) {
                context.getEndpoint(call, MockEndpoint.class).whenAnyExchangeReceived(exchange -> {
                    throw failure;
                });
            }
            Exchange done = template.request("direct:" + route, exchange -> exchange.getMessage()
                    .setBody(Map.of("provider", "thingsmobile", "sim", "1", "text", "wake up")));
            assertThat(done.getException()).isNull();
            return done.getVariable("state", String.class);
        }
    }

    private static final class OtherFailure extends CallException {

        private static final long serialVersionUID = 1L;

        OtherFailure(boolean outcomeUnknown) {
            super("sendSms", outcomeUnknown, "no connection", "", null, null);
        }
    }
}
