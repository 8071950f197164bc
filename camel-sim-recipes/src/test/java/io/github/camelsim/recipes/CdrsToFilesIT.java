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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The recipe of CDRs in files, all of its routes in one process, on three pages of SIMs. */
class CdrsToFilesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ROW = Pattern.compile("(?<key>[^,]+),(?<msisdn>\\d+),(?<start>[^,]+),[^,]+,"
            + "\"Zone \\d\",\"[A-Z]+\",\"[^\"]*\",(?<traffic>\\d+)");

    @Test
    void writesWholeLinesWithEveryCdrAlthoughTheProcessIsKilled() throws Exception {
        try (RecipeProject project = RecipeProject.of(
                "cdrs-to-files", ThingsMobileSandbox.builder().sims(1_200).activeSims(250))) {
            SandboxCdrs.repeatSome(project.sandbox().fleet());
            int all = project.sandbox().fleet().cdrs().size();
            Path lines = project.folder().resolve("data/cdrs");
            Path rows = project.folder().resolve("data/csv");
            for (int written : List.of(all / 8, all / 4, all / 2)) {
                try (RecipeProcess process = project.start()) {
                    process.awaitUntil(() -> lines(lines).size() >= written);
                    process.kill();
                }
                assertThat(texts(lines)).as("whole lines").allMatch(text -> text.endsWith("}\n"));
            }

            try (RecipeProcess process = project.start()) {
                process.awaitUntil(() -> byKey(lines).size() == all);
                process.awaitUntil(() -> byKeyOfRows(rows).size() == all);
                process.awaitUntil(() -> ofPages(project.folder().resolve("data/pages"))
                                .size()
                        == new HashSet<>(SandboxCdrs.of(project.sandbox().fleet())).size());
                process.stop();
            }

            assertThat(byKey(lines).values().stream().sorted())
                    .isEqualTo(SandboxCdrs.of(project.sandbox().fleet()));
            assertThat(lines(lines)).hasSizeBetween(all, all + 3);
            assertThat(byKeyOfRows(rows).values().stream().sorted())
                    .isEqualTo(SandboxCdrs.of(project.sandbox().fleet()));
            assertThat(lines(rows)).hasSizeBetween(all, all + 3);
        }
    }

    private static Map<String, String> byKey(Path folder) throws IOException {
        Map<String, String> cdrs = new HashMap<>();
        for (String line : lines(folder)) {
            JsonNode node = JSON.readTree(line);
            cdrs.put(node.get("recordKey").asText(), text(node.get("cdr")));
        }
        return cdrs;
    }

    private static Map<String, String> byKeyOfRows(Path folder) throws IOException {
        Map<String, String> cdrs = new HashMap<>();
        for (String line : lines(folder)) {
            Matcher row = ROW.matcher(line);
            assertThat(row.matches()).as(line).isTrue();
            var cdr = LocalDateTime.parse(row.group("start"));
            cdrs.put(
                    row.group("key"), SandboxCdrs.text(row.group("msisdn"), cdr, Long.parseLong(row.group("traffic"))));
        }
        return cdrs;
    }

    /** The distinct CDRs, since pages have no keys. */
    private static Set<String> ofPages(Path folder) throws IOException {
        Set<String> cdrs = new HashSet<>();
        for (String page : texts(folder)) {
            JSON.readTree(page).forEach(cdr -> cdrs.add(text(cdr)));
        }
        return cdrs;
    }

    private static String text(JsonNode cdr) {
        return cdr.get("msisdn").asText() + " " + cdr.get("start").asText().substring(0, 19) + " "
                + cdr.get("traffic").asLong();
    }

    private static List<String> lines(Path folder) throws IOException {
        return texts(folder).stream().flatMap(String::lines).toList();
    }

    /** The files that a reader sees. */
    private static List<String> texts(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(
                                file -> !file.getFileName().toString().startsWith("."))
                        .toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return texts;
    }
}
