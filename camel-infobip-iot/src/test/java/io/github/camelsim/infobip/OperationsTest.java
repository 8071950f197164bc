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

import io.github.camelsim.infobip.IotServer.Request;
import io.github.camelsim.infobip.IotServer.Response;
import io.github.camelsim.infobip.model.ActionReference;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimCardModel;
import io.github.camelsim.infobip.model.SimUsage;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Each operation as the API page has it: request and response. */
class OperationsTest extends IotTest {

    private static final String ACTION_ID = "f597d319-de5c-4524-9378-e95478b58dad";

    private static final String ACTIVE_SIM = """
            {
                "iccid": "8981100022152967721",
                "imsi": "310150123456789",
                "name": "1st activated",
                "status": "Active",
                "createdAt": "2019-06-04T11:42:48",
                "updatedAt": "2019-06-04T11:42:48",
                "msisdn": "8931826018675",
                "serviceProfileId": "44236542",
                "model": {
                    "type": "Embedded",
                    "grade": "Industrial",
                    "provisioning": "UICC",
                    "size": "MFF2/QFN8"
                }
            }
            """;

    private static final String READY_SIM = """
            {
                "iccid": "8981100022152967705",
                "status": "Activation Ready",
                "createdAt": "2019-06-04T11:42:49",
                "updatedAt": "2019-06-04T11:42:49",
                "msisdn": "8102001388265",
                "model": {
                    "type": "Standard",
                    "provisioning": "UICC",
                    "size": "Trio (2FF, 3FF, 4FF)"
                }
            }
            """;

    private static final String USAGE = """
            {
                 "iccid": "8981100022152967721",
                 "receivedSmsCount": null,
                 "sentSmsCount": null,
                 "usedDataBytes": 27199488,
                 "receivedCallsCount": null,
                 "sentCallsCount": null
            }
            """;

    private static final SimCard ACTIVE = new SimCard(
            ICCID,
            "310150123456789",
            "8931826018675",
            "1st activated",
            "Active",
            LocalDateTime.of(2019, 6, 4, 11, 42, 48),
            LocalDateTime.of(2019, 6, 4, 11, 42, 48),
            "44236542",
            new SimCardModel("Embedded", "Industrial", "UICC", "MFF2/QFN8"));

