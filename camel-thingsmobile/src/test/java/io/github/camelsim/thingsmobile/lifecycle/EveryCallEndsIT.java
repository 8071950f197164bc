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
package io.github.camelsim.thingsmobile.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.SlotRequest;
import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import io.github.camelsim.thingsmobile.client.ThingsMobileNetworkException;
import io.github.camelsim.thingsmobile.client.ThingsMobileParseException;
import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.support.RecordedTest;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.util.CaseInsensitiveMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Odd answers, odd helpers and odd moments: a call ends with the right exception, and nothing is said too soon. */
@Timeout(60)
class EveryCallEndsIT extends RecordedTest {

    private static final String SMS = "thingsmobile:sendSms?msisdn=882360001000001&message=hello";
    private static final String BLOCK = "thingsmobile:blockSim?msisdn=882360001000001";
    private static final String CREDIT = "thingsmobile:credit";

    @Test
    void aRetryAfterInTheFarFutureIsLongerThanAnyWait() {
        server.always(new Response(429, Map.of("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"), new byte[0]));

        Throwable failure = camel.failureOf(CREDIT);

        assertThat(failure)
                .asInstanceOf(type(ThingsMobileServiceException.class))
                .extracting(ThingsMobileServiceException::code)
                .isEqualTo(429);
    }

    @Test
    void http429IsNoLessonAboutGaps() {
        camel.withGaps(100);
        server.answer(new Response(429, Map.of("Retry-After", "1"), new byte[0]));

        long start = System.nanoTime();
        camel.call(BLOCK, Object.class);
        camel.call(BLOCK, Object.class);

        // the gap of a code 60 would be 500 seconds; a 429 must not cause it
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60));
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aShortMaxWaitDoesNotSwitchRetriesOff() {
        camel.withMaxWait(Duration.ofMillis(1)).withGaps(0.0001);
        server.always(new Response(503, Map.of(), new byte[0]));

        camel.failureOf(BLOCK);

        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aSpacingThatFailsAtARetryEndsTheCallWithWhatItKnows() {
        CallSpacing failing = new CallSpacing() {
            private boolean asked;

            @Override
            public synchronized CompletableFuture<Slot> acquire(SlotRequest request) {
                if (asked) {
                    throw new IllegalStateException("the cluster is gone");
                }
                asked = true;
                return CompletableFuture.completedFuture(pause -> {});
            }

            @Override
            public void postpone(String key, Duration pause) {}
        };
        camel.with(configuration -> configuration.setCallSpacing(failing));
        server.always(new Response(503, Map.of(), new byte[0]));

        assertThat(camel.failureOf(BLOCK)).isInstanceOf(ThingsMobileServiceException.class);
        assertThat(camel.failureOf(BLOCK))
                .isInstanceOf(ThingsMobileRejectedException.class)
                .hasMessageContaining("the cluster is gone");
    }

    @Test
    void aSpacingThatDoesNotPostponeIsNotHurried() {
        camel.with(configuration -> configuration.setCallSpacing(CallSpacing.NONE))
                .withMaxWait(Duration.ofSeconds(5));
        server.always(Response.xml("<result><done>false</done><errorCode>60</errorCode></result>"));

        camel.failureOf(BLOCK);

        assertThat(server.requests()).hasSizeBetween(2, 105);
    }

    @Test
    void anUnreadableAnswerTellsItsHttpStatus() {
        server.always(Response.of(200, "text/html", "<html/>".getBytes(StandardCharsets.UTF_8)));

        assertThat(camel.failureOf(CREDIT))
                .asInstanceOf(type(ThingsMobileParseException.class))
                .extracting(ThingsMobileParseException::getHttpResponseCode)
                .isEqualTo(200);
    }

    @Test
    void theVendorsWordsAreFoundInWhicheverElementHasThem() {
        server.answer(Response.xml("<result><done>false</done><errorCode>40</errorCode>"
                + "<errorMessage>sim error: x</errorMessage><message/></result>"));

        assertThat(camel.failureOf(CREDIT)).hasMessageContaining("sim error: x");
    }

    @Test
    void oddlyTypedInputIsRefusedByName() {
        Map<String, ?> headers = Map.of("CamelThingsMobileMsisdnList", Arrays.asList("1", null));
        assertThat(camel.failureOf("thingsmobile:downloadCdr", null, headers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("downloadCdr", "msisdnList", "null");
        assertThat(camel.failureOf("thingsmobile:blockSim", new TreeMap<>(Map.of(1, "x")), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("blockSim", "msisdn");
        assertThat(camel.failureOf(
                        "thingsmobile:rechargeSim?msisdn=1", null, Map.of("CamelThingsMobileAmount", "1e-999999999")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("rechargeSim", "amount");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aRowOfATableNamesItsSimWhateverTheCaseOfItsColumns() {
        Map<String, Object> row = new CaseInsensitiveMap();
        row.put("MSISDN", "882360001000001");

        camel.call("thingsmobile:blockSim", row, Map.of(), Object.class);

        assertThat(server.onlyRequest().fields()).containsEntry("msisdn", "882360001000001");
    }

    @Test
    void callsThatWereOnTheirWayWhenAGapIsLearnedKeepItToo() throws Exception {
        double factor = 0.1;
        try (var sandbox = ThingsMobileSandbox.builder()
                        .limit("sendSms", Duration.ofSeconds(5))
                        .callGapFactor(factor)
                        .connectionLatency(Duration.ofMillis(50))
                        .start();
                var sms = TestCamel.at(sandbox).withGaps(factor)) {
            List<Exchange> ended = new CopyOnWriteArrayList<>();
            for (int i = 0; i < 6; i++) {
                sms.sendAsync(SMS, Map.of(), ended::add);
            }
            await().atMost(Duration.ofSeconds(50)).until(() -> ended.size() == 6);

            assertThat(ended).extracting(Exchange::getException).containsOnlyNulls();
            assertThat(sandbox.journal().effects("sendSms")).isEqualTo(6);
            // the first calls are sent without a gap, so that several are refused before the gap is known
            assertThat(sandbox.journal().refused("sendSms")).isLessThanOrEqualTo(7);
        }
    }

    @Test
    void aRefusedConnectionNeverLeavesAnythingUnknown() {
        server.close();

        assertThat(camel.failureOf(SMS))
                .asInstanceOf(type(ThingsMobileNetworkException.class))
                .extracting(ThingsMobileException::outcomeUnknown)
                .isEqualTo(false);
    }

    @Test
    void aStallOfAPaidCallLeavesItUnknown() {
        try (var sandbox = ThingsMobileSandbox.builder().callGapFactor(0).start();
                var other = TestCamel.at(sandbox)
                        .with(configuration -> configuration.setResponseTimeout(Duration.ofSeconds(3)))) {
            sandbox.faults().next("sendSms", Fault.stallInBody());

            assertThat(other.failureOf(SMS))
                    .asInstanceOf(type(ThingsMobileException.class))
                    .extracting(ThingsMobileException::outcomeUnknown)
                    .isEqualTo(true);
            sandbox.faults().clear();
        }
    }
}
