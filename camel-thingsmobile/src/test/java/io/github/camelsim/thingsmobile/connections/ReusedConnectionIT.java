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
package io.github.camelsim.thingsmobile.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.SlotRequest;
import io.github.camelsim.thingsmobile.client.ThingsMobileNetworkException;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.support.RawServer;
import io.github.camelsim.thingsmobile.support.RawServer.Connection;
import io.github.camelsim.thingsmobile.support.RawServer.Request;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call is sent on a connection that was used before only if nothing can be read from it. */
@Timeout(60)
class ReusedConnectionIT {

    private static final String IDLE_408 = RawServer.response("408 Request Timeout", "<html>too slow</html>");

    @Test
    void aGoodConnectionIsReusedByReadsAndSets() throws Exception {
        try (var server = new RawServer(ReusedConnectionIT::answerAll);
                var camel = withoutRetries(server)) {
            for (int i = 0; i < 3; i++) {
                status(camel, "1");
                camel.call("thingsmobile:blockSim?msisdn=1", Object.class);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rechargeSim?msisdn=1&amount=1",
                "sendSms?msisdn=1&message=hello",
                "createCustomPlan?"
                        + "name=a&simAutorechargeEnabled=false&simAutorechargeCreditThreshold=1&simAutorechargeAmount=1"
            })
    void aPaidCallHasAConnectionOfItsOwn(String call) throws Exception {
        try (var server = new RawServer(ReusedConnectionIT::answerAll);
                var camel = withoutRetries(server)) {
            status(camel, "1");
            camel.call("thingsmobile:" + call, Object.class);
            camel.call("thingsmobile:" + call, Object.class);
            status(camel, "1");

            assertThat(server.requests()).extracting(Request::connection).containsExactly(1, 2, 3, 1);
        }
    }

    @Test
    void aConfigurerCannotMakePaidCallsShareAConnection() throws Exception {
        try (var server = new RawServer(ReusedConnectionIT::answerAll);
                var others = new PoolingHttpClientConnectionManager();
                var camel = withoutRetries(server)
                        .with(configuration ->
                                configuration.setHttpClientConfigurer(client -> client.setConnectionManager(others)
                                        .setConnectionReuseStrategy((request, response, context) -> true)))) {
            status(camel, "1");
            camel.call("thingsmobile:rechargeSim?msisdn=1&amount=1", Object.class);
            camel.call("thingsmobile:rechargeSim?msisdn=1&amount=1", Object.class);

            assertThat(server.requests()).extracting(Request::connection).containsExactly(1, 2, 3);
        }
    }

    @Test
    void theSecondCopyOfAnAnswerIsNotTheNextAnswer() throws Exception {
        try (var server = new RawServer(connection -> {
                    for (Request request = connection.read(); request != null; request = connection.read()) {
                        String response = RawServer.response("200 OK", answer(request));
                        connection.write(response + response);
                    }
                });
                var camel = withoutRetries(server)) {
            for (String msisdn : new String[] {"1", "2", "3", "4"}) {
                assertThat(status(camel, msisdn).msisdn()).isEqualTo(msisdn);
            }
            assertThat(server.requests()).hasSize(4);
        }
    }

    /** The answer to a change names no SIM, so nothing but its connection tells whose answer it is. */
    @Test
    void theSecondCopyOfAnAnswerConfirmsAndRefusesNoOtherChange() throws Exception {
        try (var server = new RawServer(connection -> {
                    for (Request request = connection.read(); request != null; request = connection.read()) {
                        String response = RawServer.response(
                                "200 OK", request.msisdn().equals("2") ? RawServer.refused(40) : RawServer.DONE);
                        connection.write(response + response);
                    }
                });
                var camel = withoutRetries(server)) {
            camel.call("thingsmobile:blockSim?msisdn=1", Object.class);
            assertThat(camel.failureOf("thingsmobile:blockSim?msisdn=2"))
                    .isInstanceOfSatisfying(ThingsMobileServiceException.class, failure -> {
                        assertThat(failure.code()).isEqualTo(40);
                        assertThat(failure.outcomeUnknown()).isFalse();
                    });
            camel.call("thingsmobile:blockSim?msisdn=3", Object.class);

            assertThat(server.requests()).extracting(Request::msisdn).containsExactly("1", "2", "3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simStatus?msisdn=2", "blockSim?msisdn=2"})
    void aSilentlyClosedConnectionCostsNoRetry(String call) throws Exception {
        var closed = new CountDownLatch(1);
        try (var server = new RawServer(connection -> {
                    connection.answer(answer(connection.read()));
                    connection.socket().close();
                    closed.countDown();
                });
                var camel = withoutRetries(server)) {
            status(camel, "1");
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();

            camel.call("thingsmobile:" + call, Object.class);

            assertThat(server.requests()).hasSize(2);
        }
    }

    /** The service closes each of its idle connections when the next request is on its way. */
    @ParameterizedTest
    @ValueSource(strings = {"simStatus?msisdn=2", "blockSim?msisdn=2"})
    void aCallThatBreaksOnAReusedConnectionIsRepeatedOnANewOne(String call) throws Exception {
        var bothAsked = new CyclicBarrier(2);
        try (var server = new RawServer(connection -> {
                    Request first = connection.read();
                    if (first.msisdn().equals("1")) {
                        meet(bothAsked);
                    }
                    connection.answer(answer(first));
                    connection.read();
                });
                var camel = withoutRetries(server).with(configuration -> {
                    configuration.setMaxRetries(1);
                    configuration.setCallGapFactor(0);
                })) {
            CompletableFuture<?> other = CompletableFuture.runAsync(() -> status(camel, "1"));
            status(camel, "1");
            other.get(10, TimeUnit.SECONDS);

            camel.call("thingsmobile:" + call, Object.class);

            assertThat(server.connections()).isEqualTo(3);
            assertThat(server.requests()).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simStatus?msisdn=2", "blockSim?msisdn=2"})
    void a408ToAnIdleConnectionIsNoAnswer(String call) throws Exception {
        var written = new CountDownLatch(1);
        try (var server = new RawServer(connection -> {
                    connection.answer(answer(connection.read()));
                    connection.write(IDLE_408);
                    written.countDown();
                    connection.read();
                });
                var camel = withoutRetries(server)) {
            status(camel, "1");
            assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();

            camel.call("thingsmobile:" + call, Object.class);

            assertThat(server.requests()).hasSize(2);
        }
    }

    /** The 408 and the next request pass each other on the way. */
    @ParameterizedTest
    @ValueSource(strings = {"simStatus?msisdn=2", "blockSim?msisdn=2"})
    void a408ThatMeetsTheNextRequestIsNoAnswerToIt(String call) throws Exception {
        try (var server = new RawServer(connection -> {
                    connection.answer(answer(connection.read()));
                    if (connection.read() != null) {
                        connection.write(IDLE_408);
                    }
                });
                var camel = withoutRetries(server)) {
            status(camel, "1");

            camel.call("thingsmobile:" + call, Object.class);

            assertThat(server.requests()).extracting(Request::connection).containsExactly(1, 1, 2);
        }
    }

    @Test
    void aCallThatA408HasMetAndThatCannotBeSentAgainMayHaveBeenCarriedOut() throws Exception {
        var listening = new AtomicReference<RawServer>();
        try (var server = new RawServer(connection -> {
                    connection.answer(answer(connection.read()));
                    if (connection.read() != null) {
                        listening.get().stopListening();
                        connection.write(IDLE_408);
                    }
                });
                var camel = withoutRetries(server)) {
            listening.set(server);
            status(camel, "1");

            assertThat(camel.failureOf("thingsmobile:blockSim?msisdn=1"))
                    .isInstanceOfSatisfying(
                            ThingsMobileNetworkException.class,
                            failure -> assertThat(failure.outcomeUnknown()).isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource({"simStatus?msisdn=2, false", "blockSim?msisdn=2, true"})
    void aCallThatA408HasMetAndThatGetsNoFurtherSlotIsNotSaidToBeUnsent(String call, boolean outcomeUnknown)
            throws Exception {
        try (var server = new RawServer(ReusedConnectionIT::meetTheSecondRequestWith408);
                var camel = withoutRetries(server)
                        .with(configuration -> configuration.setCallSpacing(new Starts(true, true, false)))) {
            status(camel, "1");

            assertThat(camel.failureOf("thingsmobile:" + call))
                    .isInstanceOfSatisfying(
                            ThingsMobileNetworkException.class,
                            failure -> assertThat(failure.outcomeUnknown()).isEqualTo(outcomeUnknown));
            assertThat(server.requests()).extracting(Request::connection).containsExactly(1, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simStatus?msisdn=2", "blockSim?msisdn=2"})
    void aCallThatA408HasMetIsSentInALaterSlotIfItsStartIsPutOff(String call) throws Exception {
        try (var server = new RawServer(ReusedConnectionIT::meetTheSecondRequestWith408);
                var camel = withoutRetries(server)
                        .with(configuration -> configuration.setCallSpacing(new Starts(true, true, false, true)))) {
            status(camel, "1");

            camel.call("thingsmobile:" + call, Object.class);

            assertThat(server.requests()).extracting(Request::connection).containsExactly(1, 1, 3);
        }
    }

    @Test
    void a408ToTheFirstRequestOfAConnectionIsTheAnswer() throws Exception {
        try (var server = new RawServer(connection -> {
                    connection.read();
                    connection.write(IDLE_408);
                });
                var camel = withoutRetries(server)) {
            assertThat(camel.failureOf("thingsmobile:rechargeSim?msisdn=1&amount=1"))
                    .isInstanceOfSatisfying(ThingsMobileServiceException.class, failure -> {
                        assertThat(failure.code()).isEqualTo(408);
                        assertThat(failure.outcomeUnknown()).isFalse();
                    });
            assertThat(server.requests()).hasSize(1);
        }
    }

    /** Bytes that come when the connection has been chosen, but before the request has left. */
    @Test
    void aCopyThatComesBeforeTheRequestIsSentIsNotItsAnswer() throws Exception {
        var idle = new AtomicReference<Connection>();
        var starts = new StartsThat(() -> {
            Connection used = idle.getAndSet(null);
            if (used != null) {
                used.write(RawServer.response("200 OK", RawServer.sim("1")));
            }
        });
        var answered = new CountDownLatch(1);
        try (var server = new RawServer(connection -> {
                    connection.answer(answer(connection.read()));
                    if (answered.getCount() > 0) {
                        idle.set(connection);
                        answered.countDown();
                    }
                    connection.read();
                });
                var camel = withoutRetries(server).with(configuration -> configuration.setCallSpacing(starts))) {
            status(camel, "1");
            assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(status(camel, "2").msisdn()).isEqualTo("2");

            assertThat(server.requests()).extracting(Request::connection).containsExactly(1, 2);
        }
    }

    @Test
    void aServiceThatSpeaksBeforeItIsAskedGetsNoPaidCall() throws Exception {
        var spoken = new CountDownLatch(1);
        try (var server = new RawServer(connection -> {
                    connection.write(RawServer.response("200 OK", RawServer.DONE));
                    spoken.countDown();
                    connection.read();
                });
                var camel = withoutRetries(server)
                        .with(configuration -> configuration.setCallSpacing(new StartsThat(() ->
                                assertThat(spoken.await(10, TimeUnit.SECONDS)).isTrue())))) {
            assertThat(camel.failureOf("thingsmobile:rechargeSim?msisdn=1&amount=1"))
                    .isInstanceOfSatisfying(
                            ThingsMobileNetworkException.class,
                            failure -> assertThat(failure.outcomeUnknown()).isFalse());
            assertThat(server.requests()).isEmpty();
        }
    }

    private static void meet(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IOException("the other request has not come", e);
        }
    }

    private static void answerAll(Connection connection) throws IOException {
        for (Request request = connection.read(); request != null; request = connection.read()) {
            connection.answer(answer(request));
        }
    }

    private static void meetTheSecondRequestWith408(Connection connection) throws IOException {
        Request first = connection.read();
        if (first != null) {
            connection.answer(answer(first));
            if (connection.read() != null) {
                connection.write(IDLE_408);
            }
        }
    }

    private static String answer(Request request) {
        return request.operation().equals("simStatus") ? RawServer.sim(request.msisdn()) : RawServer.DONE;
    }

    private static Sim status(TestCamel camel, String msisdn) {
        return camel.call("thingsmobile:simStatus?msisdn=" + msisdn, Sim.class);
    }

    private static TestCamel withoutRetries(RawServer server) {
        return TestCamel.at(server.baseUri()).with(configuration -> configuration.setMaxRetries(0));
    }

    /** Runs something when a call has its connection and is about to be sent. */
    private record StartsThat(Step step) implements CallSpacing {

        @Override
        public CompletableFuture<Slot> acquire(SlotRequest request) {
            return CompletableFuture.completedFuture(new Slot() {
                @Override
                public boolean awaitStart() {
                    try {
                        step.run();
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return true;
                }

                @Override
                public void release(Duration pause) {}
            });
        }

        @Override
        public void postpone(String key, Duration pause) {}
    }

    /** Tells one start after the other whether it is now or was put off. After the last one there are no slots. */
    private static final class Starts implements CallSpacing {

        private final Queue<Boolean> starts = new ConcurrentLinkedQueue<>();

        Starts(Boolean... starts) {
            this.starts.addAll(List.of(starts));
        }

        @Override
        public CompletableFuture<Slot> acquire(SlotRequest request) {
            if (starts.isEmpty()) {
                return CompletableFuture.failedFuture(new TimeoutException("no slot"));
            }
            return CompletableFuture.completedFuture(new Slot() {
                @Override
                public boolean awaitStart() {
                    return starts.remove();
                }

                @Override
                public void release(Duration pause) {}
            });
        }

        @Override
        public void postpone(String key, Duration pause) {}
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException, InterruptedException;
    }
}
