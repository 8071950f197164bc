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

import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxFleet;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficCounters;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficThresholds;
import io.github.camelsim.thingsmobile.sandbox.settings.BeyondLastPage;
import io.github.camelsim.thingsmobile.sandbox.settings.UnknownSim;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import io.github.camelsim.thingsmobile.sandbox.support.XmlResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** simStatus (4.5) and simListLite (4.6). */
class SimReadsTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 4, 12, 0);
    private static final String MSISDN = "447937557899";

    @RegisterExtension
    static final ThingsMobileSandboxExtension sandbox = ThingsMobileSandboxExtension.of(settings ->
            settings.sims(0).callGapFactor(0).clock(SandboxClock.manual(Instant.parse("2026-05-04T12:30:00Z"))));

    private final TestClient client = new TestClient(sandbox.get());

    SimReadsTest() {
        SandboxFleet fleet = sandbox.fleet();
        fleet.sims().forEach(sim -> fleet.removeSim(sim.msisdn()));
        fleet.addSim(SandboxSim.builder(MSISDN, "8944501312167518236")
                .name("name")
                .tag("tag")
                .plan("Pay-per-use plan")
                .country("United States of America")
                .activationDate(LocalDateTime.of(2018, 2, 7, 15, 52, 49))
                .expirationDate(LocalDateTime.of(2028, 2, 20, 0, 0))
                .blockAfterExpiration(true)
                .balance(30)
                .traffic(new TrafficCounters(123, 1234, 12345, NOON.toLocalDate()))
                .thresholds(new TrafficThresholds(1_000_000, true, 2_000_000, true, 3_000_000, true))
                .build());
    }

    @Test
    void sendsTheElementsOfTheSimStatusSampleInItsOrder() {
        sandbox.fleet()
                .addSilentCdr(new SandboxCdr(
                        MSISDN,
                        "123456",
                        LocalDateTime.of(2017, 1, 20, 12, 45),
                        LocalDateTime.of(2017, 1, 20, 12, 50),
                        "Zone 1",
                        "Zone 1",
                        "ITAWI",
                        123_456));

        XmlResponse response = client.call("simStatus", "msisdn", MSISDN);

        assertThat(response.http().headers().firstValue("Content-Type")).contains("text/xml;charset=UTF-8");
        assertThat(response.body()).isEqualTo("""
                        <result>
                        <done>true</done>
                        <sims>
                        <sim>
                        <activationDate>2018-02-07 15:52:49</activationDate>
                        <balance>30</balance>
                        <blockSimAfterExpirationDate>1</blockSimAfterExpirationDate>
                        <blockSimDaily>1</blockSimDaily>
                        <blockSimMonthly>1</blockSimMonthly>
                        <blockSimTotal>1</blockSimTotal>
                        <dailyTraffic>123</dailyTraffic>
                        <dailyTrafficThreshold>1000000</dailyTrafficThreshold>
                        <expirationDate>2028-02-20 00:00:00</expirationDate>
                        <iccid>8944501312167518236</iccid>
                        <lastConnectionDate></lastConnectionDate>
                        <monthlyTraffic>1234</monthlyTraffic>
                        <monthlyTrafficThreshold>2000000</monthlyTrafficThreshold>
                        <msisdn>447937557899</msisdn>
                        <name>name</name>
                        <plan>Pay-per-use plan</plan>
                        <status>active</status>
                        <type>AllInOne Sim</type>
                        <tag>tag</tag>
                        <totalTraffic>12345</totalTraffic>
                        <totalTrafficThreshold>3000000</totalTrafficThreshold>
                        <cdrs>
                        <cdr>
                        <cdrImsi>123456</cdrImsi>
                        <cdrDateStart>2017-01-20 12:45:00</cdrDateStart>
                        <cdrDateStop>2017-01-20 12:50:00</cdrDateStop>
                        <cdrNetwork>Zone 1</cdrNetwork>
                        <cdrCountry>Zone 1</cdrCountry>
                        <cdrOperator>ITAWI</cdrOperator>
                        <cdrTraffic>123456</cdrTraffic>
                        </cdr>
                        </cdrs>
                        </sim>
                        </sims>
                        </result>
                        """);
    }

    @Test
    void sendsTheElementsOfTheSimListLiteSampleInItsOrder() {
        assertThat(client.call("simListLite").body()).isEqualTo("""
                        <result>
                        <done>true</done>
                        <sims>
                        <sim>
                        <activationDate>2018-02-07 15:52:49</activationDate>
                        <automation>default</automation>
                        <balance>30</balance>
                        <country>United States of America</country>
                        <dailyTraffic>123</dailyTraffic>
                        <expirationDate>2028-02-20 00:00:00</expirationDate>
                        <iccid>8944501312167518236</iccid>
                        <lastConnectionDate></lastConnectionDate>
                        <monthlyTraffic>1234</monthlyTraffic>
                        <msisdn>447937557899</msisdn>
                        <name>name</name>
                        <plan>Pay-per-use plan</plan>
                        <roamingProfile>TM-1</roamingProfile>
                        <status>active</status>
                        <tag>tag</tag>
                        <type>AllInOne Sim</type>
                        </sim>
                        </sims>
                        </result>
                        """);
    }

    @Test
    void pagesTheCdrsOfSimStatusByStart() {
        for (int minute = 4; minute >= 0; minute--) {
            LocalDateTime start = NOON.minusMinutes(minute);
            sandbox.fleet().addCdr(SandboxCdr.of(MSISDN, start, start.plusSeconds(10), minute + 1L));
        }

        assertThat(cdrTraffic()).containsExactly("5", "4", "3", "2", "1");
        assertThat(cdrTraffic("page", "2", "pageSize", "2")).containsExactly("3", "2");
        assertThat(cdrTraffic("page", "3", "pageSize", "2")).containsExactly("1");
        assertThat(cdrTraffic("page", "4", "pageSize", "2")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "simStatus,page,0,page",
        "simStatus,page,two,page",
        "simStatus,pageSize,0,pageSize",
        "simStatus,pageSize,2001,pageSize",
        "simListLite,page,-1,page",
        "simListLite,page,99999999999,page",
        "simListLite,pageSize,501,pageSize"
    })
    void refusesAPageThatIsNotValid(String operation, String parameter, String value, String named) {
        assertThat(client.call(operation, "msisdn", MSISDN, parameter, value).outcome())
                .isEqualTo("70 pagination not valid: " + named);
    }

    @Test
    void acceptsTheLargestPages() {
        assertThat(client.call("simStatus", "msisdn", MSISDN, "pageSize", "2000")
                        .outcome())
                .isEqualTo("OK");
        assertThat(client.call("simListLite", "pageSize", "500").outcome()).isEqualTo("OK");
    }

    @Test
    void refusesASimThatIsMissingOrUnknown() {
        assertThat(client.call("simStatus").outcome()).isEqualTo("20 input error: msisdn or iccid");
        assertThat(client.call("simStatus", "msisdn", "882360999999999").outcome())
                .isEqualTo("40 sim error: sim not found or not available");
    }

    @Test
    void sendsNoSimsForAnUnknownOneIfConfigured() {
        try (ThingsMobileSandbox other = ThingsMobileSandbox.builder()
                .sims(1)
                .unknownSim(UnknownSim.EMPTY_SIMS)
                .start()) {
            assertThat(new TestClient(other)
                            .call("simStatus", "msisdn", "882360999999999")
                            .body())
                    .isEqualTo("<result>\n<done>true</done>\n<sims/>\n</result>\n");
        }
    }

    @Test
    void spellsNotActiveDifferentlyInSimStatusAndSimListLite() {
        sandbox.fleet().update(MSISDN, sim -> sim.status("not-active"));

        assertThat(client.call("simStatus", "msisdn", MSISDN).first("status")).isEqualTo("not active");
        assertThat(client.call("simListLite").first("status")).isEqualTo("not-active");
    }

    @ParameterizedTest
    @CsvSource({
        "to-activate,not-active",
        "active,active",
        "active,active-waiting-initial-recharge",
        "suspended,suspended",
        "suspended,suspended-for-no-cash",
        "suspended,error-during-request",
        "deactivated,deactivated"
    })
    void filtersByStatusGroup(String group, String status) {
        sandbox.fleet().update(MSISDN, sim -> sim.status(status));

        assertThat(List.of("to-activate", "active", "suspended", "deactivated"))
                .allSatisfy(asked -> assertThat(msisdns("status", asked)).hasSize(asked.equals(group) ? 1 : 0));
    }

    @Test
    void filtersByNameAndTagAndRefusesAnUnknownStatus() {
        sandbox.fleet()
                .addSim(SandboxSim.builder("882360001000009", "8944501312167518237")
                        .name("other")
                        .tag("tag")
                        .build());

        assertThat(msisdns("name", "other")).containsExactly("882360001000009");
        assertThat(msisdns("tag", "tag")).containsExactly(MSISDN, "882360001000009");
        assertThat(msisdns("tag", "tag", "page", "2", "pageSize", "1")).containsExactly("882360001000009");
        assertThat(msisdns("tag", "tag", "name", "none")).isEmpty();
        assertThat(client.call("simListLite", "status", "not-active").outcome()).isEqualTo("20 input error: status");
    }

    @Test
    void dropsCharactersThatXmlForbids() {
        sandbox.fleet().update(MSISDN, sim -> sim.name("a\u0000\u0007\ufffeb\ud800\t<]]>&\"\ud83d\ude9a"));

        assertThat(client.call("simStatus", "msisdn", MSISDN).first("name")).isEqualTo("ab\t<]]>&\"\ud83d\ude9a");
    }

    @Test
    void refusesAPageAfterTheLastOneIfConfigured() {
        try (ThingsMobileSandbox other = ThingsMobileSandbox.builder()
                .sims(4)
                .cdrsPerSim(2)
                .callGapFactor(0)
                .beyondLastPage(BeyondLastPage.ERROR_70)
                .start()) {
            TestClient caller = new TestClient(other);
            String msisdn = other.fleet().sims().get(0).msisdn();

            List<XmlResponse> atTheEnd = List.of(
                    caller.call("simListLite", "page", "2", "pageSize", "2"),
                    caller.call("simStatus", "msisdn", msisdn, "page", "2", "pageSize", "1"),
                    caller.call("getCdrPaginated", "msisdnList", msisdn, "page", "2", "pageSize", "1"));
            List<XmlResponse> afterIt = List.of(
                    caller.call("simListLite", "page", "3", "pageSize", "2"),
                    caller.call("simListLite", "tag", "none", "page", "2"),
                    caller.call("simStatus", "msisdn", msisdn, "page", "3", "pageSize", "1"),
                    caller.call("credit", "page", "2"),
                    caller.call("getCdrPaginated", "msisdnList", msisdn, "page", "3", "pageSize", "1"));

            assertThat(atTheEnd).extracting(XmlResponse::outcome).containsOnly("OK");
            assertThat(afterIt).extracting(XmlResponse::outcome).containsOnly("70 pagination not valid: page");
            assertThat(caller.call("simListLite", "tag", "none").body()).contains("<sims/>");
        }
    }

    private List<String> msisdns(String... filter) {
        return client.call("simListLite", filter).texts("msisdn");
    }

    private List<String> cdrTraffic(String... page) {
        List<String> params = new ArrayList<>(List.of("msisdn", MSISDN));
        params.addAll(List.of(page));
        return client.call("simStatus", params.toArray(String[]::new)).texts("cdrTraffic");
    }
}
