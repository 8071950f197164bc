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
import static org.awaitility.Awaitility.await;

import io.github.camelsim.docs.DocPage;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The recipes of the page on consuming fill their targets, and fill them once. */
class RecipesIT {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void writesCdrsToFiles(String language) throws Exception {
        try (DocsRun run = RecipeRoutes.TO_FILE.run(language)) {
            int cdrs = cdrs(run);
            await().atMost(LONGEST).untilAsserted(() -> {
                int lines = 0;
                for (var file : run.files("cdrs")) {
                    List<String> text = Files.readAllLines(file);
                    assertThat(text).allMatch(line -> line.startsWith("{\"msisdn\":\"88236000100"));
                    lines += text.size();
                }
                assertThat(lines).isEqualTo(cdrs);
            });
            assertThat(run.files("state")).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void writesCdrsToATable(String language) throws Exception {
        try (DocsRun run = RecipeRoutes.TO_TABLE.run(language)) {
            int cdrs = cdrs(run);
            var database = new JdbcTemplate(run.database());
            await().atMost(LONGEST)
                    .untilAsserted(() -> assertThat(count(database, "cdr")).isEqualTo(cdrs));
            await().atMost(LONGEST).untilAsserted(() -> assertThat(count(database, "CAMEL_MESSAGEPROCESSED"))
                    .isEqualTo(cdrs));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "xml"})
    void sendsCdrsToKafka(String language) throws Exception {
        try (DocsRun run = RecipeRoutes.TO_KAFKA.run(language)) {
            int cdrs = cdrs(run);
            MockEndpoint topic = run.context().getEndpoint("kafka:cdrs", MockEndpoint.class);
            await().atMost(LONGEST)
                    .untilAsserted(() -> assertThat(topic.getReceivedCounter()).isEqualTo(cdrs));
            assertThat(topic.getExchanges())
                    .allMatch(sent -> sent.getMessage()
                            .getHeader("kafka.KEY", String.class)
                            .startsWith("88236000100"))
                    .extracting(sent -> sent.getMessage().getHeader("recordKey"))
                    .doesNotContainNull()
                    .doesNotHaveDuplicates();
        }
    }

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

    /** How many the consumer finds within its lookback: of two that are equal, both. */
    private static int cdrs(DocsRun run) {
        var since = LocalDateTime.now(ZoneOffset.UTC).minusHours(23);
        List<SandboxCdr> all = run.sandbox().fleet().cdrs();
        assertThat(all).allMatch(cdr -> cdr.start().isAfter(since));
        return all.size();
    }

    private static int count(JdbcTemplate database, String table) {
        return database.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
    }
}
