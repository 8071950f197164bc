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
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The alarm for silent SIMs, on two pages of active SIMs and three of Infobip. */
class SilentSimsIT {

    @Test
    void alarmsOnceForEachSilence() throws Exception {
        try (RecipeProject project = RecipeProject.of(
                "silent-sims",
                ThingsMobileSandbox.builder().sims(900).activeSims(20).infobip(infobip -> infobip.sims(250)
                        .activeSims(0)))) {
            var sandbox = project.sandbox();
            var now = LocalDateTime.now(ZoneOffset.UTC).withNano(0);
            List<SandboxSim> active = sandbox.fleet().sims(sim -> sim.status().startsWith("active"));
            active.forEach(sim -> sandbox.fleet().update(sim.msisdn(), change -> change.lastConnectionDate(now)));
            List<String> silent =
                    List.of(active.get(10).msisdn(), active.get(560).msisdn());
            silent.forEach(sim -> sandbox.fleet().update(sim, change -> change.lastConnectionDate(now.minusDays(2))));
            String neverConnected = active.get(570).msisdn();
            sandbox.fleet().update(neverConnected, change -> change.lastConnectionDate(null));
            List<String> atInfobip = sandbox.infobip().fleet().sims().stream()
                    .filter(sim -> sim.status().equals(InfobipSim.ACTIVE))
                    .map(InfobipSim::iccid)
                    .toList();
            assertThat(atInfobip).hasSizeGreaterThan(100);

            try (RecipeProcess process = project.start()) {
                process.awaitUntil(() -> alarms(project) == 3);
                process.stop();
                assertThat(process.console().lines().filter(line -> line.contains(" is silent since ")))
                        .hasSize(3)
                        .allMatch(line -> line.startsWith("WARN"))
                        .anyMatch(line -> line.contains(silent.get(1)))
                        .anyMatch(line -> line.contains(neverConnected));
            }

            // a day passes for Infobip's SIMs, one of which is used; a silent SIM comes back, and another falls silent
            project.tables()
                    .update("UPDATE sim_life SET last_seen = last_seen - INTERVAL '25 hours'"
                            + " WHERE provider = 'infobip-iot'");
            sandbox.infobip().fleet().addUsage(atInfobip.get(105), 1);
            sandbox.fleet().update(silent.get(0), change -> change.lastConnectionDate(now));
            sandbox.fleet().update(active.get(11).msisdn(), change -> change.lastConnectionDate(now.minusDays(1)));
            try (RecipeProcess process = project.start()) {
                process.awaitUntil(() -> alarms(project) == 2 + 1 + atInfobip.size() - 1);
                process.stop();
                assertThat(process.console())
                        .contains("thingsmobile " + active.get(11).msisdn())
                        .doesNotContain(silent.get(1))
                        .doesNotContain(atInfobip.get(105));
            }
            assertThat(project.count("sim_life WHERE alarm_at IS NOT NULL AND sim = '" + silent.get(0) + "'"))
                    .isZero();
        }
    }

    private static int alarms(RecipeProject project) {
        return project.count("sim_life WHERE alarm_at IS NOT NULL");
    }
}
