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
import static org.assertj.core.api.InstanceOfAssertFactories.ITERATOR;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.support.Logged;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A value that is not of its type costs that value, and never the answer. */
class OddValuesIT extends AnswersTest {

    private static final String HEADER = "CamelThingsMobileUnreadable";
    private static final String MSISDN = "882360001975037";
    private static final String STATUS = "thingsmobile:simStatus?msisdn=" + MSISDN;

    private static final List<String> NO_NUMBERS = List.of(
            "N/A", "null", "-", "NaN", "1,234,567", "12,5", "1.234,5", "0x10", "1 000", "1e999999999", "unlimited");

    private static final List<String> NO_BYTES = List.of("18446744073709551615", "1e99", "9".repeat(101));
    private static final List<String> NO_FLAGS = List.of("yes", "2", "null", "-", "N/A");

    private static final List<String> NO_TIMES = List.of(
            "2018-02-30",
            "2018-02-30 00:00:00",
            "2018-13-01 00:00:00",
            "2018-02-01 24:00:01",
            "2018-02-01 25:00:00",
            "2018-02-01 12:60:00",
            "2018-02-01 12:00:61",
            "07/02/2018 15:52:49",
            "1517932800",
            "N/A",
            "null",
            "-",
            "2018-02-01T00:00:00+99:00",
            "2018-02-01T00:00:00 Europe/Rome");

    static Stream<Arguments> oddFields() {
        List<String> numbers =
                Stream.concat(NO_NUMBERS.stream(), NO_BYTES.stream()).toList();
        return Stream.of(
                        fields("simStatus", numbers, "balance", "dailyTraffic", "monthlyTraffic", "totalTraffic"),
                        fields(
                                "simStatus",
                                numbers,
                                "dailyTrafficThreshold",
                                "monthlyTrafficThreshold",
                                "totalTrafficThreshold"),
                        fields("simStatus", NO_TIMES, "activationDate", "expirationDate", "lastConnectionDate"),
                        fields(
                                "simStatus",
                                NO_FLAGS,
                                "blockSimDaily",
                                "blockSimMonthly",
                                "blockSimTotal",
                                "blockSimAfterExpirationDate"),
                        fields("simListLite", numbers, "balance", "dailyTraffic", "monthlyTraffic", "totalTraffic"),
                        fields("simListLite", NO_TIMES, "activationDate", "expirationDate", "lastConnectionDate"),
                        fields("getCdrPaginated", numbers, "cdrTraffic"),
                        fields("getCdrPaginated", NO_TIMES, "cdrDateStart", "cdrDateStop"),
                        fields("credit", NO_NUMBERS, "amount"),
                        fields("credit", NO_TIMES, "dateLoad"),
                        fields("customPlanList", NO_FLAGS, "simAutorechargeEnabled"),
                        fields("customPlanList", NO_NUMBERS, "simAutorechargeCreditThreshold", "simAutorechargeAmount"))
                .flatMap(fields -> fields);
    }

