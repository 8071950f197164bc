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

import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.settings.CapCounts;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** getCdrPaginated (4.19) and downloadCdr (4.17). */
class CdrsTest {
    private static final LocalDateTime START = LocalDateTime.of(2026, 5, 4, 12, 0);
    private static final String A = "882360009000001";
    private static final String B = "882360009000002";

    @RegisterExtension
    static final ThingsMobileSandboxExtension sandbox =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(3).callGapFactor(0));

    private final TestClient client = new TestClient(sandbox.get());

    CdrsTest() {
        for (String msisdn : List.of(A, B)) {
            if (sandbox.fleet().find(msisdn).isPresent()) {
                sandbox.fleet().removeSim(msisdn);
            }
            sandbox.fleet()
                    .addSim(SandboxSim.builder(msisdn, "8944501" + msisdn.substring(3))
                            .build());
        }
    }

    @Test
    void sendsTheElementsOfTheSampleInItsOrder() {
        sandbox.fleet()
                .addCdr(new SandboxCdr(
                        A,
                        "1",
                        LocalDateTime.of(2020, 10, 5, 19, 11, 48),
                        LocalDateTime.of(2020, 10, 5, 19, 21, 48),
                        "Zone 1",
                        "ESP",
                        "ESPVV",
                        1_000_000));

        assertThat(client.call("getCdrPaginated", "msisdnList", A).body()).isEqualTo("""
                        <result>
                        <cdrsPaginated>
                        <cdrPaginated>
                        <cdrCountry>ESP</cdrCountry>
                        <cdrDateStart>2020-10-05 19:11:48</cdrDateStart>
                        <cdrDateStop>2020-10-05 19:21:48</cdrDateStop>
                        <cdrMsisdn>882360009000001</cdrMsisdn>
                        <cdrNetwork>Zone 1</cdrNetwork>
                        <cdrOperator>ESPVV</cdrOperator>
                        <cdrTraffic>1000000</cdrTraffic>
                        </cdrPaginated>
                        </cdrsPaginated>
                        <done>true</done>
                        </result>
                        """);
    }

    @Test
    void mergesSimsByStartThenMsisdnThenOrderOfRecording() {
        add(B, 0, 1);
        add(A, 0, 2);
        add(A, 5, 3);
        add(A, 0, 4);
        add(B, 3, 5);

        assertThat(traffic("msisdnList", B + "," + A)).containsExactly("2", "4", "1", "5", "3");
        assertThat(traffic("msisdnList", A + ", " + B + "," + A, "page", "2", "pageSize", "2"))
                .containsExactly("1", "5");
        assertThat(traffic("msisdnList", A, "page", "2", "pageSize", "2")).containsExactly("3");
        assertThat(traffic("msisdnList", A + "," + B, "page", "4", "pageSize", "2"))
                .isEmpty();
    }

    @Test
    void keepsEqualRowsApart() {
        add(A, 0, 7);
        add(A, 0, 7);

        assertThat(traffic("msisdnList", A)).containsExactly("7", "7");
    }

    @Test
    void includesBothEndsOfTheRange() {
        add(A, 0, 1);
        add(A, 1, 2);
        add(A, 2, 3);
        add(A, 3, 4);

        assertThat(traffic(
                        "msisdnList",
                        A,
                        "startDateRange",
                        "2026-05-04 12:01:00",
                        "endDateRange",
                        "2026-05-04 12:02:00"))
                .containsExactly("2", "3");
        assertThat(traffic("msisdnList", A, "startDateRange", "2026-05-04 12:02:01"))
                .containsExactly("4");
        assertThat(traffic("msisdnList", A, "endDateRange", "2026-05-04 12:00:59"))
                .containsExactly("1");
        assertThat(client.call("getCdrPaginated", "msisdnList", A, "endDateRange", "2020-01-01 00:00:00")
                        .body())
                .contains("<cdrsPaginated/>");
    }

    @ParameterizedTest
    @CsvSource({
        "getCdrPaginated,startDateRange,2026-05-04",
        "getCdrPaginated,endDateRange,2026-05-04T12:00:00",
        "downloadCdr,startDateRange,2026-02-30 00:00:00",
        "downloadCdr,endDateRange,yesterday"
    })
    void refusesAnInvalidDate(String operation, String parameter, String value) {
        assertThat(client.call(operation, "msisdnList", A, parameter, value).outcome())
                .isEqualTo("20 input error: " + parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"getCdrPaginated", "downloadCdr"})
    void refusesARangeThatEndsBeforeItBegins(String operation) {
        assertThat(client.call(
                                operation,
                                "msisdnList",
                                A,
                                "startDateRange",
                                "2026-05-04 12:00:00",
                                "endDateRange",
                                "2026-05-04 11:59:59")
                        .outcome())
                .isEqualTo("20 input error: endDateRange");
    }

    @ParameterizedTest
    @ValueSource(strings = {"getCdrPaginated", "downloadCdr"})
    void refusesTheWholeListForOneBadMsisdn(String operation) {
        assertThat(client.call(operation).outcome()).isEqualTo("20 input error: msisdnList");
        assertThat(client.call(operation, "msisdnList", A + ",").outcome()).isEqualTo("20 input error: msisdnList");
        assertThat(client.call(operation, "msisdnList", A + ",x").outcome()).isEqualTo("20 input error: msisdnList");
        assertThat(client.call(operation, "msisdnList", A + ",882360999999999").outcome())
                .isEqualTo("40 sim error: sim not found or not available");
    }

    @Test
    void sendsItsErrorTextInMessage() {
        assertThat(client.call("getCdrPaginated").body()).isEqualTo("""
                        <result>
                        <done>false</done>
                        <errorCode>20</errorCode>
                        <message>input error: msisdnList</message>
                        </result>
                        """);
    }

    @Test
    void schedulesAnExport() {
        assertThat(client.call("downloadCdr", "msisdnList", A + "," + B).body()).isEqualTo("""
                        <result>
                        <done>true</done>
                        <message>

                        Export scheduled correctly. The file that you requested will be sent to you via email.
                        </message>
                        </result>
                        """);
    }

    @ParameterizedTest
    @CsvSource({"page,0,page", "pageSize,501,pageSize", "pageSize,many,pageSize"})
    void refusesAPageThatIsNotValid(String parameter, String value, String named) {
        assertThat(client.call("getCdrPaginated", "msisdnList", A, parameter, value)
                        .outcome())
                .isEqualTo("70 pagination not valid: " + named);
    }

    @ParameterizedTest
    @EnumSource(CapCounts.class)
    void countsTheConfiguredRowsAgainstTheCap(CapCounts counts) {
        try (ThingsMobileSandbox small = ThingsMobileSandbox.builder()
                .sims(2)
                .cdrsPerSim(6)
                .cdrCap(10)
                .downloadCap(11)
                .capCounts(counts)
                .callGapFactor(0)
                .start()) {
            TestClient caller = new TestClient(small);
            String one = "882360001000001";
            String both = one + ",882360001000002";
            boolean total = counts == CapCounts.TOTAL;

            String refusal = "80 cdrs error: more than 10 cdrs";
            assertThat(outcome(caller, one, "2", "5")).isEqualTo("OK");
            assertThat(outcome(caller, one, "3", "5")).isEqualTo(total ? "OK" : refusal);
            assertThat(outcome(caller, both, "2", "5")).isEqualTo(total ? refusal : "OK");
            assertThat(outcome(caller, both, "3", "5")).isEqualTo(refusal);
            assertThat(caller.call("downloadCdr", "msisdnList", one).outcome()).isEqualTo("OK");
            assertThat(caller.call("downloadCdr", "msisdnList", both).outcome())
                    .isEqualTo("20 input error: CDR limit not respected");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"getCdrPaginated", "downloadCdr"})
    void requiresBothDatesIfConfigured(String operation) {
        try (ThingsMobileSandbox newer = ThingsMobileSandbox.builder()
                .sims(1)
                .requireCdrDates(true)
                .callGapFactor(0)
                .start()) {
            TestClient caller = new TestClient(newer);
            String msisdn = "882360001000001";
            String date = "2026-05-04 12:00:00";

            assertThat(caller.call(operation, "msisdnList", msisdn, "endDateRange", date)
                            .outcome())
                    .isEqualTo("20 input error: startDateRange");
            assertThat(caller.call(operation, "msisdnList", msisdn, "startDateRange", date)
                            .outcome())
                    .isEqualTo("20 input error: endDateRange");
            assertThat(caller.call(operation, "msisdnList", msisdn, "startDateRange", date, "endDateRange", date)
                            .outcome())
                    .isEqualTo("OK");
        }
    }

    private static String outcome(TestClient caller, String msisdns, String page, String pageSize) {
        return caller.call("getCdrPaginated", "msisdnList", msisdns, "page", page, "pageSize", pageSize)
                .outcome();
    }

    private List<String> traffic(String... params) {
        return new ArrayList<>(client.call("getCdrPaginated", params).texts("cdrTraffic"));
    }

    private static void add(String msisdn, int minute, long bytes) {
        LocalDateTime start = START.plusMinutes(minute);
        sandbox.fleet().addCdr(SandboxCdr.of(msisdn, start, start.plusSeconds(30), bytes));
    }
}
