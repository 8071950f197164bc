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

import io.github.camelsim.thingsmobile.client.ThingsMobileNetworkException;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.support.TestCamel;
import io.github.camelsim.thingsmobile.support.TestTls;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Https with certificates made for the test: what is trusted is called, what is not gets not a byte of the token. */
class TlsIT {

    private static final String CALL = "thingsmobile:rechargeSim?msisdn=882360001000001&amount=10";

    @TempDir
    private static Path directory;

    private static Path ofLocalhost;
    private static Path ofElsewhere;
    private static ThingsMobileSandbox localhost;
    private static ThingsMobileSandbox elsewhere;

    @BeforeAll
    static void start() throws Exception {
        ofLocalhost = TestTls.selfSigned(directory, "localhost");
        ofElsewhere = TestTls.selfSigned(directory, "elsewhere.example.com");
        localhost = TestTls.sandbox(ofLocalhost);
        elsewhere = TestTls.sandbox(ofElsewhere);
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
            camel.context().setSSLContextParameters(TestTls.trust(ofLocalhost));

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
        return TestCamel.at(sandbox).with(configuration -> configuration.setSslContextParameters(TestTls.trust(store)));
    }
}
