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
package io.github.camelsim.thingsmobile.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.example.support.Fleet;
import io.github.camelsim.thingsmobile.example.support.Fleet.Run;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What costs money happens once, whatever happens to the call or to the program. */
class CrashSafetyIT {

    private Fleet fleet;
    private String heavy;

    @BeforeEach
    void startFleet() {
        fleet = Fleet.onH2(ThingsMobileSandbox.builder());
        heavy = fleet.active().get(2);
        fleet.hasUsed(heavy, 150);
    }

    @AfterEach
    void stopFleet() {
        fleet.close();
    }

    @Test
    void aTextWithoutAnAnswerIsNotRepeated() {
        fleet.sandbox().faults().next("sendSms", Fault.resetAfterEffect());

        Run first = fleet.runOnce();
        Run second = fleet.runOnce();

        assertThat(fleet.sandbox().journal().effects("sendSms")).isEqualTo(1);
        assertThat(fleet.sandbox().journal().count("sendSms")).isEqualTo(1);
        assertThat(fleet.actions(heavy)).containsExactly("blockSim DONE", "sendSms UNKNOWN");
        assertThat(first.console())
                .containsPattern("sendSms " + heavy + " \\(.*\\): UNKNOWN ")
                .containsOnlyOnce("CHECK BY HAND: sendSms of " + heavy + " for " + Fleet.MONTH + " ")
                .contains("1 blocked, 0 SMS sent, ");
        assertThat(second.console()).containsOnlyOnce("CHECK BY HAND: sendSms of " + heavy);
    }

    @Test
    void anIntentThatACrashLeftBehindIsReportedAndNotRepeated() {
        fleet.runOnce();
        fleet.database().update("UPDATE sim_action SET outcome = 'INTENDED'");
        fleet.sandbox().fleet().update(heavy, sim -> sim.status("active"));
        fleet.sandbox().journal().clear();

        Run run = fleet.runOnce();

        assertThat(run.console())
                .containsOnlyOnce("CHECK BY HAND: blockSim of " + heavy + " for " + Fleet.MONTH + " may have been done")
                .containsOnlyOnce("CHECK BY HAND: sendSms of " + heavy)
                .contains("the program ended before the outcome was stored");
        assertThat(fleet.sandbox().journal().count("blockSim")).isZero();
        assertThat(fleet.sandbox().journal().count("sendSms")).isZero();
        assertThat(fleet.actions(heavy)).containsExactly("blockSim INTENDED", "sendSms INTENDED");
    }

    @Test
    void theIntentIsCommittedBeforeTheCall() throws Exception {
        fleet.sandbox().faults().next("blockSim", Fault.stallBeforeHead());

        var run = CompletableFuture.supplyAsync(fleet::runOnce);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> fleet.sandbox().journal().count("blockSim") == 1);
        assertThat(fleet.actions(heavy)).containsExactly("blockSim INTENDED");

        fleet.sandbox().faults().clear();
        run.get(1, TimeUnit.MINUTES);
        assertThat(fleet.actions(heavy)).containsExactly("blockSim DONE", "sendSms DONE");
    }

    @Test
    void aBlockWithoutAnAnswerIsNotRepeatedAndNobodyIsTexted() {
        fleet.with("camel.component.thingsmobile.maxRetries", "0");
        fleet.sandbox().faults().next("blockSim", Fault.resetAfterEffect());

        fleet.runOnce();
        fleet.runOnce();

        assertThat(fleet.actions(heavy)).containsExactly("blockSim UNKNOWN");
        assertThat(fleet.sandbox().journal().count("blockSim")).isEqualTo(1);
        assertThat(fleet.sandbox().journal().count("sendSms")).isZero();
    }

    @Test
    void continuesAfterARefusedText() {
        fleet.sandbox().faults().next("sendSms", Fault.code(40, "sim error"));
        fleet.runOnce();
        assertThat(fleet.actions(heavy)).containsExactly("blockSim DONE", "sendSms FAILED");

        fleet.runOnce();
        assertThat(fleet.actions(heavy)).containsExactly("blockSim DONE", "sendSms DONE");
    }

    @Test
    void triesAgainWhatWasRefusedBeforeTheCall() {
        Run run = fleet.with("camel.component.thingsmobile.readOnly", "true").runOnce();

        assertThat(run.exitCode()).as(run.console()).isZero();
        assertThat(fleet.actions(heavy)).containsExactly("blockSim FAILED");
        assertThat(fleet.sandbox().journal().count("blockSim")).isZero();
    }

    @Test
    void blocksNobodyForTrafficOfAnEarlierMonth() {
        fleet.runOnce();
        fleet.database().update("DELETE FROM sim_action");
        fleet.database().update("UPDATE sim SET traffic_month = '2026-01', status_group = 'ACTIVE'");
        fleet.sandbox().fleet().update(heavy, sim -> sim.status("active"));

        fleet.runOnce();

        assertThat(fleet.actions(heavy)).isEmpty();
        assertThat(fleet.sandbox().journal().count("blockSim")).isEqualTo(1);
    }
}
