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

import io.github.camelsim.thingsmobile.sandbox.api.Operation;
import io.github.camelsim.thingsmobile.sandbox.settings.KoForm;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import io.github.camelsim.thingsmobile.sandbox.support.XmlResponse;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What all operations have in common: path, method, credentials, parameters, and the form of errors. */
class AccessTest {
    private static final String TOKEN = "91c6ce3c-a848-4f0e-bfca-ab9eeff5d1e6";

    @RegisterExtension
    static final ThingsMobileSandboxExtension sandbox = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(10).callGapFactor(0).account("SECOND", "second-token"));

    private final TestClient client = new TestClient(sandbox.get());

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,-,user error: username missing",
                "TMTEST,-,user error: token missing",
                "NOBODY,91c6ce3c-a848-4f0e-bfca-ab9eeff5d1e6,user error: user not found",
                "TMTEST,wrong,user error: token mismatch",
                "TMTEST,second-token,user error: token mismatch"
            })
    void refusesWrongCredentialsWithCode30(String username, String token, String message) {
        String form = (username == null ? "" : "username=" + username + "&") + (token == null ? "" : "token=" + token);

        XmlResponse response = client.send(
                client.bare("blockSim").POST(BodyPublishers.ofString(form)).build());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.outcome()).isEqualTo("30 " + message);
    }

    @Test
    void showsAFurtherAccountTheSameFleet() {
        XmlResponse response = client.send(client.bare("simListLite")
                .POST(TestClient.form("username", "SECOND", "token", "second-token"))
                .build());

        assertThat(response.texts("msisdn")).hasSize(10);
    }

    @Test
    void readsParametersOfTheQueryStringAsOldClientsSendThem() {
        URI uri = URI.create(sandbox.baseUri() + "/updateSimName?username=TMTEST&token=" + TOKEN
                + "&msisdn=882360001000001&name=Caf%C3%A9+1");
        HttpRequest request = client.bare("updateSimName")
                .uri(uri)
                .POST(BodyPublishers.noBody())
                .build();
        HttpRequest mixed = client.bare("updateSimName")
                .uri(URI.create(sandbox.baseUri() + "/updateSimName?msisdn=882360001000002"))
                .POST(TestClient.form("username", "TMTEST", "token", TOKEN, "name", "two"))
                .build();

        assertThat(client.send(request).outcome()).isEqualTo("OK");
        assertThat(client.send(mixed).outcome()).isEqualTo("OK");
        assertThat(sandbox.fleet().sim("882360001000001").name()).isEqualTo("Caf\u00e9 1");
        assertThat(sandbox.fleet().sim("882360001000002").name()).isEqualTo("two");
        assertThat(sandbox.journal().entries("updateSimName").toString()).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void acceptsFormsAsMultipart(Operation operation) {
        XmlResponse response = multipart(
                operation.path(),
                "username",
                "TMTEST",
                "token",
                TOKEN,
                "msisdn",
                "882360000000004",
                "name",
                "caf\u00e9");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("<errorCode>30</errorCode>");
        assertThat(sandbox.journal().entries().get(0).param("name")).isEqualTo("caf\u00e9");
        assertThat(sandbox.journal().entries().get(0).contentType()).startsWith("multipart/form-data");
    }

    @ParameterizedTest
    @CsvSource({"GET", "PUT", "DELETE", "HEAD"})
    void allowsPostOnly(String method) {
        XmlResponse response = client.call("simListLite", request -> request.method(method, BodyPublishers.noBody()));

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.http().headers().firstValue("Allow")).contains("POST");
    }

    @ParameterizedTest
    @CsvSource({"simListHeavy", "SIMSTATUS", "simStatus/"})
    void refusesUnknownOperationsWith404(String path) {
        assertThat(client.call(path).status()).isEqualTo(404);
    }

    @Test
    void refusesPathsOutsideTheApiWith404() {
        assertThat(client.get("/none").status()).isEqualTo(404);
        assertThat(client.get("/services/business-api").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"test,wrong", "wrong,Thingsmobil3"})
    void refusesWrongBasicAuthenticationWith401(String username, String password) {
        XmlResponse response = client.call(
                "simListLite", request -> request.setHeader("Authorization", TestClient.basic(username, password)));

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.http().headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic realm="));
    }

    @Test
    void refusesAMissingBasicAuthenticationWith401() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/simListLite"))
                .POST(BodyPublishers.noBody())
                .build();

        assertThat(client.send(request).status()).isEqualTo(401);
    }

    @Test
    void requiresNoBasicAuthenticationIfSwitchedOff() {
        try (ThingsMobileSandbox open =
                ThingsMobileSandbox.builder().withoutBasicAuth().start()) {
            assertThat(new TestClient(open)
                            .call("simListLite", request -> request.setHeader("Authorization", "Bearer x"))
                            .outcome())
                    .isEqualTo("OK");
        }
    }

    @Test
    void requiresTheConfiguredBasicAuthentication() {
        try (ThingsMobileSandbox other =
                ThingsMobileSandbox.builder().basicAuth("me", "s\u00e9same").start()) {
            TestClient caller = new TestClient(other);

            assertThat(caller.call("credit").status()).isEqualTo(401);
            assertThat(caller.call(
                                    "credit",
                                    request ->
                                            request.setHeader("Authorization", TestClient.basic("me", "s\u00e9same")))
                            .outcome())
                    .isEqualTo("OK");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AS_DOCUMENTED,getCdrPaginated,message",
        "AS_DOCUMENTED,downloadCdr,message",
        "AS_DOCUMENTED,simStatus,errorMessage",
        "ERROR_MESSAGE,getCdrPaginated,errorMessage",
        "ERROR_MESSAGE,simStatus,errorMessage",
        "MESSAGE,downloadCdr,message",
        "MESSAGE,simStatus,message"
    })
    void sendsErrorsInTheConfiguredForm(KoForm form, String operation, String element) {
        try (ThingsMobileSandbox other =
                ThingsMobileSandbox.builder().koForm(form).start()) {
            assertThat(new TestClient(other).call(operation).body())
                    .startsWith("<result>\n<done>false</done>\n<errorCode>20</errorCode>\n<" + element + ">");
        }
    }

    private XmlResponse multipart(String operation, String... params) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < params.length; i += 2) {
            body.append("--part\r\nContent-Disposition: form-data; name=\"" + params[i] + "\"\r\n\r\n" + params[i + 1]
                    + "\r\n");
        }
        byte[] bytes = body.append("--part--\r\n").toString().getBytes(StandardCharsets.UTF_8);
        return client.send(client.bare(operation)
                .setHeader("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofByteArray(bytes))
                .build());
    }
}
