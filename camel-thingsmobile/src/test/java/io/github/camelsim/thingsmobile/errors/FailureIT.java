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

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import io.github.camelsim.thingsmobile.client.ThingsMobileNetworkException;
import io.github.camelsim.thingsmobile.client.ThingsMobileParseException;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.support.OperationSample;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import io.github.camelsim.thingsmobile.support.SandboxTest;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong on the way, what it is called then, and how often a call of each effect is sent. */
class FailureIT extends SandboxTest {

    private static final String SIM = "882360001000001";
    private static final String READ = "simStatus";
    private static final String SET = "updateSimTag";
    private static final String ONCE = "rechargeSim";
    private static final List<String> ALL_ONCE =
            List.of("activateSim", "rechargeSim", "sendSms", "createCustomPlan", "downloadCdr", "deactivateSim");

    @Override
    protected void configure(ThingsMobileConfiguration configuration) {
        configuration.setMaxRetries(2);
        configuration.setResponseTimeout(Duration.ofSeconds(20));
    }

    static Stream<Arguments> failures() {
        Fault html = Fault.html();
        Fault dtd = raw("<!DOCTYPE result [<!ENTITY a \"b\">]><result><done>true</done></result>");
        return Stream.of(
                // fault, exception, number of calls of a READ, of a SET and of a ONCE operation
                Arguments.of(Fault.resetBeforeEffect(), ThingsMobileNetworkException.class, 3, 3, 1),
                Arguments.of(Fault.resetAfterEffect(), ThingsMobileNetworkException.class, 3, 3, 1),
                Arguments.of(Fault.status(500), ThingsMobileServiceException.class, 3, 3, 1),
                Arguments.of(Fault.status(503), ThingsMobileServiceException.class, 3, 3, 1),
                Arguments.of(Fault.statusAfterEffect(502), ThingsMobileServiceException.class, 3, 3, 1),
                Arguments.of(html, ThingsMobileParseException.class, 1, 1, 1),
                Arguments.of(Fault.empty(), ThingsMobileParseException.class, 1, 1, 1),
                Arguments.of(Fault.truncated(), ThingsMobileParseException.class, 1, 1, 1),
                Arguments.of(Fault.wrongEncoding(), ThingsMobileParseException.class, 1, 1, 1),
                Arguments.of(dtd, ThingsMobileParseException.class, 1, 1, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aFailureHasItsTypeAndIsRepeatedByEffect(Fault fault, Class<?> type, int reads, int sets, int onces) {
        Map.of(READ, reads, SET, sets, ONCE, onces).forEach((operation, calls) -> {
            sandbox.faults().always(operation, fault);

            Throwable failure = camel.failureOf(call(operation));

            assertThat(failure).isInstanceOf(type);
            assertThat(((ThingsMobileException) failure).outcomeUnknown()).isEqualTo(!operation.equals(READ));
            assertThat(((ThingsMobileException) failure).operation()).isEqualTo(operation);
            assertThat(sandbox.journal().count(operation)).as(operation).isEqualTo(calls.longValue());
        });
    }

    static Stream<OperationSample> onces() {
        return OperationSample.all().filter(sample -> ALL_ONCE.contains(sample.operation()));
    }

    @ParameterizedTest
    @MethodSource("onces")
    void neverSendsAPaidCallTwice(OperationSample sample) {
        for (Fault fault : List.of(Fault.resetAfterEffect(), Fault.status(500), Fault.html(), Fault.truncated())) {
            sandbox.faults().clear();
            sandbox.journal().clear();
            sandbox.faults().always(sample.operation(), fault);

            Throwable failure = camel.failureOf(sample.uri(), null, sample.headers());

            assertThat(((ThingsMobileException) failure).outcomeUnknown())
                    .as(fault.name())
                    .isTrue();
            assertThat(sandbox.journal().count(sample.operation()))
                    .as(fault.name())
                    .isEqualTo(1);
        }
    }

    static Stream<OperationSample> repeatable() {
        return OperationSample.all().filter(sample -> !ALL_ONCE.contains(sample.operation()));
    }

    @ParameterizedTest
    @MethodSource("repeatable")
    void retriesACallThatMayBeRepeated(OperationSample sample) {
        try (var server = new RecordingServer();
                var other = TestCamel.at(server.baseUri())) {
            server.answer(RecordingServer.Response.of(500, "text/html", new byte[0]));

            other.call(sample.uri(), null, sample.headers(), Object.class);

            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(1).fields())
                    .isEqualTo(server.requests().get(0).fields());
        }
    }

    @Test
    void aCallThatSucceedsAtLastSucceeds() {
        sandbox.faults().next(SET, Fault.resetAfterEffect(), Fault.status(503));

        camel.call(call(SET), Object.class);

        assertThat(sandbox.journal().count(SET)).isEqualTo(3);
        assertThat(sandbox.fleet().sim(SIM).tag()).isEqualTo("mine");
    }

    @Test
    void aRefusalAfterAnUnknownOutcomeStaysUnknown() {
        sandbox.faults().next(SET, Fault.resetAfterEffect(), Fault.code(10, "generic error: x"));

        assertThat(camel.failureOf(call(SET))).isInstanceOfSatisfying(ThingsMobileServiceException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(10);
            assertThat(refusal.outcomeUnknown()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({READ + ", 0", READ + ", 1", SET + ", 1", ONCE + ", 0"})
    void maxRetriesIsHowOftenItIsRepeated(String operation, int maxRetries) {
        sandbox.faults().always(operation, Fault.status(500));

        camel.failureOf(call(operation) + "&maxRetries=" + maxRetries);

        assertThat(sandbox.journal().count(operation)).isEqualTo(maxRetries + 1L);
    }

    @ParameterizedTest
    @CsvSource({"400, 400", "401, 401", "403, 403", "404, 404"})
    void aRefusalByHttpIsNotRepeated(int status, int code) {
        sandbox.faults().always(ONCE, Fault.status(status));

        assertThat(camel.failureOf(call(ONCE))).isInstanceOfSatisfying(ThingsMobileServiceException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.getHttpResponseCode()).isEqualTo(code);
            assertThat(refusal.outcomeUnknown()).isFalse();
        });
        assertThat(sandbox.journal().count(ONCE)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({READ + ", false", SET + ", false", ONCE + ", false"})
    void aConnectionThatIsRefusedIsANetworkFailureWithoutEffect(String operation, boolean unknown) {
        Throwable failure = camel.failureOf(call(operation) + "&maxRetries=1&baseUri=http://127.0.0.1:1");

        assertThat(failure).isInstanceOfSatisfying(ThingsMobileNetworkException.class, network -> assertThat(
                        network.outcomeUnknown())
                .isEqualTo(unknown));
    }

    @ParameterizedTest
    @CsvSource({
        "stallBeforeHead, " + READ + ", 2",
        "stallInBody, " + READ + ", 2",
        "slowBody, " + READ + ", 2",
        "stallBeforeHead, " + SET + ", 2",
        "stallBeforeHead, " + ONCE + ", 1",
        "stallInBody, " + ONCE + ", 1",
        "slowBody, " + ONCE + ", 1"
    })
    void responseTimeoutIsForTheWholeAnswer(String kind, String operation, int calls) {
        Fault fault =
                switch (kind) {
                    case "stallBeforeHead" -> Fault.stallBeforeHead();
                    case "stallInBody" -> Fault.stallInBody();
                    default -> Fault.slowBody(Duration.ofMillis(100));
                };
        camel.call("thingsmobile:customPlanList", Object.class); // so that no time goes into loading classes
        sandbox.faults().always(operation, fault);

        Throwable failure = camel.failureOf(call(operation) + "&maxRetries=1&responseTimeout=2000");

        assertThat(failure).isInstanceOf(ThingsMobileNetworkException.class).hasMessageContaining("responseTimeout");
        assertThat(((ThingsMobileException) failure).outcomeUnknown()).isEqualTo(!operation.equals(READ));
        assertThat(sandbox.journal().count(operation)).isEqualTo(calls);
    }

    @Test
    void anAnswerThatIsTooLongIsNotRead() {
        Throwable read = camel.failureOf("thingsmobile:simListLite?maxResponseBytes=1000");
        Throwable once = camel.failureOf(call(ONCE) + "&maxResponseBytes=10");

        assertThat(read).isInstanceOf(ThingsMobileParseException.class).hasMessageContaining("maxResponseBytes");
        assertThat(((ThingsMobileException) read).outcomeUnknown()).isFalse();
        assertThat(((ThingsMobileException) once).outcomeUnknown()).isTrue();
        assertThat(sandbox.journal().count()).isEqualTo(2);
    }

    @Test
    void anAnswerOfExactlyTheLimitIsRead() {
        String answer = "<result><done>true</done></result>";
        sandbox.faults().always(ONCE, raw(answer));

        camel.call(call(ONCE) + "&maxResponseBytes=" + answer.length(), Object.class);

        assertThat(camel.failureOf(call(ONCE) + "&maxResponseBytes=" + (answer.length() - 1)))
                .isInstanceOf(ThingsMobileParseException.class);
    }

    @Test
    void aFailureOfHttpShowsWhatCameInstead() {
        sandbox.faults().always(ONCE, raw("<html><body>Portal: please sign in</body></html>"));

        assertThat(camel.failureOf(call(ONCE))).hasMessageContaining("please sign in");
    }

    private static Fault raw(String body) {
        return Fault.raw(200, "text/xml", body.getBytes(StandardCharsets.UTF_8));
    }

    private static String call(String operation) {
        String more =
                switch (operation) {
                    case SET -> "&tag=mine";
                    case ONCE -> "&amount=1";
                    default -> "";
                };
        return "thingsmobile:" + operation + "?msisdn=" + SIM + more;
    }
}
