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
package io.github.camelsim.thingsmobile.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.QueueCallSpacing;
import io.github.camelsim.spacing.SlotRequest;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What continues a call runs on at most 64 threads, and cannot wait in a circle. */
@Timeout(180)
class ContinuationThreadsIT {

    private static final int THREADS = 64;

    /** Threads that send a call, or are idle. */
    private static final int CALLING = 40;

    private static final Duration SOON = Duration.ofSeconds(90);

    /** No call is made before all are sent: else the thread that sends could continue one itself, and wait. */
    private final CompletableFuture<Void> allSent = new CompletableFuture<>();

    private final AtomicInteger atStep = new AtomicInteger();
    private final AtomicLong firstAtStep = new AtomicLong();
    private final AtomicInteger ended = new AtomicInteger();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final CountDownLatch gate = new CountDownLatch(1);
    private ThingsMobileSandbox sandbox;
    private TestCamel camel;

    @BeforeEach
    void start() {
        sandbox = ThingsMobileSandbox.builder().callGapFactor(0).start();
        camel = TestCamel.at(sandbox).with(configuration -> configuration.setCallSpacing(new AfterAllAreSent()));
    }

    @AfterEach
    void stop() {
        gate.countDown();
        camel.close();
        sandbox.close();
        timer.shutdownNow();
    }

    @Test
    void aLongStepAfterTheCallTakesNoMoreThreads() throws Exception {
        int exchanges = 500;
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("thingsmobile:customPlanList").process(exchange -> waitAtGate());
            }
        });

        send("direct:in", exchanges);

        // the threads that continue exchanges are all in use, and the calls are made nevertheless
        await().atMost(SOON).until(() -> sandbox.journal().count() == exchanges);
        await().atMost(SOON).until(() -> atStep.get() >= THREADS);
        assertThat(atStep.get()).isLessThanOrEqualTo(permitted());
        assertThat(threads()).isLessThanOrEqualTo(permitted() + CALLING);
        gate.countDown();
        await().atMost(SOON).until(() -> ended.get() == exchanges);
    }

    @Test
    void aLongStepAfterASecondCallTakesNoMoreThreadsEither() throws Exception {
        int exchanges = 300;
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("thingsmobile:customPlanList")
                        .to("thingsmobile:credit")
                        .process(exchange -> waitAtGate());
            }
        });

        send("direct:in", exchanges);

        await().atMost(SOON).until(() -> atStep.get() >= THREADS);
        await().during(Duration.ofMillis(300)).until(() -> atStep.get() <= permitted() + CALLING);
        assertThat(threads()).isLessThanOrEqualTo(2 * permitted() + CALLING);
        gate.countDown();
        await().atMost(SOON).until(() -> ended.get() == exchanges);
    }

    /** With 64 threads that wait for calls, and no other thread to complete those calls, this would take minutes. */
    @Test
    void continuationsThatAllWaitForFurtherCallsGoOn() throws Exception {
        int exchanges = 200;
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("thingsmobile:simListLite?fetch=stream&pageSize=1")
                        .process(exchange -> {
                            if (atStep.incrementAndGet() >= THREADS) {
                                gate.countDown();
                            }
                            gate.await();
                            Iterator<?> sims = exchange.getMessage().getBody(Iterator.class);
                            sims.next();
                            sims.next();
                            camel.template().requestBody("direct:nested", (Object) null);
                        });
                from("direct:nested").to("thingsmobile:credit").process(exchange -> camel.template()
                        .requestBody("thingsmobile:customPlanList", (Object) null));
            }
        });

        long begin = System.nanoTime();
        send("direct:in", exchanges);
        await().atMost(SOON).until(() -> ended.get() == exchanges);

        System.out.printf("%d nested calls took %d ms%n", exchanges, (System.nanoTime() - begin) / 1_000_000);
        assertThat(threads()).isLessThanOrEqualTo(4 * THREADS);
    }

    /** There may be twice as many threads after each ten seconds in which none has finished. */
    private int permitted() {
        long seconds = Duration.ofNanos(System.nanoTime() - firstAtStep.get()).toSeconds();
        return THREADS << (int) seconds / 10;
    }

    private void waitAtGate() throws InterruptedException {
        firstAtStep.compareAndSet(0, System.nanoTime());
        atStep.incrementAndGet();
        gate.await();
    }

    private void send(String uri, int exchanges) throws Exception {
        for (int i = 0; i < exchanges; i++) {
            camel.sendAsync(uri, Map.of(), exchange -> ended.incrementAndGet());
        }
        allSent.complete(null);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("CamelSimCall"))
                .count();
    }

    private final class AfterAllAreSent implements CallSpacing {

        private final CallSpacing spacing = new QueueCallSpacing(timer);

        @Override
        public CompletableFuture<Slot> acquire(SlotRequest request) {
            return allSent.thenCompose(sent -> spacing.acquire(request));
        }

        @Override
        public void postpone(String key, Duration pause) {
            spacing.postpone(key, pause);
        }
    }
}
