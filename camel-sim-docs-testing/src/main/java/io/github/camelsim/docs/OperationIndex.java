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
package io.github.camelsim.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.call.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The table of a vendor's operations on the page that lists those of all vendors. */
public final class OperationIndex {

    private static final List<String> TITLES =
            List.of("Operation", "Kind", "Gap", "Section", "Consumer", "Result", "What it costs");

    private OperationIndex() {}

    /**
     * Compares the table, or writes it.
     *
     * @param vendor name of the table and of the directory with the pages
     */
    public static void check(String vendor, List<Entry> operations) {
        List<String> rows =
                new ArrayList<>(List.of("[width=\"100%\",cols=\"3,1,1,1,2,3,5\",options=\"header\"]", "|==="));
        rows.add(GeneratedPage.row(TITLES));
        operations.stream()
                .sorted(Comparator.comparing(Entry::effect))
                .map(operation -> operation.row(vendor))
                .forEach(rows::add);
        rows.add("|===");
        String right = String.join("\n", rows);
        assertThat(DocPage.of("docs/operations/index.adoc").table(vendor, right))
                .isEqualTo(right);
    }

    /**
     * An operation.
     *
     * @param name as in the URI
     * @param effect its kind
     * @param gap between two calls
     * @param section of the vendor's document
     * @param consumer whether it can be consumed from
     * @param result the type of the body, in AsciiDoc
     */
    public record Entry(String name, Effect effect, Duration gap, String section, boolean consumer, String result) {

        private String row(String vendor) {
            String page = vendor + "/" + name + ".adoc";
            return GeneratedPage.row(List.of(
                    "link:" + page + "[" + name + "]",
                    effect.name(),
                    OperationPage.gap(gap),
                    section,
                    consumer ? "yes" : "",
                    result,
                    new GeneratedPage("docs/operations/" + page)
                            .handWritten("cost")
                            .replace("Costs:: ", "")));
        }
    }
}
