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
package io.github.camelsim.thingsmobile.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.support.RecordedTest;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** A consumer delivers a record with an odd value too, and says which value that is. */
class OddValuesOfRecordsIT extends RecordedTest {

    private static final String HEADER = "CamelThingsMobileUnreadable";
    private static final String TODAY = LocalDate.now() + " 00:00:00";

    private static final String SIMS = sims(
            "<msisdn>1</msisdn><balance>5</balance>",
            "<msisdn>2</msisdn><balance>N/A</balance>",
            "<msisdn>3</msisdn><totalTraffic>-</totalTraffic><activationDate>soon</activationDate>");
    private static final String STATUS = sims("<msisdn>1</msisdn><cdrs>"
            + "<cdr><cdrDateStart>" + TODAY + "</cdrDateStart><cdrTraffic>7</cdrTraffic></cdr>"
            + "<cdr><cdrDateStart>" + TODAY + "</cdrDateStart><cdrTraffic>many</cdrTraffic></cdr></cdrs>");
    private static final String CDRS = "<cdrsPaginated>" + cdr("1", "7") + cdr("2", "N/A") + "</cdrsPaginated>";
    private static final String CREDIT = "<amount>1</amount><creditHistory><historyRow><dateLoad>" + TODAY
            + "</dateLoad><amount>1</amount></historyRow><historyRow><dateLoad>" + TODAY
            + "</dateLoad><amount>free</amount></historyRow></creditHistory>";
    private static final String PLANS =
            "<plans><plan><id>7</id><simAutorechargeEnabled>maybe</simAutorechargeEnabled></plan></plans>";

    /** Operation with options, answer, the header of each exchange in turn. */
    static final List<Arguments> CONSUMED = List.of(
            Arguments.of("simListLite", SIMS, headers(null, "balance=N/A", "totalTraffic=-; activationDate=soon")),
            Arguments.of(
                    "simListLite?changesOnly=true",
                    SIMS,
                    headers(null, "balance=N/A", "totalTraffic=-; activationDate=soon")),
            Arguments.of(
                    "simListLite?splitResult=false",
                    SIMS,
                    headers("2 balance=N/A; 3 totalTraffic=-; 3 activationDate=soon")),
            Arguments.of("simListLite?outputFormat=xml&splitResult=false", SIMS, headers((String) null)),
            Arguments.of("simStatus?msisdn=1", STATUS, headers("cdrs[1].traffic=many")),
            Arguments.of("simStatus?msisdn=1&cdrsOnly=true", STATUS, headers(null, "traffic=many")),
            Arguments.of("getCdrPaginated?msisdnList=1,2", CDRS, headers(null, "traffic=N/A")),
            Arguments.of("getCdrPaginated?msisdnList=1,2&splitResult=false", CDRS, headers("2 traffic=N/A")),
            Arguments.of(
                    "getCdrPaginated",
                    sims("<msisdn>N/A</msisdn>", sim("1"), sim("2")) + CDRS,
                    headers(null, "traffic=N/A")),
            Arguments.of("credit", CREDIT, headers(null, "amount=free")),
            Arguments.of("customPlanList", PLANS, headers("autorechargeEnabled=maybe")));

    @ParameterizedTest(name = "{0}")
    @FieldSource("CONSUMED")
    void anOddValueIsDeliveredAsNullAndNamed(String operation, String answer, List<String> headers) throws Exception {
        server.always(Response.xml("<result><done>true</done>" + answer + "</result>"));
        Queue<Message> received = new ConcurrentLinkedQueue<>();
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("thingsmobile:" + operation + (operation.contains("?") ? "&" : "?")
                                + "initialDelay=0&repeatCount=1")
                        .process(exchange -> received.add(exchange.getMessage().copy()));
            }
        });

        await().atMost(Duration.ofSeconds(30)).until(() -> received.size() >= headers.size());

        assertThat(received.stream()
                        .map(message -> message.getHeader(HEADER, String.class))
                        .toList())
                .isEqualTo(headers);
    }

    @Test
    void cdrsAreAskedForANumberHoweverTheListWritesIt() throws Exception {
        server.always(Response.xml("<result><done>true</done>"
                + sims(sim("+882 36-0001"), sim("882360002"), sim("N/A"), sim("")) + CDRS + "</result>"));
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("thingsmobile:getCdrPaginated?initialDelay=0&repeatCount=1")
                        .to("mock:cdrs");
            }
        });

        await().atMost(Duration.ofSeconds(30)).until(() -> !listsAskedFor().isEmpty());

        assertThat(listsAskedFor().get(0).split(",")).containsExactlyInAnyOrder("882360001", "882360002");
    }

    private List<String> listsAskedFor() {
        return server.requests().stream()
                .map(request -> request.fields().get("msisdnList"))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> headers(String... headers) {
        return Arrays.asList(headers);
    }

    private static String sims(String... sims) {
        return "<sims><sim>" + String.join("</sim><sim>", sims) + "</sim></sims>";
    }

    private static String sim(String msisdn) {
        return "<msisdn>" + msisdn + "</msisdn><totalTraffic>7</totalTraffic><lastConnectionDate>" + TODAY
                + "</lastConnectionDate>";
    }

    private static String cdr(String msisdn, String traffic) {
        return "<cdrPaginated><cdrMsisdn>" + msisdn + "</cdrMsisdn><cdrDateStart>" + TODAY
                + "</cdrDateStart><cdrTraffic>" + traffic + "</cdrTraffic></cdrPaginated>";
    }
}
