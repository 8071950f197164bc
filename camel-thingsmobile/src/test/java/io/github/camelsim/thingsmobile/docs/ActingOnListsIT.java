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
package io.github.camelsim.thingsmobile.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.docs.DocPage;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Acting on a list that is filtered by what the action changes. */
class ActingOnListsIT {

    /** An unblocked SIM leaves the list that is being read; 1,200 SIMs are three pages. */
    @Test
    void everySuspendedSimIsUnblocked() throws Exception {
        try (DocsRun java = DocsRun.ofJava(new GuideRoutes());
                DocsRun yaml = unblocking("yaml");
                DocsRun xml = unblocking("xml")) {
            for (DocsRun run : List.of(java, yaml, xml)) {
                var fleet = run.sandbox().fleet();
                fleet.update("882360001000019", sim -> sim.status("suspended"));
                for (int i = 0; i < 1_200; i++) {
                    fleet.addSim(SandboxSim.builder("99000000" + (1_000 + i), "894450000000000" + (1_000 + i))
                            .status("suspended")
                            .build());
                }

                run.sendWell("from-sim", null, Map.of());

                assertThat(fleet.sims(sim -> sim.status().equals("suspended")))
                        .extracting(SandboxSim::msisdn)
                        .isEmpty();
            }
        }
    }

    private static DocsRun unblocking(String language) throws Exception {
        return DocsRun.of(DocPage.of("docs/calling.adoc").blocks(language).stream()
                .filter(block -> block.text().contains("thingsmobile:unblockSim"))
                .findFirst()
                .orElseThrow());
    }
}
