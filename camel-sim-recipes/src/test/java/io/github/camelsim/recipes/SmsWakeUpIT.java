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
import io.github.camelsim.sandbox.SandboxJournal;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The SMS wake-up: more SIMs than a page has, with responses that are lost, calls that are refused, and a kill in a call. */
class SmsWakeUpIT {

    @Test
    void sendsNoSmsTwiceAndReportsWhatIsUnclear() throws Exception {
        try (RecipeProject project = RecipeProject.of(
                "sms-wake-up",
                ThingsMobileSandbox.builder().sims(900).activeSims(20).infobip(infobip -> infobip.sims(50)))) {
            var sandbox = project.sandbox();
            List<String> sims = sandbox.fleet().sims(sim -> sim.status().equals("active")).stream()
                    .map(SandboxSim::msisdn)
                    .limit(520)
                    .toList();
            sims.forEach(sim -> order(project, "thingsmobile", sim));
            List<String> cards = sandbox.infobip().fleet().sims().stream()
                    .filter(sim -> sim.status().equals(InfobipSim.ACTIVE))
                    .map(InfobipSim::iccid)
                    .limit(20)
                    .toList();
            cards.forEach(card -> order(project, "infobip-iot", card));
            order(project, "thingsmobile", "999");
            order(project, "thingsmobile", "no number");
            sandbox.faults().nth("sendSms", 11, Fault.resetAfterEffect());
            sandbox.faults().nth("sendSms", 22, Fault.resetBeforeEffect());
            sandbox.faults().nth("sendSms", 33, Fault.code(10, "generic error"));
            sandbox.faults().nth("sendSms", 44, Fault.code60());
            sandbox.faults().nth("sendSms", 300, Fault.stallBeforeHead());
            sandbox.infobip().faults().nth("sendSms", 5, Fault.resetAfterEffect());

            try (RecipeProcess process = project.start()) {
                process.awaitUntil(() -> sandbox.journal().count("sendSms") == 300);
                process.awaitUntil(() -> project.count("wake_up WHERE state = 'SENDING'") == 1);
                process.kill();
            }
            sandbox.faults().clear();
            project.tables()
                    .update("UPDATE wake_up SET changed_at = changed_at - INTERVAL '1 hour' WHERE state = 'SENDING'");
            sandbox.infobip().faults().nth("sendSms", 5, Fault.resetAfterEffect());
            try (RecipeProcess process = project.start()) {
                process.awaitUntil(() -> project.count("wake_up WHERE state IN ('NEW', 'SENDING')") == 0);
                process.stop();
                assertThat(process.console().lines().filter(line -> line.contains("CHECK BY HAND")))
                        .hasSizeGreaterThanOrEqualTo(4)
                        .anyMatch(line -> line.contains("the process ended during the call"));
            }

            assertThat(project.count("wake_up WHERE state = 'UNCLEAR'")).isEqualTo(5);
            assertThat(project.count("wake_up WHERE state = 'REFUSED'")).isEqualTo(2);
            assertThat(project.count("wake_up WHERE state = 'SENT'")).isEqualTo(520 + 20 - 5);
            assertThat(sent(sandbox.journal(), "msisdn")).doesNotHaveDuplicates();
            assertThat(sent(sandbox.infobip().journal(), "iccid")).doesNotHaveDuplicates();
        }
    }

    /** The SIMs of the requests that may have taken effect. */
    private static Stream<String> sent(SandboxJournal journal, String parameter) {
        return journal.entries("sendSms").stream()
                .filter(entry -> entry.code() != 60)
                .map(entry -> entry.param(parameter));
    }

    private static void order(RecipeProject project, String provider, String sim) {
        project.tables().update("INSERT INTO wake_up (provider, sim, text) VALUES (?, ?, 'wake up')", provider, sim);
    }
}
