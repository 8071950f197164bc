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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 4.1 to 4.4 and deactivateSim: what changes a SIM's status. */
class SimStateTest {
    private final ThingsMobileSandbox sandbox =
            ThingsMobileSandbox.builder().sims(20).callGapFactor(0).start();
    private final TestClient client = new TestClient(sandbox);
    private final String active = msisdnWith("active");

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void activatesASimAndSetsItsDate() {
        SandboxSim sim = sandbox.fleet().sim(msisdnWith("not-active"));

        XmlResponse response = client.call("activateSim", "msisdn", sim.msisdn(), "simBarcode", sim.iccid());

        assertThat(response.body()).isEqualTo("<result>\n<done>true</done>\n</result>\n");
        assertThat(sandbox.fleet().sim(sim.msisdn()).status()).isEqualTo("active");
        assertThat(client.call("simStatus", "msisdn", sim.msisdn()).first("activationDate"))
                .isNotEmpty();
    }

    @Test
    void refusesAnActivationWithWrongOrMissingParameters() {
        SandboxSim sim = sandbox.fleet().sim(msisdnWith("not-active"));
        SandboxSim already = sandbox.fleet().sim(active);

        assertThat(client.call("activateSim", "simBarcode", sim.iccid()).outcome())
                .isEqualTo("20 input error: msisdn");
        assertThat(client.call("activateSim", "msisdn", sim.msisdn()).outcome())
                .isEqualTo("20 input error: simBarcode");
        assertThat(client.call("activateSim", "msisdn", sim.msisdn(), "simBarcode", "12")
                        .outcome())
                .isEqualTo("20 input error: simBarcode");
        assertThat(client.call("activateSim", "msisdn", sim.msisdn(), "simBarcode", already.iccid())
                        .outcome())
                .isEqualTo("20 input error: simBarcode");
        assertThat(client.call("activateSim", "msisdn", "882360999999999", "simBarcode", sim.iccid())
                        .outcome())
                .isEqualTo("40 sim error: sim not found or not available");
        assertThat(client.call("activateSim", "msisdn", active, "simBarcode", already.iccid())
                        .outcome())
                .isEqualTo("40 sim error: sim status is active");
    }

    @Test
    void suspendsABlockedSimAndActivatesAnUnblockedOne() {
        assertThat(client.call("blockSim", "msisdn", active).outcome()).isEqualTo("OK");
        assertThat(client.call("simStatus", "msisdn", active).first("status")).isEqualTo("not active");
        assertThat(sandbox.fleet().sim(active).status()).isEqualTo("suspended");

        String iccid = sandbox.fleet().sim(active).iccid();
        assertThat(client.call("unblockSim", "iccid", iccid).outcome()).isEqualTo("OK");
        assertThat(client.call("simStatus", "iccid", iccid).first("status")).isEqualTo("active");
    }

    @Test
    void keepsTheStatusOfADisconnectedSim() {
        SandboxSim before = sandbox.fleet().sim(active);

        assertThat(client.call("disconnectSim", "msisdn", active).outcome()).isEqualTo("OK");

        assertThat(sandbox.fleet().sim(active)).isEqualTo(before);
        assertThat(sandbox.journal().effects("disconnectSim")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "suspended-for-traffic", "suspended-for-data"})
    void endsASuspensionByUnblocking(String status) {
        sandbox.fleet().update(active, sim -> sim.status(status));

        assertThat(client.call("unblockSim", "msisdn", active).outcome()).isEqualTo("OK");
        assertThat(sandbox.fleet().sim(active).status()).isEqualTo("active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"replaced", "deleted", "waiting-activation-fixed-ip", "operation-in-progress"})
    void refusesToUnblockSimsThatAreNotSuspended(String status) {
        sandbox.fleet().update(active, sim -> sim.status(status));

        assertThat(client.call("unblockSim", "msisdn", active).outcome())
                .isEqualTo("40 sim error: sim status is " + status);
        assertThat(sandbox.fleet().sim(active).status()).isEqualTo(status);
        sandbox.fleet().update(active, sim -> sim.status("active"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "deactivated", "replaced", "not-active"})
    void showsNotActiveForEverySimThatIsNotActive(String status) {
        sandbox.fleet().update(active, sim -> sim.status(status));

        assertThat(client.call("simStatus", "msisdn", active).first("status")).isEqualTo("not active");
        assertThat(client.call("simListLite", "pageSize", "1").first("status")).isEqualTo(status);
        sandbox.fleet().update(active, sim -> sim.status("active"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"blockSim", "disconnectSim", "unblockSim"})
    void acceptsRepeatedCalls(String operation) {
        client.call(operation, "msisdn", active);

        assertThat(client.call(operation, "msisdn", active).outcome()).isEqualTo("OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"blockSim", "disconnectSim", "unblockSim", "deactivateSim"})
    void refusesASimThatIsMissingMalformedUnknownOrOfAnotherBarcode(String operation) {
        String other = sandbox.fleet().sims().get(1).iccid();

        assertThat(client.call(operation).outcome()).isEqualTo("20 input error: msisdn or iccid");
        assertThat(client.call(operation, "msisdn", "12a").outcome()).isEqualTo("20 input error: msisdn");
        assertThat(client.call(operation, "iccid", "12").outcome()).isEqualTo("20 input error: iccid");
        assertThat(client.call(operation, "msisdn", "882360999999999").outcome())
                .isEqualTo("40 sim error: sim not found or not available");
        assertThat(client.call(operation, "msisdn", active, "iccid", other).outcome())
                .isEqualTo("40 sim error: sim not found or not available");
    }

    @ParameterizedTest
    @ValueSource(strings = {"blockSim", "disconnectSim", "unblockSim"})
    void refusesASimThatWasNeverActivated(String operation) {
        assertThat(client.call(operation, "msisdn", msisdnWith("not-active")).outcome())
                .isEqualTo("40 sim error: sim status is not-active");
    }

    @Test
    void refusesEveryChangeOfADeactivatedSim() {
        String iccid = sandbox.fleet().sim(active).iccid();
        assertThat(client.call("deactivateSim", "msisdn", active).outcome()).isEqualTo("OK");

        String refusal = "40 sim error: sim status is deactivated";
        assertThat(client.call("deactivateSim", "msisdn", active).outcome()).isEqualTo(refusal);
        assertThat(client.call("unblockSim", "msisdn", active).outcome()).isEqualTo(refusal);
        assertThat(client.call("activateSim", "msisdn", active, "simBarcode", iccid)
                        .outcome())
                .isEqualTo(refusal);
        assertThat(client.call("updateSimName", "msisdn", active, "name", "x").outcome())
                .isEqualTo(refusal);
        assertThat(client.call("sendSms", "msisdn", active, "message", "x").outcome())
                .isEqualTo(refusal);
        assertThat(client.call("rechargeSim", "msisdn", active, "amount", "1").outcome())
                .isEqualTo(refusal);
        assertThat(client.call("simStatus", "msisdn", active).first("status")).isEqualTo("not active");
    }

    private String msisdnWith(String status) {
        return sandbox.fleet().sims(sim -> sim.status().equals(status)).get(0).msisdn();
    }
}
