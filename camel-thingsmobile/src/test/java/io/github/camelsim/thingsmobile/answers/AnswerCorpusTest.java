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
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import io.github.camelsim.thingsmobile.client.ThingsMobileParseException;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.model.ActionResult;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import io.github.camelsim.thingsmobile.model.CustomPlan;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.model.StatusGroup;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample answers of the API document, with its typos corrected; what success, failure and status look like. */
class AnswerCorpusTest extends AnswersTest {

    @Test
    void readsTheSampleOfSimStatus() {
        Sim sim = read(SIM, sample("4.5-simStatus"), Sim.class);

        assertThat(sim)
                .isEqualTo(new Sim(
                        "447937557899",
                        "8944501312167518236",
                        "name",
                        "tag",
                        "active",
                        "AllInOne Sim",
                        "default",
                        null,
                        null,
                        null,
                        LocalDateTime.of(2018, 2, 7, 15, 52, 49),
                        LocalDateTime.of(2018, 2, 20, 0, 0),
                        null,
                        30L,
                        123L,
                        1234L,
                        0L,
                        1_000_000L,
                        2_000_000L,
                        3_000_000L,
                        true,
                        true,
                        true,
                        true,
                        List.of(new Cdr(
                                "447937557899",
                                "123456",
                                START,
                                START.plusMinutes(5),
                                "Zone 1",
                                "Zone 1",
                                "ITAWI",
                                123_456L))));
    }

    @Test
    void readsTheSampleOfSimListLite() {
        List<?> sims = read("thingsmobile:simListLite", sample("4.6-simListLite"), List.class);

        assertThat(sims)
                .isEqualTo(List.of(new Sim(
                        "447937557899",
                        "8944501312167518236",
                        "name",
                        "tag",
                        "active",
                        "AllInOne Sim",
                        "Pay-per-use plan",
                        "default",
                        "United States of America",
                        "TM-1",
                        LocalDateTime.of(2018, 2, 7, 15, 52, 49),
                        LocalDateTime.of(2018, 2, 20, 0, 0),
                        LocalDateTime.of(2019, 4, 20, 8, 37, 52),
                        30L,
                        295_000L,
                        1234L,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)));
    }

    @Test
    void readsTheSampleOfCredit() {
        Credit credit = read("thingsmobile:credit", sample("4.7-credit"), Credit.class);

        assertThat(credit)
                .isEqualTo(new Credit(
                        new BigDecimal("9.00"),
                        "EUR",
                        List.of(
                                new CreditOperation(
                                        LocalDateTime.of(2017, 6, 30, 15, 21),
                                        new BigDecimal("10.00"),
                                        "Credit recharge",
                                        null),
                                new CreditOperation(
                                        LocalDateTime.of(2017, 6, 30, 15, 22),
                                        new BigDecimal("-1.00"),
                                        "Sim recharge",
                                        "882360000000001"))));
    }

    @Test
    void readsTheSampleOfCustomPlanList() {
        List<?> plans = read("thingsmobile:customPlanList", sample("4.12-customPlanList"), List.class);

        assertThat(plans)
                .isEqualTo(List.of(
                        new CustomPlan("1", "Custom plan example", true, BigDecimal.TEN, BigDecimal.TEN),
                        new CustomPlan("2", "Custom plan example", false, null, null)));
    }

    @Test
    void readsTheSampleOfGetCdrPaginated() {
        List<?> cdrs = read(
                "thingsmobile:getCdrPaginated?msisdnList=882360001975037", sample("4.19-getCdrPaginated"), List.class);

        LocalDateTime start = LocalDateTime.of(2020, 10, 5, 19, 11, 48);
        assertThat(cdrs)
                .isEqualTo(List.of(new Cdr(
                        "882360001975037", null, start, start.plusMinutes(10), "Zone 1", "ESP", "ESPVV", 1_000_000L)));
    }

    @ParameterizedTest
    @CsvSource({"4.1-ok", "4.8-ok"})
    void readsTheSamplesOfSuccess(String name) {
        assertThat(read("thingsmobile:blockSim?msisdn=1", sample(name), ActionResult.class))
                .isEqualTo(new ActionResult("blockSim", "1", null, null));
    }

    @Test
    void readsTheSampleOfDownloadCdr() {
        assertThat(read("thingsmobile:downloadCdr?msisdnList=1", sample("4.17-downloadCdr"), ActionResult.class)
                        .message())
                .isEqualTo("Export scheduled correctly. The file that you requested will be sent to you via email.");
    }