    private static Stream<Arguments> fields(String operation, List<String> texts, String... elements) {
        return Arrays.stream(elements)
                .flatMap(element -> texts.stream().map(text -> Arguments.of(operation, element, text)));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("oddFields")
    void anOddValueOfAnyFieldIsNullAndNamed(String operation, String element, String text) {
        server.answer(Response.xml(answer(operation, "<" + element + "> " + text + "\n</" + element + ">")));

        Message message = camel.send("thingsmobile:" + uri(operation)).getMessage();

        String field = field(element);
        assertThat(message.getExchange().getException()).isNull();
        assertThat(value(row(message.getBody()), field)).isNull();
        String shown = text.length() > 100 ? text.substring(0, 100) + "..." : text;
        assertThat(message.getHeader(HEADER, String.class)).endsWith(field + "=" + shown);
    }

    @Test
    void onAListTheSimIsBeforeEachValue() {
        server.answer(Response.xml(
                "<result><done>true</done><sims>" + sim("1", "<balance>N/A</balance><totalTraffic>-</totalTraffic>")
                        + sim("2", "<balance>5</balance>") + sim("3", "<activationDate>soon</activationDate>")
                        + "<sim><iccid>8944501312167518236</iccid><balance>x</balance></sim>"
                        + "</sims></result>"));

        Message message = camel.send("thingsmobile:simListLite").getMessage();

        assertThat(message.getBody()).asInstanceOf(LIST).hasSize(4);
        assertThat(message.getHeader(HEADER))
                .isEqualTo("1 balance=N/A; 1 totalTraffic=-; 3 activationDate=soon; 8944501312167518236 balance=x");
    }

    @Test
    void aCdrOfASimIsNamedByItsPlaceInTheWholeList() {
        String first = answer("simStatus", cdrs("1", "N/A"));
        String second = answer("simStatus", cdrs("many"));
        server.answer(Response.xml(first), Response.xml(second));

        Message message = camel.send(STATUS + "&fetch=all&pageSize=2").getMessage();

        assertThat(message.getBody(Sim.class).cdrs()).extracting(Cdr::traffic).containsExactly(1L, null, null);
        assertThat(message.getHeader(HEADER)).isEqualTo("cdrs[1].traffic=N/A; cdrs[2].traffic=many");
    }

    @Test
    void aStreamGoesOnOverOddValues() {
        server.always(Response.xml("<result><done>true</done><sims/></result>"));
        server.answer(
                Response.xml(answer("simListLite", "<balance>N/A</balance>")),
                Response.xml(answer("simListLite", "<balance>x</balance>")));

        Message message =
                camel.send("thingsmobile:simListLite?fetch=stream&pageSize=1").getMessage();

        assertThat(message.getHeader(HEADER)).isEqualTo(MSISDN + " balance=N/A");
        assertThat(message.getBody()).asInstanceOf(ITERATOR).toIterable().hasSize(2);
    }

    @Test
    void theNextCallDoesNotKeepTheHeader() {
        server.answer(Response.xml("<result><done>true</done><creditHistory/><amount>1</amount></result>"));

        Message message = camel.send("thingsmobile:credit", null, Map.of(HEADER, "of the call before"))
                .getMessage();

        assertThat(message.getHeaders()).doesNotContainKey(HEADER);
    }

    @Test
    void aWarningNamesOperationSimAndFieldOnce() {
        String answer = answer("simStatus", "<dailyTrafficThreshold>N/A</dailyTrafficThreshold>");
        server.answer(Response.xml(answer), Response.xml(answer));

        try (var other = TestCamel.at(server.baseUri());
                var log = new Logged()) {
            other.send(STATUS);
            other.send(STATUS);

            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("simStatus", MSISDN, "dailyTrafficThreshold", "N/A");
        }
    }

    @Test
    void xmlNeverLooksAtValues() {
        String answer = answer("simStatus", "<balance>N/A</balance>" + cdrs("many"));
        server.answer(Response.xml(answer));

        Message message = camel.send(STATUS + "&outputFormat=xml").getMessage();

        assertThat(message.getBody()).isEqualTo(answer);
        assertThat(message.getHeaders()).doesNotContainKey(HEADER);
    }

    @Test
    void jsonHasNullForAnOddValue() throws Exception {
        server.answer(Response.xml(answer("simStatus", "<balance>N/A</balance><blockSimDaily>yes</blockSimDaily>")));

        Message message = camel.send(STATUS + "&outputFormat=json").getMessage();

        var sim = new ObjectMapper().readTree(message.getBody(String.class));
        assertThat(sim.get("balance").isNull()).isTrue();
        assertThat(sim.get("blockSim").get("daily").isNull()).isTrue();
        assertThat(message.getHeader(HEADER)).isEqualTo("balance=N/A; blockSimDaily=yes");
    }

    @Test
    void aValueWithElementsIsNull() {
        server.answer(Response.xml(answer("simStatus", "<balance><b>1</b></balance><name>a<b>c</b></name>")));

        Message message = camel.send(STATUS).getMessage();

        assertThat(message.getBody(Sim.class).balance()).isNull();
        assertThat(message.getBody(Sim.class).name()).isNull();
        assertThat(message.getHeader(HEADER)).isEqualTo("balance=(elements); name=(elements)");
    }

    @Test
    void theTextOfAnOddValueIsShownHarmless() {
        server.answer(Response.xml(answer("simStatus", "<balance>\u202E" + TestCamel.TOKEN + "\nRound 99</balance>")));

        Message message = camel.send(STATUS).getMessage();

        assertThat(message.getHeader(HEADER)).isEqualTo("balance=\\u202exxxxxx\\nRound 99");
    }

    private static String uri(String operation) {
        return switch (operation) {
            case "simStatus" -> "simStatus?msisdn=" + MSISDN;
            case "getCdrPaginated" -> "getCdrPaginated?msisdnList=" + MSISDN;
            default -> operation;
        };
    }

    private static String answer(String operation, String elements) {
        String rows =
                switch (operation) {
                    case "simStatus", "simListLite" -> "<sims>" + sim(MSISDN, elements) + "</sims>";
                    case "getCdrPaginated" ->
                        "<cdrsPaginated><cdrPaginated><cdrMsisdn>" + MSISDN + "</cdrMsisdn>" + elements
                                + "</cdrPaginated></cdrsPaginated>";
                    case "credit" ->
                        "<creditHistory><historyRow>" + elements + "</historyRow></creditHistory><amount>1.00</amount>";
                    default -> "<plans><plan><id>7</id>" + elements + "</plan></plans>";
                };
        return "<result><done>true</done>" + rows + "</result>";
    }

    private static String sim(String msisdn, String elements) {
        return "<sim><msisdn>" + msisdn + "</msisdn>" + elements + "</sim>";
    }

    private static String cdrs(String... traffic) {
        return "<cdrs>"
                + String.join(
                        "",
                        Arrays.stream(traffic)
                                .map(one -> "<cdr><cdrTraffic>" + one + "</cdrTraffic></cdr>")
                                .toList())
                + "</cdrs>";
    }

    private static Object row(Object body) {
        if (body instanceof Credit credit) {
            return credit.history().get(0);
        }
        if (body instanceof List<?> rows) {
            assertThat(rows).asInstanceOf(LIST).hasSize(1);
            return rows.get(0);
        }
        return body;
    }

    private static String field(String element) {
        return switch (element) {
            case "cdrTraffic" -> "traffic";
            case "cdrDateStart" -> "start";
            case "cdrDateStop" -> "stop";
            case "dateLoad" -> "date";
            case "simAutorechargeEnabled" -> "autorechargeEnabled";
            case "simAutorechargeCreditThreshold" -> "autorechargeCreditThreshold";
            case "simAutorechargeAmount" -> "autorechargeAmount";
            default -> element;
        };
    }

    private static Object value(Object row, String field) {
        try {
            return row.getClass().getMethod(field).invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(row + " has no " + field, e);
        }
    }
}
