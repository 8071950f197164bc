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
import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import io.github.camelsim.thingsmobile.client.ThingsMobileNetworkException;
import io.github.camelsim.thingsmobile.support.RawServer;
import io.github.camelsim.thingsmobile.support.RawServer.Request;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * "Not sent" is said only of what did not leave. {@code -Dthingsmobile.timedOutCalls=1500} makes the long run of it.
 */
@Timeout(300)
class NotSentIT {

    private static final int CALLS = Integer.getInteger("thingsmobile.timedOutCalls", 100);
    private static final String RECHARGE = "thingsmobile:rechargeSim?amount=1&msisdn=1";

    /** The time ends while the body is being written: before, in the middle or after, as it happens. */
    @ParameterizedTest
    @CsvSource({"rechargeSim?amount=1, 0, 1", "sendSms?message=hello, 2, 3"})
    void aCallReportedAsNotSentHasNotArrivedAndNoneArrivesTwice(String call, int maxRetries, int share)
            throws Exception {
        Duration timeout = Duration.ofMillis(30);
        var spacing = new StartsNear(timeout);
        Set<String> notSent = new HashSet<>();
        try (var server = new RawServer(connection -> {
                    connection.read();
                    connection.read(); // never answers
                });
                var camel = TestCamel.at(server.baseUri()).with(configuration -> {
                    configuration.setCallSpacing(spacing);
                    configuration.setResponseTimeout(timeout);
                    configuration.setMaxRetries(maxRetries);
                })) {
            camel.failureOf("thingsmobile:" + call + "&msisdn=1"); // loads what a first call needs
            server.requests().clear();
            for (int i = 0; i < CALLS / share; i++) {
                String msisdn = Integer.toString(1000 + i);
                Throwable failure = camel.failureOf("thingsmobile:" + call + "&msisdn=" + msisdn);
                if (!((ThingsMobileException) failure).outcomeUnknown()) {
                    notSent.add(msisdn);
                }
            }

            assertThat(server.requests())
                    .extracting(Request::msisdn)
                    .doesNotHaveDuplicates()
                    .doesNotContainAnyElementsOf(notSent);
        }
    }

    @Test
    void aCallThatIsCancelledBeforeItIsSentNeverArrives() throws Exception {
        var closed = new CountDownLatch(1);
        try (var server = new RawServer(connection -> {
                    try {
                        connection.read();
                    } finally {
                        closed.countDown();
                    }
                });
                var camel = TestCamel.at(server.baseUri()).with(configuration -> {
                    configuration.setCallSpacing(new StartsAfter(closed));
                    configuration.setResponseTimeout(Duration.ofMillis(100));
                    configuration.setMaxRetries(0);
                })) {
            assertNotSent(camel.failureOf(RECHARGE));

            assertThat(server.requests()).isEmpty();
        }
    }

    /** It connects to a listener whose queue is full, or to one that never speaks TLS. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectionThatDoesNotComeAboutInTimeLeavesNothingUnknown(boolean tls) throws Exception {
        List<Socket> others = new ArrayList<>();
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var camel = TestCamel.at((tls ? "https" : "http") + "://127.0.0.1:" + listener.getLocalPort())
                        .with(configuration -> {
                            configuration.setResponseTimeout(Duration.ofMillis(200));
                            configuration.setMaxRetries(1);
                        })) {
            if (!tls) {
                fillQueueOf(listener, others);
            }

            assertNotSent(camel.failureOf(RECHARGE));
        } finally {
            for (Socket other : others) {
                other.close();
            }
        }
    }

    @Test
    void timeoutsAroundTheLeaseAndTheConnectNeverLeaveAnythingUnknown() throws Exception {
        List<Throwable> failures = new ArrayList<>();
        try (var server = new RawServer(connection ->
                        connection.socket().getInputStream().transferTo(OutputStream.nullOutputStream()));
                var camel = TestCamel.at("https://127.0.0.1:" + server.port()).with(configuration -> {
                    configuration.setResponseTimeout(Duration.ofMillis(1));
                    configuration.setMaxRetries(0);
                })) {
            for (int i = 0; i < CALLS; i++) {
                failures.add(camel.failureOf(RECHARGE));
            }
        }
        assertThat(failures).allSatisfy(NotSentIT::assertNotSent);
    }

    private static void assertNotSent(Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        ThingsMobileNetworkException.class, network -> assertThat(network.outcomeUnknown())
                                .as(network.getMessage())
                                .isFalse())
                .hasMessageContaining("it was not carried out");
    }

    /** A queue of one takes a few before the kernel lets the next wait. */
    private static void fillQueueOf(ServerSocket listener, List<Socket> others) throws Exception {
        for (int i = 0; i < 8; i++) {
            var other = new Socket();
            others.add(other);
            try {
                other.connect(listener.getLocalSocketAddress(), 100);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
    }

    /** Lets a call start at about the time that its answer should have come. */
    private record StartsNear(Duration timeout) implements CallSpacing {

        @Override
        public CompletableFuture<Slot> acquire(SlotRequest request) {
            long due = System.nanoTime() + timeout.toNanos();
            return CompletableFuture.completedFuture(new Slot() {
                @Override
                public boolean awaitStart() {
                    long moment = due + ThreadLocalRandom.current().nextLong(-500_000, 2_000_000);
                    while (System.nanoTime() - moment < 0) {
                        Thread.onSpinWait();
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

    /** Lets a call start when the connection has been closed, which is when its time has ended. */
    private record StartsAfter(CountDownLatch closed) implements CallSpacing {

        @Override
        public CompletableFuture<Slot> acquire(SlotRequest request) {
            return CompletableFuture.completedFuture(new Slot() {
                @Override
                public boolean awaitStart() {
                    try {
                        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
                        return true;
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }

                @Override
                public void release(Duration pause) {}
            });
        }

        @Override
        public void postpone(String key, Duration pause) {}
    }
}
