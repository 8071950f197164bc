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
package io.github.camelsim.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.infobip.sandbox.fleet.InfobipSim;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficCounters;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The quota guard. More SIMs than a page has are over the quota, so that blocking them changes the list while it is acted on. */
class QuotaGuardIT {

    private static final long OVER = 200_000_000;

    private RecipeProject project;
    private ThingsMobileSandbox sandbox;
    private List<String> over;

    @BeforeEach
    void prepareFleets() throws Exception {
        project = RecipeProject.of(
                "quota-guard",
                ThingsMobileSandbox.builder().sims(900).activeSims(20).infobip(infobip -> infobip.sims(250)
                        .activeSims(0)));
        sandbox = project.sandbox();
        over = sandbox.fleet().sims(sim -> sim.status().equals("active")).stream()
                .map(SandboxSim::msisdn)
                .toList();
        assertThat(over).hasSizeGreaterThan(500);
        over.forEach(this::hasUsedTooMuch);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void blocksEachSimOverTheQuotaOnceAndNoneOfTheList() throws Exception {
        String safe = over.get(3);
        project.tables().update("INSERT INTO quota_safe VALUES (?, 'the alarm of the lift')", safe);
        List<String> atInfobip = sandbox.infobip().fleet().sims().stream()
                .filter(sim -> sim.status().equals(InfobipSim.ACTIVE))
                .map(InfobipSim::iccid)
                .skip(100)
                .limit(2)
                .toList();
        atInfobip.forEach(iccid -> sandbox.infobip().fleet().addUsage(iccid, OVER));
        sandbox.faults().nth("blockSim", 5, Fault.code(40, "not now"));
        sandbox.faults().nth("blockSim", 9, Fault.resetAfterEffect());
        sandbox.faults().nth("blockSim", 14, Fault.code60());

        try (RecipeProcess process = project.start()) {
            process.awaitUntil(() -> blocked() == over.size() - 2 + 2);
            process.awaitUntil(() -> refused() == 1);
            process.stop();
        }
        assertThat(active()).hasSize(2).contains(safe);
        assertThat(atInfobip)
                .allMatch(iccid -> sandbox.infobip().fleet().sim(iccid).status().equals(InfobipSim.SUSPENDED));
        assertThat(sandbox.infobip().journal().effects("updateSimStatus")).isEqualTo(2);

        String unblockedByHand = over.get(20);
        sandbox.fleet().update(unblockedByHand, sim -> sim.status("active"));
        hasUsedTooMuch(unblockedByHand);
        // as a kill between a block and its note leaves the rows
        assertThat(project.tables()
                        .update(
                                "UPDATE quota_block SET blocked_at = NULL WHERE sim IN (?, ?)",
                                over.get(30),
                                atInfobip.get(0)))
                .isEqualTo(2);
        sandbox.journal().clear();
        try (RecipeProcess process = project.start()) {
            process.awaitUntil(() -> blocked() == over.size() - 2 + 2);
            process.awaitUntil(() -> sandbox.infobip().journal().count("listMonthlyUsage") >= 6);
            process.stop();
        }

        assertThat(active()).containsExactlyInAnyOrder(safe, unblockedByHand);
        assertThat(sandbox.journal().count("blockSim")).isEqualTo(1);
        assertThat(sandbox.infobip().journal().count("updateSimStatus")).isEqualTo(3);
        assertThat(project.tables().queryForList("SELECT sim FROM quota_block WHERE blocked_at IS NULL", String.class))
                .containsExactly(over.get(30));
    }

    private void hasUsedTooMuch(String msisdn) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        sandbox.fleet().update(msisdn, sim -> sim.traffic(new TrafficCounters(OVER, OVER, OVER, today)));
    }

    private int blocked() {
        return project.count("quota_block WHERE blocked_at IS NOT NULL");
    }

    private int refused() {
        return project.count("quota_block WHERE blocked_at IS NULL AND error LIKE '%40: not now%'");
    }

    private List<String> active() {
        return sandbox.fleet().sims(sim -> sim.status().equals("active")).stream()
                .map(SandboxSim::msisdn)
                .toList();
    }
}
