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
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.SlotRequest;
import io.github.camelsim.testing.UnusedPort;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeRedeliveryEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide's paid route in all languages: Camel redelivers what provably was not done, and nothing else. */
class SafeRoutesIT {

    private static final Map<String, Object> SIM = Map.of("CamelThingsMobileMsisdn", "882360001000001");

    /** Where the recipe is read from. */
    enum Recipe {
        JAVA,
        YAML,
        XML;

        DocsRun run() throws Exception {
            return run(context -> {});
        }

        DocsRun run(Consumer<DefaultCamelContext> preparation) throws Exception {
            return this == JAVA ? DocsRun.of(new SafeRoutes(), preparation) : DocsRun.of(ofTheGuide(), preparation);
        }

        private DocPage.Block ofTheGuide() {
            return DocPage.of("docs/paid-calls.adoc").blocks(name().toLowerCase(Locale.ROOT)).stream()
                    .filter(block -> block.text().contains("direct:recharge"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static Stream<Arguments> unknownOutcomes() {
        return Stream.of(
                        Fault.resetBeforeEffect(),
                        Fault.resetAfterEffect(),
                        Fault.status(500),
                        Fault.status(502),
                        Fault.statusAfterEffect(502),
                        Fault.html(),
                        Fault.empty(),
                        Fault.truncated(),
                        Fault.wrongEncoding())
                .flatMap(fault -> Arrays.stream(Recipe.values()).map(recipe -> Arguments.of(recipe, fault)));
    }

    @ParameterizedTest
    @MethodSource("unknownOutcomes")
    void doesNotSendACallAgainThatMayHaveBeenPaid(Recipe recipe, Fault fault) throws Exception {
        try (DocsRun run = recipe.run()) {
            run.sandbox().faults().next("rechargeSim", fault);

            var exchange = run.send("recharge", null, SIM);

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader("CamelRedeliveryCounter", 0, Integer.class))
                    .isZero();
            assertThat(run.sandbox().journal().count("rechargeSim")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotSendAStalledCallAgain(Recipe recipe) throws Exception {
        try (DocsRun run = recipe.run(with(settings -> settings.setResponseTimeout(Duration.ofSeconds(3))))) {
            run.sandbox().faults().always("rechargeSim", Fault.stallBeforeHead());

            assertThat(run.send("recharge", null, SIM).getException()).isNull();
            assertThat(run.sandbox().journal().count("rechargeSim")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotSendARefusedCallAgain(Recipe recipe) throws Exception {
        try (DocsRun run = recipe.run()) {
            run.sandbox().faults().next("rechargeSim", Fault.code(20, "wrong input"));

            assertThat(run.send("recharge", null, SIM).getException()).isNotNull();
            assertThat(run.sandbox().journal().count("rechargeSim")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void redeliversACallThatCameTooEarlyAndPaysOnce(Recipe recipe) throws Exception {
        try (DocsRun run = recipe.run(with(settings -> settings.setMaxWait(Duration.ofMillis(1))))) {
            run.sandbox().faults().next("rechargeSim", Fault.code60());

            run.sendWell("recharge", null, SIM);

            assertThat(run.sandbox().journal().count("rechargeSim")).isEqualTo(2);
            assertThat(run.sandbox().journal().effects("rechargeSim")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void redeliversACallThatGotNoSlotAndPaysOnce(Recipe recipe) throws Exception {
        try (DocsRun run = recipe.run(with(settings -> settings.setCallSpacing(new RefusesTheFirst())))) {
            run.sendWell("recharge", null, SIM);

            assertThat(run.sandbox().journal().count("rechargeSim")).isEqualTo(1);
            assertThat(run.sandbox().journal().effects("rechargeSim")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void redeliversACallThatWasNotSentAndPaysOnce(Recipe recipe) throws Exception {
        var revived = new AtomicReference<ThingsMobileSandbox>();
        int port = UnusedPort.get();
        Consumer<DefaultCamelContext> preparation = with(settings -> {
            settings.setBaseUri("http://localhost:" + port + "/services/business-api");
            settings.setMaxRetries(0);
        });
        var notifier = onFirstRedelivery(() -> revived.set(
                ThingsMobileSandbox.builder().port(port).callGapFactor(0).start()));
        try (DocsRun run = recipe.run(
                preparation.andThen(context -> context.getManagementStrategy().addEventNotifier(notifier)))) {
            run.sendWell("recharge", null, SIM);

            assertThat(revived.get().journal().count("rechargeSim")).isEqualTo(1);
            assertThat(revived.get().journal().effects("rechargeSim")).isEqualTo(1);
        } finally {
            if (revived.get() != null) {
                revived.get().close();
            }
        }
    }

    private static Consumer<DefaultCamelContext> with(Consumer<ThingsMobileConfiguration> change) {
        return context -> change.accept(context.getComponent("thingsmobile", ThingsMobileComponent.class)
                .getConfiguration());
    }

    private static EventNotifierSupport onFirstRedelivery(Runnable action) {
        var first = new AtomicBoolean(true);
        return new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof ExchangeRedeliveryEvent && first.getAndSet(false)) {
                    action.run();
                }
            }
        };
    }

    /** As if another process had the account's slots for a while. */
    private static final class RefusesTheFirst implements CallSpacing {

        private final AtomicBoolean first = new AtomicBoolean(true);

        @Override
        public CompletableFuture<Slot> acquire(SlotRequest request) {
            return first.getAndSet(false)
                    ? CompletableFuture.failedFuture(new TimeoutException("taken"))
                    : CallSpacing.NONE.acquire(request);
        }

        @Override
        public void postpone(String key, Duration pause) {}
    }
}
