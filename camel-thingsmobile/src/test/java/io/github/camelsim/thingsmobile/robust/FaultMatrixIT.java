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
package io.github.camelsim.thingsmobile.robust;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.docs.ReliabilityPage;
import io.github.camelsim.thingsmobile.robust.Calls.Effect;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ExchangeBuilder;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * 20 operations meet 19 kinds of trouble. How often a call is sent, how often it takes effect, and what it ends with
 * follows from the operation's effect alone; nothing that costs money is ever carried out twice.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultMatrixIT {

    /** No server has this port; one that is free now may be another test's a moment later. */
    private static final String NO_SERVER = "http://127.0.0.1:1";

    private static final Map<Trouble, Map<Calls, Outcome>> OBSERVED = new EnumMap<>(Trouble.class);
    private static final Map<Trouble, Map<Calls, String>> MESSAGES = new EnumMap<>(Trouble.class);

    @TestFactory
    @Order(1)
    Stream<DynamicContainer> whatComesOfTroubleFollowsFromTheEffect() {
        return Arrays.stream(Trouble.values())
                .map(trouble -> DynamicContainer.dynamicContainer(trouble.toString(), tests(trouble)));
    }

    private static Stream<DynamicTest> tests(Trouble trouble) {
        return Arrays.stream(Calls.values())
                .map(call -> DynamicTest.dynamicTest(
                        call.name(), () -> assertThat(observed(trouble).get(call))
                                .as("%s meets: %s", call, trouble)
                                .isEqualTo(trouble.expected(call.effect()))));
    }

    @Test
    @Order(2)
    void executesNoPaidCallTwice() {
        for (Trouble trouble : Trouble.values()) {
            Effect.ONCE.calls().forEach(call -> assertThat(
                            observed(trouble).get(call).effects())
                    .as("effects of %s after: %s", call, trouble)
                    .isLessThanOrEqualTo(1));
        }
    }

    @Test
    @Order(3)
    void everyMessageNamesTheOperationAndSaysWhatToDo() {
        for (Trouble trouble : Trouble.values()) {
            observed(trouble).forEach((call, outcome) -> outcome.failure().ifPresent(type -> {
                String message = MESSAGES.get(trouble).get(call);
                assertThat(message).startsWith(call + ": ").endsWith(")");
                assertThat(message).as("the end").containsPattern(ErrorMessagesIT.endOf(call, outcome));
            }));
        }
    }

    @Test
    @Order(4)
    void theDocumentationShowsWhatWasSeen() {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (Trouble trouble : Trouble.values()) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (Effect effect : Effect.values()) {
                cells.put(effect + " (" + effect.calls().size() + ")", cell(trouble, effect));
            }
            rows.put(trouble.toString(), cells);
        }
        ReliabilityPage.assertShows("fault-matrix", "What happens", rows);
    }

    /** What all operations of the effect have in common. */
    private static String cell(Trouble trouble, Effect effect) {
        Set<String> cells = effect.calls().stream()
                .map(call -> observed(trouble).get(call).cell(trouble == Trouble.CODE_60_FOR_EVER))
                .collect(Collectors.toSet());
        assertThat(cells).as("%s: %s", trouble, effect).hasSize(1);
        return cells.iterator().next();
    }

    private static Map<Calls, Outcome> observed(Trouble trouble) {
        return OBSERVED.computeIfAbsent(trouble, FaultMatrixIT::observe);
    }

    /** All 20 operations at once, against a sandbox of their own. */
    private static Map<Calls, Outcome> observe(Trouble trouble) {
        try (ThingsMobileSandbox sandbox =
                        ThingsMobileSandbox.builder().callGapFactor(0).start();
                TestCamel camel = camel(sandbox, trouble)) {
            camel.call("thingsmobile:customPlanList?baseUri=" + sandbox.baseUri(), Object.class); // classes are loaded
            sandbox.journal().clear();
            Arrays.stream(Calls.values()).forEach(call -> trouble.befall(sandbox.faults(), call.name()));
            Map<Calls, CompletableFuture<Exchange>> sent =
                    Arrays.stream(Calls.values()).collect(toMap(call -> call, call -> send(camel, call)));
            Map<Calls, Outcome> outcomes = new EnumMap<>(Calls.class);
            sent.forEach((call, done) -> outcomes.put(call, outcome(trouble, call, done, sandbox)));
            sandbox.faults().clear();
            return outcomes;
        }
    }

    private static TestCamel camel(ThingsMobileSandbox sandbox, Trouble trouble) {
        return TestCamel.at(sandbox).withGaps(0.05).with(configuration -> {
            configuration.setMaxRetries(1);
            configuration.setResponseTimeout(trouble.responseTimeout());
            configuration.setMaxWait(trouble.maxWait());
            if (trouble.refusesConnections()) {
                configuration.setBaseUri(NO_SERVER);
            }
        });
    }

    private static CompletableFuture<Exchange> send(TestCamel camel, Calls call) {
        return camel.template()
                .asyncSend(
                        call.uri(), ExchangeBuilder.anExchange(camel.context()).build());
    }

    private static Outcome outcome(
            Trouble trouble, Calls call, CompletableFuture<Exchange> done, ThingsMobileSandbox sandbox) {
        Throwable failure;
        try {
            failure = done.get(60, TimeUnit.SECONDS).getException();
        } catch (Exception e) {
            throw new AssertionError(call + " does not end: " + trouble, e);
        }
        if (failure != null) {
            MESSAGES.computeIfAbsent(trouble, any -> new EnumMap<>(Calls.class)).put(call, failure.getMessage());
        }
        awaitArrivals(trouble, call, sandbox);
        long calls = sandbox.journal().count(call.name());
        return Outcome.of(
                failure,
                trouble == Trouble.CODE_60_FOR_EVER ? Math.min(calls, Outcome.MANY) : calls,
                sandbox.journal().effects(call.name()));
    }

    /** A cancelled request may still be in flight; the test does not wait for a request that must not arrive. */
    private static void awaitArrivals(Trouble trouble, Calls call, ThingsMobileSandbox sandbox) {
        await().pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(10))
                .until(() -> sandbox.journal().count(call.name())
                        >= trouble.expected(call.effect()).calls());
    }
}
