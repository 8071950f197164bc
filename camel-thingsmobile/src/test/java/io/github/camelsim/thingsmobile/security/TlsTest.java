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
package io.github.camelsim.thingsmobile.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.TestCamel;
import io.github.camelsim.thingsmobile.client.ThingsMobileNetworkException;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Https with certificates made for the test: what is trusted is called, what is not gets not a byte of the token. */
class TlsTest {

    private static final String PASSWORD = "changeit";
    private static final String CALL = "thingsmobile:rechargeSim?msisdn=882360001000001&amount=10";

    @TempDir
    private static Path directory;

    private static Path ofLocalhost;
    private static Path ofElsewhere;
    private static ThingsMobileSandbox localhost;
    private static ThingsMobileSandbox elsewhere;

    @BeforeAll
    static void start() throws Exception {
        ofLocalhost = selfSigned("localhost");
        ofElsewhere = selfSigned("elsewhere.example.com");
        localhost = sandbox(ofLocalhost);
        elsewhere = sandbox(ofElsewhere);
    }

    @AfterAll
    static void stop() {
        localhost.close();
        elsewhere.close();
    }

    @Test
    void aTrustedServiceIsCalled() {
        try (TestCamel camel = trusting(localhost, ofLocalhost)) {
            camel.call(CALL, Object.class);
        }
        assertThat(localhost.journal().effects("rechargeSim")).isEqualTo(1);
    }

    @Test
    void theGlobalSslContextParametersCountIfThatIsWanted() {
        try (TestCamel camel = TestCamel.at(localhost)) {
            camel.context().setSSLContextParameters(trust(ofLocalhost));

            camel.call("thingsmobile:customPlanList?useGlobalSslContextParameters=true", Object.class);
            assertRefused(camel, localhost);
        }
    }

    @Test
    void anUnknownAuthorityIsRefused() {
        try (TestCamel camel = TestCamel.at(localhost)) {
            assertRefused(camel, localhost);
        }
        try (TestCamel camel = trusting(localhost, ofElsewhere)) {
            assertRefused(camel, localhost);
        }
    }

    @Test
    void aWrongHostNameIsRefusedThoughTheCertificateIsTrusted() {
        try (TestCamel camel = trusting(elsewhere, ofElsewhere)) {
            assertRefused(camel, elsewhere);
        }
    }

    private static void assertRefused(TestCamel camel, ThingsMobileSandbox sandbox) {
        long before = sandbox.journal().count();

        Throwable failure = camel.failureOf(CALL + "&maxRetries=1");

        assertThat(failure).isInstanceOfSatisfying(ThingsMobileNetworkException.class, network -> assertThat(
                        network.outcomeUnknown())
                .isFalse());
        assertThat(ExceptionUtils.getThrowableList(failure)).anyMatch(SSLException.class::isInstance);
        assertThat(sandbox.journal().count()).isEqualTo(before);
    }

    private static TestCamel trusting(ThingsMobileSandbox sandbox, Path store) {
        return TestCamel.at(sandbox).with(configuration -> configuration.setSslContextParameters(trust(store)));
    }

    private static SSLContextParameters trust(Path store) {
        var trust = new TrustManagersParameters();
        trust.setKeyStore(keyStore(store));
        var parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    private static ThingsMobileSandbox sandbox(Path store) throws Exception {
        var keys = new KeyManagersParameters();
        keys.setKeyStore(keyStore(store));
        keys.setKeyPassword(PASSWORD);
        var parameters = new SSLContextParameters();
        parameters.setKeyManagers(keys);
        try (CamelContext context = new DefaultCamelContext()) {
            return ThingsMobileSandbox.builder()
                    .callGapFactor(0)
                    .tls(parameters.createSSLContext(context))
                    .start();
        }
    }

    private static KeyStoreParameters keyStore(Path store) {
        var parameters = new KeyStoreParameters();
        parameters.setResource("file:" + store);
        parameters.setPassword(PASSWORD);
        parameters.setType("PKCS12");
        return parameters;
    }

    private static Path selfSigned(String host) throws Exception {
        Path store = directory.resolve(host + ".p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "sandbox",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return store;
    }
}
