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

import io.github.camelsim.infobip.IotServer.Response;
import io.github.camelsim.infobip.client.InfobipIotException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls are sent again, and on which connections. */
class RetriesIT extends IotTest {

    private static final String SET = "updateSimStatus?status=Active&iccid=" + ICCID;
    private static final String ONCE = "sendSms?text=x&iccid=" + ICCID;

    @ParameterizedTest
    @ValueSource(strings = {"getSim?iccid=" + ICCID, SET, "updateSimName?name=x&iccid=" + ICCID})
    void readsAndSettingsAreRepeated(String uri) {
        server.answer(Response.empty(503), Response.none())
                .answer("{\"iccid\": \"" + ICCID + "\", \"actionId\": \"1\"}");

        assertThat(send(uri).getException()).isNull();
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void repetitionsEnd() {
        server.always(request -> Response.empty(500));

        assertThat(iotFailureOf(SET).outcomeUnknown()).isTrue();
        assertThat(iotFailureOf("listSims").outcomeUnknown()).isFalse();
        assertThat(server.requests()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"listSims", SET, ONCE, "runDiagnostics?iccid=" + ICCID})
    void aCallThatCameTooEarlyIsRepeatedAfterThePause(String uri) {
        server.answer(Response.empty(429).with("Retry-After", "1")).answer("{\"sims\": [], \"actionId\": \"1\"}");
        long start = System.nanoTime();

        assertThat(send(uri).getException()).isNull();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aPauseThatIsTooLongFailsTheCall() {
        configuration.setMaxWait(Duration.ofSeconds(1));
        server.answer(Response.empty(429).with("Retry-After", "3600"));

        InfobipIotException failure = iotFailureOf(ONCE);

        assertThat(failure.code()).isEqualTo(429);
        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aPaidCallHasAConnectionOfItsOwn() {
        Set<Integer> ports = new HashSet<>();

        send(SET);
        send(SET);
        send(ONCE);
        send("runDiagnostics?iccid=" + ICCID);
        send(SET);

        List<IotServer.Request> requests = server.requests();
        requests.forEach(request -> ports.add(request.port()));
        assertThat(ports).hasSize(3);
        assertThat(requests.get(2).headers()).containsEntry("connection", "close");
        assertThat(requests.get(3).headers()).containsEntry("connection", "close");
        assertThat(requests.get(4).port()).isEqualTo(requests.get(0).port());
    }

    @Test
    void theGapOfTheAccountIsKeptBetweenAllOperations() {
        configuration.setCallGapFactor(1);
        configuration.setCallGap(Duration.ofMillis(300));
        long start = System.nanoTime();

        send(SET);
        send("runDiagnostics?iccid=" + ICCID);
        send("updateSimName?name=x&iccid=" + ICCID);

        assertThat(server.requests()).hasSize(3);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(600));
    }

    @Test
    void theGapOfAnEndpointIsKeptWhicheverEndpointCallsFirst() {
        configuration.setCallGapFactor(1);
        send(SET);
        long start = System.nanoTime();

        send(SET + "&callGap=300");
        send("updateSimName?name=x&callGap=300&iccid=" + ICCID);
        send(SET + "&callGap=300");

        assertThat(server.requests()).hasSize(4);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(600));
    }

    @Test
    void aResponseThatTakesTooLongIsANetworkFailure() {
        configuration.setResponseTimeout(Duration.ofSeconds(2));
        configuration.setMaxRetries(0);
        var stalled = new CountDownLatch(1);
        server.always(request -> {
            await(stalled);
            return Response.json(IotServer.ACTION);
        });

        InfobipIotException failure = iotFailureOf("runDiagnostics?iccid=" + ICCID);

        stalled.countDown();
        assertThat(failure).hasMessageContaining("responseTimeout=2000ms");
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
