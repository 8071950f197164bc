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

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.client.ErrorCode;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.model.ActionResult;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.model.CustomPlan;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.support.OperationSample;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import io.github.camelsim.thingsmobile.support.SandboxTest;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The result of each operation: types, effects in the sandbox, and the error codes of the document. */
class ResultIT extends SandboxTest {

    /** Code 10 is a problem of the service, which may have carried out the call. */
    private static final Set<String> ONCE =
            Set.of("activateSim", "rechargeSim", "sendSms", "createCustomPlan", "downloadCdr", "deactivateSim");

    private static final Set<String> READS =
            Set.of("simStatus", "simListLite", "credit", "customPlanList", "getCdrPaginated");
    private static final Map<Integer, ErrorCode> NAMES = Map.of(
            10, ErrorCode.GENERIC_ERROR,
            20, ErrorCode.INPUT_ERROR,
            30, ErrorCode.USER_ERROR,
            40, ErrorCode.SIM_ERROR,
            50, ErrorCode.SHARED_CREDIT_ACCOUNT_ERROR,
            60, ErrorCode.TOO_MANY_REQUESTS,
            70, ErrorCode.PAGINATION_NOT_VALID,
            80, ErrorCode.CDRS_ERROR,
            90, ErrorCode.CREDIT_HISTORY_ERROR);

    @Override
    protected void configure(ThingsMobileConfiguration configuration) {
        configuration.setMaxWait(Duration.ofMillis(10));
    }

