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
package io.github.camelsim.infobip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.infobip.model.SimCard;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where parameters come from, and which are refused before a call. */
class ParametersTest extends IotTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String OTHER = "8981100022152967705";

    @Test
    void aHeaderTakesPrecedenceOverTheUriAndTheUriOverTheBody() {
        send("updateSimName?iccid=" + ICCID, Map.of("iccid", OTHER, "name", "body"), Map.of());
        send(
                "updateSimName?name=uri&iccid=" + ICCID,
                Map.of("name", "body"),
                Map.of("CamelInfobipIotIccid", OTHER, "CamelInfobipIotName", "header"));

        assertThat(server.requests().get(0).path()).endsWith(ICCID);
        assertThat(server.requests().get(0).body()).isEqualTo("{\"name\":\"body\"}");
        assertThat(server.requests().get(1).path()).endsWith(OTHER);
        assertThat(server.requests().get(1).body()).isEqualTo("{\"name\":\"header\"}");
    }

    @Test
    void aSimCardInTheBodyNamesTheSim() {
        var sim = new SimCard(OTHER, null, null, "x", "Active", null, null, null, null);

        send("updateSimStatus?status=Suspended", sim, Map.of());
        send("updateSimStatus?status=ACTIVE&iccid=" + ICCID, sim, Map.of());

        assertThat(server.requests().get(0).path()).contains(OTHER);
        assertThat(server.requests().get(1).path()).contains(ICCID);
        assertThat(server.requests().get(1).body()).isEqualTo("{\"status\":\"Active\"}");
    }

    @Test
    void anyBodyWithTextIsTheTextOfAnSms() {
        byte[] text = "Grüße".getBytes(StandardCharsets.UTF_8);

        call("sendSms?iccid=" + ICCID, text, Object.class);
        call("sendSms?iccid=" + ICCID, new ByteArrayInputStream(text), Object.class);

        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.body()).isEqualTo("{\"text\":\"Grüße\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8981 1000 2215 2967 721", "8981-1000-2215-2967-721", "8981100022152967721F"})
    void anIccidIsTakenAsPeopleWriteIt(String written) {
        send("getSim", Map.of("ICCID", written), Map.of());

        assertThat(server.onlyRequest().path()).isEqualTo("/iot/2/sims/" + ICCID);
    }

    @Test
    void charactersAreCodePoints() {
        call("sendSms?iccid=" + ICCID, "\uD83D\uDE80".repeat(160), Object.class);

        assertThat(server.requests()).hasSize(1);
        assertThat(failureOf("sendSms?iccid=" + ICCID, "\uD83D\uDE80".repeat(161), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sendSms: text has 161 characters, the API takes 160");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            getSim                                          | getSim: iccid is missing
            getSim?iccid=123                                | getSim: iccid is not 18 to 22 digits: '123'
            getSim?iccid=../sims/usage/monthly               | getSim: iccid is not 18 to 22 digits
            listSims?limit=101                              | listSims: limit is over the limit: 101, the API takes 100
            listSims?limit=0                                | listSims: limit is not a whole number of at least 1
            listSims?page=0                                 | listSims: page is not a whole number of at least 1
            listSims?limit=ten                              | infobip-iot:listSims: limit is not a whole number: 'ten'
            updateSimStatus?iccid=8981100022152967721        | updateSimStatus: status is missing
            updateSimStatus?iccid=8981100022152967721&status=Deactivated | updateSimStatus: status must be one of [Active, Suspended]: 'Deactivated'
            updateSimName?iccid=8981100022152967721          | updateSimName: name is missing
            sendSms?iccid=8981100022152967721                | sendSms: text is missing
            getSim?fetch=all                                | infobip-iot:getSim has no pages: leave out fetch=all
            listSims?fetch=all&page=2                       | listSims: page is given, but fetch=all reads every page
            listSims?callGap=5x                             | infobip-iot:listSims: callGap is not a duration
            blockSim                                        | infobip-iot: there is no operation 'blockSim'
            """)
    void whatIsWrongIsRefusedBeforeACall(String uri, String message) {
        assertThat(failureOf(uri)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void readOnlyAllowsOnlyReads() {
        configuration.setReadOnly(true);

        for (String operation : new String[] {"updateSimName", "updateSimStatus", "sendSms", "runDiagnostics"}) {
            assertThat(failureOf(operation + "?iccid=" + ICCID))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(operation + ": refused, since readOnly=true allows only reads");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void toDUsesOneEndpointForAllSims() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:sims").toD("infobip-iot:runDiagnostics?iccid=${body}");
            }
        });

        context.createProducerTemplate().sendBody("direct:sims", ICCID);
        context.createProducerTemplate().sendBody("direct:sims", OTHER);

        assertThat(server.requests())
                .extracting(IotServer.Request::path)
                .allMatch(path -> path.endsWith("/diagnostic"));
        assertThat(context.getEndpoints())
                .filteredOn(endpoint -> endpoint instanceof InfobipIotEndpoint)
                .hasSize(1);
    }

    @Test
    void aFirstCallThatAnExchangeInFlightMakesWhileTheContextStopsIsServed() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:sims")
                        .process(exchange -> beginStop())
                        .toD("infobip-iot:updateSimStatus?status=Suspended&iccid=${body}");
            }
        });

        Exchange exchange = context.createProducerTemplate()
                .send("direct:sims", sim -> sim.getMessage().setBody(ICCID));

        assertThat(exchange.getException()).isNull();
        assertThat(server.onlyRequest().path()).contains(ICCID);
        await().atMost(SOON).until(context::isStopped);
    }

    private void beginStop() {
        CompletableFuture.runAsync(context::stop);
        await().atMost(SOON).until(context::isStopping);
    }
}
