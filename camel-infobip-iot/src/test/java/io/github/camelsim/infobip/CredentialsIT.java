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

import io.github.camelsim.infobip.IotServer.Response;
import io.github.camelsim.infobip.client.InfobipIotException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which credentials are sent, where to, and that they are not shown. */
class CredentialsIT extends IotTest {

    private static final String KEY = "003026bbc133714df1834b8638bb496e-8f4b3d9a-e931-478d-a994-28a725159ab9";

    @Test
    void anApiKeyIsSentInsteadOfUserAndPassword() {
        useApiKey();

        call("runDiagnostics?iccid=" + ICCID, Object.class);

        assertThat(server.onlyRequest().headers()).containsEntry("authorization", "App " + KEY);
    }

    @Test
    void exactlyOneWayMustBeGiven() {
        assertRefused(
                null, null, null, "infobip-iot: the credentials are missing: set username and password, or apiKey");
        assertRefused(USERNAME, null, null, "infobip-iot: username and password belong together");
        assertRefused(null, PASSWORD, null, "infobip-iot: username and password belong together");
        assertRefused(USERNAME, PASSWORD, KEY, "infobip-iot: apiKey is given, and username or password as well");
        assertRefused("a:b", PASSWORD, null, "infobip-iot: username has a colon");
        assertRefused(null, null, "a\r\nHost: b", "infobip-iot: apiKey has characters");
        assertThat(server.requests()).isEmpty();
    }

    private void assertRefused(String username, String password, String apiKey, String message) {
        configuration.setUsername(username);
        configuration.setPassword(password);
        configuration.setApiKey(apiKey);
        assertThat(failureOf("listSims?callGap=" + message.length()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void plainHttpIsOnlyForThisMachine() {
        assertThat(failureOf("listSims?baseUri=http://api.example.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("baseUri is plain http to api.example.com")
                .hasMessageContaining("allowInsecure");
    }

    /** The Authorization header goes neither to another host nor to another path of the same one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "listSims?fetch=all",
                "getSim?iccid=" + ICCID,
                "updateSimName?name=x&iccid=" + ICCID,
                "updateSimStatus?status=Active&iccid=" + ICCID,
                "sendSms?text=x&iccid=" + ICCID,
                "runDiagnostics?iccid=" + ICCID
            })
    void redirectsAreNotFollowed(String uri) {
        try (var other = new IotServer()) {
            List<Integer> statuses = List.of(300, 301, 302, 303, 305, 307, 308);
            List<String> places = List.of(other.baseUri() + "/iot/2/sims", server.baseUri() + "/other", "/other", "");
            for (int status : statuses) {
                for (String place : places) {
                    server.answer(Response.empty(status).with("Location", place));

                    InfobipIotException failure = iotFailureOf(uri);

                    assertThat(failure.code()).isEqualTo(status);
                    assertThat(failure).hasMessageContaining("check baseUri");
                }
            }
            assertThat(server.requests()).hasSize(statuses.size() * places.size());
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void headersOfTheMessageDoNotReachTheService() {
        send(
                "runDiagnostics?iccid=" + ICCID,
                null,
                Map.of("CamelHttpUri", "http://127.0.0.1:1/", "X-Secret", "inside", "Authorization", "Basic eA=="));

        assertThat(server.onlyRequest().headers())
                .containsEntry("authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
                .doesNotContainKey("x-secret");
    }

    @Test
    void secretsThatTheServiceRepeatsAreNotShown() {
        String pair = Base64.getEncoder().encodeToString((USERNAME + ":" + PASSWORD).getBytes());
        server.answer(Response.error(401, PASSWORD, "no such user: " + pair + " " + PASSWORD));

        InfobipIotException failure = iotFailureOf("listSims");

        assertThat(ExceptionUtils.getStackTrace(failure))
                .doesNotContain(PASSWORD)
                .doesNotContain(pair);
        assertThat(failure.messageId()).isEqualTo("xxxxxx");
    }

    @Test
    void anApiKeyThatTheServiceRepeatsIsNotShown() {
        useApiKey();
        server.answer(Response.error(401, "UNAUTHORIZED", "no such key: " + KEY));

        assertThat(iotFailureOf("listSims"))
                .hasMessageContaining("UNAUTHORIZED: no such key: xxxxxx")
                .hasMessageContaining("check apiKey");
    }

    @Test
    void configurationAndEndpointShowNoSecret() {
        useApiKey();

        assertThat(configuration.toString() + context.getEndpoint("infobip-iot:listSims?apiKey=" + KEY))
                .doesNotContain(KEY);
    }

    private void useApiKey() {
        configuration.setUsername(null);
        configuration.setPassword(null);
        configuration.setApiKey(KEY);
    }
}
