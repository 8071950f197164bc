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

import io.github.camelsim.infobip.sandbox.InfobipSandbox;
import io.github.camelsim.infobip.sandbox.fleet.InfobipSim;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.thingsmobile.example.support.Fleet;
import io.github.camelsim.thingsmobile.example.support.Fleet.Run;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SIMs of both providers in one table, under one quota, each blocked at its own provider. */
class MixedFleetIT {

    private static final long MEGABYTE = 1_048_576;
    private static final int INFOBIP_SIMS = 25;

    private Fleet fleet;
    private InfobipSandbox infobip;
    private String heavy;
    private String heavyAtInfobip;

    /** An empty database. */
    String newDatabase() throws Exception {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    @BeforeEach
    void startFleet() throws Exception {
        fleet = new Fleet(newDatabase(), ThingsMobileSandbox.builder().infobip(service -> service.sims(INFOBIP_SIMS)
                        .activeSims(0)))
                .with("fleet.infobip", "true");
        infobip = fleet.sandbox().infobip();
        heavy = fleet.active().get(3);
        fleet.hasUsed(heavy, 150);
        List<String> active = infobip.fleet().sims().stream()
                .filter(sim -> sim.status().equals(InfobipSim.ACTIVE))
                .map(InfobipSim::iccid)
                .toList();
        heavyAtInfobip = active.get(2);
        infobip.fleet().addUsage(heavyAtInfobip, 120 * MEGABYTE);
        infobip.fleet().addUsage(active.get(3), Fleet.QUOTA_MB * MEGABYTE);
    }

    @AfterEach
    void stopFleet() {
        fleet.close();
    }

    @Test
    void keepsBothFleetsInOneTable() {
        Run run = fleet.with("fleet.monthly-quota-mb", "1000").runOnce();

        assertThat(run.exitCode()).as(run.console()).isZero();
        assertThat(storedAtInfobip()).isEqualTo(servedByInfobip());
        InfobipSim sim = infobip.fleet().sim(heavyAtInfobip);
        assertThat(fleet.database().queryForMap("SELECT * FROM sim WHERE sim_id = ?", heavyAtInfobip))
                .containsEntry("provider", "infobip-iot")
                .containsEntry("iccid", heavyAtInfobip)
                .containsEntry("msisdn", sim.msisdn())
                .containsEntry("name", sim.name())
                .containsEntry("status_group", "ACTIVE")
                .containsEntry("monthly_traffic", 120 * MEGABYTE)
                .containsEntry("traffic_month", Fleet.MONTH);
        assertThat(run.console())
                .contains("55 SIMs read (thingsmobile 30, infobip-iot 25), 55 new, ")
                .contains("report " + Fleet.MONTH + ", infobip-iot, no tag: 220.0 MB of 25 SIMs")
                .contains(fleet.sandbox().journal().count() + infobip.journal().count()
                        + " calls made, calls refused by the service: 0, 0 blocked, ");
    }

    @Test
    void blocksEachSimAtItsOwnProviderOnce() {
        Run first = fleet.runOnce();
        infobip.fleet().update(heavyAtInfobip, sim -> sim.withStatus(InfobipSim.ACTIVE));
        Run second = fleet.runOnce();

        assertThat(first.console())
                .containsPattern("quota  blockSim " + heavy + " \\(.*, 150.0 MB this month\\): DONE")
                .containsPattern("quota  blockSim " + heavyAtInfobip + " \\(.*, 120.0 MB this month\\): DONE")
                .contains("2 blocked, 2 SMS sent");
        assertThat(second.console()).contains("0 blocked, 0 SMS sent");
        assertThat(fleet.sandbox().journal().entries("blockSim"))
                .extracting(entry -> entry.param("msisdn"))
                .containsExactly(heavy);
        assertThat(infobip.journal().entries("updateSimStatus"))
                .extracting(entry -> entry.param("iccid"))
                .containsExactly(heavyAtInfobip);
        assertThat(fleet.sandbox().journal().entries("sendSms"))
                .extracting(entry -> entry.param("message"))
                .anyMatch(text -> text.startsWith("SIM " + heavyAtInfobip + " was blocked."));
        assertThat(fleet.actions(heavyAtInfobip)).containsExactly("blockSim DONE", "sendSms DONE");
        assertThat(fleet.sandbox().journal().refused() + infobip.journal().refused())
                .isZero();
    }

    @Test
    void leavesTheSimsOfInfobipAloneWithoutTheSetting() {
        fleet.runOnce();
        fleet.database().update("DELETE FROM sim_action");
        infobip.fleet().update(heavyAtInfobip, sim -> sim.withStatus(InfobipSim.ACTIVE));
        infobip.journal().clear();

        Run run = fleet.with("fleet.infobip", "false").runOnce();

        assertThat(run.exitCode()).as(run.console()).isZero();
        assertThat(infobip.journal().count()).isZero();
    }

    @Test
    void doesNotRepeatACallWhoseAnswerIsLost() {
        infobip.faults().always("updateSimStatus", Fault.resetAfterEffect());
        Run first = fleet.runOnce();
        infobip.faults().clear();
        infobip.fleet().update(heavyAtInfobip, sim -> sim.withStatus(InfobipSim.ACTIVE));
        infobip.journal().clear();
        Run second = fleet.runOnce();

        assertThat(first.console()).contains("CHECK BY HAND: blockSim of " + heavyAtInfobip);
        assertThat(second.console()).contains("CHECK BY HAND: blockSim of " + heavyAtInfobip);
        assertThat(infobip.journal().count("updateSimStatus")).isZero();
        assertThat(fleet.actions(heavyAtInfobip)).containsExactly("blockSim UNKNOWN");
    }

    @Test
    void triesAgainWhatInfobipRefused() {
        infobip.faults().next("updateSimStatus", Fault.code(404, "no such SIM"));

        Run first = fleet.runOnce();
        Run second = fleet.runOnce();

        assertThat(first.console())
                .containsPattern("blockSim " + heavyAtInfobip + " \\(.*\\): FAILED .*no such SIM")
                .contains("1 blocked, 1 SMS sent");
        assertThat(second.console()).contains("1 blocked, 1 SMS sent");
        assertThat(infobip.fleet().sim(heavyAtInfobip).status()).isEqualTo(InfobipSim.SUSPENDED);
        assertThat(infobip.journal().entries("updateSimStatus"))
                .extracting(JournalEntry::httpStatus)
                .containsExactly(404, 200);
    }

    @Test
    void storesSimsAndTheirUsageInAnyOrder() {
        Run run = fleet.runUntil(console ->
                console.contains("2 blocked, 2 SMS sent") && storedAtInfobip().equals(servedByInfobip()));

        assertThat(run.exitCode()).isZero();
        assertThat(infobip.journal().count("updateSimStatus")).isEqualTo(1);
    }

    @Test
    void keepsAUsageThatComesBeforeItsSim() {
        fleet.runOnce();
        fleet.database().update("DELETE FROM consumer_state WHERE name LIKE '%listSims%'");
        fleet.database()
                .update("UPDATE sim SET changed_at = TIMESTAMP '1970-01-01 00:00:00', status = NULL,"
                        + " status_group = 'UNKNOWN' WHERE provider = 'infobip-iot'");

        fleet.runOnce();

        assertThat(storedAtInfobip()).isEqualTo(servedByInfobip());
    }

    @Test
    void replacesWhatWasStoredWhileTheClockWasWrong() {
        fleet.runOnce();
        fleet.database().update("DELETE FROM consumer_state");
        fleet.database().update("UPDATE sim SET changed_at = TIMESTAMP '2999-01-01 00:00:00', status = NULL");

        fleet.runOnce();

        assertThat(fleet.database()
                        .queryForList(
                                "SELECT sim_id FROM sim WHERE status IS NULL OR changed_at > '2998-01-01'",
                                String.class))
                .isEmpty();
    }

    private List<String> storedAtInfobip() {
        return fleet.database()
                .queryForList(
                        "SELECT sim_id || ' ' || status || ' ' || monthly_traffic FROM sim"
                                + " WHERE provider = 'infobip-iot' AND removed = FALSE ORDER BY sim_id",
                        String.class);
    }

    private List<String> servedByInfobip() {
        return infobip.fleet().sims().stream()
                .map(sim -> sim.iccid() + " " + sim.status() + " "
                        + infobip.fleet().usage(sim.iccid()).usedDataBytes())
                .toList();
    }
}