    @Test
    void listSimsReadsAPageOfSimCards() {
        server.answer("{\"page\": 1, \"limit\": 2, \"sims\": [" + READY_SIM + "," + ACTIVE_SIM + "]}");

        Exchange exchange = send("listSims?page=1&limit=2");

        Request request = server.onlyRequest();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/iot/2/sims");
        assertThat(request.query()).isEqualTo("page=1&limit=2");
        assertThat(request.body()).isEmpty();
        assertThat(request.headers())
                .containsEntry("authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
                .containsEntry("accept", "application/json")
                .doesNotContainKeys("content-type", "content-length", "transfer-encoding");
        assertThat(exchange.getMessage().getBody())
                .isEqualTo(List.of(
                        new SimCard(
                                "8981100022152967705",
                                null,
                                "8102001388265",
                                null,
                                "Activation Ready",
                                LocalDateTime.of(2019, 6, 4, 11, 42, 49),
                                LocalDateTime.of(2019, 6, 4, 11, 42, 49),
                                null,
                                new SimCardModel("Standard", null, "UICC", "Trio (2FF, 3FF, 4FF)")),
                        ACTIVE));
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelInfobipIotResultOperation", "listSims")
                .containsEntry("CamelInfobipIotResultPage", 1)
                .containsEntry("CamelInfobipIotResultLimit", 2)
                .containsEntry("CamelInfobipIotResultHasMore", true)
                .doesNotContainKey("CamelInfobipIotUnreadable");
    }

    @Test
    void listSimsSendsOnlyTheParametersThatAreGiven() {
        server.answer("{\"page\": 1, \"limit\": 20, \"sims\": []}");

        Exchange exchange = send("listSims");

        assertThat(server.onlyRequest().query()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(List.of());
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelInfobipIotResultLimit", 20)
                .containsEntry("CamelInfobipIotResultHasMore", false);
    }

    @Test
    void getSimReadsOneSimCard() {
        server.answer(ACTIVE_SIM);

        Exchange exchange = send("getSim?iccid=" + ICCID);

        assertRequest("GET", "/iot/2/sims/8981100022152967721", "");
        assertThat(exchange.getMessage().getBody()).isEqualTo(ACTIVE);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelInfobipIotResultOperation", "getSim")
                .doesNotContainKeys("CamelInfobipIotResultPage", "CamelInfobipIotResultHasMore");
    }

    @Test
    void updateSimNameSendsTheNameAsJson() {
        Object result = call("updateSimName?iccid=" + ICCID, Map.of("name", "1st \"SIM\" card, Zürich"), Object.class);

        assertRequest("PATCH", "/iot/1/sims/8981100022152967721", "{\"name\":\"1st \\\"SIM\\\" card, Zürich\"}");
        assertThat(server.onlyRequest().headers()).containsEntry("content-type", "application/json");
        assertThat(result).isEqualTo(new ActionReference("updateSimName", ICCID, ACTION_ID));
    }

    @Test
    void updateSimStatusSendsTheStatusAsThePageSpellsIt() {
        Object result = call("updateSimStatus?iccid=" + ICCID + "&status=suspended", Object.class);

        assertRequest("PUT", "/iot/1/sims/8981100022152967721/status", "{\"status\":\"Suspended\"}");
        assertThat(result).isEqualTo(new ActionReference("updateSimStatus", ICCID, ACTION_ID));
    }

    @Test
    void getSimUsageReadsTheUsageOfTheMonth() {
        server.answer(USAGE);

        Object result = call("getSimUsage?iccid=" + ICCID, Object.class);

        assertRequest("GET", "/iot/2/sims/8981100022152967721/usage", "");
        assertThat(result).isEqualTo(new SimUsage(ICCID, null, null, null, 27_199_488L, null, null, null, null));
    }

    @Test
    void listMonthlyUsageReadsAPageOfUsages() {
        server.answer("{\"page\": 1, \"limit\": 2, \"usage\": [" + USAGE + ", {\"iccid\": \"8981100022152967705\","
                + " \"receivedSmsCount\": null, \"usedDataBytes\": 227199488}]}");

        Exchange exchange = send("listMonthlyUsage?limit=100");

        assertThat(server.onlyRequest().path()).isEqualTo("/iot/2/sims/usage/monthly");
        assertThat(server.onlyRequest().query()).isEqualTo("limit=100");
        assertThat(exchange.getMessage().getBody())
                .isEqualTo(List.of(
                        new SimUsage(ICCID, null, null, null, 27_199_488L, null, null, null, null),
                        new SimUsage("8981100022152967705", null, null, null, 227_199_488L, null, null, null, null)));
    }

    @Test
    void sendSmsSendsTheTextAndAcceptsAnEmptyResponse() {
        server.answer(Response.empty(200));

        Object result = call("sendSms?iccid=" + ICCID, "This is an example of SMS message text.", Object.class);

        assertRequest(
                "POST",
                "/iot/1/sims/8981100022152967721/sms",
                "{\"text\":\"This is an example of SMS message text.\"}");
        assertThat(result).isEqualTo(new ActionReference("sendSms", ICCID, null));
    }

    @Test
    void runDiagnosticsPostsWithoutABody() {
        Object result = call("runDiagnostics?iccid=" + ICCID, Object.class);

        assertRequest("POST", "/iot/1/sims/8981100022152967721/diagnostic", "");
        assertThat(server.onlyRequest().headers()).containsEntry("content-length", "0");
        assertThat(result).isEqualTo(new ActionReference("runDiagnostics", ICCID, ACTION_ID));
    }

    @Test
    void runDiagnosticsAcceptsAnEmptyResponse() {
        server.answer(Response.empty(200));

        assertThat(call("runDiagnostics?iccid=" + ICCID, Object.class))
                .isEqualTo(new ActionReference("runDiagnostics", ICCID, null));
    }

    @Test
    void resultsCanBeJson() {
        server.answer(ACTIVE_SIM).answer("{\"usage\": [" + USAGE + "]}");

        assertThat(call("getSim?outputFormat=json&iccid=" + ICCID, String.class))
                .isEqualTo("{\"iccid\":\"8981100022152967721\",\"imsi\":\"310150123456789\","
                        + "\"msisdn\":\"8931826018675\",\"name\":\"1st activated\",\"status\":\"Active\","
                        + "\"createdAt\":\"2019-06-04T11:42:48\",\"updatedAt\":\"2019-06-04T11:42:48\","
                        + "\"serviceProfileId\":\"44236542\",\"model\":{\"type\":\"Embedded\","
                        + "\"grade\":\"Industrial\",\"provisioning\":\"UICC\",\"size\":\"MFF2/QFN8\"}}");
        assertThat(call("listMonthlyUsage?outputFormat=json", String.class))
                .startsWith("[{\"iccid\":\"8981100022152967721\",\"simName\":null,")
                .contains("\"usedDataBytes\":27199488")
                .endsWith("}]");
        assertThat(call("runDiagnostics?outputFormat=json&iccid=" + ICCID, String.class))
                .isEqualTo("{\"operation\":\"runDiagnostics\",\"iccid\":\"" + ICCID + "\",\"actionId\":\"" + ACTION_ID
                        + "\"}");
    }

    private void assertRequest(String method, String path, String body) {
        Request request = server.onlyRequest();
        assertThat(request.method()).isEqualTo(method);
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.query()).isNull();
        assertThat(request.body()).isEqualTo(body);
    }
}
