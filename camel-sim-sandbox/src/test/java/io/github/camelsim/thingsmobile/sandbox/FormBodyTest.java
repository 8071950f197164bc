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
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies in the forms that clients send, correct and incorrect. */
class FormBodyTest {
    private static final String FIRST = "882360001000001";

    @RegisterExtension
    static final ThingsMobileSandboxExtension sandbox =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(3).callGapFactor(0));

    private final TestClient client = new TestClient(sandbox.get());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "APPLICATION/X-WWW-FORM-URLENCODED", "Application/x-www-form-urlencoded ; Charset=utf-8",
                "application/x-www-form-urlencoded;charset=\"UTF-8\"",
                        "application/x-www-form-urlencoded;charset=nonsense"
            })
    void acceptsMediaTypesInAnyCase(String type) {
        assertThat(client.call(
                                "updateSimName",
                                request -> request.setHeader("Content-Type", type),
                                "msisdn",
                                FIRST,
                                "name",
                                "\u00fc")
                        .outcome())
                .isEqualTo("OK");
        assertThat(sandbox.fleet().sim(FIRST).name()).isEqualTo("\u00fc");
    }

    @Test
    void acceptsMultipartWithQuotedBoundaryPreambleAndEpilogue() {
        String body = "preamble\r\n" + part("x y", "username", "TMTEST")
                + part("x y", "token", sandbox.get().token()) + part("x y", "msisdn", FIRST)
                + part("x y", "name", "line 1\r\nline 2") + "--x y--\r\nepilogue";

        assertThat(multipart("MULTIPART/FORM-DATA; Boundary=\"x y\"", body).outcome())
                .isEqualTo("OK");

        assertThat(sandbox.fleet().sim(FIRST).name()).isEqualTo("line 1\r\nline 2");
    }

    @Test
    void decodesMultipartInTheCharsetOfItsHead() {
        String body = part("b", "username", "TMTEST")
                + part("b", "token", sandbox.get().token()) + part("b", "msisdn", FIRST)
                + part("b", "name", "M\u00fcller") + "--b--\r\n";

        multipart("multipart/form-data; boundary=b", body);
        assertThat(sandbox.fleet().sim(FIRST).name()).isEqualTo("M\u00fcller");
        multipart("multipart/form-data; boundary=b; charset=ISO-8859-1", body);
        assertThat(sandbox.fleet().sim(FIRST).name()).isEqualTo("M\u00c3\u00bcller");
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/form-data; boundary=b, username=TMTEST",
        "multipart/form-data, username=TMTEST",
        "multipart/form-data; boundary=b, --b",
        "multipart/form-data; boundary=b, --b--",
        "multipart/form-data; boundary=, --",
        "multipart/form-data; boundary=b, '--b\r\nContent-Disposition: form-data; name=\"username\"\r\n\r\nTMTEST'",
        "application/json, '{}'",
        "application/x-www-form-urlencoded, '%zz=%'",
        "application/x-www-form-urlencoded, '&&=&'",
        "text/plain, username=TMTEST"
    })
    void readsNoParametersFromABodyThatIsNoForm(String type, String body) {
        XmlResponse response = multipart(type, body);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.outcome()).isEqualTo("30 user error: username missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+1", " 1", "\u0661", "-1", "0", "1.0", "1e0", "0x1", "99999999999", "4294967297", "\uff11"})
    void refusesAPageThatIsNotAsciiDigits(String page) {
        assertThat(client.call("simListLite", "page", page).outcome()).isEqualTo("70 pagination not valid: page");
        assertThat(client.call("simListLite", "pageSize", page).outcome())
                .isEqualTo("70 pagination not valid: pageSize");
    }

    @ParameterizedTest
    @CsvSource({
        "rechargeSim, amount, \u0661",
        "rechargeSim, amount, +1",
        "rechargeSim, amount, 1e2",
        "changeSimPlan, customPlanId, \u0661",
        "changeSimPlan, customPlanId, +1",
        "updateSimName, msisdn, \u0668\u0668",
        "setupSimExpirationDate, expirationDate, +12026-01-01",
        "credit, startDateRange, +12026-01-01 00:00:00"
    })
    void refusesNumbersAndDatesThatAreNotAsciiDigits(String operation, String name, String value) {
        String[] params = name.equals("msisdn")
                ? new String[] {"msisdn", value, "name", "x"}
                : new String[] {"msisdn", FIRST, name, value};

        assertThat(client.call(operation, params).outcome()).isEqualTo("20 input error: " + name);
    }

    private XmlResponse multipart(String type, String body) {
        return client.send(client.bare("updateSimName")
                .setHeader("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body.replace("\\r\\n", "\r\n").getBytes(StandardCharsets.UTF_8)))
                .build());
    }

    private static String part(String boundary, String name, String value) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
