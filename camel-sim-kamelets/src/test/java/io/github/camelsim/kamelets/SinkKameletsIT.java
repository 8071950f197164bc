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
package io.github.camelsim.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelsim.infobip.sandbox.fleet.InfobipSim;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kamelets that act on a SIM, in a route. */
class SinkKameletsIT {

    private static final String ONE = "882360001000001";
    private static final String OTHER = "882360001000002";
    private static final String SMS = "kamelet:thingsmobile-sms-sink?" + KameletApplication.THINGSMOBILE;
    private static final String ACTION = "kamelet:thingsmobile-sim-action-sink?" + KameletApplication.THINGSMOBILE;

    private static ThingsMobileSandbox sandbox;
    private static KameletApplication application;
    private static String card;
    private static String otherCard;

    @BeforeAll
    static void start() throws Exception {
        sandbox = ThingsMobileSandbox.builder()
                .callGapFactor(0)
                .infobip(settings -> settings.bytesPerSecond(0))
                .start();
        List<String> cards = sandbox.infobip().fleet().sims().stream()
                .filter(sim -> sim.status().equals(InfobipSim.ACTIVE))
                .map(InfobipSim::iccid)
                .toList();
        card = cards.get(0);
        otherCard = cards.get(1);
        application = KameletApplication.at(sandbox).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:sms").to(SMS + "&msisdn=" + ONE);
                from("direct:sms-without-sim").to(SMS);
                from("direct:sms-then-block")
                        .doTry()
                        .to(SMS)
                        .doCatch(Exception.class)
                        .end()
                        .to("thingsmobile:blockSim?username={{tm.username}}&token={{tm.token}}&environment=test&msisdn="
                                + ONE + "&baseUri={{tm.baseUri}}");
                from("direct:action").to(ACTION + "&action=blockSim&msisdn=" + ONE);
                from("direct:unblock").to(ACTION + "&action=unblockSim&msisdn=" + ONE);
                from("direct:disconnect").to(ACTION + "&action=disconnectSim&msisdn=" + ONE);
                from("direct:recharge").to(ACTION + "&action=rechargeSim&msisdn=" + ONE);
                from("direct:deactivate").to(ACTION + "&action=deactivateSim&msisdn=" + ONE);
                from("direct:infobip-sms")
                        .to("kamelet:infobip-iot-sms-sink?" + KameletApplication.INFOBIP + "&iccid=" + card);
            }
        });
        application.start();
    }

    @AfterAll
    static void stop() {
        application.close();
        sandbox.close();
    }

    @BeforeEach
    void clear() {
        sandbox.reset();
        sandbox.faults().clear();
        sandbox.journal().clear();
        sandbox.infobip().journal().clear();
    }

    @Test
    void sendsTheBodyToTheSimOfTheProperty() {
        Exchange sent = application.send("direct:sms", "Tür & Tor + 41 %", Map.of("kept", "as it is"));

        assertThat(only("sendSms").param("msisdn")).isEqualTo(ONE);
        assertThat(only("sendSms").param("message")).isEqualTo("Tür & Tor + 41 %");
        assertThat(sent.getMessage().getBody(String.class)).contains("\"done\":true");
        assertThat(sent.getMessage().getHeaders()).containsOnlyKeys("kept", "CamelThingsMobileResultOperation");
    }

    @Test
    void takesTheTextFromAnyBodyThatIsText() {
        byte[] text = "on the way".getBytes(StandardCharsets.UTF_8);
        application.send("direct:sms", text, Map.of());
        application.send("direct:sms", new ByteArrayInputStream(text), Map.of());
        application.send("direct:sms", new StringBuilder("on the way"), Map.of());

        assertThat(sandbox.journal().entries("sendSms"))
                .hasSize(3)
                .extracting(entry -> entry.param("message"))
                .containsOnly("on the way");
    }

    @Test
    void prefersTheSimOfTheHeaders() {
        String iccid = sandbox.fleet().sim(OTHER).iccid();
        application.send("direct:sms", "text", Map.of("msisdn", OTHER));
        application.send("direct:sms", "text", Map.of("iccid", iccid));
        application.send("direct:sms", "text", Map.of("msisdn", OTHER.getBytes(StandardCharsets.UTF_8)));
        application.send("direct:action", null, Map.of("msisdn", OTHER));

        assertThat(sandbox.journal().entries("sendSms"))
                .extracting(entry -> entry.param("msisdn"), entry -> entry.param("iccid"))
                .containsExactly(tuple(OTHER, null), tuple(null, iccid), tuple(OTHER, null));
        assertThat(only("blockSim").param("msisdn")).isEqualTo(OTHER);
    }

    @Test
    void headersOfAnEarlierCallChooseNeitherSimNorText() {
        application.send(
                "direct:sms", "text", Map.of("CamelThingsMobileMsisdn", OTHER, "CamelThingsMobileMessage", "old text"));
        application.send(
                "direct:action",
                null,
                Map.of("CamelThingsMobileIccid", sandbox.fleet().sim(OTHER).iccid()));
        application.send(
                "direct:infobip-sms",
                "text",
                Map.of("CamelInfobipIotIccid", otherCard, "CamelInfobipIotText", "old text"));

        assertThat(only("sendSms").param("msisdn")).isEqualTo(ONE);
        assertThat(only("sendSms").param("message")).isEqualTo("text");
        assertThat(only("blockSim").param("msisdn")).isEqualTo(ONE);
        assertThat(sandbox.infobip().journal().entries("sendSms"))
                .extracting(entry -> entry.param("iccid"), entry -> entry.param("text"))
                .containsExactly(tuple(card, "text"));
    }

    @Test
    void takesABlankHeaderForNone() {
        application.send("direct:sms", "text", Map.of("msisdn", " ", "iccid", ""));

        assertThat(only("sendSms").param("msisdn")).isEqualTo(ONE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesNoHeaderThatChoosesTheSimOfALaterCall(boolean fails) {
        if (fails) {
            sandbox.faults().always("sendSms", Fault.code(40, "wrong SIM"));
        }

        Exchange sent = application.send("direct:sms-then-block", "text", Map.of("msisdn", OTHER));

        assertThat(only("sendSms").param("msisdn")).isEqualTo(OTHER);
        assertThat(only("blockSim").param("msisdn")).isEqualTo(ONE);
        assertThat(sent.getMessage().getHeaders()).containsOnlyKeys("msisdn", "CamelThingsMobileResultOperation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "msisdn | 1&baseUri=http://localhost:1 | msisdn is not a SIM number",
                "msisdn | ${exchangeId} | msisdn is not a SIM number",
                "iccid | {{tm.token}} | iccid is not 19 or 20 digits"
            })
    void refusesAHeaderThatIsNoSim(String header, String value, String reason) {
        Exchange refused = application.send("direct:sms", "text", Map.of(header, value));

        assertThat(refused.getException()).hasMessageContaining(reason).hasMessageContaining(value);
        assertThat(sandbox.journal().count()).isZero();
    }

    @Test
    void refusesAMessageWithoutASimOrWithALongText() {
        assertThat(application.send("direct:sms-without-sim", "text", Map.of()).getException())
                .hasMessageContaining("sendSms")
                .hasMessageContaining("msisdn or iccid");
        assertThat(application.send("direct:sms", "x".repeat(161), Map.of()).getException())
                .hasMessageContaining("160");
        assertThat(sandbox.journal().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"direct:action, blockSim", "direct:unblock, unblockSim", "direct:disconnect, disconnectSim"})
    void carriesOutTheAction(String uri, String operation) {
        application.send("direct:action", null, Map.of());
        sandbox.journal().clear();

        Exchange done = application.send(uri, "any body", Map.of());

        assertThat(only(operation).param("msisdn")).isEqualTo(ONE);
        assertThat(done.getMessage().getBody(String.class)).contains("\"done\":true");
    }

    @ParameterizedTest
    @CsvSource({"direct:recharge, rechargeSim", "direct:deactivate, deactivateSim"})
    void refusesAnotherOperationBeforeACall(String uri, String operation) {
        Exchange refused = application.send(uri, null, Map.of("CamelThingsMobileAmount", 10));

        assertThat(refused.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("thingsmobile-sim-action-sink: action is " + operation
                        + ", but must be blockSim, unblockSim or disconnectSim; nothing was called");
        assertThat(sandbox.journal().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deleteSim", "BlockSim", "blockSim,unblockSim"})
    void refusesAnUnknownActionAtTheStart(String action) {
        try (KameletApplication wrong = KameletApplication.at(sandbox).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:wrong").to(ACTION + "&action=" + action);
            }
        })) {
            assertThatThrownBy(wrong::start)
                    .hasStackTraceContaining("there is no operation '" + action + "'")
                    .hasStackTraceContaining("thingsmobile-sim-action-sink");
        }
    }

    @Test
    void sendsSmsByInfobip() {
        application.send("direct:infobip-sms", "one", Map.of());
        Exchange sent = application.send("direct:infobip-sms", "two", Map.of("iccid", otherCard));

        assertThat(sandbox.infobip().journal().entries("sendSms"))
                .extracting(entry -> entry.param("iccid"))
                .containsExactly(card, otherCard);
        assertThat(sent.getMessage().getHeaders()).containsOnlyKeys("iccid", "CamelInfobipIotResultOperation");
        assertThat(sent.getMessage().getBody(String.class)).contains(otherCard);
    }

    private static JournalEntry only(String operation) {
        List<JournalEntry> entries = sandbox.journal().entries(operation);
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }
}
