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

import io.github.camelsim.thingsmobile.sandbox.support.RawClient;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that web pages of other sites make a browser send are refused. */
class RequestOriginIT {
    private static final String FIRST = "882360001000001";
    private static final ThingsMobileSandbox SANDBOX = ThingsMobileSandbox.builder()
            .callGapFactor(0)
            .allowHost("Sandbox.Example.org")
            .start();

    @AfterAll
    static void close() {
        SANDBOX.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "127.0.0.1:1",
                "[::1]:8080",
                "10.1.2.3",
                "sandbox",
                "things_mobile-1:80",
                "api.localhost",
                "sandbox.example.org:443"
            })
    void acceptsALocalHostName(String host) throws IOException {
        assertThat(status("GET /_sandbox/health", "Host: " + host)).isEqualTo("HTTP/1.1 200 OK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
                        "sandbox.example.org.",
                "x@localhost", "localhost:80@evil.example", "1.2.3.4.5", "[evil]", ""
            })
    void refusesAPublicHostName(String host) throws IOException {
        for (String path : new String[] {"GET /_sandbox/journal", "GET /", "POST /services/business-api/blockSim"}) {
            assertThat(status(path, "Host: " + host)).matches("HTTP/1.1 (403 Forbidden|400 Host Header .*)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://localhost:1", "https://localhost", "file://", ""})
    void refusesPostsFromPagesOfOtherSites(String origin) throws IOException {
        assertThat(status("POST /_sandbox/reset", "Host: localhost", "Origin: " + origin))
                .isEqualTo("HTTP/1.1 403 Forbidden");

        try (RawClient raw = new RawClient(SANDBOX)) {
            raw.write(raw.request("blockSim", "msisdn", FIRST)
                    .replace("Authorization", "Origin: " + origin + "\r\nAuthorization"));
            assertThat(raw.read().status()).isEqualTo("HTTP/1.1 403 Forbidden");
        }
        assertThat(SANDBOX.fleet().sim(FIRST).status()).isEqualTo("active");
        assertThat(SANDBOX.journal().count("blockSim")).isZero();
    }

    @Test
    void acceptsPostsFromItsOwnPage() throws IOException {
        assertThat(status(
                        "DELETE /_sandbox/faults",
                        "Host: localhost:99",
                        "Origin: http://localhost:99",
                        "Sec-Fetch-Site: same-origin"))
                .isEqualTo("HTTP/1.1 200 OK");
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site, cors, 403 Forbidden",
        "same-site, no-cors, 403 Forbidden",
        "cross-site, navigate, 200 OK",
        "none, navigate, 200 OK",
        "same-origin, cors, 200 OK"
    })
    void refusesReadsFromPagesOfOtherSitesButAcceptsLinks(String site, String mode, String status) throws IOException {
        assertThat(status(
                        "GET /_sandbox/journal",
                        "Host: localhost",
                        "Sec-Fetch-Site: " + site,
                        "Sec-Fetch-Mode: " + mode))
                .isEqualTo("HTTP/1.1 " + status);
    }

    private static String status(String request, String... headers) throws IOException {
        try (RawClient raw = new RawClient(SANDBOX)) {
            raw.write(request + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nContent-Length: 0\r\n\r\n");
            return raw.read().status();
        }
    }
}
