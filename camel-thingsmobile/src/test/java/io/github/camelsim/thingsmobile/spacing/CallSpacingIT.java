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
package io.github.camelsim.thingsmobile.spacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.GapFrom;
import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.SlotRequest;
import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The gaps between calls as the server sees them. Gaps are scaled down on both sides; a gap may be longer than the
 * limit and never shorter.
 */
class CallSpacingIT {

    private static final double FACTOR = 1.0 / 25;

    private ThingsMobileSandbox sandbox;
    private TestCamel camel;

    @BeforeEach
    void start() {
        sandbox = ThingsMobileSandbox.builder()
                .callGapFactor(FACTOR)
                .connectionLatency(Duration.ofMillis(30))
                .account("second", "another-token")
                .start();
        camel = TestCamel.at(sandbox).withGaps(FACTOR);
    }

    @AfterEach
    void stop() {
        camel.close();
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "simStatus?msisdn=882360001000001, 5000, 6",
        "simListLite, 1000, 20",
        "credit, 5000, 6",
        "getCdrPaginated?msisdnList=882360001000001, 5000, 6",
        "activateSim?msisdn=882360000000004&simBarcode=8944501312167518236, 5000, 6"
    })
    void callsAreNeverCloserThanTheDocumentAllows(String call, long gapMillis, int calls) throws Exception {
        String operation = call.replaceFirst("\\?.*", "");

        List<Exchange> done = sendTogether(calls, "thingsmobile:" + call);

        assertThat(done).extracting(Exchange::getException).containsOnlyNulls();
        assertThat(sandbox.journal().count(operation)).isEqualTo(calls);
        assertThat(sandbox.journal().refused()).isZero();
        assertThat(sandbox.journal().smallestGap(operation))
                .isGreaterThanOrEqualTo(Duration.ofNanos((long) (gapMillis * 1_000_000 * FACTOR)));
    }

    @Test
    void allEndpointsOfAnAccountShareTheGapsWhateverTheirOtherOptions() throws Exception {
        List<Exchange> done = sendTogether(
                3,
                "thingsmobile:simListLite",
                "thingsmobile:simListLite?maxRetries=0",
                "thingsmobile:simListLite?responseTimeout=20s&timeZone=Europe/Rome",
                "thingsmobile:simListLite?fetch=all&pageSize=25",
                "thingsmobile:simListLite?baseUri=" + sandbox.baseUri() + "/");

        assertThat(done).extracting(Exchange::getException).containsOnlyNulls();
        assertThat(sandbox.journal().refused()).isZero();
        assertThat(sandbox.journal().count()).isEqualTo(18);
    }

    @Test
    void theGapBeginsWithTheHeadOfTheAnswer() throws Exception {
        Duration latency = Duration.ofMillis(150);
        try (var slow = ThingsMobileSandbox.builder()
                        .callGapFactor(FACTOR)
                        .latency(latency)
                        .start();
                var other = TestCamel.at(slow).withGaps(FACTOR)) {
            List<Exchange> done = sendTogether(other, 4, "thingsmobile:simStatus?msisdn=882360001000001");

            assertThat(done).extracting(Exchange::getException).containsOnlyNulls();
            assertThat(slow.journal().smallestGap("simStatus"))
                    .isGreaterThanOrEqualTo(latency.plusMillis((long) (5000 * FACTOR)));
        }
    }

    @Test
    void noCallIsTooEarlyForAServiceThatCountsFromTheEndOfTheCallBefore() throws Exception {
        try (var strict = ThingsMobileSandbox.builder()
                        .callGapFactor(FACTOR)
                        .latency(Duration.ofMillis(50))
                        .connectionLatency(Duration.ofMillis(30))
                        .gapFrom(GapFrom.END_OF_CALL)
                        .refusedCallRestartsGap(false)
                        .start();
                var other = TestCamel.at(strict).withGaps(FACTOR)) {
            List<Exchange> done = sendTogether(other, 5, "thingsmobile:simListLite", "thingsmobile:credit");

            assertThat(done).extracting(Exchange::getException).containsOnlyNulls();
            assertThat(strict.journal().count()).isEqualTo(10);
            assertThat(strict.journal().refused()).isZero();
        }
    }

    @Test
    void accountsDoNotWaitForEachOther() throws Exception {
        camel.with(configuration -> configuration.setCallGapFactor(100));
        camel.call("thingsmobile:simStatus?msisdn=882360001000001", Object.class);
        var waiting = new CompletableFuture<Exchange>();
        camel.sendAsync("thingsmobile:simStatus?msisdn=882360001000001", Map.of(), waiting::complete);

        camel.call("thingsmobile:simStatus?msisdn=882360001000001&username=second&token=another-token", Object.class);

        assertThat(waiting).isNotDone();
    }

    @Test
    void operationsDoNotWaitForEachOther() throws Exception {
        camel.with(configuration -> configuration.setCallGapFactor(100));
        camel.call("thingsmobile:credit", Object.class);
        var waiting = new CompletableFuture<Exchange>();
        camel.sendAsync("thingsmobile:credit", Map.of(), waiting::complete);

        camel.call("thingsmobile:simListLite", Object.class);
        camel.call("thingsmobile:customPlanList", Object.class);

        assertThat(waiting).isNotDone();
    }

    @Test
    void callsGoInTheOrderInWhichTheyCame() throws Exception {
        List<String> order = new ArrayList<>();
        var last = new CompletableFuture<Exchange>();
        for (int i = 0; i < 12; i++) {
            order.add("sim " + i);
            boolean isLast = i == 11;
            camel.sendAsync("thingsmobile:simListLite", Map.of("CamelThingsMobileName", "sim " + i), exchange -> {
                if (isLast) {
                    last.complete(exchange);
                }
            });
        }
        last.get(30, TimeUnit.SECONDS);

        assertThat(sandbox.journal().entries("simListLite"))
                .extracting(entry -> entry.param("name"))
                .isEqualTo(order);
    }

    @Test
    void aCallThatWouldWaitTooLongIsRejectedUnsent() throws Exception {
        camel.with(configuration -> configuration.setCallGapFactor(100));
        camel.call("thingsmobile:simStatus?msisdn=882360001000001", Object.class);

        Throwable failure = camel.failureOf("thingsmobile:simStatus?msisdn=882360001000001&maxWait=100");

        assertThat(failure)
                .isInstanceOfSatisfying(ThingsMobileRejectedException.class, rejected -> {
                    assertThat(rejected.outcomeUnknown()).isFalse();
                    assertThat(rejected.operation()).isEqualTo("simStatus");
                })
                .hasMessageContaining("maxWait");
        assertThat(sandbox.journal().count()).isEqualTo(1);
    }

    @Test
    void whenTheContextStopsEveryWaitingCallIsRejectedAndNoneIsSent() throws Exception {
        int calls = 200;
        camel.with(configuration -> configuration.setCallGapFactor(100));
        camel.call("thingsmobile:credit", Object.class);
        List<Exchange> ended = new CopyOnWriteArrayList<>();
        for (int i = 0; i < calls; i++) {
            camel.sendAsync("thingsmobile:credit", Map.of(), ended::add);
        }
        assertThat(ended).isEmpty();

        camel.context().stop();

        await().atMost(Duration.ofSeconds(10)).until(() -> ended.size() == calls);
        assertThat(ended).extracting(Exchange::getException).hasOnlyElementsOfType(ThingsMobileRejectedException.class);
        await().during(Duration.ofMillis(300)).until(() -> sandbox.journal().count() == 1);
    }

    @Test
    void aCallThatWasRefusedAndWaitsAgainIsRejectedWhenItsTurnCannotComeBeforeTheStop() throws Exception {
        camel.context().getShutdownStrategy().setTimeout(1);
        camel.with(configuration -> configuration.setCallGapFactor(1));
        sandbox.faults().always("sendSms", Fault.code60());
        var ended = new CompletableFuture<Exchange>();
        camel.sendAsync("thingsmobile:sendSms?msisdn=882360001000001&message=x", Map.of(), ended::complete);
        await().atMost(Duration.ofSeconds(10)).until(() -> sandbox.journal().count() == 1);

        camel.context().stop();

        assertThat(ended.get(10, TimeUnit.SECONDS).getException()).isInstanceOf(ThingsMobileRejectedException.class);
        assertThat(sandbox.journal().count()).isEqualTo(1);
    }

    @Test
    void aCallOfAContextThatIsStoppingIsRejected() throws Exception {
        var producer = camel.context().getEndpoint("thingsmobile:credit").createAsyncProducer();
        producer.start();
        var exchange = producer.getEndpoint().createExchange();
        camel.context().stop();
        var ended = new CompletableFuture<Exchange>();

        producer.process(exchange, doneSync -> ended.complete(exchange));

        assertThat(ended.get(10, TimeUnit.SECONDS).getException()).isInstanceOf(ThingsMobileRejectedException.class);
        assertThat(sandbox.journal().count()).isZero();
    }

    @Test
    void tenThousandWaitingCallsHoldNoThreads() throws Exception {
        camel.with(configuration -> configuration.setCallGapFactor(100));
        camel.call("thingsmobile:credit", Object.class);
        var producer = camel.context().getEndpoint("thingsmobile:credit").createAsyncProducer();
        producer.start();
        var ended = new AtomicInteger();
        int before = Thread.activeCount();

        for (int i = 0; i < 10_000; i++) {
            producer.process(producer.getEndpoint().createExchange(), doneSync -> ended.incrementAndGet());
        }
        int waiting = Thread.activeCount();
        camel.context().stop();

        assertThat(waiting - before).isLessThan(20);
        await().atMost(Duration.ofSeconds(30)).until(() -> ended.get() == 10_000);
    }

    @Test
    void whatManyWaitingCallsDoAtTheirEndTakesFewThreadsWhenTheContextStops() throws Exception {
        int calls = 300;
        var holding = new AtomicInteger();
        var ended = new AtomicInteger();
        var mayEnd = new CountDownLatch(1);
        camel.context().getShutdownStrategy().setTimeout(1);
        camel.with(configuration -> configuration.setCallGapFactor(1));
        camel.call("thingsmobile:credit", Object.class);
        for (int i = 0; i < calls; i++) {
            camel.sendAsync("thingsmobile:credit", Map.of(), exchange -> {
                holding.incrementAndGet();
                awaitQuietly(mayEnd);
                ended.incrementAndGet();
            });
        }
        var stopper = new Thread(camel.context()::stop);

        stopper.start();

        long begin = System.nanoTime();
        await().atMost(Duration.ofSeconds(30)).until(() -> holding.get() >= 64);
        // the limit doubles after each ten seconds in which no continuation has finished
        assertThat(holding.get()).isLessThanOrEqualTo(64 << (System.nanoTime() - begin) / 10_000_000_000L);
        mayEnd.countDown();
        await().atMost(Duration.ofSeconds(30)).until(() -> ended.get() == calls);
        stopper.join(TimeUnit.SECONDS.toMillis(60));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anotherCallSpacingMayDecide() {
        List<SlotRequest> asked = Collections.synchronizedList(new ArrayList<>());
        camel.with(configuration -> configuration.setCallSpacing(new CallSpacing() {
            @Override
            public CompletableFuture<Slot> acquire(SlotRequest request) {
                asked.add(request);
                return CallSpacing.NONE.acquire(request);
            }

            @Override
            public void postpone(String key, Duration pause) {}
        }));

        camel.call("thingsmobile:credit", Object.class);
        camel.call("thingsmobile:simListLite", Object.class);

        assertThat(asked).hasSize(2);
        assertThat(asked.get(0).key()).isNotEqualTo(asked.get(1).key()).doesNotContain(sandbox.token());
    }

    private List<Exchange> sendTogether(int each, String... uris) throws Exception {
        return sendTogether(camel, each, uris);
    }

    private static List<Exchange> sendTogether(TestCamel camel, int each, String... uris) throws Exception {
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            for (String uri : uris) {
                var done = new CompletableFuture<Exchange>();
                calls.add(done);
                camel.sendAsync(uri, Map.of(), done::complete);
            }
        }
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        return calls.stream().map(CompletableFuture::join).toList();
    }
}
