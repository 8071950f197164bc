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
import static org.awaitility.Awaitility.await;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.client.ThingsMobileNetworkException;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.support.RawServer;
import io.github.camelsim.thingsmobile.support.RawServer.Connection;
import io.github.camelsim.thingsmobile.support.RawServer.Request;
import io.github.camelsim.thingsmobile.support.TestCamel;
import io.github.camelsim.thingsmobile.support.TestTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for connections holds with TLS and through a proxy too. */
@Timeout(60)
class TlsAndProxyIT {

    private static final String RECHARGE = "thingsmobile:rechargeSim?msisdn=882360001000001&amount=1";

    @TempDir
    private static Path directory;

    private static Path store;
    private static ThingsMobileSandbox sandbox;

    @BeforeAll
    static void start() throws Exception {
        store = TestTls.selfSigned(directory, "localhost");
        sandbox = TestTls.sandbox(store);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void reset() {
        sandbox.faults().clear();
        sandbox.journal().clear();
    }

    @Test
    void theSecondCopyOfAnAnswerIsNotTheNextAnswerWithTls() {
        sandbox.faults().always("simStatus", Fault.answerTwice());
        try (TestCamel camel = trusting()) {
            for (String msisdn : new String[] {"882360001000001", "882360001000002", "882360001000003"}) {
                Sim sim = camel.call("thingsmobile:simStatus?maxRetries=0&msisdn=" + msisdn, Sim.class);
                assertThat(sim.msisdn()).isEqualTo(msisdn);
            }
        }
    }

    @Test
    void anEndedTlsConnectionCostsNoRetry() {
        sandbox.faults().always("simStatus", Fault.closeAfterAnswer());
        try (TestCamel camel = trusting()) {
            for (int i = 0; i < 3; i++) {
                camel.call("thingsmobile:simStatus?maxRetries=0&msisdn=882360001000001", Sim.class);
                await().atMost(Duration.ofSeconds(30)).until(() -> sandbox.openConnections() == 0);
            }
        }
        assertThat(sandbox.journal().count("simStatus")).isEqualTo(3);
    }

    @Test
    void throughATunnelReadsReuseAConnectionAndPaidCallsDoNot() throws Exception {
        try (var proxy = new RawServer(TlsAndProxyIT::tunnel);
                TestCamel camel = through(proxy, trusting())) {
            for (int i = 0; i < 3; i++) {
                camel.call("thingsmobile:simStatus?msisdn=882360001000001", Sim.class);
            }
            assertThat(proxy.connections()).isEqualTo(1);

            camel.call(RECHARGE, Object.class);
            camel.call(RECHARGE, Object.class);
            assertThat(proxy.connections()).isEqualTo(3);
        }
        assertThat(sandbox.journal().effects("rechargeSim")).isEqualTo(2);
    }

    /** What a proxy adds to its answer to CONNECT has never been under TLS. */
    @Test
    void whatAProxySendsBeforeTlsAnswersNothing() throws Exception {
        try (var proxy = new RawServer(connection -> {
                    connection.head();
                    connection.write("HTTP/1.1 200 OK\r\n\r\n" + RawServer.response("200 OK", RawServer.DONE));
                    pass(connection);
                });
                TestCamel camel = through(proxy, trusting())) {
            assertThat(camel.failureOf(RECHARGE + "&maxRetries=0"))
                    .isInstanceOfSatisfying(
                            ThingsMobileNetworkException.class,
                            failure -> assertThat(failure.outcomeUnknown()).isFalse());
        }
        assertThat(sandbox.journal().count()).isZero();
    }

    /** No byte of the request has left, so it is neither done nor unclear, and is made again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "204 No Content",
                "302 Found\r\nLocation: https://localhost/login",
                "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"proxy\"",
                "403 Forbidden",
                "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"",
                "408 Request Timeout",
                "429 Too Many Requests\r\nRetry-After: 60",
                "503 Service Unavailable"
            })
    void whatAProxyAnswersInsteadOfOpeningATunnelIsNoAnswer(String status) throws Exception {
        String reply = RawServer.response(status, RawServer.DONE);
        try (var proxy = new RawServer(connection -> {
                    for (String head = connection.head(); head != null; head = connection.head()) {
                        connection.write(reply);
                    }
                });
                TestCamel camel = through(proxy, trusting())) {
            for (String uri : List.of("thingsmobile:simStatus?msisdn=882360001000001", RECHARGE)) {
                assertThat(camel.failureOf(uri + "&maxRetries=0")).satisfies(isTheProxys(status));
            }
            assertThat(camel.failureOf(RECHARGE + "&maxRetries=1")).satisfies(isTheProxys(status));
            assertThat(proxy.connections()).isEqualTo(4);
        }
        assertThat(sandbox.journal().count()).isZero();
    }

    private static ThrowingConsumer<Throwable> isTheProxys(String status) {
        return thrown -> {
            assertThat(thrown).isInstanceOf(ThingsMobileNetworkException.class);
            assertThat(((ThingsMobileNetworkException) thrown).outcomeUnknown()).isFalse();
            assertThat(thrown).hasMessageContaining("the proxy answered " + status.substring(0, 3) + " to CONNECT");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Connection: close\r\n"})
    void aProxyThatAsksForCredentialsGetsThem(String header) throws Exception {
        var heads = new CopyOnWriteArrayList<String>();
        try (var proxy = new RawServer(connection -> tunnelWithCredentials(connection, header, heads));
                TestCamel camel = withCredentials(through(proxy, trusting()), "secret")) {
            camel.call("thingsmobile:simStatus?maxRetries=0&msisdn=882360001000001", Sim.class);
            camel.call(RECHARGE + "&maxRetries=0", Object.class);
            camel.call(RECHARGE + "&maxRetries=0", Object.class);
        }
        assertThat(heads).hasSize(6).allSatisfy(head -> assertThat(head).startsWith("CONNECT localhost:"));
        assertThat(sandbox.journal().effects("rechargeSim")).isEqualTo(2);
    }

    @Test
    void theMessageSaysHowAProxyGetsCredentialsButNotWhichOnesItGot() throws Exception {
        try (var proxy = new RawServer(connection -> tunnelWithCredentials(connection, "", new ArrayList<>()));
                TestCamel camel = withCredentials(through(proxy, trusting()), "wrong-one")) {
            Throwable failure = camel.failureOf(RECHARGE + "&maxRetries=0");

            assertThat(failure).satisfies(isTheProxys("407"));
            assertThat(failure).hasMessageContaining("httpClientConfigurer");
            assertThat(ExceptionUtils.getStackTrace(failure)).doesNotContain("wrong-one", basic("wrong-one"));
        }
    }

    private static void tunnelWithCredentials(Connection connection, String header, List<String> heads)
            throws IOException {
        for (String head = connection.head(); head != null; head = connection.head()) {
            heads.add(head);
            if (head.contains("Proxy-Authorization: Basic " + basic("secret"))) {
                connection.write("HTTP/1.1 200 OK\r\n\r\n");
                pass(connection);
                return;
            }
            connection.write("HTTP/1.1 407 Proxy Authentication Required\r\n" + header
                    + "Proxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 2\r\n\r\nno");
            if (!header.isEmpty()) {
                return;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"service\"",
                "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\""
            })
    void aPlainRequestThatIsAnsweredWithAWishForCredentialsIsNotSentAgain(String status) throws Exception {
        String reply = RawServer.response(status, "no");
        try (var proxy = new RawServer(connection -> {
                    while (connection.read() != null) {
                        connection.write(reply);
                    }
                });
                TestCamel camel = withCredentials(through(proxy, TestCamel.at("http://127.0.0.1:1/api")), "secret")) {
            for (String uri : List.of("thingsmobile:simStatus?msisdn=882360001000001", RECHARGE)) {
                assertThat(camel.failureOf(uri)).isInstanceOfSatisfying(ThingsMobileServiceException.class, failure -> {
                    assertThat(failure.outcomeUnknown()).isFalse();
                    assertThat(failure).hasMessageContaining(status.substring(0, 3));
                });
            }
            assertThat(proxy.requests()).hasSize(2);
        }
    }

    private static TestCamel withCredentials(TestCamel camel, String password) {
        return camel.with(configuration -> configuration.setHttpClientConfigurer(client -> {
            var credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope("127.0.0.1", -1), new UsernamePasswordCredentials("user", password.toCharArray()));
            client.setDefaultCredentialsProvider(credentials);
        }));
    }

    private static String basic(String password) {
        return Base64.getEncoder().encodeToString(("user:" + password).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void throughAPlainProxyPaidCallsHaveTheirOwnConnections() throws Exception {
        try (var proxy = new RawServer(connection -> {
                    for (Request request = connection.read(); request != null; request = connection.read()) {
                        connection.answer(RawServer.sim("882360001000001"));
                    }
                });
                TestCamel camel = through(proxy, TestCamel.at("http://127.0.0.1:1/api"))) {
            camel.call("thingsmobile:simStatus?msisdn=882360001000001", Sim.class);
            camel.call(RECHARGE, Object.class);
            camel.call(RECHARGE, Object.class);
            camel.call("thingsmobile:simStatus?msisdn=882360001000001", Sim.class);

            assertThat(proxy.requests()).extracting(Request::connection).containsExactly(1, 2, 3, 1);
        }
    }

    private static void tunnel(Connection connection) throws IOException {
        connection.head();
        connection.write("HTTP/1.1 200 OK\r\n\r\n");
        pass(connection);
    }

    private static void pass(Connection connection) throws IOException {
        try (var service = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(sandbox.baseUri()).getPort())) {
            RawServer.inBackground(() -> {
                try {
                    service.getInputStream().transferTo(connection.socket().getOutputStream());
                } catch (IOException e) {
                    // one side has closed its connection
                }
            });
            connection.socket().getInputStream().transferTo(service.getOutputStream());
        }
    }

    private static TestCamel trusting() {
        return TestCamel.at(sandbox).with(configuration -> configuration.setSslContextParameters(TestTls.trust(store)));
    }

    private static TestCamel through(RawServer proxy, TestCamel camel) {
        return camel.with(configuration -> {
            configuration.setProxyHost("127.0.0.1");
            configuration.setProxyPort(proxy.port());
        });
    }
}
