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
package io.github.camelsim.thingsmobile.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON in the shapes of the vendor's Node.js client, XML as it came. */
class OutputFormatTest extends AnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void simStatusHasTheShapeOfTheNodeClient() throws Exception {
        assertJson(json("simStatus?msisdn=447937557899", sample("4.5-simStatus")), """
                {"name":"name","tag":"tag","msisdn":"447937557899","iccid":"8944501312167518236","status":"active",
                 "type":"AllInOne Sim","lastConnection":null,
                 "plan":{"type":"default","activation":"2018-02-07T15:52:49.000Z","expiration":"2018-02-20T00:00:00.000Z"},
                 "balance":30,"traffic":{"daily":123,"monthly":1234,"total":0},
                 "threshold":{"daily":1000000,"monthly":2000000,"total":3000000},
                 "blockSim":{"daily":1,"monthly":1,"total":1,"afterExpiration":1},
                 "cdrs":[{"start":"2017-01-20T12:45:00.000Z","stop":"2017-01-20T12:50:00.000Z","traffic":123456,
                          "country":"Zone 1","imsi":"123456","network":"Zone 1","operator":"ITAWI"}]}
                """);
    }

    @Test
    void anUnblockedSimHasZeros() throws Exception {
        String answer = sample("4.5-simStatus").replaceAll("(<blockSim\\w+>)1", "$10");

        assertThat(JSON.readTree(json("simStatus?msisdn=447937557899", answer)).get("blockSim"))
                .isEqualTo(JSON.readTree("{\"daily\":0,\"monthly\":0,\"total\":0,\"afterExpiration\":0}"));
    }

    @Test
    void simListLiteIsAnArrayWithTheShapeOfTheNodeClient() throws Exception {
        JsonNode sims = JSON.readTree(json("simListLite", sample("4.6-simListLite")));

        JsonNode sim = sims.get(0);
        assertThat(sims).hasSize(1);
        assertThat(sim.get("name").asText()).isEqualTo("name");
        assertThat(sim.get("tag").asText()).isEqualTo("tag");
        assertThat(sim.get("msisdn").asText()).isEqualTo("447937557899");
        assertThat(sim.get("iccid").asText()).isEqualTo("8944501312167518236");
        assertThat(sim.get("lastConnection").asText()).isEqualTo("2019-04-20T08:37:52.000Z");
        assertThat(sim.get("plan"))
                .isEqualTo(JSON.readTree("{\"type\":\"Pay-per-use plan\",\"activation\":\"2018-02-07T15:52:49.000Z\","
                        + "\"expiration\":\"2018-02-20T00:00:00.000Z\"}"));
        assertThat(sim.get("balance").asLong()).isEqualTo(30);
        assertThat(sim.get("traffic").get("monthly").asLong()).isEqualTo(1234);
        assertThat(sim.has("cdrs")).isFalse();
    }

    @Test
    void creditHasTheShapeOfTheNodeClient() throws Exception {
        assertJson(json("credit", sample("4.7-credit")), """
                {"amount":9.00,"currency":"EUR","history":[
                  {"amount":10.00,"date":"2017-06-30T15:21:00.000Z","description":"Credit recharge","msisdn":null},
                  {"amount":-1.00,"date":"2017-06-30T15:22:00.000Z","description":"Sim recharge","msisdn":"882360000000001"}]}
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "activateSim?msisdn=1&simBarcode=8944501312167518236, SIM activated",
        "blockSim?msisdn=1, SIM blocked",
        "unblockSim?msisdn=1, SIM unblocked"
    })
    void anActionSaysThatItIsDone(String call, String message) throws Exception {
        assertJson(json(call, sample("4.8-ok")), "{\"done\":true,\"message\":\"" + message + "\"}");
    }

    @Test
    void cdrsAndPlansAreArrays() throws Exception {
        JsonNode cdrs =
                JSON.readTree(json("getCdrPaginated?msisdnList=882360001975037", sample("4.19-getCdrPaginated")));
        JsonNode plans = JSON.readTree(json("customPlanList", sample("4.12-customPlanList")));

        assertThat(cdrs.get(0).get("msisdn").asText()).isEqualTo("882360001975037");
        assertThat(cdrs.get(0).get("start").asText()).isEqualTo("2020-10-05T19:11:48.000Z");
        assertThat(plans).hasSize(2);
        assertThat(plans.get(0).get("id").asText()).isEqualTo("1");
    }

    @Test
    void timesOfAnotherZoneAreWrittenInUtc() throws Exception {
        JsonNode sim =
                JSON.readTree(json("simStatus?msisdn=447937557899&timeZone=America/New_York", sample("4.5-simStatus")));

        assertThat(sim.get("plan").get("activation").asText()).isEqualTo("2018-02-07T20:52:49.000Z");
    }

    @Test
    void theGroupsOfASimStatusAreAlwaysThere() throws Exception {
        String answer = "<result><done>true</done><sims><sim><msisdn>447937557899</msisdn></sim></sims></result>";

        JsonNode sim = JSON.readTree(json("simStatus?msisdn=447937557899", answer));

        assertThat(sim.get("traffic")).isEqualTo(JSON.readTree("{\"daily\":null,\"monthly\":null,\"total\":null}"));
        assertThat(sim.get("threshold")).isEqualTo(sim.get("traffic"));
        assertThat(sim.get("blockSim"))
                .isEqualTo(JSON.readTree("{\"daily\":null,\"monthly\":null,\"total\":null,\"afterExpiration\":null}"));
        assertThat(JSON.readTree(json("simListLite", answer)).get(0).has("threshold"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "9999-12-31 23:59:59, America/New_York, 9999-12-31T23:59:59.999Z",
        "9999-12-31 24:00:00, UTC, 9999-12-31T23:59:59.999Z",
        "9999-12-31 23:59:59, UTC, 9999-12-31T23:59:59.000Z",
        "0000-01-01 00:00:00, Europe/Rome, 0000-01-01T00:00:00.000Z"
    })
    void aYearHasFourDigits(String written, String zone, String json) throws Exception {
        String answer = sample("4.5-simStatus").replace("2018-02-20 00:00:00", written);

        JsonNode sim = JSON.readTree(json("simStatus?msisdn=447937557899&timeZone=" + zone, answer));

        assertThat(sim.get("plan").get("expiration").asText()).isEqualTo(json);
    }

    @Test
    void jsonIsCompactAndNumbersArePlain() throws Exception {
        String answer = sample("4.7-credit").replace("9.00", "0.0000001");

        String json = json("credit", answer);

        assertThat(json).doesNotContain("\n", ": ", ", \"").contains("\"amount\":0.0000001");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, text/xml;charset=UTF-8", "ISO-8859-1, text/xml;charset=ISO-8859-1", "UTF-8, text/xml"})
    void xmlIsTheAnswerAsReceived(String charset, String contentType) throws Exception {
        String xml = "<?xml version=\"1.0\"?>\n<!-- Zähler --><result>\n <x a='1'/><done>true</done></result>\n";
        server.answer(Response.of(200, contentType, xml.getBytes(charset)));

        assertThat(camel.call("thingsmobile:blockSim?msisdn=1&outputFormat=xml", String.class))
                .isEqualTo(xml);
    }

    private static String json(String call, String answer) {
        server.answer(Response.of(200, "text/xml", answer.getBytes(StandardCharsets.UTF_8)));
        return camel.call(
                "thingsmobile:" + call + (call.contains("?") ? "&" : "?") + "outputFormat=json", String.class);
    }

    private static void assertJson(String json, String expected) throws IOException {
        assertThat(JSON.readTree(json)).isEqualTo(JSON.readTree(expected));
        assertThat(List.of(names(json))).isEqualTo(List.of(names(expected)));
    }

    /** The order of names is part of the shape. */
    private static String names(String json) {
        return json.replaceAll("\"(\\w+)\"\\s*:", "§$1§")
                .replaceAll("§(\\w+)§|[^§]", "$1 ")
                .replaceAll(" +", " ");
    }
}
