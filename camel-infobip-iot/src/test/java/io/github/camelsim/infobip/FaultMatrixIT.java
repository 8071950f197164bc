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
package io.github.camelsim.infobip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.call.Effect;
import io.github.camelsim.infobip.client.InfobipIotException;
import io.github.camelsim.infobip.client.Operation;
import io.github.camelsim.infobip.client.Parameter;
import io.github.camelsim.infobip.docs.PageTable;
import io.github.camelsim.infobip.sandbox.InfobipSandbox;
import io.github.camelsim.infobip.sandbox.fleet.InfobipSim;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ExchangeBuilder;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The eight operations meet each kind of trouble. What comes of it is the table on the page on reliability. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultMatrixIT extends IotTest {

    /** No server has this port; one that is free now may be another test's a moment later. */
    private static final String NO_SERVER = "http://127.0.0.1:1";

    private static final Map<Trouble, Map<Operation, Outcome>> OBSERVED = new EnumMap<>(Trouble.class);

    /** All operations at once, each with a SIM card of its own. */
    @ParameterizedTest
    @EnumSource(Trouble.class)
    @Order(1)
    void nothingIsCarriedOutTwiceAndEveryFailureSaysWhatMayHaveBeenDone(Trouble trouble) {
        Map<Operation, Outcome> outcomes = observe(trouble);
        outcomes.forEach((operation, outcome) -> outcome.check(operation, trouble));
        OBSERVED.put(trouble, outcomes);
    }

    @Test
    @Order(2)
    void theDocumentationShowsWhatWasSeen() {
        Map<String, List<Operation>> columns = new LinkedHashMap<>();
        columns.put("READ (4)", ofEffect(Effect.READ));
        columns.put("SET (2)", ofEffect(Effect.SET));
        columns.put("`runDiagnostics`", List.of(Operation.runDiagnostics));
        columns.put("`sendSms`", List.of(Operation.sendSms));
        Map<String, List<String>> rows = new LinkedHashMap<>();
        OBSERVED.forEach((trouble, outcomes) -> rows.put(
                trouble.toString(),
                columns.values().stream().map(column -> cell(column, outcomes)).toList()));

        PageTable.assertShows("docs/reliability.adoc", "infobip-faults", "What happens", columns.keySet(), rows);
    }

    private static List<Operation> ofEffect(Effect effect) {
        return Stream.of(Operation.values())
                .filter(operation -> operation.effect() == effect)
                .toList();
    }

    /** What all operations of a column have in common. */
    private static String cell(List<Operation> operations, Map<Operation, Outcome> outcomes) {
        Set<String> cells = operations.stream()
                .map(operation -> outcomes.get(operation).cell())
                .collect(Collectors.toSet());
        assertThat(cells).hasSize(1);
        return cells.iterator().next();
    }

    private Map<Operation, Outcome> observe(Trouble trouble) {
        try (ThingsMobileSandbox started = ThingsMobileSandbox.builder()
                .infobip(settings -> settings.sims(100))
                .start()) {
            InfobipSandbox sandbox = started.infobip();
            configure(sandbox, trouble);
            Map<Operation, String> iccids = iccids(sandbox);
            Stream.of(Operation.values()).forEach(operation -> trouble.befall(sandbox.faults(), operation.name()));
            Map<Operation, CompletableFuture<Exchange>> sent = new EnumMap<>(Operation.class);
            iccids.forEach((operation, iccid) -> sent.put(operation, send(operation, iccid)));
            Map<Operation, Outcome> outcomes = new EnumMap<>(Operation.class);
            sent.forEach((operation, call) -> outcomes.put(operation, outcome(trouble, operation, call, sandbox)));
            sandbox.faults().clear();
            return outcomes;
        }
    }

    private void configure(InfobipSandbox sandbox, Trouble trouble) {
        configuration.setUsername(sandbox.username());
        configuration.setPassword(sandbox.password());
        configuration.setMaxRetries(1);
        configuration.setResponseTimeout(trouble.responseTimeout());
        configuration.setMaxWait(Duration.ofSeconds(60));
        configuration.setBaseUri(trouble.isRefusedConnection() ? NO_SERVER : sandbox.baseUri());
    }

    private static Map<Operation, String> iccids(InfobipSandbox sandbox) {
        Map<Operation, String> iccids = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            iccids.put(
                    operation,
                    sandbox.fleet()
                            .first(sim -> sim.status().equals(InfobipSim.ACTIVE) && !iccids.containsValue(sim.iccid()))
                            .orElseThrow()
                            .iccid());
        }
        return iccids;
    }

    private CompletableFuture<Exchange> send(Operation operation, String iccid) {
        Map<Parameter, Object> all = Map.of(
                Parameter.iccid, iccid, Parameter.name, "lift", Parameter.status, "Suspended", Parameter.text, "Hi");
        Map<String, Object> body = operation.required().stream().collect(Collectors.toMap(Parameter::name, all::get));
        return context.createProducerTemplate()
                .asyncSend(
                        "infobip-iot:" + operation,
                        ExchangeBuilder.anExchange(context).withBody(body).build());
    }

    private static Outcome outcome(
            Trouble trouble, Operation operation, CompletableFuture<Exchange> call, InfobipSandbox sandbox) {
        Throwable failure;
        try {
            failure = call.get(60, TimeUnit.SECONDS).getException();
        } catch (Exception e) {
            throw new AssertionError(operation + " does not end: " + trouble, e);
        }
        String name = operation.name();
        int calls = trouble.calls(operation.effect());
        await(operation + " has ended with " + failure)
                .until(() -> sandbox.journal().count(name) >= calls); // the last one may still be in flight
        return new Outcome(
                failure, sandbox.journal().count(name), sandbox.journal().effects(name));
    }

    /**
     * What came of a call.
     *
     * @param failure null if it went well
     * @param calls how many requests the service got
     * @param effects how many of them it carried out
     */
    private record Outcome(Throwable failure, long calls, long effects) {

        void check(Operation operation, Trouble trouble) {
            boolean once = operation.effect() == Effect.ONCE;
            assertThat(calls).as(operation + " meets: " + trouble).isEqualTo(trouble.calls(operation.effect()));
            assertThat(effects).as(operation + " meets: " + trouble).isLessThanOrEqualTo(once ? 1 : 2);
            if (failure == null) {
                boolean done = effects > 0 || operation.effect() == Effect.READ;
                assertThat(done || trouble.isConfirmationOf(operation))
                        .as("%s meets: %s, and says that it was done", operation, trouble)
                        .isTrue();
                return;
            }
            assertThat(failure).isInstanceOf(InfobipIotException.class);
            assertThat(failure.getMessage()).startsWith(operation + ": ").endsWith(")");
            if (effects > 0) {
                assertThat(isUnknown())
                        .as("%s meets: %s, and may have been done", operation, trouble)
                        .isTrue();
            }
        }

        private boolean isUnknown() {
            return ((InfobipIotException) failure).outcomeUnknown();
        }

        /** As a cell of the table. */
        String cell() {
            String end = failure == null
                    ? "good"
                    : failure.getClass().getSimpleName().replaceAll("InfobipIot|Exception", "")
                            + (isUnknown() ? ", outcome unknown" : "");
            return count(calls, "call") + ", " + count(effects, "effect") + ": " + end;
        }

        private static String count(long count, String name) {
            return count + " " + name + (count == 1 ? "" : "s");
        }
    }
}
