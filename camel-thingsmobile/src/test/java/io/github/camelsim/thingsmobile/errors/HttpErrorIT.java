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
package io.github.camelsim.thingsmobile.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.SlotRequest;
import io.github.camelsim.thingsmobile.client.ErrorCode;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.support.Logged;
import io.github.camelsim.thingsmobile.support.RecordedTest;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an error answer says of the call: by HTTP status, by the API's code, by both, and by Retry-After. */
@Timeout(60)
class HttpErrorIT extends RecordedTest {

    private static final String RECHARGE = "thingsmobile:rechargeSim?msisdn=1&amount=1&maxRetries=0";
    private static final String BLOCK = "thingsmobile:blockSim?msisdn=1&maxRetries=0";

    @ParameterizedTest
    @CsvSource({
        "400, 20, INPUT_ERROR, false",
        "400, 40, SIM_ERROR, false",
        "403, 30, USER_ERROR, false",
        "400, 10, GENERIC_ERROR, true",
        "500, 40, SIM_ERROR, true",
        "500, 10, GENERIC_ERROR, true"
    })
    void anHttpErrorWithAResultHasItsCode(int status, int code, ErrorCode errorCode, boolean unknown) {
        server.always(result(status, code));

        assertThat(camel.failureOf(RECHARGE)).isInstanceOfSatisfying(ThingsMobileServiceException.class, failure -> {
            assertThat(failure.errorCode()).isEqualTo(errorCode);
            assertThat(failure.code()).isEqualTo(status);
            assertThat(failure.getHttpResponseCode()).isEqualTo(status);
            assertThat(failure.outcomeUnknown()).isEqualTo(unknown);
            assertThat(failure).hasMessageContainingAll("the reason", String.valueOf(code));
        });
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429, 500, 503})
    void code60InAnHttpErrorIsWaitedFor(int status) {
        server.answer(result(status, 60));

        camel.call(RECHARGE, Object.class);

        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void anHttpErrorWhoseResultSaysDoneIsAnHttpError() {
        server.always(Response.of(400, "text/xml", RecordingServer.OK.getBytes(StandardCharsets.UTF_8)));

        assertThat(camel.failureOf(BLOCK)).isInstanceOfSatisfying(ThingsMobileServiceException.class, failure -> {
            assertThat(failure.errorCode()).isEqualTo(ErrorCode.OTHER);
            assertThat(failure.code()).isEqualTo(400);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429})
    void anHttpErrorWhoseResultSaysDoneLeavesAPaidCallUnknownAndIsNotRepeated(int status) {
        server.always(Response.of(status, "text/xml", RecordingServer.OK.getBytes(StandardCharsets.UTF_8)));

        assertUnknown(camel.failureOf(RECHARGE));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void tooManyRequestsWithAProblemOnTheServerLeavesAPaidCallUnknownAndIsNotRepeated() {
        server.always(result(429, 10));

        assertUnknown(camel.failureOf(RECHARGE));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void retriesAfterTooManyRequestsIfRepeatingDoesNoHarm() {
        server.answer(result(429, 10));

        camel.call(BLOCK, Object.class);

        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"10, true", "20, false", "30, false", "40, false", "50, false"})
    void aProblemOnTheServerLeavesAPaidCallUnknown(int code, boolean unknown) {
        server.always(result(200, code));

        assertThat(camel.failureOf(RECHARGE)).isInstanceOfSatisfying(ThingsMobileServiceException.class, failure -> {
            assertThat(failure.outcomeUnknown()).isEqualTo(unknown);
            if (unknown) {
                assertThat(failure).hasMessageContaining("may have taken effect");
            } else {
                assertThat(failure).hasMessageContaining("did not take effect");
            }
        });
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"429, credit", "503, credit", "429, rechargeSim", "503, rechargeSim"})
    void aLongRetryAfterEndsTheCallAndClosesTheOperationForMaxWaitAtMost(int status, String operation) {
        String uri =
                "thingsmobile:" + operation + (operation.equals("credit") ? "" : "?msisdn=882360001000001&amount=1");
        camel.withMaxWait(Duration.ofMillis(500));
        server.answer(new Response(status, Map.of("Retry-After", "999999"), new byte[0]));

        try (var log = new Logged()) {
            assertThat(camel.failureOf(uri))
                    .isInstanceOfSatisfying(ThingsMobileServiceException.class, failure -> assertThat(failure.code())
                            .isEqualTo(status));
            assertThat(log.warnings()).singleElement().satisfies(line -> assertThat(line)
                    .contains(operation, "Retry-After", "maxWait=500ms"));
        }
        camel.withMaxWait(Duration.ofSeconds(30));
        camel.call(uri, Object.class);
        assertThat(server.requests()).hasSize(2);
    }

    /** A 503 says nothing of the next call, so it does not close the operation at all. */
    @ParameterizedTest
    @CsvSource({"429, PT0.5S", "503,"})
    void aLongRetryAfterClosesTheOperationForNoLongerThanMaxWait(int status, Duration closedFor) {
        var spacing = new RecordedPauses();
        camel.withMaxWait(Duration.ofMillis(500)).with(configuration -> configuration.setCallSpacing(spacing));
        server.answer(new Response(status, Map.of("Retry-After", "999999"), new byte[0]));

        camel.failureOf("thingsmobile:credit");

        assertThat(server.requests()).hasSize(1);
        assertThat(spacing.pauses).isEqualTo(closedFor == null ? List.of() : List.of(closedFor));
    }

    /** Every call starts at once; pauses are noted instead. */
    private static final class RecordedPauses implements CallSpacing {

        private final List<Duration> pauses = new CopyOnWriteArrayList<>();

        @Override
        public CompletableFuture<Slot> acquire(SlotRequest request) {
            return CompletableFuture.completedFuture(new Slot() {
                @Override
                public boolean awaitStart() {
                    return true;
                }

                @Override
                public void release(Duration pause) {}
            });
        }

        @Override
        public void postpone(String key, Duration pause) {
            pauses.add(pause);
        }
    }

    private static void assertUnknown(Throwable failure) {
        assertThat(failure).isInstanceOfSatisfying(ThingsMobileServiceException.class, unknown -> {
            assertThat(unknown.outcomeUnknown()).isTrue();
            assertThat(unknown).hasMessageContaining("may have taken effect");
        });
    }

    private static Response result(int status, int code) {
        String xml = "<result><done>false</done><errorCode>" + code
                + "</errorCode><errorMessage>the reason</errorMessage></result>";
        return Response.of(status, "text/xml", xml.getBytes(StandardCharsets.UTF_8));
    }
}
