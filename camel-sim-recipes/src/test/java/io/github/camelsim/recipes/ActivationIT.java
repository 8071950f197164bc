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

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The activation of a delivery of more SIMs than a page has, with a lost response and a kill in a call. */
class ActivationIT {

    private static final int SIMS = 620;

    @Test
    void activatesEachSimOnce() throws Exception {
        try (RecipeProject project =
                RecipeProject.of("activation", ThingsMobileSandbox.builder().sims(50))) {
            var sandbox = project.sandbox();
            for (int i = 0; i < SIMS; i++) {
                sandbox.fleet()
                        .addSim(SandboxSim.builder("99000000" + (1_000 + i), "894450000000000" + (1_000 + i))
                                .status("not-active")
                                .build());
            }
            StringBuilder barcodes = new StringBuilder();
            for (int i = 0; i < SIMS; i++) {
                barcodes.append("8944 5000 0000 000").append(1_000 + i).append("\r\n");
            }
            barcodes.append("8944999999999999999\n\n").append("8944500000000001000\n");
            deliver(project, "box-1.txt", barcodes.toString());
            sandbox.faults().nth("activateSim", 10, Fault.resetAfterEffect());
            sandbox.faults().nth("activateSim", 20, Fault.resetBeforeEffect());
            sandbox.faults().nth("activateSim", 30, Fault.code60());
            sandbox.faults().nth("activateSim", 400, Fault.stallBeforeHead());
            // the file is read first
            project.replace(
                    "camel/activation.camel.yaml",
                    "uri: timer:activation\n      parameters:\n",
                    "uri: timer:activation\n      parameters:\n        delay: 5s\n");

            try (RecipeProcess process = project.start()) {
                process.awaitUntil(() -> sandbox.journal().count("activateSim") == 400);
                process.awaitUntil(() -> project.count("activation WHERE state = 'ACTIVATING'") == 1);
                process.kill();
            }
            sandbox.faults().clear();
            project.tables()
                    .update("UPDATE activation SET changed_at = changed_at - INTERVAL '1 hour'"
                            + " WHERE state = 'ACTIVATING'");
            deliver(project, "box-1-again.txt", barcodes.toString());
            try (RecipeProcess process = project.start()) {
                process.awaitUntil(() -> project.count("activation WHERE state = 'ACTIVE'") == SIMS - 1);
                process.awaitUntil(() -> process.console().contains("CHECK BY HAND"));
                process.stop();
            }

            assertThat(project.tables()
                            .queryForList(
                                    "SELECT state || ' ' || barcode FROM activation WHERE state <> 'ACTIVE'"
                                            + " ORDER BY 1",
                                    String.class))
                    .hasSize(2)
                    .contains("NEW 8944999999999999999")
                    .anyMatch(row -> row.startsWith("UNCLEAR 89445"));
            assertThat(sandbox.fleet()
                            .sims(sim -> sim.msisdn().startsWith("99000000")
                                    && sim.status().equals("active")))
                    .hasSize(SIMS - 1);
            List<String> calls = sandbox.journal().entries("activateSim").stream()
                    .filter(entry -> entry.code() != 60)
                    .map(entry -> entry.param("msisdn"))
                    .toList();
            assertThat(calls).hasSize(SIMS).doesNotHaveDuplicates();
        }
    }

    private static void deliver(RecipeProject project, String name, String barcodes) throws Exception {
        Path folder = Files.createDirectories(project.folder().resolve("deliveries"));
        Files.writeString(folder.resolve(name), barcodes);
    }
}
