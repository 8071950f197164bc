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
package io.github.camelsim.thingsmobile.spacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.support.OperationSample;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import io.github.camelsim.thingsmobile.support.SandboxTest;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Code 60 and HTTP 429 mean "not executed": wait and ask again, whatever the operation does. */
class TooManyRequestsIT extends SandboxTest {

    private static final String SMS = "thingsmobile:sendSms?msisdn=882360001000001&message=hello";

    @Override
    protected void configure(ThingsMobileConfiguration configuration) {
        configuration.setMaxRetries(0);
    }

    static Stream<OperationSample> operations() {
        return OperationSample.all();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aCallThatCameTooEarlyIsMadeAgain(OperationSample sample) {
        try (var server = new RecordingServer();
                var other = TestCamel.at(server.baseUri())) {
            server.answer(RecordingServer.Response.xml("<result><done>false</done><errorCode>60</errorCode></result>"));

            other.call(sample.uri(), null, sample.headers(), Object.class);

            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void anSmsThatWasRefusedIsSentOnce() {
        sandbox.faults().next("sendSms", Fault.code60(), Fault.code60(), Fault.code60());

        camel.call(SMS, Object.class);

        assertThat(sandbox.journal().count("sendSms")).isEqualTo(4);
        assertThat(sandbox.journal().effects("sendSms")).isEqualTo(1);
    }

    @Test
    void aCallThatIsAlwaysRefusedEndsWithinMaxWait() {
        sandbox.faults().always("sendSms", Fault.code60());
        long start = System.nanoTime();

        Throwable failure = camel.failureOf(SMS + "&maxWait=400");

        assertThat(failure).isInstanceOfSatisfying(ThingsMobileServiceException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(60);
            assertThat(refusal.outcomeUnknown()).isFalse();
        });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        assertThat(sandbox.journal().count("sendSms")).isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sendSms?msisdn=882360001000001&message=hello", "customPlanList"})
    void http429IsWaitedForAsLongAsItSays(String call) {
        String operation = call.replaceFirst("\\?.*", "");
        sandbox.faults().next(operation, Fault.status(429, 1));

        camel.call("thingsmobile:" + call, Object.class);

        assertThat(gaps(operation)).singleElement().satisfies(gap -> assertThat(gap)
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void http429ThatAsksForMoreThanMaxWaitIsAnError() {
        sandbox.faults().always("customPlanList", Fault.status(429, 3600));

        assertThat(camel.failureOf("thingsmobile:customPlanList?maxWait=2s"))
                .isInstanceOfSatisfying(ThingsMobileServiceException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(429));
        assertThat(sandbox.journal().count()).isEqualTo(1);
    }

    @Test
    void anOperationWithoutAGapLearnsOneFromItsFirstRefusal() throws Exception {
        Duration learned = Duration.ofSeconds(5).dividedBy(20);
        camel.withGaps(1.0 / 20);
        camel.call(SMS, Object.class);
        sandbox.faults().next("sendSms", Fault.code60());
        camel.call(SMS, Object.class);
        sandbox.journal().clear();

        List<CompletableFuture<Exchange>> calls = List.of(sms(), sms(), sms());
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);

        assertThat(gaps("sendSms")).hasSize(2).allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(learned));
    }

    @Test
    void aRetryTakesPrecedenceOverWaitingCalls() throws Exception {
        camel.withGaps(1.0 / 20);
        sandbox.faults().next("activateSim", Fault.code60());
        var first = new CompletableFuture<Exchange>();
        var second = new CompletableFuture<Exchange>();

        camel.sendAsync(activation(4), Map.of(), first::complete);
        camel.sendAsync(activation(3), Map.of(), second::complete);
        CompletableFuture.allOf(first, second).get(30, TimeUnit.SECONDS);

        assertThat(sandbox.journal().entries("activateSim"))
                .extracting(entry -> entry.param("msisdn"))
                .containsExactly("882360000000004", "882360000000004", "882360000000003");
    }

    private static String activation(int number) {
        return "thingsmobile:activateSim?simBarcode=8944501312167518236&msisdn=88236000000000" + number;
    }

    private CompletableFuture<Exchange> sms() throws Exception {
        var done = new CompletableFuture<Exchange>();
        camel.sendAsync(SMS, Map.of(), done::complete);
        return done;
    }

    private static List<Duration> gaps(String operation) {
        List<JournalEntry> calls = sandbox.journal().entries(operation);
        return IntStream.range(1, calls.size())
                .mapToObj(i -> Duration.ofNanos(
                        calls.get(i).arrivalNanos() - calls.get(i - 1).arrivalNanos()))
                .toList();
    }
}
