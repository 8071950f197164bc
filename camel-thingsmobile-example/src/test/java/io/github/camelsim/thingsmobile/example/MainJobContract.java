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

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.sandbox.SandboxJournal;
import io.github.camelsim.thingsmobile.example.support.Fleet;
import io.github.camelsim.thingsmobile.example.support.Fleet.Run;
import io.github.camelsim.thingsmobile.example.support.StoredCdrs;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The main job, on whatever database. */
abstract class MainJobContract {

    private Fleet fleet;
    private List<String> heavy;

    /** An empty database. */
    abstract String newDatabase() throws Exception;

    @BeforeEach
    void startFleet() throws Exception {
        fleet = new Fleet(newDatabase(), ThingsMobileSandbox.builder());
        heavy = fleet.active().subList(3, 5);
        fleet.hasUsed(heavy.get(0), 100.5);
        fleet.hasUsed(heavy.get(1), 4_000);
        fleet.hasUsed(fleet.active().get(6), 100);
    }

    @AfterEach
    void stopFleet() {
        fleet.close();
    }

    @Test
    void keepsTheWholeFleetInATable() {
        Run run = fleet.runOnce();

        assertThat(run.exitCode()).as(run.console()).isZero();
        assertThat(fleet.database().queryForList("SELECT msisdn FROM sim ORDER BY msisdn", String.class))
                .isEqualTo(fleet.sandbox().fleet().sims().stream()
                        .map(SandboxSim::msisdn)
                        .toList());
        SandboxSim sim = fleet.sandbox().fleet().sims().get(13);
        assertThat(fleet.database().queryForMap("SELECT * FROM sim WHERE msisdn = ?", sim.msisdn()))
                .containsEntry("iccid", sim.iccid())
                .containsEntry("name", sim.name())
                .containsEntry("status", sim.status())
                .containsEntry("status_group", "ACTIVE")
                .containsEntry("monthly_traffic", sim.traffic().monthly())
                .containsEntry("removed", false);
    }

    @Test
    void keepsEveryCdrAndReportsTheTrafficByTag() {
        Run run = fleet.runOnce();

        assertThat(StoredCdrs.in(fleet.database())).isNotEmpty().isEqualTo(StoredCdrs.of(fleet.sandbox()));
        assertThat(run.console())
                .containsPattern("report \\d{4}-\\d\\d-\\d\\d, \\w+: \\d+\\.\\d MB in \\d+ CDRs of \\d+ SIMs\\R");
    }

    @Test
    void goesOnWithTheCdrsAfterARestart() {
        fleet.runOnce();
        SandboxCdr old = fleet.sandbox().fleet().cdrs(fleet.active().get(7)).get(1);
        fleet.sandbox().fleet().addSilentCdr(old);
        fleet.sandbox().fleet().addSilentCdr(old);
        fleet.sandbox().fleet().addCdr(fleet.cdrOfToday(fleet.active().get(8)));

        Run second = fleet.runOnce();
        Run third = fleet.runOnce();

        assertThat(second.console()).contains(" 3 CDRs stored");
        assertThat(third.console()).contains(" 0 CDRs stored");
        assertThat(StoredCdrs.in(fleet.database())).isEqualTo(StoredCdrs.of(fleet.sandbox()));
    }

    @Test
    void aCdrThatIsStoredButNotRememberedIsNotStoredTwice() {
        fleet.runOnce();
        fleet.database().execute("DELETE FROM read_cdr");
        fleet.database().execute("DELETE FROM consumer_state");

        Run run = fleet.runOnce();

        assertThat(run.console()).contains("30 SIMs read, 0 new, 0 CDRs stored");
        assertThat(StoredCdrs.in(fleet.database())).isEqualTo(StoredCdrs.of(fleet.sandbox()));
    }

    @Test
    void redeliversACdrThatCouldNotBeStored() {
        fleet.runOnce();
        fleet.database().execute("ALTER TABLE cdr ADD CONSTRAINT full_up CHECK (traffic < 1000000)");
        fleet.sandbox().fleet().addCdr(fleet.cdrOfToday(fleet.active().get(8)));
        fleet.sandbox().journal().clear();

        Run failing = fleet.runOnce();
        fleet.database().execute("ALTER TABLE cdr DROP CONSTRAINT full_up");
        Run corrected = fleet.runOnce();

        assertThat(failing.exitCode()).isEqualTo(1);
        assertThat(failing.console())
                .contains("ERROR cdrs   Failed: ", "ERROR fleet  Failed: ")
                .containsIgnoringCase("full_up");
        assertThat(corrected.console()).contains(" 1 CDRs stored");
        assertThat(StoredCdrs.in(fleet.database())).isEqualTo(StoredCdrs.of(fleet.sandbox()));
    }

