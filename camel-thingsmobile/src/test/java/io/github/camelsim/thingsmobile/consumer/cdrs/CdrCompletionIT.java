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
package io.github.camelsim.thingsmobile.consumer.cdrs;

import static io.github.camelsim.thingsmobile.support.consumer.SandboxRows.of;
import static io.github.camelsim.thingsmobile.support.consumer.SandboxRows.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.OneSimTest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;

/** When a CDR of given SIMs is in flight, completed, failed and delivered again. */
class CdrCompletionIT extends OneSimTest {

    private String position() {
        return memory.states().values().iterator().next();
    }

    @Test
    void redeliversAFailedCdrAtTheNextPollAndNothingElse() throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 4);
        AtomicInteger failures = new AtomicInteger(2);
        SandboxCdr bad = cdrs.get(1);
        try (ConsumerRig rig = start(failing(exchange -> isOf(exchange, bad) && failures.getAndDecrement() > 0))) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(cdrs.get(0), cdrs.get(2), cdrs.get(3)));
            assertThat(rig.poll().takeCdrs()).as("it fails once more").isEmpty();
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(bad));
            assertThat(rig.poll().takeCdrs()).isEmpty();
        }
    }

    @Test
    void redeliversAFailedCdrHoweverOldItIs() throws Exception {
        SandboxCdr bad = rows.add(sim, Duration.ofMinutes(1), 66);
        AtomicInteger failures = new AtomicInteger(1);
        try (ConsumerRig rig = start(failing(exchange -> failures.getAndDecrement() > 0))) {
            rig.poll();
            CLOCK.advance(Duration.ofDays(9));
            rows.add(sim, Duration.ofMinutes(1), 77);
            assertThat(rig.poll().takeCdrs()).containsAll(of(bad));
        }
    }

    @Test
    void redeliversAfterARestartWhatFailedBeforeIt() throws Exception {
        SandboxCdr bad = rows.add(sim, Duration.ofHours(30), 66);
        SandboxCdr good = rows.add(sim, Duration.ofMinutes(1), 77);
        uri += "&lookback=3h&startDateRange=" + rows.now().minusDays(3);
        try (ConsumerRig rig = start(failing(exchange -> isOf(exchange, bad)))) {
            assertThat(rig.poll().poll().takeCdrs()).containsExactlyElementsOf(of(good));
        }
        try (ConsumerRig rig = start()) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(bad));
        }
    }

    @Test
    void doesNotRedeliverAFailureThatTheRouteHandled() throws Exception {
        rows.addMany(sim, 2);
        AtomicInteger tries = new AtomicInteger();
        Consumer<RouteDefinition> handling = route -> route.onException(IllegalStateException.class)
                .handled(true)
                .end()
                .process(exchange -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("the target is down");
                });
        try (ConsumerRig rig = start(handling)) {
            rig.poll().poll();
            assertThat(tries).hasValue(2);
        }
    }

    @Test
    void doesNotDeliverACdrAgainThatIsInFlight() throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 3);
        CountDownLatch open = new CountDownLatch(1);
        try (ConsumerRig rig = start(route -> route.threads(3).process(exchange -> open.await()))) {
            rig.poll().poll().poll();
            open.countDown();
            await().until(() -> memory.seenCount() == 3);
            assertThat(rig.poll().takeCdrs()).containsExactlyInAnyOrderElementsOf(of(cdrs));
        }
    }

    @Test
    void aRecordThatIsPassedToAnotherRouteIsCompletedThere() throws Exception {
        rows.addMany(sim, 3);
        CountDownLatch open = new CountDownLatch(1);
        AtomicInteger arrived = new AtomicInteger();
        try (ConsumerRig rig = start(route -> route.to("seda:later"))) {
            rig.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("seda:later").process(exchange -> {
                        open.await();
                        arrived.incrementAndGet();
                    });
                }
            });
            rig.poll().poll();
            assertThat(memory.seenCount())
                    .as("kept while the other route is at work")
                    .isZero();
            open.countDown();
            await().until(() -> memory.seenCount() == 3);
            rig.poll();
            assertThat(arrived).hasValue(3);
        }
    }

    @Test
    void readingWaitsWhenMaxInFlightIsReached() throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 10);
        uri += "&maxInFlight=3&pageSize=2";
        CountDownLatch open = new CountDownLatch(1);
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Consumer<RouteDefinition> slow = route -> route.threads(10).process(exchange -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            open.await();
            inFlight.decrementAndGet();
        });
        try (ConsumerRig rig = start(slow)) {
            CompletableFuture<Void> poll = rig.pollElsewhere();
            await().until(() -> inFlight.get() == 3);
            await().during(Duration.ofMillis(150)).until(() -> inFlight.get() == 3);
            assertThat(SANDBOX.journal().count("getCdrPaginated"))
                    .as("pages read: the one that is on its way and the one that waits")
                    .isEqualTo(2);
            open.countDown();
            poll.join();
            await().until(() -> memory.seenCount() == 10);
            assertThat(most).hasValue(3);
            assertThat(rig.takeCdrs()).containsExactlyInAnyOrderElementsOf(of(cdrs));
        }
    }

    @Test
    void persistsNothingBeforeTheExchangeIsCompleted() throws Exception {
        rows.addMany(sim, 2);
        CountDownLatch open = new CountDownLatch(1);
        try (ConsumerRig rig = start(route -> route.threads(2).process(exchange -> open.await()))) {
            String before = position();
            rig.poll();
            assertThat(memory.seenCount()).isZero();
            assertThat(LocalDateTime.parse(position().split("/")[0]))
                    .as("position, from %s", before)
                    .isBefore(rows.now().minusMinutes(1));
            open.countDown();
            await().until(() -> memory.seenCount() == 2);
            await().untilAsserted(
                            () -> assertThat(position()).startsWith(rows.now().minusMinutes(1) + "/"));
        }
    }

    @Test
    void persistsKeysAfterTheLastStepOfTheRoute() throws Exception {
        rows.addMany(sim, 3);
        List<Integer> keptWhileProcessing = new ArrayList<>();
        try (ConsumerRig rig = start(route -> route.process(exchange -> keptWhileProcessing.add(memory.seenCount())))) {
            rig.poll();
        }
        assertThat(keptWhileProcessing).containsExactly(0, 1, 2);
        assertThat(memory.seenCount()).isEqualTo(3);
    }

    private static Consumer<RouteDefinition> failing(Predicate<Exchange> when) {
        return route -> route.process(exchange -> {
            if (when.test(exchange)) {
                throw new IllegalStateException("the target is down");
            }
        });
    }

    private static boolean isOf(Exchange exchange, SandboxCdr cdr) {
        return text(exchange.getMessage().getBody(Cdr.class)).equals(text(cdr));
    }
}
