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
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What the pages say of the operations is what the component knows of them. */
class OperationTablesTest {

    private static final String PAGES = "../../../../docs/operations/thingsmobile/";

    private static final List<String> TITLES =
            List.of("Operation", "Section", "Effect", "From", "Gap", "Page size", "Parameters", "Result");

    @Test
    void componentPageListsThemInOrder() {
        List<String> rows =
                new ArrayList<>(List.of("[width=\"100%\",cols=\"3,1,1,1,1,2,6,3\",options=\"header\"]", "|==="));
        rows.add("| " + String.join(" | ", TITLES));
        for (Operation operation : Operation.values()) {
            List<String> cells = new ArrayList<>(cells(operation));
            cells.set(0, "link:" + PAGES + operation + ".adoc[" + operation + "]");
            rows.add("| " + String.join(" | ", cells));
        }
        rows.add("|===");
        check(DocPage.component(), rows);
    }

    private static void check(DocPage page, List<String> rows) {
        String right = String.join("\n", rows);
        assertThat(page.table("operations", right))
                .as("%s: the table 'operations' must be%n%s%n", page, right)
                .isEqualTo(right);
    }

    private static List<String> cells(Operation operation) {
        return List.of(
                "`" + operation + "`",
                Objects.requireNonNullElse(operation.section(), "newer"),
                operation.effect().name(),
                canBeConsumed(operation) ? "yes" : "",
                operation.gap().isZero() ? "none" : operation.gap().toSeconds() + " s",
                operation.paged() ? operation.defaultPageSize() + ", at most " + operation.maxPageSize() : "",
                parameters(operation),
                result(operation));
    }

    /** What a consumer says when it starts. */
    private static boolean canBeConsumed(Operation operation) {
        try (var camel = new DefaultCamelContext()) {
            camel.start();
            var consumer = camel.getEndpoint("thingsmobile:" + operation + "?username=user&token=token&msisdn=88236")
                    .createConsumer(exchange -> {});
            consumer.init();
            consumer.start();
            consumer.stop();
            return true;
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("cannot be consumed from");
            return false;
        } catch (Exception e) {
            throw new AssertionError(operation.name(), e);
        }
    }

    /** Those that must be given are marked; of msisdn and iccid one is enough. */
    private static String parameters(Operation operation) {
        List<String> parameters = operation.parameters().stream()
                .filter(parameter ->
                        !operation.ofSim() || parameter != Parameter.msisdn && parameter != Parameter.iccid)
                .map(parameter -> "`" + parameter + "`" + (operation.required().contains(parameter) ? "" : "?"))
                .collect(Collectors.toCollection(ArrayList::new));
        if (operation.ofSim()) {
            parameters.add(0, "`msisdn` or `iccid`");
        }
        return String.join(", ", parameters);
    }

    static String result(Operation operation) {
        return switch (operation.resultKind()) {
            case SIM -> "`Sim`";
            case SIMS -> "`List<Sim>`";
            case CREDIT -> "`Credit`";
            case PLANS -> "`List<CustomPlan>`";
            case CDRS -> "`List<Cdr>`";
            case ACTION -> "`ActionResult`";
        };
    }
}
