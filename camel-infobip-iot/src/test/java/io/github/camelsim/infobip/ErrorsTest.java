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
import io.github.camelsim.infobip.client.InfobipIotNetworkException;
import io.github.camelsim.infobip.client.InfobipIotParseException;
import io.github.camelsim.infobip.client.InfobipIotServiceException;
import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.HttpResponseAware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong at the service, and what it means for the call. */
class ErrorsTest extends IotTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | BAD_REQUEST  | check the parameters
            401 | UNAUTHORIZED | check username and password
            404 | NOT_FOUND    | check iccid
            409 | CONFLICT     | and the status of the SIM card
            """)
    void aRefusalHasTheStatusAndInfobipsWords(int status, String messageId, String hint) {
        server.answer(Response.error(status, messageId, "what is wrong"));

        InfobipIotException failure = iotFailureOf("getSim?iccid=" + ICCID);

        assertThat(failure)
                .isInstanceOf(InfobipIotServiceException.class)
                .hasMessageContaining("getSim: the service answered " + status + ": " + messageId + ": what is wrong")
                .hasMessageContaining(hint);
        assertThat(failure.code()).isEqualTo(status);
        assertThat(failure.messageId()).isEqualTo(messageId);
        assertThat(failure.operation()).isEqualTo("getSim");
        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(((HttpResponseAware) failure).getHttpResponseCode()).isEqualTo(status);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aRefusedActionDidNotTakeEffect() {
        server.answer(Response.error(404, "NOT_FOUND", "no such SIM"));

        InfobipIotException failure = iotFailureOf("runDiagnostics?iccid=" + ICCID);

        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(failure).hasMessageContaining("it did not take effect");
    }

    @Test
    void anErrorWithoutAnErrorBodyIsShown() {
        server.answer(new Response(403, Map.of("Content-Type", "text/html"), "<html><h1>Forbidden</h1></html>"));

        InfobipIotException failure = iotFailureOf("listSims");

        assertThat(failure).hasMessageContaining("403").hasMessageContaining("<h1>Forbidden</h1>");
        assertThat(failure.messageId()).isNull();
    }

    @Test
    void anErrorBodyWithStatus200IsARefusal() {
        server.answer(Response.error(200, "GENERAL_ERROR", "Something went wrong"));

        InfobipIotException failure = iotFailureOf("listSims");

        assertThat(failure)
                .isInstanceOf(InfobipIotServiceException.class)
                .hasMessageEndingWith("(check the parameters, or contact the service's support)");
        assertThat(failure.messageId()).isEqualTo("GENERAL_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sendSms?text=x&iccid=", "runDiagnostics?iccid="})
    void theOutcomeOfAPaidCallIsUnknownAfterAnErrorOfTheServer(String uri) {
        server.always(request -> Response.empty(503));

        InfobipIotException failure = iotFailureOf(uri + ICCID);

        assertThat(failure.code()).isEqualTo(503);
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void theOutcomeOfAPaidCallIsUnknownWithoutAResponse() {
        server.always(request -> Response.none());

        InfobipIotException failure = iotFailureOf("sendSms?text=x&iccid=" + ICCID);

        assertThat(failure).isInstanceOf(InfobipIotNetworkException.class);
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(failure.code()).isZero();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aPageOfAProxyIsNoConfirmation() {
        server.answer(new Response(200, Map.of("Content-Type", "text/html"), "<html>Log in, please</html>"));

        InfobipIotException failure = iotFailureOf("sendSms?text=x&iccid=" + ICCID);

        assertThat(failure).isInstanceOf(InfobipIotParseException.class).hasMessageContaining("Log in, please");
        assertThat(failure.outcomeUnknown()).isTrue();
    }

    @Test
    void anEmptyResponseIsNoConfirmationOfAnUpdate() {
        server.answer(Response.empty(200));

        InfobipIotException failure = iotFailureOf("updateSimStatus?status=Active&iccid=" + ICCID);

        assertThat(failure).isInstanceOf(InfobipIotParseException.class).hasMessageContaining("no body");
        assertThat(failure.outcomeUnknown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"updateSimStatus?status=Active&iccid=", "updateSimName?name=x&iccid=", "runDiagnostics?iccid="})
    void aResponseWithoutAnActionIsNoConfirmation(String uri) {
        for (String json : Set.of("{}", "{\"actionId\": null}", "{\"error\": \"log in\"}")) {
            server.answer(json);
            InfobipIotException failure = iotFailureOf(uri + ICCID);
            assertThat(failure).isInstanceOf(InfobipIotParseException.class).hasMessageContaining("no actionId");
            assertThat(failure.outcomeUnknown()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"error\": \"log in\"", "\"errorCode\": \"E401\"", "\"errors\": [{\"code\": 1}]"})
    void anErrorOfAnotherFormConfirmsNoSms(String error) {
        server.answer("{" + error + "}");

        InfobipIotException failure = iotFailureOf("sendSms?text=x&iccid=" + ICCID);

        assertThat(failure).isInstanceOf(InfobipIotParseException.class).hasMessageContaining("no actionId");
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"status\": \"accepted\"}", "{\"actionId\": \"1\", \"error\": null}"})
    void anyOtherObjectConfirmsAnSms(String json) {
        server.answer(json);

        assertThat(send("sendSms?text=x&iccid=" + ICCID).getException()).isNull();
    }

    @Test
    void anErrorOfAnotherFormIsNoSim() {
        server.answer("{\"timestamp\": 1, \"status\": 500, \"error\": \"Internal Server Error\", \"path\": \"/\"}");

        assertThat(failureOf("getSim?iccid=" + ICCID))
                .isInstanceOf(InfobipIotParseException.class)
                .hasMessageContaining("names no SIM, and has an error");
    }

    @Test
    void aPageOtherThanTheRequestedOneIsRefused() {
        server.answer("{\"page\": 1, \"sims\": [{\"iccid\": \"1\"}]}")
                .answer("{\"page\": 1, \"sims\": []}")
                .answer("{\"page\": \"x\", \"sims\": [{\"iccid\": \"1\"}]}");

        assertThat(failureOf("listSims?page=2"))
                .isInstanceOf(InfobipIotParseException.class)
                .hasMessageContaining("the response is page 1 of the list, the request was for page 2");
        assertThat(send("listSims?page=2").getException()).as("no rows").isNull();
        assertThat(send("listSims?page=2").getException()).as("no number").isNull();
    }

    @Test
    void aResponseAboutAnotherSimIsRefused() {
        server.answer("{\"iccid\": \"8981100022152967705\", \"status\": \"Active\"}");

        assertThat(failureOf("getSim?iccid=" + ICCID))
                .isInstanceOf(InfobipIotParseException.class)
                .hasMessageContaining("about SIM iccid 8981100022152967705, the request was for iccid " + ICCID);
    }

    @Test
    void aResponseWithAnotherCheckDigitIsAboutTheSameSim() {
        server.answer("{\"iccid\": \"" + ICCID + "3\"}");

        assertThat(send("getSim?iccid=" + ICCID).getException()).isNull();
    }

    @Test
    void aListWithoutItsRowsIsRefused() {
        for (String json : Set.of(
                "{}",
                "{\"sims\": null}",
                "{\"sims\": {}}",
                "[]",
                "{\"usage\": []}",
                "",
                "{\"sims\": {\"sims\": []}}",
                "{\"model\": {\"sims\": []}}",
                "{\"sims\": [], \"sims\": []}")) {
            server.answer(json);

            assertThat(failureOf("listSims")).as(json).isInstanceOf(InfobipIotParseException.class);
        }
    }

    @Test
    void aServerThatIsNotThereIsANetworkFailureAndNothingWasDone() {
        server.close();
        configuration.setMaxRetries(0);

        InfobipIotException failure = iotFailureOf("sendSms?text=x&iccid=" + ICCID);

        assertThat(failure).isInstanceOf(InfobipIotNetworkException.class).hasMessageContaining("was not carried out");
        assertThat(failure.outcomeUnknown()).isFalse();
    }
}
