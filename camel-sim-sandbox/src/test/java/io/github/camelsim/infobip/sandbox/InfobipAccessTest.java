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
package io.github.camelsim.infobip.sandbox;

import static io.github.camelsim.infobip.sandbox.support.InfobipClient.basic;
import static io.github.camelsim.infobip.sandbox.support.InfobipClient.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.infobip.sandbox.support.InfobipClient;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all operations have in common: paths, methods, credentials and the body of errors. */
class InfobipAccessTest {
    private static final String FIRST = "8981100022150000001";

    @RegisterExtension
    static final ThingsMobileSandboxExtension sandbox = ThingsMobileSandboxExtension.of(
            settings -> settings.callGapFactor(0).infobip(infobip -> infobip.sims(10)));

    private final InfobipClient client = new InfobipClient(sandbox.infobip());

    @Test
    void servesBothVendorsOnOnePort() {
        assertThat(sandbox.infobip().baseUri())
                .isEqualTo("http://localhost:" + sandbox.get().port());
        assertThat(client.get("/iot/2/sims").statusCode()).isEqualTo(200);
        assertThat(new TestClient(sandbox.get()).call("simListLite").outcome()).isEqualTo("OK");
        assertThat(sandbox.infobip().journal().count()).isEqualTo(1);
        assertThat(sandbox.journal().count()).isEqualTo(1);
    }

    @Test
    void handsOutItsCredentials() {
        String basic = basic(sandbox.infobip().username(), sandbox.infobip().password());
        String app = "App " + sandbox.infobip().apiKey();

        assertThat(basic).isEqualTo(InfobipClient.EXAMPLE_AUTHORIZATION);
        assertThat(client.callAs(basic, "GET", "/iot/2/sims", null).statusCode())
                .isEqualTo(200);
        assertThat(client.callAs(app, "GET", "/iot/2/sims", null).statusCode()).isEqualTo(200);
    }

    @Test
    void requiresTheConfiguredCredentials() {
        try (ThingsMobileSandbox own = ThingsMobileSandbox.builder()
                .infobip(infobip -> infobip.basicAuth("me", "s\u00e9same").apiKey("my-key"))
                .start()) {
            InfobipClient caller = new InfobipClient(own.infobip());

            assertThat(caller.get("/iot/2/sims").statusCode()).isEqualTo(401);
            assertThat(caller.callAs(basic("me", "s\u00e9same"), "GET", "/iot/2/sims", null)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(caller.callAs("App my-key", "GET", "/iot/2/sims", null).statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic QWxhZGRpbjp3cm9uZw==", "App wrong", "App ", "Bearer sandbox-api-key", "Basic"})
    void refusesWrongCredentialsWith401(String authorization) {
        HttpResponse<String> response = client.callAs(authorization, "GET", "/iot/2/sims", null);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body())
                .isEqualTo("{\"requestError\":{\"serviceException\":"
                        + "{\"messageId\":\"UNAUTHORIZED\",\"text\":\"Invalid login details\"}}}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /iot/2/sims",
        "GET, /iot/2/sims/8981100022150000001",
        "PATCH, /iot/1/sims/8981100022150000001",
        "PUT, /iot/1/sims/8981100022150000001/status",
        "GET, /iot/2/sims/8981100022150000001/usage",
        "GET, /iot/2/sims/usage/monthly",
        "POST, /iot/1/sims/8981100022150000001/sms",
        "POST, /iot/1/sims/8981100022150000001/diagnostic"
    })
    void refusesEveryOperationWithoutCredentials(String method, String path) {
        assertThat(client.callWithoutCredentials(method, path).statusCode()).isEqualTo(401);
        assertThat(sandbox.infobip().journal().entries()).noneMatch(entry -> entry.effect());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /iot/1/sims",
        "GET, /iot/2/sims/",
        "GET, /iot/3/sims",
        "PUT, /iot/2/sims/8981100022150000001/status",
        "GET, /iot/2/sims/8981100022150000001/location",
        "GET, /iot/2/sims/usage",
        "GET, /iot"
    })
    void refusesUnknownPathsWith404(String method, String path) {
        HttpResponse<String> response = client.call(method, path, null);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(values(response, "messageId")).containsExactly("NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /iot/2/sims, GET",
        "DELETE, /iot/2/sims/8981100022150000001, GET",
        "GET, /iot/1/sims/8981100022150000001, PATCH",
        "GET, /iot/1/sims/8981100022150000001/diagnostic, POST",
        "POST, /iot/1/sims/8981100022150000001/status, PUT"
    })
    void refusesOtherMethodsWith405(String method, String path, String allowed) {
        HttpResponse<String> response = client.call(method, path, null);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains(allowed);
    }

    @Test
    void refusesRequestsFromPagesOfOtherSites() {
        String path = "/iot/1/sims/" + FIRST + "/diagnostic";

        assertThat(client.callFromPage("http://evil.example", "POST", path).statusCode())
                .isEqualTo(403);
        assertThat(sandbox.infobip().journal().count()).isZero();
    }

    @Test
    void refusesAnImmediateSecondCallIfConfigured() {
        try (ThingsMobileSandbox limited = ThingsMobileSandbox.builder()
                .infobip(infobip -> infobip.callGap(Duration.ofSeconds(600)))
                .start()) {
            InfobipClient caller = new InfobipClient(limited.infobip());
            caller.get("/iot/2/sims");
            HttpResponse<String> refused = caller.get("/iot/2/sims");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("600");
            assertThat(values(refused, "messageId")).containsExactly("TOO_MANY_REQUESTS");
            assertThat(caller.get("/iot/2/sims/" + FIRST).statusCode()).isEqualTo(200);
            assertThat(limited.infobip().journal().refused()).isEqualTo(1);
            assertThat(limited.infobip().journal().refused("listSims")).isEqualTo(1);
        }
    }

    @Test
    void recordsWhatArrived() {
        client.get("/iot/2/sims?page=2&limit=5");
        client.call("PATCH", "/iot/1/sims/" + FIRST, "{\"name\":\"a & b\"}");
        client.call("PATCH", "/iot/1/sims/" + FIRST, "{}");
        client.get("/iot/nothing");

        assertThat(sandbox.infobip().journal().entries())
                .extracting(entry -> entry.operation() + " " + entry.httpMethod() + " " + entry.httpStatus() + " "
                        + entry.code() + " " + entry.effect())
                .containsExactly(
                        "listSims GET 200 0 false",
                        "updateSimName PATCH 200 0 true",
                        "updateSimName PATCH 400 400 false",
                        "/nothing GET 404 404 false");
        assertThat(sandbox.infobip().journal().entries().get(0).param("limit")).isEqualTo("5");
        assertThat(sandbox.infobip().journal().entries().get(1).param("iccid")).isEqualTo(FIRST);
        assertThat(sandbox.infobip().journal().entries().get(1).param("name")).isEqualTo("a & b");
    }
}
