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

import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import io.github.camelsim.thingsmobile.sandbox.support.XmlResponse;
import java.net.URI;
import java.net.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page at {@code /}. */
class SandboxPageTest {
    private static final String FIRST = "882360001000001";

    @RegisterExtension
    static final ThingsMobileSandboxExtension sandbox =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(60).callGapFactor(1000));

    private final TestClient client = new TestClient(sandbox.get());

    @Test
    void showsFleetCallsRefusalsAndHowToCallIt() {
        client.call("credit");
        client.call("credit");
        client.call("blockSim", "msisdn", FIRST);

        String page = client.get("/").body();

        assertThat(page).contains("<b>60</b> SIMs", "<td>" + FIRST + "</td>", "Fleet (the first 50 SIMs)");
        assertThat(page).containsPattern("<td>blockSim</td><td>" + FIRST + "</td><td>OK</td><td>yes</td>");
        assertThat(page.substring(page.indexOf("Last refused calls"))).contains("<td>credit</td>", "code 60");
        assertThat(page).contains("camel.component.thingsmobile.baseUri = " + sandbox.baseUri(), "curl -u test:");
    }

    @Test
    void showsTheSettingsOfAClientForCopying() {
        String page = client.get("/").body();

        assertThat(page)
                .contains(
                        """
                        <pre>camel.component.thingsmobile.baseUri = %s
                        camel.component.thingsmobile.environment = test
                        camel.component.thingsmobile.username = TMTEST
                        camel.component.thingsmobile.token = 91c6ce3c-a848-4f0e-bfca-ab9eeff5d1e6</pre>
                        """.formatted(sandbox.baseUri()),
                        "token=91c6ce3c-a848-4f0e-bfca-ab9eeff5d1e6 " + sandbox.baseUri() + "/simListLite</pre>");
    }

    @Test
    void escapesTextFromOutside() {
        sandbox.fleet().update(FIRST, sim -> sim.name("<script>alert(1)</script>\u001b[2J\u202e\"'&"));
        client.call("<img src=x onerror=alert(1)>"
                .replace(" ", "%20")
                .replace("<", "%3C")
                .replace(">", "%3E"));
        client.call("sendSms", "msisdn", "<i>1</i>" + "9".repeat(5000));

        String page = client.get("/").body();

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;\ufffd[2J\ufffd&quot;&#39;&amp;")
                .doesNotContain("<script", "<img", "<i>1</i>", "\u001b", "9".repeat(201));
    }

    @Test
    void loadsNothingAndRunsNothing() {
        XmlResponse response = client.get("/");
        HttpHeaders headers = response.http().headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.body()).doesNotContain("src=", "href=", "<link", "url(", "@import");
        assertThat(response.body()).contains("name=\"viewport\"", "color-scheme: light dark");
    }

    @Test
    void hidesAPrivateToken() {
        try (ThingsMobileSandbox own = ThingsMobileSandbox.builder()
                .token("my-own-secret")
                .withoutBasicAuth()
                .start()) {
            String page = new TestClient(own).get("/").body();

            assertThat(page).doesNotContain("my-own-secret", "-u test:", "environment = test");
        }
    }

    @Test
    void refusesPost() {
        assertThat(client.send(client.bare("x")
                                .uri(URI.create(sandbox.baseUri()).resolve("/"))
                                .POST(TestClient.form())
                                .build())
                        .status())
                .isEqualTo(405);
    }
}
