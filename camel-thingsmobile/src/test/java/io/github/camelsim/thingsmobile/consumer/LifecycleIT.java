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
package io.github.camelsim.thingsmobile.consumer;

import static io.github.camelsim.thingsmobile.support.consumer.SandboxRows.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.support.Logged;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.OneSimTest;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Consumers that are suspended, resumed, stopped in the middle, or asked for one message at a time. */
class LifecycleIT extends OneSimTest {

    @Test
    void aSuspendedConsumerDoesNotPollAndAResumedOneGoesOn() throws Exception {
        List<SandboxCdr> cdrs = new ArrayList<>(rows.addMany(sim, 2));
        try (ConsumerRig rig = rig().from(uri)) {
            rig.poll();
            rig.context().getRouteController().suspendRoute(ConsumerRig.ROUTE);
            cdrs.add(rows.add(sim, Duration.ofSeconds(5), 5));
            SANDBOX.journal().clear();
            rig.poll();
            assertThat(SANDBOX.journal().count()).isZero();

            rig.context().getRouteController().resumeRoute(ConsumerRig.ROUTE);
            rig.poll();
            assertThat(rig.takeCdrs()).containsExactlyElementsOf(of(cdrs));
        }
    }

    @Test
    void afterAStopWithinAPageDeliversTheRestAndNothingTwice() throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 10);
        List<String> all = new ArrayList<>();
        CountDownLatch third = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        AtomicInteger count = new AtomicInteger();
        try (ConsumerRig rig = rig().from(
                        uri + "&sendEmptyMessageWhenIdle=true",
                        route -> route.process(exchange -> {
                            if (count.incrementAndGet() == 3) {
                                third.countDown();
                                stopping.await(10, TimeUnit.SECONDS);
                            }
                        }))) {
            CompletableFuture<Void> poll = rig.pollElsewhere();
            third.await();
            CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> stopRoute(rig), ConsumerRig.ELSEWHERE);
            await().until(() -> !rig.consumer().isRunAllowed() || rig.consumer().isSuspendingOrSuspended());
            stopping.countDown();
            stop.join();
            poll.join();
            all.addAll(rig.takeCdrs());
            assertThat(all)
                    .as("what was under way is finished, nothing is begun")
                    .hasSize(3);

            rig.context().getRouteController().startRoute(ConsumerRig.ROUTE);
            rig.poll();
            all.addAll(rig.takeCdrs());
            assertThat(all).containsExactlyElementsOf(of(cdrs));
        }
        try (ConsumerRig rig = rig().from(uri)) {
            assertThat(rig.poll().take()).isEmpty();
        }
    }

    private static void stopRoute(ConsumerRig rig) {
        try {
            rig.context().getRouteController().stopRoute(ConsumerRig.ROUTE);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Camel then starts the consumer again, which it has suspended or asked to complete its tasks. */
    @ParameterizedTest
    @EnumSource
    void aStopThatIsAbortedLeavesTheRouteReading(ShutdownRunningTask task) throws Exception {
        List<SandboxCdr> cdrs = new ArrayList<>(rows.addMany(sim, 4));
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch aborted = new CountDownLatch(1);
        try (ConsumerRig rig = rig().from(
                        uri, route -> route.shutdownRunningTask(task).process(exchange -> {
                            first.countDown();
                            aborted.await(1, TimeUnit.MINUTES);
                        }))) {
            CompletableFuture<Void> poll = rig.pollElsewhere();
            first.await();
            assertThat(rig.context()
                            .getRouteController()
                            .stopRoute(ConsumerRig.ROUTE, 100, TimeUnit.MILLISECONDS, true))
                    .as("stopped")
                    .isFalse();
            aborted.countDown();
            poll.join();

            cdrs.add(rows.add(sim, Duration.ofSeconds(5), 5));
            rig.poll();
            assertThat(rig.takeCdrs()).containsExactlyElementsOf(of(cdrs));
            rig.context().getRouteController().stopRoute(ConsumerRig.ROUTE);
            rig.context().getRouteController().startRoute(ConsumerRig.ROUTE);
            cdrs.add(rows.add(sim, Duration.ofSeconds(6), 6));
            rig.poll();
            assertThat(rig.takeCdrs()).hasSize(1);
        }
    }

    @Test
    void aStopWhileWaitingForASlotIsPromptAndQuiet() throws Exception {
        rows.addMany(sim, 4);
        ConsumerRig rig = rig().with(configuration -> configuration.setCallGapFactor(100))
                .fromScheduled(uri + "&pageSize=2&initialDelay=0&delay=1", route -> {});
        await().until(() -> rig.receivedCount() == 2);
        try (Logged logged = new Logged()) {
            rig.context().getShutdownStrategy().setTimeout(300);
            long begin = System.nanoTime();
            rig.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
            assertThat(logged.warnings()).isEmpty();
        }
    }

    @Test
    void aSuspensionWhileWaitingForASlotEndsThePollAndLosesNothing() throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 4);
        try (ConsumerRig rig =
                rig().with(configuration -> configuration.setCallGapFactor(0.3)).from(uri + "&pageSize=2")) {
            CompletableFuture<Void> poll = rig.pollElsewhere();
            await().pollInterval(Duration.ofMillis(10)).until(() -> rig.receivedCount() == 2);
            rig.context().getRouteController().suspendRoute(ConsumerRig.ROUTE);
            poll.join();
            rig.context().getRouteController().resumeRoute(ConsumerRig.ROUTE);
            rig.poll();
            assertThat(rig.takeCdrs()).containsExactlyElementsOf(of(cdrs));
        }
    }

    @Test
    void aMessageThatIsReceivedCountsOnlyWhenItsUnitOfWorkIsDone() throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 3);
        try (ConsumerRig rig = rig().withoutRoute()) {
            ConsumerTemplate template = rig.context().createConsumerTemplate();
            String from = uri + "&initialDelay=0&delay=20&cursorRepository=#cursor&idempotentRepository=#seen";
            for (SandboxCdr cdr : cdrs) {
                Exchange exchange = template.receive(from, 10_000);
                assertThat(SandboxRows.text(exchange.getMessage().getBody(Cdr.class)))
                        .isEqualTo(SandboxRows.text(cdr));
                int before = memory.seenCount();
                template.doneUoW(exchange);
                assertThat(memory.seenCount()).isEqualTo(before + 1);
            }
            assertThat(template.receive(from, 100)).as("a fourth").isNull();
            template.stop();
        }
    }

    @Test
    void pollEnrichTakesOneMessageAtATimeAndCommitsWithTheRoute() throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 3);
        try (ConsumerRig rig = rig().withoutRoute()) {
            rig.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:one")
                            .pollEnrich(
                                    uri + "&initialDelay=0&delay=20"
                                            + "&cursorRepository=#cursor&idempotentRepository=#seen",
                                    10_000);
                }
            });
            List<String> enriched = new ArrayList<>();
            var template = rig.context().createProducerTemplate();
            for (int i = 1; i <= 3; i++) {
                enriched.add(SandboxRows.text(template.requestBody("direct:one", null, Cdr.class)));
                assertThat(memory.seenCount()).isEqualTo(i);
            }
            assertThat(enriched).containsExactlyElementsOf(of(cdrs));
        }
    }
}
