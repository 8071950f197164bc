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

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.example.Outcome.State;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was certainly not done may be tried again, what may have been done is not. */
class OutcomeTest {

    private static final String SMS = "thingsmobile:sendSms?message=hello&msisdn=";

    private ThingsMobileSandbox sandbox;
    private DefaultCamelContext context;
    private String sim;

    @BeforeEach
    void start() throws Exception {
        sandbox = ThingsMobileSandbox.builder().callGapFactor(0).start();
        sim = sandbox.fleet()
                .sims(active -> active.status().equals("active"))
                .get(0)
                .msisdn();
        context = new DefaultCamelContext();
        var account = context.getComponent("thingsmobile", ThingsMobileComponent.class)
                .getConfiguration();
        account.setEnvironment(Environment.test);
        account.setBaseUri(sandbox.baseUri());
        account.setUsername(sandbox.username());
        account.setToken(sandbox.token());
        account.setCallGapFactor(0);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:act").toD("${header.uri}");
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        sandbox.close();
    }

    private Outcome outcomeOf(String uri) {
        Exchange exchange = context.createFluentProducerTemplate()
                .to("direct:act")
                .withHeaders(Map.of("uri", uri))
                .send();
        return exchange.getException() == null ? Outcome.done() : Outcome.failed(exchange.getException());
    }

    @Test
    void aCallThatTheServiceExecutedIsDone() {
        assertThat(outcomeOf(SMS + sim)).isEqualTo(Outcome.done());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thingsmobile:sendSms?message=hello",
                "thingsmobile:sendSms?message=hello&msisdn=lift",
                "thingsmobile:sendSms?message=hello&readOnly=true&msisdn=882360001000001",
                "thingsmobile:sendFax",
                "thingsmobile:sendSms?fax=true",
                "thingsmobile:sendSms?callGapFactor=-1"
            })
    void aCallThatIsRefusedBeforeItIsSentIsNotDone(String uri) {
        assertThat(outcomeOf(uri).state()).isEqualTo(State.FAILED);
        assertThat(sandbox.journal().count()).isZero();
    }

    @Test
    void aCallThatTheServiceRefusedIsNotDone() {
        sandbox.faults().next("sendSms", Fault.code(40, "sim error: x"));

        assertThat(outcomeOf(SMS + sim).state()).isEqualTo(State.FAILED);
    }

    @Test
    void aCallWithoutAResponseMayBeDone() {
        sandbox.faults().next("sendSms", Fault.resetAfterEffect());

        assertThat(outcomeOf(SMS + sim).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void aCallThatFailedForAnotherReasonMayBeDone() {
        assertThat(Outcome.failed(new NullPointerException()).state()).isEqualTo(State.UNKNOWN);
        assertThat(Outcome.failed(new IllegalStateException(new IllegalArgumentException("later")))
                        .state())
                .isEqualTo(State.UNKNOWN);
    }
}
