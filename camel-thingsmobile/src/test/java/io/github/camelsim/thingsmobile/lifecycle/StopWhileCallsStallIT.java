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
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.client.ThingsMobileNetworkException;
import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stop ends what would never end by itself, and says truly whether it was sent. */
@Timeout(60)
class StopWhileCallsStallIT {

    private static final Duration FOR_EVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int CALLS = 400;
    private static final String SIM = "?msisdn=882360001000001";

    @ParameterizedTest
    @CsvSource({
        "sendSms, &message=hello, true",
        "updateSimTag, &tag=mine, true",
        "simStatus, '', false",
    })
    void whatStallsEndsWithTheGraceOfTheStop(String operation, String options, boolean unknown) throws Exception {
        try (var sandbox = ThingsMobileSandbox.builder().callGapFactor(0).start();
                var camel = patient(TestCamel.at(sandbox))) {
            camel.context().getShutdownStrategy().setTimeout(1);
            sandbox.faults().always(operation, Fault.stallInBody());
            var call = call(camel, "thingsmobile:" + operation + SIM + options);
            await().atMost(SOON).until(() -> sandbox.journal().count() == 1);

            stop(camel);

            assertThat(failureOf(call))
                    .isInstanceOfSatisfying(
                            ThingsMobileNetworkException.class,
                            failure -> assertThat(failure.outcomeUnknown()).isEqualTo(unknown))
                    .hasMessageContaining("stopped");
            assertThat(sandbox.journal().count()).isEqualTo(1);
        }
    }

    @Test
    void aForcedStopRejectsCallsThatWereNotSent() throws Exception {
        try (var mute = new MuteServer();
                var camel = patient(TestCamel.at("https://127.0.0.1:" + mute.port()))) {
            camel.context().getShutdownStrategy().setTimeout(1);
            var call = call(camel, "thingsmobile:sendSms" + SIM + "&message=hello");
            mute.awaitConnection();

            stop(camel);

            assertThat(failureOf(call))
                    .isInstanceOfSatisfying(
                            ThingsMobileRejectedException.class,
                            failure -> assertThat(failure.outcomeUnknown()).isFalse());
        }
    }

    /** The server holds its answers, so that some calls are out, and the others wait, when the stop is forced. */
    @RepeatedTest(10)
    void aCallReportedAsNotSentWasNotSent() throws Exception {
        try (var server = new GatedServer();
                var camel = TestCamel.at(server.baseUri())) {
            camel.context().getShutdownStrategy().setTimeout(1);
            Map<Integer, Exchange> ended = new ConcurrentHashMap<>();
            for (int i = 0; i < CALLS; i++) {
                int number = i;
                camel.sendAsync(
                        "thingsmobile:sendSms" + SIM,
                        Map.of("CamelThingsMobileMessage", "number " + i),
                        exchange -> ended.put(number, exchange));
            }
            server.answer(20);
            await().atMost(SOON).until(() -> ended.size() == 20);
            await().atMost(SOON).until(() -> server.arrived().size() > 20);

            stop(camel);

            await().atMost(SOON).until(() -> ended.size() == CALLS);
            Set<String> rejected = ended.entrySet().stream()
                    .filter(call -> call.getValue().getException() instanceof ThingsMobileRejectedException)
                    .map(call -> "number " + call.getKey())
                    .collect(Collectors.toSet());
            assertThat(rejected).isNotEmpty().doesNotContainAnyElementsOf(server.arrived());
            assertThat(rejected.size() + server.arrived().size()).isLessThanOrEqualTo(CALLS);
        }
    }

    private static TestCamel patient(TestCamel camel) {
        return camel.with(configuration -> {
            configuration.setResponseTimeout(FOR_EVER);
            configuration.setConnectTimeout(FOR_EVER);
        });
    }

    private static CompletableFuture<Exchange> call(TestCamel camel, String uri) throws Exception {
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call").to(uri);
            }
        });
        var done = new CompletableFuture<Exchange>();
        camel.sendAsync("direct:call", Map.of(), done::complete);
        return done;
    }

    private static void stop(TestCamel camel) throws Exception {
        CompletableFuture.runAsync(camel::close).get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private static Exception failureOf(CompletableFuture<Exchange> call) throws Exception {
        return call.get(SOON.toSeconds(), TimeUnit.SECONDS).getException();
    }

    /** Accepts every request and responds to the given number of them. */
    private static final class GatedServer implements AutoCloseable {

        private final Semaphore answers = new Semaphore(0);
        private final Set<String> arrived = ConcurrentHashMap.newKeySet();
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

        GatedServer() throws IOException {
            server.setExecutor(threads);
            server.createContext("/", this::handle);
            server.start();
        }

        String baseUri() {
            return "http://localhost:" + server.getAddress().getPort() + "/services/business-api";
        }

        void answer(int requests) {
            answers.release(requests);
        }

        /** The messages of the requests. */
        Set<String> arrived() {
            return arrived;
        }

        private void handle(HttpExchange exchange) throws IOException {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            arrived.add(URLDecoder.decode(form.replaceFirst(".*message=([^&]*).*", "$1"), StandardCharsets.UTF_8));
            try {
                answers.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            byte[] body = "<result><done>true</done></result>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }

        @Override
        public void close() {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    /** Takes connections and says nothing, so that a TLS handshake has no end. */
    private static final class MuteServer implements AutoCloseable {

        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final CompletableFuture<Socket> connection = new CompletableFuture<>();

        MuteServer() throws IOException {
            var thread = new Thread(this::accept, "MuteServer");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return door.getLocalPort();
        }

        /** Until the client has said hello. */
        void awaitConnection() throws Exception {
            connection.get(SOON.toSeconds(), TimeUnit.SECONDS).getInputStream().read();
        }

        private void accept() {
            try {
                connection.complete(door.accept());
            } catch (IOException e) {
                connection.completeExceptionally(e);
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
            if (!connection.isCompletedExceptionally() && connection.isDone()) {
                connection.join().close();
            }
        }
    }
}