    @Test
    void blocksSimsOverTheQuotaAndTextsTheirOwner() {
        Run run = fleet.runOnce();

        assertThat(run.exitCode()).as(run.console()).isZero();

        SandboxJournal journal = fleet.sandbox().journal();
        assertThat(journal.entries("blockSim"))
                .extracting(entry -> entry.param("msisdn"))
                .isEqualTo(heavy);
        assertThat(fleet.sandbox().fleet().sim(heavy.get(0)).status()).isEqualTo("suspended");
        assertThat(journal.entries("sendSms"))
                .extracting(entry -> entry.param("msisdn") + ": " + entry.param("message"))
                .containsExactly(
                        fleet.owner() + ": SIM " + heavy.get(0) + " was blocked. Its traffic is over 100 MB in "
                                + Fleet.MONTH + ".",
                        fleet.owner() + ": SIM " + heavy.get(1) + " was blocked. Its traffic is over 100 MB in "
                                + Fleet.MONTH + ".");
        assertThat(fleet.database()
                        .queryForList(
                                "SELECT sim_id || ' ' || traffic_month || ' ' || action || ' ' || outcome FROM sim_action"
                                        + " ORDER BY action, sim_id",
                                String.class))
                .containsExactly(
                        heavy.get(0) + " " + Fleet.MONTH + " blockSim DONE",
                        heavy.get(1) + " " + Fleet.MONTH + " blockSim DONE",
                        heavy.get(0) + " " + Fleet.MONTH + " sendSms DONE",
                        heavy.get(1) + " " + Fleet.MONTH + " sendSms DONE");
        assertThat(run.console())
                .contains("fleet  30 new or changed SIMs in ")
                .contains("quota  blockSim " + heavy.get(1) + " ("
                        + fleet.sandbox().fleet().sim(heavy.get(1)).name() + ", 4000.0 MB this month): DONE")
                .contains("30 SIMs read, 30 new, " + fleet.sandbox().fleet().cdrCount() + " CDRs stored, ")
                .contains(journal.count()
                        + " calls made, calls refused by the service: 0, 2 blocked, 2 SMS sent, credit 249.96 EUR");
        assertThat(journal.refused()).isZero();
    }

    @Test
    void neverBlocksTheOwner() {
        fleet.hasUsed(fleet.owner(), 5_000);

        Run run = fleet.runOnce();

        assertThat(fleet.sandbox().fleet().sim(fleet.owner()).status()).isEqualTo("active");
        assertThat(fleet.sandbox().journal().count("blockSim")).isEqualTo(2);
        assertThat(run.console()).contains("2 blocked, 2 SMS sent, credit");
    }

