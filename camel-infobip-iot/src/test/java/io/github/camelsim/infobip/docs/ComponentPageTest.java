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
package io.github.camelsim.infobip.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.docs.DocPage;
import io.github.camelsim.docs.GeneratedPage;
import io.github.camelsim.infobip.client.Operation;
import io.github.camelsim.infobip.client.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the component's page says of operations is what the component knows of them. */
class ComponentPageTest {

    @Test
    void listsEveryOperationAsItIsCalled() {
        List<String> rows =
                new ArrayList<>(List.of("[width=\"100%\",cols=\"3,1,5,1,3,3\",options=\"header\"]", "|==="));
        rows.add("| Operation | Section | Request | Effect | Parameters | Result");
        for (Operation operation : Operation.values()) {
            rows.add(GeneratedPage.row(List.of(
                    "link:../../../../docs/operations/infobip-iot/" + operation + ".adoc[" + operation + "]",
                    operation.section(),
                    operation.method() + " " + operation.path(),
                    operation.effect().name(),
                    operation.parameters().stream()
                            .map(parameter -> marked(operation, parameter))
                            .collect(Collectors.joining(", ")),
                    OperationPagesIT.result(operation.resultKind()))));
        }
        rows.add("|===");
        String right = String.join("\n", rows);
        assertThat(DocPage.of("camel-infobip-iot/src/main/docs/infobip-iot-component.adoc")
                        .table("operations", right))
                .isEqualTo(right);
    }

    private static String marked(Operation operation, Parameter parameter) {
        return "`" + parameter + "`" + (operation.required().contains(parameter) ? "" : "?");
    }
}
