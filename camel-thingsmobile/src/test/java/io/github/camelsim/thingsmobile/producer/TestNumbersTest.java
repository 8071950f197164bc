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
package io.github.camelsim.thingsmobile.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.model.ActionResult;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.model.StatusGroup;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of the API document's chapters 5 and 6, row by row, with the document's own credentials. */
class TestNumbersTest {

    /** What the document's examples leave out although chapter 4 demands it. */
    private static final Map<String, String> MANDATORY = Map.of(
            "activateSim", "&simBarcode=8944501312167518236",
            "updateSimName", "&name=my sim",
            "updateSimTag", "&tag=my sim tag",
            "setupSimExpirationDate", "&expirationDate=2031-02-28&blockSim=true",
            "setupSimTrafficThreeshold",
                    "&dailyLimit=1&blockSimDaily=true&monthlyLimit=1&blockSimMonthly=true&totalLimit=1&blockSimTotal=true",
            "sendSms", "&message=hello",
            "rechargeSim", "&amount=10");

    private static ThingsMobileSandbox sandbox;
    private static TestCamel camel;

    @BeforeAll
    static void start() {
        sandbox = ThingsMobileSandbox.builder().callGapFactor(0).start();
        camel = TestCamel.at(sandbox).with(configuration -> {
            configuration.setUsername("TMTEST");
            configuration.setToken("91c6ce3c-a848-4f0e-bfca-ab9eeff5d1e6");
        });
    }

    @AfterAll
    static void stop() {
        camel.close();
        sandbox.close();
    }

    static Stream<Arguments> rows() {
        Stream<String> notFoundGenericDone = Stream.of(
                "blockSim",
                "disconnectSim",
                "unblockSim",
                "updateSimName",
                "updateSimTag",
                "setupSimExpirationDate",
                "setupSimTrafficThreeshold",
                "sendSms",
                "rechargeSim");
        Stream<Arguments> alike = notFoundGenericDone.flatMap(
                operation -> Stream.of(row(operation, 1, 40), row(operation, 3, 10), row(operation, 4, null)));
        Stream<Arguments> own = Stream.of(
                row("activateSim", 1, 40),
                row("activateSim", 2, 20),
                row("activateSim", 3, 10),
                row("activateSim", 4, null),
                row("downloadCdr", 1, 40),
                row("downloadCdr", 3, 10),
                row("downloadCdr", 4, null),
                row("downloadCdr", 5, 20));
        return Stream.concat(own, alike);
    }

    private static Arguments row(String operation, int number, Integer code) {
        return Arguments.of(operation, "88236000000000" + number, code);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("rows")
    void anActionAnswersAsTheTableSays(String operation, String msisdn, Integer code) {
        String parameter = operation.equals("downloadCdr") ? "msisdnList" : "msisdn";
        String uri =
                "thingsmobile:" + operation + "?" + parameter + "=" + msisdn + MANDATORY.getOrDefault(operation, "");

        if (code == null) {
            assertThat(camel.call(uri, ActionResult.class).operation()).isEqualTo(operation);
        } else {
            assertThat(camel.failureOf(uri))
                    .isInstanceOfSatisfying(ThingsMobileServiceException.class, refusal -> assertThat(refusal.code())
                            .isEqualTo(code));
        }
    }

    @Test
    void simStatusDoesNotFindNumberOne() {
        assertThat(camel.failureOf("thingsmobile:simStatus?msisdn=882360000000001"))
                .isInstanceOf(ThingsMobileServiceException.class)
                .hasMessageContaining("sim not found or not available");
    }

    @ParameterizedTest
    @CsvSource({
        "882360000000002, not active, 2015-01-20T12:45:00, 321312321,",
        "882360000000003, not active, , 0, TO_ACTIVATE",
        "882360000000004, active, 2016-01-20T12:45:00, 1231231231, ACTIVE"
    })
    void simStatusShowsTheTestSims(
            String msisdn, String status, LocalDateTime activation, long traffic, StatusGroup group) {
        Sim sim = camel.call("thingsmobile:simStatus?msisdn=" + msisdn, Sim.class);

        assertThat(sim.status()).isEqualTo(status);
        assertThat(sim.statusGroup()).isEqualTo(group);
        assertThat(sim.activationDate()).isEqualTo(activation);
        assertThat(sim.totalTraffic()).isEqualTo(traffic);
        assertThat(sim.plan()).isEqualTo("default");
    }

    @Test
    void cdrPaginatedDoesNotFindNumberOne() {
        assertThat(camel.failureOf("thingsmobile:getCdrPaginated?msisdnList=882360000000001"))
                .isInstanceOfSatisfying(ThingsMobileServiceException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(40));
    }

    @ParameterizedTest
    @CsvSource({"882360000000002, true", "882360000000003, false"})
    void cdrPaginatedShowsATrafficAndAnSmsCdr(String msisdn, boolean traffic) {
        List<?> cdrs = camel.call("thingsmobile:getCdrPaginated?msisdnList=" + msisdn, List.class);

        assertThat(cdrs).singleElement().isInstanceOfSatisfying(Cdr.class, cdr -> {
            assertThat(cdr.msisdn()).isEqualTo(msisdn);
            assertThat(cdr.traffic() > 0).isEqualTo(traffic);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"simListLite", "customPlanList"})
    void listsAreThere(String operation) {
        assertThat(camel.call("thingsmobile:" + operation, Object.class))
                .asInstanceOf(LIST)
                .isNotEmpty();
    }

    @Test
    void creditIsThere() {
        assertThat(camel.call("thingsmobile:credit", Credit.class).amount()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "createCustomPlan?name=a&simAutorechargeEnabled=true&simAutorechargeCreditThreshold=1&simAutorechargeAmount=1",
                "modifyCustomPlan?customPlanId=1&name=a&simAutorechargeEnabled=true&simAutorechargeCreditThreshold=1&simAutorechargeAmount=1",
                "changeSimPlan?customPlanId=1&msisdn=882360001000001"
            })
    void plansAreManaged(String call) {
        assertThat(camel.call("thingsmobile:" + call, ActionResult.class)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"wrong, Thingsmobil3", "test, wrong"})
    void wrongBasicAuthenticationIsHttp401(String user, String password) {
        assertThat(camel.failureOf(
                        "thingsmobile:customPlanList?basicAuthUsername=" + user + "&basicAuthPassword=" + password))
                .isInstanceOfSatisfying(ThingsMobileServiceException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(401);
                    assertThat(refusal.getHttpResponseCode()).isEqualTo(401);
                });
    }

    @Test
    void aWrongTokenIsUserError() {
        assertThat(camel.failureOf("thingsmobile:customPlanList?token=wrong"))
                .isInstanceOfSatisfying(ThingsMobileServiceException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(30));
    }
}
