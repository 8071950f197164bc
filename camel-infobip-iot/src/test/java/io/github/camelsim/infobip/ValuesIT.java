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
import io.github.camelsim.infobip.client.InfobipIotParseException;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How values of responses are read: both spellings of the page, odd values, hostile documents. */
class ValuesIT extends IotTest {

    @Test
    void theNamesOfThePagesTableAreReadToo() {
        server.answer("{\"iccid\": \"" + ICCID + "\", \"simName\": \"meter\", \"totalSmsMt\": \"1\","
                + " \"totalSmsMo\": \"2\", \"totalData\": \"3\", \"totalVoiceIncoming\": \"4\","
                + " \"totalVoiceOutgoing\": \"5\"}");

        assertThat(call("getSimUsage?iccid=" + ICCID, SimUsage.class))
                .isEqualTo(new SimUsage(ICCID, "meter", 1L, 2L, 3L, null, null, 4L, 5L));
    }

    @Test
    void aNullInOneSpellingDoesNotHideTheOther() {
        server.answer("{\"usedDataBytes\": null, \"totalData\": 7, \"receivedSmsCount\": 8, \"totalSmsMt\": null}");

        SimUsage usage = call("getSimUsage?iccid=" + ICCID, SimUsage.class);

        assertThat(usage.usedDataBytes()).isEqualTo(7);
        assertThat(usage.receivedSmsCount()).isEqualTo(8);
    }

