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
package io.github.camelsim.thingsmobile.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.support.RecordedTest;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code toD} with the API's parameters in its URI: one endpoint, and a message as {@code to} would leave it. */
class ToDynamicIT extends RecordedTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int SIMS = 300;
    private static final String ICCID = "8944501312167518236";

    @BeforeEach
    void addRoutes() throws Exception {
        server.always(RecordingServer.Response.xml("<result><done>true</done><sims/><amount>1</amount></result>"));
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:block").toD("thingsmobile:blockSim?msisdn=${header.sim}");
                from("direct:either").toD("thingsmobile:blockSim?msisdn=${header.sim}&iccid=${header.card}");
                from("direct:recharge").toD("thingsmobile:rechargeSim?msisdn=${header.sim}&amount=${header.mb}");
                from("direct:list").toD("thingsmobile:simListLite?tag=${header.tag}&status=active");
                from("direct:any").toD("thingsmobile:${header.operation}?msisdn=${header.sim}");
                from("direct:as")
                        .toD("thingsmobile:updateSimName?msisdn=1&name=${header.name}&username=a%20b"
                                + "&token=RAW(t+k&n%25)");
            }
        });
    }

    @Test
    void manySimsNeedOneEndpoint() {
        List<String> sims = IntStream.range(0, SIMS)
                .mapToObj(i -> "" + (882360001000000L + i))
                .toList();

        sims.forEach(sim -> assertThat(send("direct:block", Map.of("sim", sim)).getException())
                .isNull());

        assertThat(endpoints()).containsExactly("thingsmobile://blockSim");
        assertThat(server.requests())
                .extracting(request -> request.fields().get("msisdn"))
                .containsExactlyElementsOf(sims);
    }

    @Test
    void theUriTakesPrecedenceOverHeadersThatAreThereAndLeavesThemAsTheyWere() {
        Map<String, Object> before = Map.of("CamelThingsMobileIccid", ICCID, "CamelThingsMobileAmount", 500);
        Map<String, Object> headers = new HashMap<>(before);
        headers.putAll(Map.of("sim", "1", "mb", "10"));

        Exchange exchange = send("direct:recharge", headers);

        assertThat(server.onlyRequest().fields())
                .containsEntry("msisdn", "1")
                .containsEntry("amount", "10")
                .doesNotContainKey("iccid");
        assertThat(inputs(exchange)).isEqualTo(before);
    }

    @Test
    void noHeaderIsLeftBehindWhetherTheCallSucceedsOrFails() {
        server.answer(RecordingServer.Response.xml(
                "<result><done>false</done><errorCode>40</errorCode><errorMessage>sim error</errorMessage></result>"));

        Exchange failed = send("direct:block", Map.of("sim", "1"));
        Exchange succeeded = send("direct:block", Map.of("sim", "1"));
        Exchange refused = send("direct:block", Map.of("sim", "x"));

        assertThat(failed.getException()).isInstanceOf(ThingsMobileServiceException.class);
        assertThat(succeeded.getException()).isNull();
        assertThat(refused.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("blockSim", "msisdn", "digits");
        assertThat(Stream.of(failed, succeeded, refused))
                .allSatisfy(exchange -> assertThat(inputs(exchange)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aUriWithoutASimIsRefused(String sim) {
        Map<String, Object> headers = Map.of("sim", sim, "CamelThingsMobileMsisdn", "2");

        Exchange exchange = camel.send("direct:block", ParametersIT.simOf("3"), headers);

        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("blockSim", "msisdn", "missing");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void oneOfMsisdnAndIccidIsEnough() {
        send("direct:either", Map.of("sim", "1", "card", ""));
        send("direct:either", Map.of("sim", "", "card", ICCID, "CamelThingsMobileMsisdn", "2"));

        assertThat(server.requests().get(0).fields())
                .containsEntry("msisdn", "1")
                .doesNotContainKey("iccid");
        assertThat(server.requests().get(1).fields())
                .containsEntry("iccid", ICCID)
                .doesNotContainKey("msisdn");
    }

    @Test
    void anEmptyFilterIsIgnoredAlthoughAHeaderIsPresent() {
        send("direct:list", Map.of("tag", "", "CamelThingsMobileTag", "old", "CamelThingsMobileStatus", "suspended"));

        assertThat(server.onlyRequest().fields())
                .containsEntry("status", "active")
                .doesNotContainKey("tag");
    }

    @Test
    void theOperationIsThatOfTheUri() {
        send("direct:any", Map.of("operation", "blockSim", "sim", "1"));
        send("direct:any", Map.of("operation", "unblockSim", "sim", "2"));

        assertThat(server.requests().get(0).uri()).endsWith("/blockSim");
        assertThat(server.requests().get(1).uri()).endsWith("/unblockSim");
        assertThat(endpoints()).containsExactlyInAnyOrder("thingsmobile://blockSim", "thingsmobile://unblockSim");
    }

    @Test
    void aFirstCallThatAnExchangeInFlightMakesWhileTheContextStopsIsServed() throws Exception {
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:stopping")
                        .process(exchange -> beginStop())
                        .toD("thingsmobile:unblockSim?msisdn=${header.sim}");
            }
        });

        assertThat(send("direct:stopping", Map.of("sim", "1")).getException()).isNull();

        assertThat(server.onlyRequest().uri()).endsWith("/unblockSim");
        await().atMost(SOON).until(camel.context()::isStopped);
    }

    private void beginStop() {
        CompletableFuture.runAsync(camel.context()::stop);
        await().atMost(SOON).until(camel.context()::isStopping);
    }

    static Stream<String> names() {
        return Stream.of("Lift 4", "a=b", "Größe", "100 %", "a?b", "RAW(a & b + c %)", "a/b", "(a)", "x;y,z");
    }

    /** Against a plain endpoint of the same URI: what Camel makes of its characters is Camel's own affair. */
    @ParameterizedTest
    @MethodSource("names")
    void aValueArrivesAsItDoesThroughAnEndpoint(String name) {
        String uri = "thingsmobile:updateSimName?msisdn=1&name=" + name + "&username=a%20b&token=RAW(t+k&n%25)";

        assertThat(camel.send(uri).getException()).isNull();
        assertThat(send("direct:as", Map.of("name", name)).getException()).isNull();

        assertThat(server.requests().get(1).fields())
                .isEqualTo(server.requests().get(0).fields());
    }

    private Exchange send(String uri, Map<String, ?> headers) {
        return camel.send(uri, null, headers);
    }

    private List<String> endpoints() {
        return camel.context().getEndpoints().stream()
                .map(Endpoint::getEndpointUri)
                .filter(uri -> uri.startsWith("thingsmobile"))
                .toList();
    }

    private static Map<String, Object> inputs(Exchange exchange) {
        Map<String, Object> headers = new HashMap<>(exchange.getMessage().getHeaders());
        headers.keySet()
                .removeIf(name -> !name.startsWith("CamelThingsMobile") || name.startsWith("CamelThingsMobileResult"));
        return headers;
    }
}
