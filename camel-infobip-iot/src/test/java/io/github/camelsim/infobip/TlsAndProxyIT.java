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

import io.github.camelsim.infobip.client.InfobipIotException;
import io.github.camelsim.infobip.client.InfobipIotNetworkException;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.sandbox.InfobipSandbox;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Https with a certificate made for the test, directly and through a proxy. */
@Timeout(60)
class TlsAndProxyIT extends IotTest {

    private static final String STORE_PASSWORD = "changeit";

    @TempDir
    private static Path directory;

    private static ThingsMobileSandbox started;
    private static InfobipSandbox sandbox;

    private String iccid;

    @BeforeAll
    static void startSandbox() throws Exception {
        makeCertificate();
        var keys = new KeyManagersParameters();
        keys.setKeyStore(store());
        keys.setKeyPassword(STORE_PASSWORD);
        var parameters = new SSLContextParameters();
        parameters.setKeyManagers(keys);
        try (var context = new DefaultCamelContext()) {
            started = ThingsMobileSandbox.builder()
                    .tls(parameters.createSSLContext(context))
                    .start();
        }
        sandbox = started.infobip();
    }

    @AfterAll
    static void stopSandbox() {
        started.close();
    }

    @BeforeEach
    void useSandbox() {
        sandbox.journal().clear();
        configuration.setBaseUri(sandbox.baseUri());
        configuration.setUsername(sandbox.username());
        configuration.setPassword(sandbox.password());
        configuration.setMaxRetries(1);
        iccid = sandbox.fleet()
                .first(sim -> sim.status().equals("Active"))
                .orElseThrow()
                .iccid();
    }

    @Test
    void aTrustedServiceIsCalled() {
        configuration.setSslContextParameters(trust());

        assertThat(call("getSim?iccid=" + iccid, SimCard.class).iccid()).isEqualTo(iccid);
        call("sendSms?text=x&iccid=" + iccid, Object.class);

        assertThat(sandbox.journal().effects("sendSms")).isEqualTo(1);
    }

    @Test
    void theGlobalSslContextParametersCountIfThatIsWanted() {
        context.setSSLContextParameters(trust());

        call("getSim?useGlobalSslContextParameters=true&iccid=" + iccid, SimCard.class);
        assertIsNotSent(iotFailureOf("sendSms?text=x&iccid=" + iccid));
    }

    @Test
    void anUnknownAuthorityGetsNothing() {
        InfobipIotException failure = iotFailureOf("sendSms?text=x&iccid=" + iccid);

        assertIsNotSent(failure);
        assertThat(ExceptionUtils.getThrowableList(failure)).anyMatch(SSLException.class::isInstance);
    }

    private static void assertIsNotSent(InfobipIotException failure) {
        assertThat(failure).isInstanceOf(InfobipIotNetworkException.class);
        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(sandbox.journal().count("sendSms")).isZero();
    }

    @Test
    void aTunnelSeesNoCredentialsAndPaidCallsHaveOneEach() throws Exception {
        configuration.setSslContextParameters(trust());
        try (var proxy = new Tunnels("200 OK")) {
            configuration.setProxyHost("127.0.0.1");
            configuration.setProxyPort(proxy.port());

            call("getSim?iccid=" + iccid, SimCard.class);
            call("getSimUsage?iccid=" + iccid, Object.class);
            assertThat(proxy.heads).hasSize(1);
            call("sendSms?text=x&iccid=" + iccid, Object.class);
            call("runDiagnostics?iccid=" + iccid, Object.class);

            assertThat(proxy.heads).hasSize(3).allSatisfy(head -> assertThat(head)
                    .startsWith("CONNECT localhost:")
                    .doesNotContainIgnoringCase("authorization"));
        }
        assertThat(sandbox.journal().count()).isEqualTo(4);
    }

    /** No byte of the request has left; an answer without a body would be a good one to these operations. */
    @ParameterizedTest
    @ValueSource(
            strings = {"204 No Content", "401 Unauthorized", "407 Proxy Authentication Required", "502 Bad Gateway"})
    void whatAProxyAnswersInsteadOfOpeningATunnelIsNoAnswer(String status) throws Exception {
        configuration.setSslContextParameters(trust());
        try (var proxy = new Tunnels(status + "\r\nContent-Length: 0")) {
            configuration.setProxyHost("127.0.0.1");
            configuration.setProxyPort(proxy.port());

            for (String operation : List.of("sendSms?text=x&iccid=", "runDiagnostics?iccid=")) {
                InfobipIotException failure = iotFailureOf(operation + iccid);
                assertIsNotSent(failure);
                assertThat(failure).hasMessageContaining("the proxy answered " + status.substring(0, 3));
            }
            assertThat(proxy.heads).hasSize(4);
        }
        assertThat(sandbox.journal().count()).isZero();
    }

    private static void makeCertificate() throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(List.of(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "sandbox",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        directory.resolve("store").toString(),
                        "-storepass",
                        STORE_PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private static KeyStoreParameters store() {
        var parameters = new KeyStoreParameters();
        parameters.setResource("file:" + directory.resolve("store"));
        parameters.setPassword(STORE_PASSWORD);
        parameters.setType("PKCS12");
        return parameters;
    }

    private static SSLContextParameters trust() {
        var trust = new TrustManagersParameters();
        trust.setKeyStore(store());
        var parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    /** A proxy that opens a tunnel to the sandbox for each connection, and keeps what it was asked for. Or it refuses. */
    private static final class Tunnels implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final List<String> heads = new CopyOnWriteArrayList<>();

        private final String status;

        Tunnels(String status) throws IOException {
            this.status = status;
            threads.execute(this::accept);
        }

        int port() {
            return server.getLocalPort();
        }

        private void accept() {
            try {
                while (true) {
                    Socket client = server.accept();
                    threads.execute(() -> tunnel(client));
                }
            } catch (IOException e) {
                // closed
            }
        }

        private void tunnel(Socket client) {
            int port = URI.create(sandbox.baseUri()).getPort();
            try (client;
                    var service = new Socket(InetAddress.getLoopbackAddress(), port)) {
                heads.add(head(client.getInputStream()));
                client.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                if (!status.startsWith("200")) {
                    return;
                }
                threads.execute(() -> pass(service, client));
                pass(client, service);
            } catch (IOException e) {
                // one side has gone
            }
        }

        private static String head(InputStream in) throws IOException {
            var head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                head.write(in.read());
            }
            return head.toString(StandardCharsets.US_ASCII);
        }

        private static void pass(Socket from, Socket to) {
            try {
                OutputStream out = to.getOutputStream();
                from.getInputStream().transferTo(out);
            } catch (IOException e) {
                // one side has gone
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            threads.shutdownNow();
        }
    }
}