    @Test
    void callsAreCountedAndVoiceIsInSeconds() {
        server.answer("{\"receivedCallsCount\": 2, \"sentCallsCount\": 3, \"totalVoiceIncoming\": 120}");

        assertThat(call("getSimUsage?iccid=" + ICCID, SimUsage.class))
                .isEqualTo(new SimUsage(null, null, null, null, null, 2L, 3L, 120L, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            27199488              | 27199488
            "27199488"            | 27199488
            " 12 "                | 12
            27199488.0            | 27199488
            2.5e3                 | 2500
            9223372036854775807   | 9223372036854775807
            0                     | 0
            """)
    void aCountMayBeWrittenInSeveralWays(String json, long bytes) {
        server.answer("{\"usedDataBytes\": " + json + "}");

        Exchange exchange = send("getSimUsage?iccid=" + ICCID);

        assertThat(exchange.getMessage().getBody(SimUsage.class).usedDataBytes())
                .isEqualTo(bytes);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("CamelInfobipIotUnreadable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "N/A"                 | N/A
            "12,5"                | 12,5
            18446744073709551615  | 18446744073709551615
            -1                    | -1
            1.5                   | 1.5
            1e400000000           | 1e400000000
            true                  | true
            {"bytes": 1}          | {...}
            [1]                   | [...]
            """)
    void aCountThatIsNotOneIsNullAndReported(String json, String shown) {
        server.answer("{\"simName\": \"meter\", \"usedDataBytes\": " + json + "}");

        Exchange exchange = send("getSimUsage?iccid=" + ICCID);

        assertThat(exchange.getMessage().getBody(SimUsage.class).usedDataBytes())
                .isNull();
        assertThat(exchange.getMessage().getBody(SimUsage.class).simName()).isEqualTo("meter");
        assertThat(exchange.getMessage().getHeader("CamelInfobipIotUnreadable")).isEqualTo("usedDataBytes=" + shown);
    }

    @Test
    void numbersAreTextWhereTextIsMeant() {
        server.answer(
                "{\"iccid\": 8981100022152967721, \"msisdn\": 8931826018675, \"name\": 7, \"model\": {\"size\": 2}}");

        SimCard sim = call("getSim?iccid=" + ICCID, SimCard.class);

        assertThat(sim.iccid()).isEqualTo(ICCID);
        assertThat(sim.msisdn()).isEqualTo("8931826018675");
        assertThat(sim.name()).isEqualTo("7");
        assertThat(sim.model().size()).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({"\"N/A\", N/A", "8.98e18, 8.98e18", "true, true", "[], [...]"})
    void anIccidThatIsNotOneIsNullAndReported(String json, String shown) {
        server.answer("{\"name\": \"meter\", \"iccid\": " + json + "}");

        Exchange exchange = send("getSim?iccid=" + ICCID);

        assertThat(exchange.getMessage().getBody(SimCard.class).iccid()).isNull();
        assertThat(exchange.getMessage().getBody(SimCard.class).name()).isEqualTo("meter");
        assertThat(exchange.getMessage().getHeader("CamelInfobipIotUnreadable")).isEqualTo("iccid=" + shown);
    }

    @ParameterizedTest
    @CsvSource({
        "2019-06-04T11:42:48, 2019-06-04T11:42:48",
        "2019-06-04 11:42:48, 2019-06-04T11:42:48",
        "2019-06-04T11:42:48.5, 2019-06-04T11:42:48.5",
        "2019-06-04T11:42:48Z, 2019-06-04T11:42:48",
        "2019-06-04T13:42:48+02:00, 2019-06-04T11:42:48",
        "2019-06-04T24:00:00, 2019-06-05T00:00",
    })
    void aTimeMayBeWrittenInSeveralWays(String json, LocalDateTime time) {
        server.answer("{\"updatedAt\": \"" + json + "\"}");

        assertThat(call("getSim?iccid=" + ICCID, SimCard.class).updatedAt()).isEqualTo(time);
    }

    @Test
    void whatIsNotATimeIsNullAndReportedWithTheSim() {
        server.answer("{\"sims\": [{\"iccid\": \"1\", \"createdAt\": \"2018-02-30T00:00:00\", \"updatedAt\": 5},"
                + " {\"iccid\": \"2\", \"updatedAt\": \"0000-00-00T00:00:00\", \"model\": \"x\"},"
                + " {\"iccid\": \"N/A\"}]}");

        Exchange exchange = send("listSims");

        assertThat((List<?>) exchange.getMessage().getBody()).hasSize(3);
        assertThat(exchange.getMessage().getHeader("CamelInfobipIotUnreadable"))
                .isEqualTo("1 createdAt=2018-02-30T00:00:00; 1 updatedAt=5; 2 model=x; row 3 iccid=N/A");
    }

    @Test
    void unknownFieldsAreIgnored() {
        server.answer("{\"total\": {\"deep\": [1, {\"sims\": [7]}]}, \"sims\": [{\"iccid\": \"1\", \"imei\": [1, 2],"
                + " \"model\": {\"color\": {\"name\": \"red\"}, \"size\": \"2FF\"}}], \"x\": null}");

        assertThat((List<?>) call("listSims", Object.class)).hasSize(1);
    }

    @Test
    void fieldsOfOtherOperationsAreUnknownFields() {
        server.answer("{\"iccid\": \"" + ICCID + "\", \"limit\": {\"data\": 1}, \"actionId\": [1], \"sims\": [1]}");

        Exchange exchange = send("getSim?iccid=" + ICCID);

        assertThat(exchange.getMessage().getBody(SimCard.class).iccid()).isEqualTo(ICCID);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("CamelInfobipIotUnreadable");
    }

    @Test
    void ofAFieldThatComesTwiceTheLastValueIsTaken() {
        server.answer("{\"name\": \"a\", \"status\": \"b\", \"status\": null, \"name\": \"c\","
                + " \"model\": {\"size\": \"2FF\"}, \"model\": \"x\"}");

        Exchange exchange = send("getSim?iccid=" + ICCID);

        assertThat(exchange.getMessage().getBody())
                .isEqualTo(new SimCard(null, null, null, "c", "b", null, null, null, null));
        assertThat(exchange.getMessage().getHeader("CamelInfobipIotUnreadable")).isEqualTo("model=x");
    }

    @Test
    void aLimitThatIsNotAboveZeroSaysNothing() {
        server.answer("{\"limit\": 0, \"sims\": [{\"iccid\": \"1\"}]}");

        assertThat(send("listSims").getMessage().getHeader("CamelInfobipIotResultHasMore"))
                .isEqualTo(false);
    }

    @Test
    void emptyTextsAreNull() {
        server.answer("{\"iccid\": \"" + ICCID + "\", \"name\": \"\", \"imsi\": \" \", \"updatedAt\": \"\"}");

        SimCard sim = call("getSim?iccid=" + ICCID, SimCard.class);

        assertThat(sim.name()).isNull();
        assertThat(sim.imsi()).isNull();
        assertThat(sim.updatedAt()).isNull();
    }

    @Test
    void aByteOrderMarkAndAnotherCharsetAreUnderstood() {
        server.answer(Response.json("\uFEFF{\"name\": \"Zürich\"}"));

        assertThat(call("getSim?iccid=" + ICCID, SimCard.class).name()).isEqualTo("Zürich");
    }

    @Timeout(60)
    @ParameterizedTest
    @MethodSource("hostileDocuments")
    void aHostileDocumentFailsTheCallAndNothingElse(String json) {
        configuration.setMaxResponseBytes(8 * 1024 * 1024);
        server.answer(json).answer(json);

        assertThat(iotFailureOf("listSims")).isInstanceOf(InfobipIotParseException.class);
        InfobipIotException failure = iotFailureOf("runDiagnostics?iccid=" + ICCID);
        assertThat(failure).isInstanceOf(InfobipIotParseException.class);
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(failure.getMessage()).hasSizeLessThan(2_000);
    }

    static Stream<String> hostileDocuments() {
        return Stream.of(
                "{\"sims\": " + "[".repeat(500_000),
                "{\"a\":".repeat(200_000),
                "{\"x\": " + "1".repeat(1_000_000) + ", \"sims\": []}",
                "{\"" + "n".repeat(1_000_000) + "\": 1, \"sims\": []}",
                "{\"actionId\": \"" + "t".repeat(3_000_000) + "\", \"sims\": []}",
                "{\"sims\": []} trailing",
                "{\"sims\": [], \"actionId\": ",
                "{\"sims\": [1]} x",
                "{\"sims\": []}" + " ".repeat(9 * 1024 * 1024),
                "\u0000\u0001\u0002",
                "<result/>");
    }

    @Test
    void aRowThatIsNotAnObjectFailsTheRead() {
        server.answer("{\"sims\": [{\"iccid\": \"1\"}, null]}");

        assertThat(iotFailureOf("listSims")).hasMessageContaining("sims[1] of the response is not an object");
    }

    @Test
    void aResponseOverTheLimitNamesTheOption() {
        configuration.setMaxResponseBytes(1_000);
        server.answer("{\"sims\": [" + "{\"iccid\": \"1\"},".repeat(200) + "{}]}");

        assertThat(iotFailureOf("listSims")).hasMessageContaining("longer than maxResponseBytes=1000");
    }

    @Test
    void theReasonPhraseAndBodyOfAnErrorAreShownOnOneLine() {
        server.answer(new Response(500, Map.of(), "a\r\nb\u001B[31m"));
        configuration.setMaxRetries(0);

        assertThat(iotFailureOf("listSims").getMessage().chars()).noneMatch(c -> c < ' ');
    }
}