    static Stream<Arguments> documentedErrors() {
        return OperationSample.all().flatMap(sample -> sample.codes().stream().map(code -> Arguments.of(sample, code)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("documentedErrors")
    void aDocumentedErrorIsAServiceException(OperationSample sample, int code) {
        sandbox.faults().always(sample.operation(), Fault.code(code, "the vendor's words: " + code));

        Throwable failure = camel.failureOf(sample.uri(), null, sample.headers());

        assertThat(failure)
                .isInstanceOfSatisfying(ThingsMobileServiceException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.errorCode()).isEqualTo(NAMES.get(code));
                    assertThat(refusal.operation()).isEqualTo(sample.operation());
                    assertThat(refusal.outcomeUnknown()).isEqualTo(code == 10 && ONCE.contains(sample.operation()));
                    assertThat(refusal.getHttpResponseCode()).isEqualTo(200);
                })
                .hasMessageContaining(sample.operation())
                .hasMessageContaining("the vendor's words: " + code);
        assertThat(sandbox.journal().count(sample.operation())).isEqualTo(1);
    }

    static Stream<OperationSample> actions() {
        return OperationSample.all().filter(sample -> !READS.contains(sample.operation()));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void anActionGivesAnActionResultWithWhatWasAskedFor(OperationSample sample) {
        try (var server = new RecordingServer();
                var other = TestCamel.at(server.baseUri())) {
            server.answer(Response.xml("<result><sims/><creditHistory/><done>true</done></result>"));

            Message message = other.send(sample.uri(), null, sample.headers()).getMessage();

            assertThat(message.getBody())
                    .isEqualTo(new ActionResult(
                            sample.operation(),
                            (String) sample.given().get("msisdn"),
                            (String) sample.given().get("iccid"),
                            null));
            assertThat(message.getHeader("CamelThingsMobileResultOperation")).isEqualTo(sample.operation());
        }
    }

    @Test
    void whatTheServiceSaysToAnActionIsInItsResult() {
        var result =
                camel.call("thingsmobile:downloadCdr?msisdnList=" + activeSim().msisdn(), ActionResult.class);

        assertThat(result.operation()).isEqualTo("downloadCdr");
        assertThat(result.message())
                .isEqualTo("Export scheduled correctly. The file that you requested will be sent to you via email.");
    }

    @Test
    void simStatusGivesTheSimWithItsCdrs() {
        SandboxSim there = activeSim();

        Message message =
                camel.send("thingsmobile:simStatus?msisdn=" + there.msisdn()).getMessage();

        var sim = (Sim) message.getBody();
        assertThat(sim.msisdn()).isEqualTo(there.msisdn());
        assertThat(sim.iccid()).isEqualTo(there.iccid());
        assertThat(sim.activationDate()).isEqualTo(there.activationDate());
        assertThat(sim.totalTraffic()).isEqualTo(there.traffic().total());
        assertThat(sim.cdrs()).extracting(Cdr::msisdn).hasSize(3).containsOnly(there.msisdn());
        assertThat(sim.cdrs())
                .extracting(Cdr::traffic)
                .isEqualTo(sandbox.fleet().cdrs(there.msisdn()).stream()
                        .map(cdr -> cdr.traffic())
                        .toList());
        assertPage(message, 1, 2000, false);
    }

    @Test
    void simListLiteGivesSims() {
        Message message = camel.send("thingsmobile:simListLite?pageSize=10").getMessage();

        assertThat(message.getBody()).asInstanceOf(LIST).hasSize(10).hasOnlyElementsOfType(Sim.class);
        assertPage(message, 1, 10, true);
    }

    @Test
    void getCdrPaginatedGivesCdrs() {
        Message message = camel.send("thingsmobile:getCdrPaginated?page=2&pageSize=2&msisdnList="
                        + activeSim().msisdn())
                .getMessage();

        assertThat(message.getBody()).asInstanceOf(LIST).hasSize(1).hasOnlyElementsOfType(Cdr.class);
        assertPage(message, 2, 2, false);
    }

    @Test
    void creditGivesCreditWithItsHistory() {
        Message message = camel.send("thingsmobile:credit").getMessage();

        var credit = (Credit) message.getBody();
        assertThat(credit.amount()).isEqualByComparingTo(sandbox.fleet().credit());
        assertThat(credit.currency()).isEqualTo("EUR");
        assertThat(credit.history()).hasSameSizeAs(sandbox.fleet().creditHistory());
        assertPage(message, 1, 500, false);
    }

    @Test
    void customPlanListGivesPlans() {
        Message message = camel.send("thingsmobile:customPlanList").getMessage();

        assertThat(message.getBody())
                .asInstanceOf(LIST)
                .hasOnlyElementsOfType(CustomPlan.class)
                .contains(
                        new CustomPlan("1", "Custom plan example", true, BigDecimal.TEN, BigDecimal.TEN),
                        new CustomPlan("2", "Custom plan example", false, null, null));
        assertThat(message.getHeader("CamelThingsMobileResultOperation")).isEqualTo("customPlanList");
        assertThat(message.getHeaders()).doesNotContainKeys("CamelThingsMobileResultPage");
    }

    private static void assertPage(Message message, int page, int pageSize, boolean hasMore) {
        assertThat(message.getHeader("CamelThingsMobileResultPage")).isEqualTo(page);
        assertThat(message.getHeader("CamelThingsMobileResultPageSize")).isEqualTo(pageSize);
        assertThat(message.getHeader("CamelThingsMobileResultHasMore")).isEqualTo(hasMore);
    }

    @Test
    void changesByActionsAreReadBack() {
        String msisdn = activeSim().msisdn();
        String sim = "?msisdn=" + msisdn;

        camel.call("thingsmobile:updateSimName" + sim, null, Map.of("CamelThingsMobileName", "Näme"), Object.class);
        camel.call("thingsmobile:updateSimTag" + sim + "&tag=mine", Object.class);
        camel.call(
                "thingsmobile:setupSimExpirationDate" + sim + "&expirationDate=2031-02-28&blockSim=true", Object.class);
        camel.call(
                "thingsmobile:setupSimTrafficThreeshold" + sim
                        + "&dailyLimit=1&blockSimDaily=true&monthlyLimit=2&blockSimMonthly=false"
                        + "&totalLimit=3&blockSimTotal=true",
                Object.class);
        camel.call("thingsmobile:blockSim" + sim, Object.class);

        Sim read = camel.call("thingsmobile:simStatus" + sim, Sim.class);
        assertThat(read.name()).isEqualTo("Näme");
        assertThat(read.tag()).isEqualTo("mine");
        assertThat(read.expirationDate()).isEqualTo("2031-02-28T00:00:00");
        assertThat(read.blockSimAfterExpirationDate()).isTrue();
        assertThat(read.dailyTrafficThreshold()).isEqualTo(1_048_576L);
        assertThat(read.blockSimMonthly()).isFalse();
        assertThat(read.blockSimTotal()).isTrue();
        assertThat(read.status()).isEqualTo("not active");
        camel.call("thingsmobile:unblockSim" + sim, Object.class);
        assertThat(camel.call("thingsmobile:simStatus" + sim, Sim.class).status())
                .isEqualTo("active");
    }

    @Test
    void activationByMultipartTakesEffect() {
        SandboxSim sim =
                sandbox.fleet().sims(s -> s.status().equals("not-active")).get(0);

        camel.call(
                "thingsmobile:activateSim?msisdn=" + sim.msisdn() + "&simBarcode=" + sim.iccid(), ActionResult.class);

        assertThat(sandbox.fleet().sim(sim.msisdn()).status()).isEqualTo("active");
    }

    @Test
    void aSimThatIsAskedForAndNotThereIsServiceErrorZero() {
        try (var server = new RecordingServer();
                var other = TestCamel.at(server.baseUri())) {
            server.answer(Response.xml("<result><done>true</done><sims/></result>"));

            Throwable failure = other.failureOf("thingsmobile:simStatus?msisdn=1");

            assertThat(failure).isInstanceOfSatisfying(ThingsMobileServiceException.class, refusal -> {
                assertThat(refusal.code()).isZero();
                assertThat(refusal.errorCode()).isEqualTo(ErrorCode.NONE);
            });
        }
    }

    private static SandboxSim activeSim() {
        return sandbox.fleet()
                .sims(sim -> sim.status().equals("active") && sim.traffic().total() > 0)
                .get(0);
    }
}
