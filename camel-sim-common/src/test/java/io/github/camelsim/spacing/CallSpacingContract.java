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
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.spacing.CallSpacing.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link CallSpacing} has to do. Extend it, and return the implementation, new for each test. */
@Timeout(120)
public abstract class CallSpacingContract {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration GAP = Duration.ofMillis(100);
    private static final Duration SOON = Duration.ofSeconds(60);

    private CallSpacing spacing;

    /** A spacing that nobody has used yet. */
    protected abstract CallSpacing newSpacing() throws Exception;

    private CallSpacing spacing() throws Exception {
        if (spacing == null) {
            spacing = newSpacing();
        }
        return spacing;
    }

    @Test
    void theFirstCallGetsASlot() throws Exception {
        slot(acquire("a"));
    }

    @Test
    void theNextCallWaitsForTheReleaseAndTheGap() throws Exception {
        Slot first = slot(acquire("a"));
        CompletableFuture<Slot> second = acquire("a");
        await().during(GAP).until(() -> !second.isDone());

        long released = System.nanoTime();
        first.release(GAP);

        slot(second);
        assertThat(Duration.ofNanos(System.nanoTime() - released)).isGreaterThanOrEqualTo(GAP);
    }

    @Test
    void acquiringDoesNotWait() throws Exception {
        slot(acquire("a"));
        List<CompletableFuture<Slot>> waiting = new ArrayList<>();

        for (int i = 0; i < 100; i++) {
            waiting.add(acquire("a"));
        }

        assertThat(waiting).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void keysDoNotWaitForEachOther() throws Exception {
        slot(acquire("a"));

        slot(acquire("b"));
    }

    @Test
    void noMoreCallsThanRequestedAreInFlight() throws Exception {
        for (int i = 0; i < 3; i++) {
            spacing().acquire(new SlotRequest("a", 3, CallPriority.FOREGROUND, LONG));
        }

        CompletableFuture<Slot> fourth = spacing().acquire(new SlotRequest("a", 3, CallPriority.FOREGROUND, LONG));

        await().during(GAP).until(() -> !fourth.isDone());
    }

    @Test
    void callsOfOnePriorityGetSlotsInOrderAndOneAtATime() throws Exception {
        Slot blocker = slot(acquire("a"));
        List<Integer> order = new CopyOnWriteArrayList<>();
        AtomicInteger together = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int number = i;
            all.add(acquire("a").thenAcceptAsync(slot -> {
                slot.awaitStart();
                most.accumulateAndGet(together.incrementAndGet(), Math::max);
                order.add(number);
                together.decrementAndGet();
                slot.release(Duration.ofMillis(1));
            }));
        }

        blocker.release(Duration.ofMillis(1));

        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(order).isSorted().hasSize(10);
        assertThat(most).hasValue(1);
    }

    @Test
    void aCallThatWaitsTooLongGetsATimeout() throws Exception {
        slot(acquire("a"));

        CompletableFuture<Slot> late =
                spacing().acquire(new SlotRequest("a", 1, CallPriority.FOREGROUND, Duration.ofMillis(20)));

        assertThat(late).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void aCancelledCallIsPassedOver() throws Exception {
        Slot first = slot(acquire("a"));
        CompletableFuture<Slot> second = acquire("a");
        CompletableFuture<Slot> third = acquire("a");

        second.cancel(false);
        first.release(Duration.ZERO);

        slot(third);
    }

    @Test
    void aTimedOutCallIsPassedOver() throws Exception {
        Slot first = slot(acquire("a"));
        CompletableFuture<Slot> second =
                spacing().acquire(new SlotRequest("a", 1, CallPriority.FOREGROUND, Duration.ofMillis(1)));
        CompletableFuture<Slot> third = acquire("a");
        await().atMost(SOON).until(second::isDone);

        first.release(Duration.ZERO);

        slot(third);
    }

    @Test
    void aSlotIsReleasedOnce() throws Exception {
        Slot first = slot(acquire("a"));
        CompletableFuture<Slot> second = acquire("a");
        CompletableFuture<Slot> third = acquire("a");
        first.release(Duration.ZERO);
        slot(second);

        assertThatCode(() -> first.release(Duration.ZERO)).doesNotThrowAnyException();

        await().during(GAP).until(() -> !third.isDone());
    }

    @Test
    void aPostponedKeyWaits() throws Exception {
        long begin = System.nanoTime();
        spacing().postpone("a", GAP);
        spacing().postpone("a", Duration.ofMillis(1));
        spacing().postpone("a", Duration.ZERO);

        slot(acquire("a"));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(GAP);
    }

    @Test
    void acceptsDurationsOfAnyLength() throws Exception {
        Duration century = Duration.ofSeconds(Long.MAX_VALUE);
        Slot first = slot(acquire("a"));

        CompletableFuture<Slot> second = spacing().acquire(new SlotRequest("a", 1, CallPriority.FOREGROUND, century));

        assertThatCode(() -> first.release(century)).doesNotThrowAnyException();
        assertThatCode(() -> spacing().postpone("a", century)).doesNotThrowAnyException();
        assertThat(second).isNotDone();
    }

    @Test
    void waitingCallsHoldNoThreads() throws Exception {
        slot(acquire("a"));
        int before = Thread.activeCount();

        for (int i = 0; i < 5_000; i++) {
            acquire("a");
        }

        assertThat(Thread.activeCount() - before).isLessThan(20);
    }

    private CompletableFuture<Slot> acquire(String key) throws Exception {
        return spacing().acquire(new SlotRequest(key, 1, CallPriority.FOREGROUND, LONG));
    }

    private static Slot slot(CompletableFuture<Slot> slot) throws Exception {
        Slot granted = slot.get(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(granted.awaitStart()).isTrue();
        return granted;
    }
}
