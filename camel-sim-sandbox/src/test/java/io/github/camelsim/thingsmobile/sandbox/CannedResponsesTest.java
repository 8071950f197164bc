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

import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import io.github.camelsim.thingsmobile.sandbox.support.XmlResponse;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of chapters 5 and 6, row by row, with only the parameters of their examples. */
class CannedResponsesTest {
    private static final String NOT_FOUND = "40 sim error: sim not found or not available";
    private static final int MOST_SIMS = 1_000_000;

    @RegisterExtension
    static final ThingsMobileSandboxExtension sandbox =
            ThingsMobileSandboxExtension.of(settings -> settings.callGapFactor(0));

    private final TestClient client = new TestClient(sandbox.get());

    @ParameterizedTest
    @CsvSource({
        "activateSim",
        "blockSim",
        "disconnectSim",
        "unblockSim",
        "simStatus",
        "updateSimName",
        "updateSimTag",
        "setupSimExpirationDate",
        "setupSimTrafficThreeshold",
        "sendSms",
        "rechargeSim",
        "downloadCdr",
        "getCdrPaginated"
    })
    void findsNoSimWithTestNumberOne(String operation) {
        assertThat(call(operation, 1).outcome()).isEqualTo(NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "activateSim",
        "blockSim",
        "disconnectSim",
        "unblockSim",
        "updateSimName",
        "updateSimTag",
        "setupSimExpirationDate",
        "setupSimTrafficThreeshold",
        "sendSms",
        "rechargeSim",
        "downloadCdr"
    })
    void failsForTestNumberThreeAndSucceedsForFour(String operation) {
        assertThat(call(operation, 3).outcome()).startsWith("10 generic error: ");
        assertThat(call(operation, 4).outcome()).isEqualTo("OK");
    }

    @Test
    void sendsTheGenericErrorOfTheNodeClientsPageForBlockSim() {
        assertThat(call("blockSim", 3).outcome()).isEqualTo("10 generic error: error blocking sim");
    }

    @Test
    void refusesTheBarcodeOfTestNumberTwoInActivateSim() {
        assertThat(call("activateSim", 2).outcome()).isEqualTo("20 input error: empty or not valid input: simBarcode");
    }

    @ParameterizedTest
    @CsvSource({
        "2,not active,2015-01-20 12:45:00,321312321",
        "3,not active,'',0",
        "4,active,2016-01-20 12:45:00,1231231231"
    })
    void showsTheStatusOfTestNumbersTwoToFour(int number, String status, String activationDate, String traffic) {
        XmlResponse response = call("simStatus", number);

        assertThat(response.first("msisdn")).isEqualTo("88236000000000" + number);
        assertThat(response.first("status")).isEqualTo(status);
        assertThat(response.first("activationDate")).isEqualTo(activationDate);
        assertThat(response.first("totalTraffic")).isEqualTo(traffic);
        assertThat(response.first("plan")).isEqualTo("default");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void aTestNumberHasAnIccidOfNoGeneratedSim(int number) {
        List<SandboxSim> generated = sandbox.fleet().sims();
        long first = Long.parseLong(generated.get(0).iccid());

        long iccid = Long.parseLong(call("simStatus", number).first("iccid"));

        assertThat(generated)
                .extracting(sim -> Long.parseLong(sim.iccid()) - first)
                .as("generated ICCIDs follow each other")
                .containsExactlyElementsOf(
                        LongStream.range(0, generated.size()).boxed().toList());
        assertThat(iccid)
                .as("beyond those of as many SIMs as a sandbox can have")
                .satisfiesAnyOf(below -> assertThat(below).isLessThan(first), above -> assertThat(above)
                        .isGreaterThanOrEqualTo(first + MOST_SIMS));
    }

    @Test
    void exceedsTheCdrLimitForTestNumberFiveInDownloadCdr() {
        assertThat(call("downloadCdr", 5).outcome()).isEqualTo("20 input error: CDR limit not respected");
    }

    @ParameterizedTest
    @CsvSource({"2,1000000", "3,0"})
    void showsTrafficForTestNumberTwoAndAnSmsForThree(int number, String traffic) {
        XmlResponse response = call("getCdrPaginated", number);

        assertThat(response.texts("cdrMsisdn")).containsExactly("88236000000000" + number);
        assertThat(response.texts("cdrTraffic")).containsExactly(traffic);
    }

    @ParameterizedTest
    @CsvSource({"blockSim,2", "simStatus,5", "sendSms,2", "changeSimPlan,4", "getCdrPaginated,4", "deactivateSim,4"})
    void findsNoSimForTestNumbersWithoutARow(String operation, int number) {
        XmlResponse response = client.call(
                operation, parameter(operation), "88236000000000" + number, "message", "x", "customPlanId", "1");

        assertThat(response.outcome()).isEqualTo(NOT_FOUND);
    }

    @Test
    void keepsTestNumbersOutOfTheFleet() {
        SandboxSim before = sandbox.fleet().sims().get(0);

        call("blockSim", 4);

        assertThat(sandbox.fleet().sims()).first().isEqualTo(before);
        assertThat(sandbox.fleet().sims()).noneMatch(sim -> sim.msisdn().startsWith("88236000000000"));
    }

    private XmlResponse call(String operation, int number) {
        return client.call(operation, parameter(operation), "88236000000000" + number);
    }

    private static String parameter(String operation) {
        return operation.equals("downloadCdr") || operation.equals("getCdrPaginated") ? "msisdnList" : "msisdn";
    }
}
