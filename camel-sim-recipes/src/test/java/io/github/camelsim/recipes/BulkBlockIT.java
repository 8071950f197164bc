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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The bulk block of more SIMs than a page has, and of the file that the page shows. */
class BulkBlockIT {

    @Test
    void reportsEachSimAndBeginsAnewAfterAKill() throws Exception {
        try (RecipeProject project = RecipeProject.of(
                "bulk-block", ThingsMobileSandbox.builder().sims(900).activeSims(20))) {
            var sandbox = project.sandbox();
            List<String> sims = sandbox.fleet().sims(sim -> sim.status().equals("active")).stream()
                    .map(SandboxSim::msisdn)
                    .toList();
            String rows = sims.stream().map(sim -> sim + ",lost").collect(Collectors.joining("\r\n"));
            Path inbox = Files.createDirectories(project.folder().resolve("inbox"));
            Files.writeString(
                    inbox.resolve("lost.csv"),
                    "msisdn,note\r\n" + rows + "\r\n999,\"a typing, error\"\r\n8.8236E+14,\r\n");
            Path report = project.folder().resolve("reports/lost-report.csv");

            try (RecipeProcess process = project.start()) {
                process.awaitUntil(() -> sandbox.journal().count("blockSim") >= 200);
                process.kill();
            }
            assertThat(inbox.resolve("lost.csv")).exists();
            sandbox.faults().nth("blockSim", 7, Fault.resetAfterEffect());
            sandbox.faults().nth("blockSim", 20, Fault.code60());
            for (int call = 31; call <= 33; call++) {
                sandbox.faults().nth("blockSim", call, Fault.resetAfterEffect());
            }
            try (RecipeProcess process = project.start()) {
                process.awaitUntil(() -> Files.exists(project.folder().resolve("done/lost.csv")));
                process.stop();
            }

            List<String> lines = Files.readAllLines(report);
            assertThat(lines).hasSize(sims.size() + 3).startsWith("msisdn,outcome,error");
            assertThat(lines.stream().skip(1).map(line -> line.split(",")[0]).limit(sims.size()))
                    .isEqualTo(sims);
            assertThat(lines.stream().filter(line -> line.contains(",unclear,")))
                    .hasSize(1);
            assertThat(lines.get(sims.size() + 1)).startsWith("999,refused,\"").contains("40");
            assertThat(lines.get(sims.size() + 2))
                    .startsWith("8.8236E+14,refused,\"")
                    .contains("digits");
            assertThat(lines.stream().filter(line -> line.endsWith(",blocked,")))
                    .hasSize(sims.size() - 1);
            assertThat(sandbox.fleet().sims(sim -> sim.status().equals("active")))
                    .isEmpty();
        }
    }

    @Test
    void blocksTheSimsOfTheFileThatThePageShows() throws Exception {
        try (RecipeProject project = RecipeProject.of("bulk-block", ThingsMobileSandbox.builder())) {
            Path inbox = Files.createDirectories(project.folder().resolve("inbox"));
            Files.writeString(
                    inbox.resolve("lost.csv"), RecipePage.of("bulk-block").text("inbox/lost.csv"));

            try (RecipeProcess process = project.start()) {
                process.awaitUntil(() -> process.console().contains("lost.csv: see reports/lost-report.csv"));
                process.stop();
            }

            List<String> shown =
                    RecipePage.of("bulk-block").texts("text").get(1).lines().toList();
            List<String> lines = Files.readAllLines(project.folder().resolve("reports/lost-report.csv"));
            assertThat(lines.subList(0, 3)).isEqualTo(shown.subList(0, 3));
            assertThat(lines.get(3))
                    .startsWith(shown.get(3).replaceFirst("\\.\\.\\..*", ""))
                    .endsWith(shown.get(3).replaceFirst(".*\\.\\.\\.", ""));
        }
    }
}
