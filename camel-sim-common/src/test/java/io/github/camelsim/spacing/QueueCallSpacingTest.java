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
package io.github.camelsim.spacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.spacing.CallSpacing.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueCallSpacingTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration GAP = Duration.ofMillis(60);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final CallSpacing spacing = new QueueCallSpacing(timer);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void theFirstCallGetsASlotAtOnceAndTheNextAfterTheGap() throws Exception {
        Slot first = slot(ask("a", CallPriority.FOREGROUND));
        CompletableFuture<Slot> second = ask("a", CallPriority.FOREGROUND);
        assertThat(second).isNotDone();

        long released = System.nanoTime();
        first.release(GAP);

        slot(second);
        assertThat(Duration.ofNanos(System.nanoTime() - released)).isGreaterThanOrEqualTo(GAP);
    }

    @Test
    void noOtherCallGetsASlotWhileOneIsInFlight() {
        slotNow("a").release(Duration.ofMillis(1));
        CompletableFuture<Slot> second = ask("a", CallPriority.FOREGROUND);
        await().atMost(Duration.ofSeconds(10)).until(second::isDone);

        CompletableFuture<Slot> third = ask("a", CallPriority.FOREGROUND);

        await().during(Duration.ofMillis(50)).until(() -> !third.isDone());
    }

    @Test
    void aSlotIsReleasedOnce() throws Exception {
        Slot first = slotNow("a");
        first.release(Duration.ofMillis(1));
        Slot second = slot(ask("a", CallPriority.FOREGROUND));
        CompletableFuture<Slot> third = ask("a", CallPriority.FOREGROUND);

        first.release(Duration.ZERO);

        assertThat(third).isNotDone();
        second.release(Duration.ZERO);
        slot(third);
    }

    @Test
    void releasingASlotAtOnceDoesNotDeepenTheStack() {
        Slot first = slotNow("a");
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            others.add(ask("a", CallPriority.FOREGROUND).thenAccept(slot -> slot.release(Duration.ZERO)));
        }

        first.release(Duration.ofMillis(1));

        await().atMost(Duration.ofSeconds(30)).until(() -> others.stream().allMatch(CompletableFuture::isDone));
        assertThat(others).noneMatch(CompletableFuture::isCompletedExceptionally);
    }

    @Test
    void keysDoNotWaitForEachOther() {
        slotNow("a");

        assertThat(ask("b", CallPriority.FOREGROUND)).isCompleted();
    }

    @Test
    void withoutAGapSeveralCallsAreInFlight() {
        for (int i = 0; i < 3; i++) {
            assertThat(spacing.acquire(new SlotRequest("a", 3, CallPriority.FOREGROUND, LONG)))
                    .isCompleted();
        }

        assertThat(spacing.acquire(new SlotRequest("a", 3, CallPriority.FOREGROUND, LONG)))
                .isNotDone();
    }

    @Test
    void aPostponedKeyWaitsFromNow() throws Exception {
        long start = System.nanoTime();
        spacing.postpone("a", GAP);

        slot(ask("a", CallPriority.FOREGROUND));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(GAP);
    }

    @Test
    void aShorterPauseDoesNotShortenALongerOne() throws Exception {
        long start = System.nanoTime();
        spacing.postpone("a", GAP);
        spacing.postpone("a", Duration.ofMillis(1));

        slot(ask("a", CallPriority.FOREGROUND));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(GAP);
    }

    @Test
    void foregroundTakesPrecedenceButEverySixthSlotIsForBackground() throws Exception {
        Slot blocker = slotNow("a");
        List<String> order = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            all.add(follow("B" + i, CallPriority.BACKGROUND, order));
        }
        for (int i = 1; i <= 12; i++) {
            all.add(follow("F" + i, CallPriority.FOREGROUND, order));
        }

        blocker.release(Duration.ZERO);
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);

        // with the blocker, which is a foreground call, F1 to F4 are five; then a background call has its turn
        assertThat(order)
                .containsExactly(
                        "F1", "F2", "F3", "F4", "B1", "F5", "F6", "F7", "F8", "F9", "B2", "F10", "F11", "F12", "B3");
    }

    @Test
    void aRetryTakesPrecedenceOverAllOthers() throws Exception {
        Slot blocker = slotNow("a");
        List<String> order = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Void>> all = List.of(
                follow("B", CallPriority.BACKGROUND, order),
                follow("F", CallPriority.FOREGROUND, order),
                follow("A", CallPriority.RETRY, order));

        blocker.release(Duration.ZERO);
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);

        assertThat(order).containsExactly("A", "F", "B");
    }

    @Test
    void aCallThatWaitsTooLongGetsATimeout() {
        slotNow("a");

        CompletableFuture<Slot> late =
                spacing.acquire(new SlotRequest("a", 1, CallPriority.FOREGROUND, Duration.ofMillis(20)));

        assertThat(late)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void aCancelledCallIsPassedOver() throws Exception {
        Slot first = slotNow("a");
        CompletableFuture<Slot> second = ask("a", CallPriority.FOREGROUND);
        CompletableFuture<Slot> third = ask("a", CallPriority.FOREGROUND);

        second.cancel(false);
        first.release(Duration.ZERO);

        slot(third);
    }

    @Test
    void whenTheTimerStopsEveryWaitingCallFails() {
        Slot first = slotNow("a");
        CompletableFuture<Slot> second = ask("a", CallPriority.FOREGROUND);
        CompletableFuture<Slot> third = ask("a", CallPriority.FOREGROUND);
        timer.shutdown();

        first.release(GAP);

        assertThat(second).failsWithin(LONG).withThrowableThat().withCauseInstanceOf(RejectedExecutionException.class);
        assertThat(third).isCompletedExceptionally();
        assertThat(ask("a", CallPriority.FOREGROUND)).isCompletedExceptionally();
    }

    @Test
    void anErrorWhileACallIsGrantedDoesNotStopTheQueue() throws Exception {
        var threads = new ScheduledThreadPoolExecutor(1) {
            private boolean full;

            @Override
            public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
                if (full) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                return super.schedule(task, delay, unit);
            }
        };
        try {
            var queues = new QueueCallSpacing(threads);
            var request = new SlotRequest("a", 1, CallPriority.FOREGROUND, LONG);
            queues.acquire(request).join().release(GAP);
            threads.full = true;
            assertThat(queues.acquire(request))
                    .failsWithin(LONG)
                    .withThrowableThat()
                    .withCauseInstanceOf(Error.class);
            threads.full = false;

            slot(queues.acquire(request)).release(GAP);
            slot(queues.acquire(request));
        } finally {
            threads.shutdownNow();
        }
    }

    private CompletableFuture<Void> follow(String name, CallPriority priority, List<String> order) {
        return ask("a", priority).thenAccept(slot -> {
            order.add(name);
            slot.release(Duration.ofMillis(1));
        });
    }

    @Test
    void afterARefusalOneCallIsInFlightAtATime() throws Exception {
        spacing.postpone("a", GAP);
        CompletableFuture<Slot> first = askForEight();
        CompletableFuture<Slot> second = askForEight();

        slot(first);

        await().during(Duration.ofMillis(50)).until(() -> !second.isDone());
    }

    @Test
    void afterARefusalEachFurtherCallThatIsMadeWithoutAGapAllowsOneMore() throws Exception {
        spacing.postpone("a", GAP);
        Slot first = slot(askForEight());
        List<CompletableFuture<Slot>> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(askForEight());
        }

        first.release(Duration.ZERO);
        assertThat(waiting).filteredOn(CompletableFuture::isDone).hasSize(1);
        slot(waiting.get(0)).release(Duration.ZERO);
        assertThat(waiting).filteredOn(CompletableFuture::isDone).hasSize(3);

        slot(waiting.get(1)).release(Duration.ofMillis(1));
        await().during(Duration.ofMillis(50)).until(() -> !waiting.get(4).isDone());
    }

    @Test
    void callsThatBeganBeforeTheRefusalAllowNoMore() throws Exception {
        Slot first = slot(askForEight());
        Slot second = slot(askForEight());
        spacing.postpone("a", GAP);
        List<CompletableFuture<Slot>> waiting = List.of(askForEight(), askForEight(), askForEight());
        await().during(GAP).until(() -> waiting.stream().noneMatch(CompletableFuture::isDone));

        first.release(Duration.ZERO);
        second.release(Duration.ZERO);

        slot(waiting.get(0));
        await().during(Duration.ofMillis(50)).until(() -> !waiting.get(1).isDone());
    }

    @Test
    void afterARefusalASlotThatIsNotUsedAllowsNoMore() throws Exception {
        spacing.postpone("a", GAP);
        CompletableFuture<Slot> unused = askForEight();
        CompletableFuture<Slot> second = askForEight();
        CompletableFuture<Slot> third = askForEight();

        unused.get(10, TimeUnit.SECONDS).release(Duration.ZERO);

        slot(second);
        await().during(Duration.ofMillis(50)).until(() -> !third.isDone());
    }

    private CompletableFuture<Slot> ask(String key, CallPriority priority) {
        return spacing.acquire(new SlotRequest(key, 1, priority, LONG));
    }

    private CompletableFuture<Slot> askForEight() {
        return spacing.acquire(new SlotRequest("a", 8, CallPriority.FOREGROUND, LONG));
    }

    private Slot slotNow(String key) {
        CompletableFuture<Slot> slot = ask(key, CallPriority.FOREGROUND);
        assertThat(slot).isCompleted();
        return slot.join();
    }

    private static Slot slot(CompletableFuture<Slot> slot) throws Exception {
        Slot granted = slot.get(10, TimeUnit.SECONDS);
        granted.awaitStart();
        return granted;
    }
}
