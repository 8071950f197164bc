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
import java.util.List;
import org.junit.jupiter.api.Test;

/** The recipe of CDRs in a database, on three pages of SIMs. */
class CdrsToDatabaseIT {

    @Test
    void storesEachCdrOnceAlthoughTheProcessIsKilled() throws Exception {
        try (RecipeProject project = RecipeProject.of(
                "cdrs-to-database", ThingsMobileSandbox.builder().sims(1_200).activeSims(250))) {
            SandboxCdrs.repeatSome(project.sandbox().fleet());
            int all = project.sandbox().fleet().cdrs().size();
            for (int stored : List.of(all / 4, all / 2)) {
                try (RecipeProcess process = project.start()) {
                    process.awaitUntil(() -> project.count("cdr") >= stored);
                    process.kill();
                }
            }
            assertThat(project.count("cdr")).isLessThan(all);

            try (RecipeProcess process = project.start()) {
                process.awaitUntil(() -> project.count("camel_messageprocessed") == all);
                process.awaitUntil(() -> process.console().contains(" CDRs stored"));
                process.stop();
            }

            assertThat(stored(project))
                    .isEqualTo(SandboxCdrs.of(project.sandbox().fleet()));
        }
    }

    @Test
    void aMissingTableIsTwoLinesInEachPollAndNoRecordIsLost() throws Exception {
        try (RecipeProject project = RecipeProject.of(
                "cdrs-to-database", ThingsMobileSandbox.builder().sims(20))) {
            int all = project.sandbox().fleet().cdrs().size();
            project.tables().execute("ALTER TABLE cdr RENAME TO away");
            try (RecipeProcess process = project.start()) {
                process.awaitUntil(() -> process.console().contains((all - 1) + " more of this poll have failed"));
                process.stop();
                assertThat(process.console())
                        .containsOnlyOnce("relation \"cdr\" does not exist")
                        .doesNotContain("\tat ");
            }
            project.tables().execute("ALTER TABLE away RENAME TO cdr");
            try (RecipeProcess process = project.start()) {
                process.awaitUntil(() -> project.count("cdr") == all);
                process.stop();
            }
        }
    }

    private static List<String> stored(RecipeProject project) {
        return project
                .tables()
                .query(
                        "SELECT * FROM cdr",
                        (row, index) -> SandboxCdrs.text(
                                row.getString("msisdn"),
                                row.getTimestamp("started_at").toLocalDateTime(),
                                row.getLong("traffic")))
                .stream()
                .sorted()
                .toList();
    }
}
