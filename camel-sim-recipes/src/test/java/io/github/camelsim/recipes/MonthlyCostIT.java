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

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCreditOperation;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxFleet;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The monthly cost by tag, on three pages of SIMs and three of credit operations. */
class MonthlyCostIT {

    @Test
    void computesTheCostOfEachTagAnew() throws Exception {
        try (RecipeProject project = RecipeProject.of(
                "monthly-cost", ThingsMobileSandbox.builder().sims(1_200).activeSims(50))) {
            SandboxFleet fleet = project.sandbox().fleet();
            LocalDateTime yesterday =
                    LocalDateTime.now(ZoneOffset.UTC).minusDays(1).withNano(0);
            LocalDateTime monthBefore = yesterday.withDayOfMonth(1).minusDays(1);
            Map<String, BigDecimal> expected = new TreeMap<>();
            for (SandboxSim sim : fleet.sims()) {
                spend(fleet, yesterday, "0.11", sim.msisdn());
                spend(fleet, monthBefore, "7.00", sim.msisdn());
                expected.merge(sim.tag().isEmpty() ? "no tag" : sim.tag(), new BigDecimal("0.11"), BigDecimal::add);
            }
            spend(fleet, yesterday, "0.50", null);
            expected.merge("no tag", new BigDecimal("0.50"), BigDecimal::add);
            fleet.account()
                    .add(new SandboxCreditOperation(yesterday, new BigDecimal("99.00"), "Credit recharge", null));

            assertThat(costs(project)).isEqualTo(expected);

            // the last SIM of a tag moves to another one
            List<SandboxSim> trackers = fleet.sims(sim -> sim.tag().equals("trackers"));
            trackers.forEach(sim -> fleet.update(sim.msisdn(), change -> change.tag("meters")));
            expected.merge("meters", expected.remove("trackers"), BigDecimal::add);
            assertThat(costs(project)).isEqualTo(expected);
        }
    }

    private static Map<String, BigDecimal> costs(RecipeProject project) throws Exception {
        try (RecipeProcess process = project.start()) {
            process.awaitUntil(() -> process.console().contains(", meters: "));
            process.stop();
        }
        Map<String, BigDecimal> costs = new TreeMap<>();
        project.tables().query("SELECT tag, cost FROM monthly_cost", row -> {
            costs.put(row.getString(1), row.getBigDecimal(2).setScale(2));
        });
        return costs;
    }

    private static void spend(SandboxFleet fleet, LocalDateTime at, String amount, String msisdn) {
        fleet.account()
                .addHistory(new SandboxCreditOperation(at, new BigDecimal(amount).negate(), "SIM recharge", msisdn));
    }
}
