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
package io.github.camelsim.thingsmobile.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.sandbox.CallLimits;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.GapFrom;
import io.github.camelsim.thingsmobile.sandbox.api.Operation;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import io.github.camelsim.thingsmobile.sandbox.support.XmlResponse;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The API call limits of 4.1, 4.5, 4.6, 4.7 and 4.19. */
class CallLimitsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Map<String, Duration> FIVE_SECONDS = Map.of("credit", Duration.ofSeconds(5));

    @Test
    void hasTheLimitsOfTheDocument() {
        assertThat(List.of(Operation.values()))
                .filteredOn(operation -> !operation.callLimit().isZero())
                .extracting(operation -> operation.path() + " " + operation.callLimit())
                .containsExactlyInAnyOrder(
                        "activateSim PT5S",
                        "simStatus PT5S",
                        "simListLite PT1S",
                        "credit PT5S",
                        "getCdrPaginated PT5S");
    }

    @Test
    void admitsACallExactlyAtTheLimitAndNoneBefore() {
        CallLimits limits = limits("credit", 5, 1);

        assertThat(limits.admit("a", "credit", -SECOND).admitted()).isTrue();
        assertThat(limits.admit("a", "credit", 4 * SECOND - 1).admitted()).isFalse();
        assertThat(limits.admit("a", "credit", 9 * SECOND - 1).admitted()).isTrue();
        assertThat(limits.admit("a", "credit", 14 * SECOND - 2).admitted()).isFalse();
    }

    @Test
    void countsTheGapFromARefusedCall() {
        CallLimits limits = limits("credit", 5, 1);

        limits.admit("a", "credit", 0);
        limits.admit("a", "credit", 4 * SECOND);

        assertThat(limits.admit("a", "credit", 6 * SECOND).admitted()).isFalse();
        assertThat(limits.admit("a", "credit", 11 * SECOND).admitted()).isTrue();
    }

    @Test
    void ignoresRefusedCallsIfConfigured() {
        CallLimits limits = new CallLimits(FIVE_SECONDS, 1, GapFrom.ARRIVAL, false);

        limits.admit("a", "credit", 0);
        limits.admit("a", "credit", 4 * SECOND);

        assertThat(limits.admit("a", "credit", 5 * SECOND).admitted()).isTrue();
    }

    @Test
    void countsTheGapFromTheEndOfThePreviousCallIfConfigured() {
        CallLimits limits = new CallLimits(FIVE_SECONDS, 1, GapFrom.END_OF_CALL, true);

        CallLimits.Admission first = limits.admit("a", "credit", 0);
        limits.ended(first, 2 * SECOND);
        CallLimits.Admission refused = limits.admit("a", "credit", 7 * SECOND - 1);
        limits.ended(refused, 7 * SECOND);

        assertThat(refused.admitted()).isFalse();
        assertThat(limits.admit("a", "credit", 12 * SECOND - 1).admitted()).isFalse();
    }

    @Test
    void refusesACallWhileThePreviousOneIsInFlight() {
        CallLimits limits = new CallLimits(FIVE_SECONDS, 1, GapFrom.END_OF_CALL, false);

        CallLimits.Admission first = limits.admit("a", "credit", 0);

        assertThat(limits.admit("a", "credit", 100 * SECOND).admitted()).isFalse();
        limits.ended(first, 100 * SECOND);
        assertThat(limits.admit("a", "credit", 105 * SECOND).admitted()).isTrue();
    }

    @Test
    void endsACallWhenItsResponseIsSent() {
        try (ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
                .limit("credit", Duration.ofDays(1))
                .gapFrom(GapFrom.END_OF_CALL)
                .refusedCallRestartsGap(false)
                .start()) {
            TestClient client = new TestClient(sandbox);
            sandbox.faults().next("credit", Fault.resetBeforeEffect());

            assertThatThrownBy(() -> client.call("credit")).isInstanceOf(UncheckedIOException.class);

            assertThat(client.call("credit").outcome()).startsWith("60 ");
            assertThat(client.call("credit").outcome()).startsWith("60 ");
        }
    }

    @Test
    void limitsAccountsAndOperationsSeparately() {
        CallLimits limits = new CallLimits(
                Map.of("credit", Duration.ofSeconds(5), "sendSms", Duration.ofDays(1)), 1, GapFrom.ARRIVAL, true);

        assertThat(limits.admit("a", "credit", 0).admitted()).isTrue();
        assertThat(limits.admit("b", "credit", 0).admitted()).isTrue();
        assertThat(limits.admit("a", "sendSms", 0).admitted()).isTrue();
        assertThat(limits.admit("a", "simStatus", 0).admitted()).isTrue();
        assertThat(limits.admit("a", "simStatus", 0).admitted()).isTrue();
    }

    @Test
    void scalesTheLimitsByTheFactorAndSwitchesThemOffWithZero() {
        CallLimits half = limits("credit", 5, 0.5);
        CallLimits none = limits("credit", 5, 0);

        assertThat(half.admit("a", "credit", 0).admitted()).isTrue();
        assertThat(half.admit("a", "credit", 2_500_000_000L).admitted()).isTrue();
        assertThat(none.admit("a", "credit", 0).admitted()).isTrue();
        assertThat(none.admit("a", "credit", 0).admitted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            mode = Mode.INCLUDE,
            names = {"ACTIVATE_SIM", "SIM_STATUS", "SIM_LIST_LITE", "CREDIT", "GET_CDR_PAGINATED"})
    void refusesAnImmediateSecondCall(Operation operation) {
        try (ThingsMobileSandbox sandbox =
                ThingsMobileSandbox.builder().callGapFactor(1000).start()) {
            TestClient client = new TestClient(sandbox);
            XmlResponse first = client.call(operation.path());

            XmlResponse second = client.call(operation.path());

            assertThat(first.outcome()).doesNotStartWith("60");
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.outcome()).isEqualTo("60 too many requests");
            assertThat(sandbox.journal().refused()).isEqualTo(1);
        }
    }

    @Test
    void doesNotCountWrongCredentialsAgainstTheAccount() {
        try (ThingsMobileSandbox sandbox =
                ThingsMobileSandbox.builder().callGapFactor(1000).start()) {
            TestClient client = new TestClient(sandbox);

            client.send(client.bare("credit")
                    .POST(TestClient.form("username", sandbox.username(), "token", "guess"))
                    .build());

            assertThat(client.call("credit").outcome()).isEqualTo("OK");
        }
    }

    @Test
    void admitsACallAfterACustomLimit() {
        try (ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
                .limit("sendSms", Duration.ofSeconds(40))
                .callGapFactor(0.01)
                .start()) {
            TestClient client = new TestClient(sandbox);
            client.call("sendSms");

            await().atMost(TestClient.PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() ->
                            assertThat(client.call("sendSms").outcome()).isEqualTo("20 input error: msisdn or iccid"));
        }
    }

    @Test
    void admitsOneOfManySimultaneousCalls() {
        try (ThingsMobileSandbox sandbox =
                ThingsMobileSandbox.builder().callGapFactor(1000).start()) {
            TestClient client = new TestClient(sandbox);

            List<String> outcomes =
                    IntStream.range(0, 50).mapToObj(call -> client.callAsync("credit")).toList().stream()
                            .map(CompletableFuture::join)
                            .map(response -> new XmlResponse(response).outcome())
                            .toList();

            assertThat(outcomes).filteredOn("OK"::equals).hasSize(1);
            assertThat(sandbox.journal().refused("credit")).isEqualTo(49);
        }
    }

    private static CallLimits limits(String operation, long seconds, double factor) {
        return new CallLimits(Map.of(operation, Duration.ofSeconds(seconds)), factor, GapFrom.ARRIVAL, true);
    }
}
