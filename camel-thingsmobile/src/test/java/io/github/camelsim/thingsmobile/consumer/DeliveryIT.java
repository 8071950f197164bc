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

import io.github.camelsim.thingsmobile.ThingsMobileConsumer;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.OneSimTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How records get to the route and back: failures of every kind, and stops that read on. */
class DeliveryIT extends OneSimTest {

    /** Throws out of {@code process}, which a processor must not do. */
    private static final class ThrowingProcessor extends AsyncProcessorSupport {

        private final AtomicInteger calls = new AtomicInteger();
        private volatile Throwable failure;

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            calls.incrementAndGet();
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            exchange.getExchangeExtension().handoverCompletions(exchange);
            callback.done(true);
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "error", "error with a handler that fails"})
    void aProcessorThatThrowsCostsNoPlaceInFlight(String what) throws Exception {
        rows.addMany(sim, 5);
        var processor = new ThrowingProcessor();
        processor.failure =
                what.equals("exception") ? new IllegalStateException("broken") : new NoClassDefFoundError("x");
        try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get()).remembering(memory).withoutRoute()) {
            var endpoint = rig.context()
                    .getEndpoint(uri + "&maxInFlight=1&scheduler=#polls&pollStrategy=#polls"
                            + "&cursorRepository=#cursor&idempotentRepository=#seen");
            var consumer = (ScheduledPollConsumer) endpoint.createConsumer(processor);
            if (what.contains("handler")) {
                consumer.setExceptionHandler(new FailingHandler());
            }
            consumer.start();
            CompletableFuture<Void> polls = rig.pollElsewhere().thenRun(rig::poll);
            assertEnds(polls);
            assertThat(processor.calls).as("5 records, twice").hasValue(10);
            assertThat(memory.seenCount()).isZero();
            consumer.stop();
        }
    }

    private static void assertEnds(CompletableFuture<Void> polls) throws Exception {
        try {
            polls.get(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the poll waits for a place for ever", e);
        }
    }

    private static final class FailingHandler implements ExceptionHandler {

        @Override
        public void handleException(Throwable exception) {
            throw new IllegalStateException("the handler is broken too");
        }

        @Override
        public void handleException(String message, Throwable exception) {
            handleException(exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable cause) {
            handleException(cause);
        }
    }

    @Test
    void anErrorInTheRouteFailsTheRecordAndNotThePolling() throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 3);
        AtomicInteger failures = new AtomicInteger(3);
        try (ConsumerRig rig = rig().from(
                        uri + "&maxInFlight=1",
                        route -> route.process(exchange -> {
                            if (failures.getAndDecrement() > 0) {
                                throw new StackOverflowError();
                            }
                        }))) {
            assertThat(rig.poll().takeCdrs()).isEmpty();
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(cdrs));
        }
    }

    @Test
    void aFailingRecordReachesABridgedErrorHandlerOnce() throws Exception {
        rows.addMany(sim, 1);
        AtomicInteger handled = new AtomicInteger();
        try (ConsumerRig rig = rig().from(uri + "&bridgeErrorHandler=true", route -> route.onException(Exception.class)
                .process(exchange -> handled.incrementAndGet())
                .end()
                .process(exchange -> {
                    throw new IllegalStateException("the target is down");
                }))) {
            rig.poll();
            assertThat(handled).as("of the record").hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopRoute", "suspendRoute", "stopContext"})
    void completeAllTasksReadsOnToTheEndOfThePoll(String how) throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 10);
        try (ConsumerRig rig = stopInTheMiddle(how, ShutdownRunningTask.CompleteAllTasks)) {
            assertThat(rig.takeCdrs()).containsExactlyElementsOf(of(cdrs));
        }
    }

    @Test
    void completeAllTasksHoldsFromTheMomentThatTheContextBeginsToStop() throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 10);
        CountDownLatch third = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        CountDownLatch fifth = new CountDownLatch(5);
        try (ConsumerRig rig = rig().from(
                        uri + "&pageSize=2", route -> route.shutdownRunningTask(ShutdownRunningTask.CompleteAllTasks)
                                .process(exchange -> {
                                    fifth.countDown();
                                    if (fifth.getCount() == 2) {
                                        third.countDown();
                                        stopping.await(20, TimeUnit.SECONDS);
                                    }
                                }))) {
            CompletableFuture<Void> poll = rig.pollElsewhere();
            third.await();
            rig.context().addLifecycleStrategy(new LifecycleStrategySupport() {
                @Override
                public void onContextStopping(CamelContext context) {
                    stopping.countDown();
                    await().until(() -> fifth.getCount() == 0 || poll.isDone());
                }
            });
            rig.context().stop();
            poll.join();
            assertThat(rig.takeCdrs()).containsExactlyElementsOf(of(cdrs));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopRoute", "suspendRoute", "stopContext"})
    void otherwiseAStopEndsThePollAfterTheCurrentExchange(String how) throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 10);
        try (ConsumerRig rig = stopInTheMiddle(how, ShutdownRunningTask.CompleteCurrentTaskOnly)) {
            assertThat(rig.takeCdrs()).containsExactlyElementsOf(of(cdrs.subList(0, 3)));
        }
    }

    /** Stops at the third of ten records, which come in pages of two. */
    private ConsumerRig stopInTheMiddle(String how, ShutdownRunningTask task) throws Exception {
        CountDownLatch third = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        AtomicInteger count = new AtomicInteger();
        ConsumerRig rig = rig().from(uri + "&pageSize=2", route -> route.shutdownRunningTask(task)
                .process(exchange -> {
                    if (count.incrementAndGet() == 3) {
                        third.countDown();
                        stopping.await(20, TimeUnit.SECONDS);
                    }
                }));
        var asked = new CountDownLatch(1);
        rig.context().getShutdownStrategy().setSuppressLoggingOnTimeout(true);
        CompletableFuture<Void> poll = rig.pollElsewhere();
        third.await();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(
                () -> {
                    asked.countDown();
                    stop(rig, how);
                },
                ConsumerRig.ELSEWHERE);
        asked.await();
        var consumer = (ThingsMobileConsumer) rig.consumer();
        await().until(() -> task == ShutdownRunningTask.CompleteAllTasks
                ? consumer.getPendingExchangesSize() == 1
                : !consumer.isRunAllowed() || consumer.isSuspendingOrSuspended());
        stopping.countDown();
        stop.join();
        poll.join();
        return rig;
    }

    private static void stop(ConsumerRig rig, String how) {
        try {
            switch (how) {
                case "stopRoute" -> rig.context().getRouteController().stopRoute(ConsumerRig.ROUTE);
                case "suspendRoute" -> rig.context().getRouteController().suspendRoute(ConsumerRig.ROUTE);
                default -> rig.context().stop();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void afterASuspensionThatReadToTheEndTheRouteGoesOn() throws Exception {
        rows.addMany(sim, 10);
        try (ConsumerRig rig = stopInTheMiddle("suspendRoute", ShutdownRunningTask.CompleteAllTasks)) {
            rig.take();
            SandboxCdr next = rows.add(sim, Duration.ofSeconds(5), 5);
            assertThat(rig.poll().take()).as("suspended").isEmpty();
            rig.context().getRouteController().resumeRoute(ConsumerRig.ROUTE);
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(next));
        }
    }

    @Test
    void aForcedStopEndsThePollAllTheSame() throws Exception {
        rows.addMany(sim, 10);
        CountDownLatch inRoute = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        try (ConsumerRig rig = rig().from(uri, route -> route.shutdownRunningTask(ShutdownRunningTask.CompleteAllTasks)
                .process(exchange -> {
                    inRoute.countDown();
                    open.await(20, TimeUnit.SECONDS);
                }))) {
            rig.context().getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
            rig.context().getShutdownStrategy().setTimeout(50);
            CompletableFuture<Void> poll = rig.pollElsewhere();
            inRoute.await();
            stop(rig, "stopRoute");
            open.countDown();
            poll.join();
            assertThat(rig.take())
                    .as("the exchange that was in flight, at most")
                    .hasSizeLessThan(2);
        }
    }

    @Test
    void noPollBeginsWhileARouteThatCompletesAllTasksIsStopping() throws Exception {
        rows.addMany(sim, 2);
        CountDownLatch inRoute = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        try (ConsumerRig rig = rig().from(uri, route -> route.shutdownRunningTask(ShutdownRunningTask.CompleteAllTasks)
                .threads(2)
                .process(exchange -> {
                    inRoute.countDown();
                    open.await(20, TimeUnit.SECONDS);
                }))) {
            rig.poll();
            inRoute.await();
            CompletableFuture<Void> stop =
                    CompletableFuture.runAsync(() -> stop(rig, "stopRoute"), ConsumerRig.ELSEWHERE);
            await().until(() -> !rig.consumer().isRunAllowed() || rig.consumer().isSuspendingOrSuspended());
            SANDBOX.journal().clear();
            rig.poll();
            assertThat(SANDBOX.journal().count()).isZero();
            open.countDown();
            stop.join();
            assertThat(rig.takeCdrs()).hasSize(2);
        }
    }
}
