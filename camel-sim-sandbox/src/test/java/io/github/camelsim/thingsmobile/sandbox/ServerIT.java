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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.testing.UnusedPort;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficSettings;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The server: start, end, port and latencies. */
class ServerIT {
    @Test
    void knowsItsAddress() {
        try (ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder().start()) {
            assertThat(sandbox.port()).isPositive();
            assertThat(sandbox.baseUri()).isEqualTo("http://localhost:" + sandbox.port() + "/services/business-api");
            assertThat(sandbox.username()).isEqualTo("TMTEST");
            assertThat(sandbox.token()).isEqualTo("91c6ce3c-a848-4f0e-bfca-ab9eeff5d1e6");
        }
    }

    @Test
    void freesThePortOnClose() throws IOException {
        int port = UnusedPort.get();
        ThingsMobileSandbox first = ThingsMobileSandbox.builder().port(port).start();
        new TestClient(first).call("credit");

        first.close();

        assertThatThrownBy(() -> new Socket("127.0.0.1", port)).isInstanceOf(ConnectException.class);
        try (ThingsMobileSandbox second =
                ThingsMobileSandbox.builder().port(port).start()) {
            assertThat(new TestClient(second).call("credit").outcome()).isEqualTo("OK");
        }
    }

    @Test
    void endsStalledCallsAndThreadsOnClose() {
        ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder().start();
        sandbox.faults().always("credit", Fault.stallBeforeHead());
        sandbox.startTraffic(TrafficSettings.perSecond(10));
        CompletableFuture<HttpResponse<byte[]>> stalled = new TestClient(sandbox).callAsync("credit");
        await().atMost(TestClient.PATIENCE).until(() -> sandbox.journal().count("credit") == 1);

        sandbox.close();

        await().atMost(TestClient.PATIENCE)
                .untilAsserted(() -> assertThat(stalled).isCompletedExceptionally());
        await().atMost(TestClient.PATIENCE)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("sim-sandbox")));
    }

    @Test
    void delaysEachResponseByTheLatency() {
        Duration latency = Duration.ofMillis(300);
        try (ThingsMobileSandbox sandbox =
                ThingsMobileSandbox.builder().latency(latency).start()) {
            long begin = System.nanoTime();

            new TestClient(sandbox).call("credit");

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(latency);
        }
    }

    @Test
    void servesOtherCallsWhileSomeStall() {
        try (ThingsMobileSandbox sandbox =
                ThingsMobileSandbox.builder().callGapFactor(0).start()) {
            TestClient client = new TestClient(sandbox);
            sandbox.faults()
                    .always("credit", Fault.stallBeforeHead())
                    .always("blockSim", Fault.slowBody(Duration.ofHours(1)));

            IntStream.range(0, 50).forEach(call -> {
                client.callAsync("credit");
                client.callAsync("blockSim");
            });

            await().atMost(TestClient.PATIENCE).until(() -> sandbox.journal().count() == 100);
            assertThat(client.call("simListLite").outcome()).isEqualTo("OK");
        }
    }

    @Test
    void closesOpenConnections() throws IOException {
        try (ThingsMobileSandbox sandbox =
                        ThingsMobileSandbox.builder().callGapFactor(0).start();
                Socket socket = new Socket("127.0.0.1", sandbox.port())) {
            socket.setSoTimeout((int) TestClient.PATIENCE.toMillis());
            socket.getOutputStream()
                    .write("GET /_sandbox/none HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');

            sandbox.closeConnections();

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("TTP/1.1 404");
            assertThat(new TestClient(sandbox).call("credit").outcome()).isEqualTo("OK");
        }
    }

    @Test
    void delaysTheArrivalOfAConnectionsFirstCall() {
        Duration latency = Duration.ofMillis(200);
        try (ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
                .connectionLatency(latency)
                .callGapFactor(0)
                .start()) {
            TestClient client = new TestClient(sandbox);
            long begin = System.nanoTime();

            client.call("credit");
            client.call("credit");

            List<JournalEntry> calls = sandbox.journal().entries();
            assertThat(Duration.ofNanos(calls.get(0).arrivalNanos() - begin)).isGreaterThanOrEqualTo(latency);
            assertThat(calls.get(0).connectionId()).isEqualTo(calls.get(1).connectionId());
        }
    }

    @Test
    void refusesInvalidSettings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThingsMobileSandbox.builder().sims(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThingsMobileSandbox.builder().callGapFactor(-0.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThingsMobileSandbox.builder().limit("sendsms", Duration.ofSeconds(1)));
    }
}
