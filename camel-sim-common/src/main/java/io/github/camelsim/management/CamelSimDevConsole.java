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
package io.github.camelsim.management;

import io.github.camelsim.monitor.AccountStatus;
import io.github.camelsim.monitor.ConsumerStatus;
import io.github.camelsim.monitor.OperationStatus;
import io.github.camelsim.policy.CallServices;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Shows the accounts with their calls, gaps and queues, and the consumers with their positions. It shows no secret. */
@DevConsole(
        name = "camelsim",
        displayName = "SIM card APIs",
        description = "Calls, gaps and queues of the accounts, and positions of the consumers, of SIM card APIs")
public class CamelSimDevConsole extends AbstractDevConsole {

    public CamelSimDevConsole() {
        super(
                "camelsim",
                "camelsim",
                "SIM card APIs",
                "Calls, gaps and queues of the accounts, and positions of the consumers, of SIM card APIs");
    }

    private List<AccountStatus> accounts() {
        CallServices services = getCamelContext().hasService(CallServices.class);
        return services == null ? List.of() : services.monitor().accounts();
    }

    private List<ConsumerStatus> consumers() {
        CallServices services = getCamelContext().hasService(CallServices.class);
        return services == null ? List.of() : services.monitor().consumers();
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (AccountStatus account : accounts()) {
            text.append("Account ")
                    .append(account.account())
                    .append(" (")
                    .append(account.component())
                    .append(", ")
                    .append(account.baseUri())
                    .append(")\n");
            line(text, "Login refused", account.loginRefused());
            line(text, "Last error", account.lastError());
            for (OperationStatus operation : account.operations()) {
                text.append(String.format(
                        "    %s: gap %d ms%s, waiting %d, in flight %d, next slot in %d ms, refused %d%n",
                        operation.operation(),
                        operation.gap().toMillis(),
                        operation.gapLearned() ? " (learned)" : "",
                        operation.waiting(),
                        operation.inFlight(),
                        operation.nextSlotIn().toMillis(),
                        operation.refused()));
                line(text, "    No slot because of", operation.spacingFailure());
            }
        }
        for (ConsumerStatus consumer : consumers()) {
            text.append(String.format(
                    "Consumer %s:%s (route %s): position %s, lag %d s, in flight %d%n",
                    consumer.component(),
                    consumer.operation(),
                    consumer.route(),
                    Objects.requireNonNullElse(consumer.position(), "none"),
                    consumer.lag().toSeconds(),
                    consumer.inFlight()));
            line(text, "Last error", consumer.lastError());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        if (value != null) {
            text.append("    ").append(name).append(": ").append(value).append('\n');
        }
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        var root = new JsonObject();
        root.put("accounts", array(accounts(), CamelSimDevConsole::json));
        root.put("consumers", array(consumers(), CamelSimDevConsole::json));
        return root;
    }

    private static JsonObject json(AccountStatus account) {
        var json = new JsonObject();
        json.put("component", account.component());
        json.put("baseUri", account.baseUri());
        json.put("account", account.account());
        putIfKnown(json, "loginRefused", account.loginRefused());
        putIfKnown(json, "lastError", account.lastError());
        json.put("operations", array(account.operations(), CamelSimDevConsole::json));
        return json;
    }

    private static JsonObject json(OperationStatus operation) {
        var json = new JsonObject();
        json.put("operation", operation.operation());
        json.put("gapMillis", operation.gap().toMillis());
        json.put("gapLearned", operation.gapLearned());
        json.put("waiting", operation.waiting());
        json.put("inFlight", operation.inFlight());
        json.put("nextSlotInMillis", operation.nextSlotIn().toMillis());
        json.put("refused", operation.refused());
        putIfKnown(json, "spacingFailure", operation.spacingFailure());
        return json;
    }

    private static JsonObject json(ConsumerStatus consumer) {
        var json = new JsonObject();
        json.put("component", consumer.component());
        json.put("operation", consumer.operation());
        json.put("route", consumer.route());
        putIfKnown(json, "position", consumer.position());
        json.put("lagSeconds", consumer.lag().toSeconds());
        json.put("inFlight", consumer.inFlight());
        putIfKnown(json, "lastError", consumer.lastError());
        return json;
    }

    private static void putIfKnown(JsonObject json, String name, String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static <T> JsonArray array(List<T> elements, Function<T, JsonObject> json) {
        var array = new JsonArray();
        elements.forEach(element -> array.add(json.apply(element)));
        return array;
    }
}
