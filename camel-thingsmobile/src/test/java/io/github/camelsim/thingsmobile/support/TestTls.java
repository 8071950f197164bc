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
package io.github.camelsim.thingsmobile.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** Certificates for tests, and the servers and clients that use them. */
public final class TestTls {

    private static final String PASSWORD = "changeit";

    private TestTls() {}

    /** Trusts the certificates of a store. */
    public static SSLContextParameters trust(Path store) {
        var trust = new TrustManagersParameters();
        trust.setKeyStore(keyStore(store));
        var parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    /** A sandbox whose certificate is in a store. */
    public static ThingsMobileSandbox sandbox(Path store) throws Exception {
        var keys = new KeyManagersParameters();
        keys.setKeyStore(keyStore(store));
        keys.setKeyPassword(PASSWORD);
        var parameters = new SSLContextParameters();
        parameters.setKeyManagers(keys);
        try (var context = new DefaultCamelContext()) {
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

    /** A store with a new key and certificate for a host. */
    public static Path selfSigned(Path directory, String host) throws Exception {
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