    @Test
    void showsNamesWithoutWhatSteersAConsole() {
        String name = "x\u009b2J\n\nRound 99\r\u202e\u2028" + "y".repeat(5_000);
        fleet.sandbox().fleet().update(heavy.get(0), sim -> sim.name(name).tag("a\nb\u0085"));
        fleet.sandbox().fleet().addCdr(fleet.cdrOfToday(heavy.get(0)));
        fleet.sandbox().faults().next("sendSms", Fault.code(40, "no\n  30 SIMs read\u009b2J"));

        Run run = fleet.runOnce();

        assertThat(run.console())
                .contains("(x?2J\\n\\nRound 99\\r??yyyy", "a\\nb?")
                .doesNotContainPattern("(?m)^Round 99")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]");
        assertThat(run.console().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(1_100));
    }

    @Test
    void repeatsNothingAfterARestartEvenIfASimIsActiveAgain() {
        fleet.runOnce();
        fleet.sandbox().fleet().update(heavy.get(0), sim -> sim.status("active"));

        Run again = fleet.runOnce();

        assertThat(fleet.sandbox().journal().count("blockSim")).isEqualTo(2);
        assertThat(fleet.sandbox().journal().count("sendSms")).isEqualTo(2);
        assertThat(again.console()).contains("0 blocked, 0 SMS sent, ");
    }

    @Test
    void worksInAnyOrderOfItsRoutes() {
        Run run = fleet.runUntil(console -> console.contains("2 blocked, 2 SMS sent"));

        assertThat(run.exitCode()).isZero();
        assertThat(fleet.sandbox().journal().count("blockSim")).isEqualTo(2);
        assertThat(fleet.sandbox().journal().count("sendSms")).isEqualTo(2);
        assertThat(run.console())
                .containsOnlyOnce("blockSim " + heavy.get(0))
                .containsOnlyOnce("sendSms " + heavy.get(0))
                .doesNotContain("ERROR", "CHECK BY HAND");
    }

    @Test
    void reportsTheTrafficOfACdrThatComesBeforeItsSim() {
        fleet.runOnce();
        fleet.database().update("DELETE FROM sim");

        Run run = fleet.runOnce();

        assertThat(run.exitCode()).as(run.console()).isZero();
        assertThat(run.console()).contains(", no tag: ");
        assertThat(StoredCdrs.in(fleet.database())).isEqualTo(StoredCdrs.of(fleet.sandbox()));
    }

    @Test
    void warnsWhenTheCreditIsLow() {
        Run run = fleet.with("fleet.credit-limit", "1000").runOnce();

        assertThat(run.console()).contains("WARN  credit The credit is 249.96 EUR, under the limit of 1000");
    }

    @Test
    void followsChangesOfTheFleet() {
        fleet.runOnce();
        String gone = heavy.get(1);
        String changed = fleet.active().get(7);
        fleet.sandbox().fleet().removeSim(gone);
        fleet.sandbox().fleet().update(changed, sim -> sim.name("lift 7"));

        Run run = fleet.runUntil(console -> console.contains("is gone") && console.contains("29 SIMs read"));

        assertThat(run.console()).contains("sim    SIM " + gone + " is gone");
        assertThat(fleet.database().queryForList("SELECT msisdn FROM sim WHERE removed = TRUE", String.class))
                .containsExactly(gone);
        assertThat(fleet.database().queryForObject("SELECT name FROM sim WHERE msisdn = ?", String.class, changed))
                .isEqualTo("lift 7");
    }

    @Test
    void triesAgainWhatTheServiceRefused() {
        fleet.sandbox().faults().next("blockSim", Fault.code(10, "sim is busy"));

        Run first = fleet.runOnce();
        assertThat(first.console())
                .containsPattern("blockSim " + heavy.get(0) + " \\(.*\\): FAILED .*sim is busy")
                .contains("1 blocked, 1 SMS sent");
        assertThat(fleet.actions(heavy.get(0))).containsExactly("blockSim FAILED");

        Run second = fleet.runOnce();
        assertThat(second.console()).contains("blockSim " + heavy.get(0), "1 blocked, 1 SMS sent");
        assertThat(fleet.actions(heavy.get(0))).containsExactly("blockSim DONE", "sendSms DONE");
        assertThat(fleet.sandbox().journal().effects("blockSim")).isEqualTo(2);
    }

    @Test
    void doesNothingToSimsWhenTheFleetCouldNotBeReadWhole() {
        fleet.sandbox().faults().nth("simListLite", 3, Fault.code(10, "try later"));

        Run run = fleet.runOnce();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.console()).contains("ERROR fleet  Failed: simListLite: the service answered 10: ", "try later");
        assertThat(fleet.sandbox().journal().entries())
                .extracting(JournalEntry::operation)
                .containsExactly("simListLite", "simListLite", "simListLite");
    }

    @Test
    void callsNothingWhoseIntentCannotBeStored() {
        fleet.runOnce();
        fleet.database().update("DELETE FROM sim_action");
        fleet.database().execute("ALTER TABLE sim_action ADD CONSTRAINT no_intent CHECK (sim_id = '')");
        heavy.forEach(msisdn -> fleet.sandbox().fleet().update(msisdn, sim -> sim.status("active")));
        fleet.sandbox().journal().clear();

        Run run = fleet.runOnce();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.console()).containsPattern("ERROR act    Failed: .*(?i:no_intent)");
        assertThat(fleet.sandbox().journal().count("blockSim")).isZero();
    }
}
