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

import io.github.camelsim.thingsmobile.model.ActionResult;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers close idle connections without notice; a call that must not be repeated is not lost to that. */
class StaleConnectionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rechargeSim?msisdn=1&amount=1&maxRetries=0",
                "sendSms?msisdn=1&message=hello&maxRetries=0",
                "blockSim?msisdn=1"
            })
    void aCallSurvivesThatTheServerHasClosedTheIdleConnection(String call) throws Exception {
        try (var server = new ServerThatHangsUp();
                var camel = TestCamel.at(server.baseUri())) {
            for (int i = 1; i <= 3; i++) {
                camel.call("thingsmobile:" + call, ActionResult.class);
                assertThat(server.hungUp(i)).isTrue();
            }
            assertThat(server.requests()).isEqualTo(3);
        }
    }

    /** Promises to keep the connection and closes it after each answer. */
    private static final class ServerThatHangsUp implements AutoCloseable {

        private static final String ANSWER = "<result><done>true</done></result>";

        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger requests = new AtomicInteger();
        private final CountDownLatch[] hungUp = {new CountDownLatch(1), new CountDownLatch(1), new CountDownLatch(1)};

        ServerThatHangsUp() throws IOException {
            Thread thread = new Thread(this::serve, "server that hangs up");
            thread.setDaemon(true);
            thread.start();
        }

        String baseUri() {
            return "http://127.0.0.1:" + door.getLocalPort() + "/api";
        }

        int requests() {
            return requests.get();
        }

        boolean hungUp(int times) throws InterruptedException {
            return hungUp[times - 1].await(10, TimeUnit.SECONDS);
        }

        private void serve() {
            while (!door.isClosed()) {
                try (Socket connection = door.accept()) {
                    if (readRequest(new BufferedInputStream(connection.getInputStream()))) {
                        String head = "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nKeep-Alive: timeout=60\r\n"
                                + "Content-Type: text/xml\r\nContent-Length: " + ANSWER.length() + "\r\n\r\n";
                        connection.getOutputStream().write((head + ANSWER).getBytes(StandardCharsets.US_ASCII));
                        connection.getOutputStream().flush();
                    }
                } catch (IOException e) {
                    if (!door.isClosed()) {
                        throw new UncheckedIOException(e);
                    }
                    return;
                }
                int answered = requests.get();
                if (answered > 0 && answered <= hungUp.length) {
                    hungUp[answered - 1].countDown();
                }
            }
        }

        private boolean readRequest(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    return false;
                }
                head.append((char) c);
            }
            int length = Integer.parseInt(head.toString().replaceFirst("(?is).*content-length: *(\\d+).*", "$1"));
            in.readNBytes(length);
            requests.incrementAndGet();
            return true;
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