    @ParameterizedTest
    @CsvSource({
        "4.1-ko, 40, sim error: sim not found or not available",
        "4.17-ko, 20, input error: CDR limit not respected"
    })
    void readsTheSamplesOfFailure(String name, int code, String message) {
        assertRefused(sample(name), code, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<sims/>", "<sims></sims>", "<sims> </sims>"})
    void aFleetMayBeEmpty(String sims) {
        assertThat(read("thingsmobile:simListLite", "<result><done>true</done>" + sims + "</result>", Object.class))
                .asInstanceOf(LIST)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<sims/>", "<sims></sims>", "<sims> </sims>"})
    void noSimForASimThatWasAskedForIsCodeZero(String sims) {
        assertThat(failure(SIM, "<result><done>true</done>" + sims + "</result>"))
                .isInstanceOfSatisfying(ThingsMobileServiceException.class, refusal -> assertThat(refusal.code())
                        .isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {"errorMessage", "message"})
    void theTextOfAFailureHasTwoNames(String element) {
        String text = "<" + element + ">sim error: it &lt;is&gt; &quot;off&quot;</" + element + ">";

        assertRefused(
                "<result>" + text + "<errorCode>40</errorCode><done>false</done></result>", 40, "it <is> \"off\"");
        assertRefused("<result><done>0</done><errorCode> 40 </errorCode>" + text + "</result>", 40, "it <is>");
    }

    @Test
    void aFailureMayGiveNoCodeOrNoText() {
        assertRefused("<result><done>false</done><errorMessage>no</errorMessage></result>", 0, "no");
        assertRefused("<result><done>false</done><errorCode>30</errorCode></result>", 30, "");
        assertRefused("<result><done>false</done></result>", 0, "");
        assertRefused("<result><done>false</done><errorCode/><errorMessage/></result>", 0, "");
    }

    @Test
    void notActiveSaysLittleOfASimThatWasActivated() {
        String activated = "<activationDate>2017-01-20 12:45:00</activationDate>";

        assertThat(simWith("<status>not active</status>" + activated).statusGroup())
                .isNull();
        assertThat(simWith("<status>not active</status>").statusGroup()).isEqualTo(StatusGroup.TO_ACTIVATE);
        assertThat(simWith("<status>not-active</status>" + activated).statusGroup())
                .isEqualTo(StatusGroup.TO_ACTIVATE);
        assertThat(simWith("<status>active</status>" + activated).statusGroup()).isEqualTo(StatusGroup.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "not-active, TO_ACTIVATE",
        "not active, TO_ACTIVATE",
        "active, ACTIVE",
        "active-waiting-initial-recharge, ACTIVE",
        "suspended, SUSPENDED",
        "replaced, SUSPENDED",
        "deleted, SUSPENDED",
        "suspended-for-data, SUSPENDED",
        "suspended-for-traffic, SUSPENDED",
        "suspended-for-no-cash, SUSPENDED",
        "suspended-for-country-disabled, SUSPENDED",
        "waiting-activation-fixed-ip, SUSPENDED",
        "suspended-for-traffic-limit-in-country, SUSPENDED",
        "operation-in-progress, SUSPENDED",
        "error-during-request, SUSPENDED",
        "pending-monthly-network-access-charge, SUSPENDED",
        "deactivated, DEACTIVATED",
        "a newer one,"
    })
    void theStatusStaysTheVendorsTextAndHasAGroup(String status, StatusGroup group) {
        Sim sim = simWith("<status>" + status + "</status>");

        assertThat(sim.status()).isEqualTo(status);
        assertThat(sim.statusGroup()).isEqualTo(group);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no xml",
                "<html><body>Sign in</body></html>",
                "<!DOCTYPE html><html><br></html>",
                "<result>",
                "<result><done>true</done>",
                "<result><done>true</result>",
                "<result><done>true</done></result><more/>",
                "<result><done>true</done></result>more",
                "<other><done>true</done></other>",
                "<!DOCTYPE result><result><done>true</done></result>",
                "<!DOCTYPE result [<!ENTITY a \"true\">]><result><done>&a;</done></result>",
                "<!DOCTYPE result [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><result><done>true</done></result>",
                "<result><done>&unknown;</done></result>",
                "<result><done>maybe</done></result>"
            })
    void anIncompleteAnswerIsAParseException(String answer) {
        assertThat(failure(SIM, answer)).isInstanceOf(ThingsMobileParseException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<result/>", "<result></result>", "<result> </result>", "<result><sims/></result>"})
    void anAnswerThatDoesNotSayItIsDoneIsAFailure(String answer) {
        assertThat(failure(SIM, answer)).isInstanceOf(ThingsMobileException.class);
        assertThat(failure("thingsmobile:rechargeSim?msisdn=1&amount=5", answer))
                .isInstanceOfSatisfying(ThingsMobileException.class, failure -> assertThat(failure.outcomeUnknown())
                        .isTrue());
    }
}
