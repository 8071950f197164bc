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
package io.github.camelsim.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.spacing.CallPriority;
import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.CallSpacing.Slot;
import io.github.camelsim.spacing.SlotRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes, and an engine that fails. */
@Timeout(120)
class ClusterCallSpacingIT {

    private static final Duration GAP = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestEngine engine = new TestEngine();
    private final ClusterCallSpacing one = new ClusterCallSpacing(engine);
    private final ClusterCallSpacing other = new ClusterCallSpacing(engine);

    @Test
    void theGapIsKeptBetweenNodes() throws Exception {
        Slot first = slot(acquire(one));
        CompletableFuture<Slot> second = acquire(other);
        await().during(GAP).until(() -> !second.isDone());

        long released = System.nanoTime();
        first.release(GAP);

        slot(second);
        assertThat(since(released)).isGreaterThanOrEqualTo(GAP);
    }

    @Test
    void withoutAGapTheNextCallOfAnyNodeFollowsAtOnce() throws Exception {
        Slot first = slot(acquire(one));
        CompletableFuture<Slot> second = acquire(other);

        first.release(Duration.ZERO);

        slot(second);
    }

    @Test
    void noCallGetsASlotWithoutTheEngine() throws Exception {
        engine.away(true);

        CompletableFuture<Slot> slot = one.acquire(request(CallPriority.FOREGROUND, GAP));

        assertThat(slot)
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(TimeoutException.class)
                .withStackTraceContaining("the engine is away");
    }

    @Test
    void anEngineThatHangsIsNamedAndCallsGoOnWhenItAnswers() throws Exception {
        var answer = new CountDownLatch(1);
        engine.blockUntil(answer);

        CompletableFuture<Slot> slot = one.acquire(request(CallPriority.FOREGROUND, Duration.ofSeconds(4)));

        assertThat(slot)
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(TimeoutException.class)
                .withStackTraceContaining("the lock provider has not answered");
        assertThat(one.failure("a")).isPresent();
        answer.countDown();
        slot(acquire(one));
        assertThat(one.failure("a")).isEmpty();
    }

    @Test
    void callsGoOnWhenTheEngineIsBack() throws Exception {
        engine.away(true);
        CompletableFuture<Slot> slot = acquire(one);
        await().during(GAP).until(() -> !slot.isDone());

        engine.away(false);

        slot(slot);
    }

    @Test
    void aLockThatComesTooLateIsNotUsed() throws Exception {
        one.setLongestCall(Duration.ofSeconds(3));
        var answer = new CountDownLatch(1);
        engine.blockUntil(answer);
        CompletableFuture<Slot> slot = acquire(one);
        await().atMost(SOON).until(() -> engine.requests() == 1);
        long requested = System.nanoTime();
        await().until(() -> since(requested).toMillis() > 600);

        answer.countDown();

        assertThat(slot.get(SOON.toSeconds(), TimeUnit.SECONDS).awaitStart()).isFalse();
    }

    @Test
    void theLockOfANodeThatDiesInACallIsFreeAfterTheLongestCall() throws Exception {
        Duration longestCall = Duration.ofSeconds(3);
        one.setLongestCall(longestCall);
        long begin = System.nanoTime();
        slot(acquire(one));

        slot(acquire(other));

        assertThat(since(begin)).isGreaterThanOrEqualTo(longestCall);
    }

    @Test
    void aLostLockIsTakenBackForTheGap() throws Exception {
        Slot first = slot(acquire(one));
        engine.loseAll();
        long released = System.nanoTime();
        first.release(GAP);
        await().atMost(SOON)
                .until(() -> engine.requests() == 3 || since(released).compareTo(GAP) > 0);

        slot(acquire(other));

        assertThat(since(released)).isGreaterThanOrEqualTo(GAP);
    }

    @Test
    void theGapIsWaitedForWhenAnotherNodeHasGotTheLostLock() throws Exception {
        Slot first = slot(acquire(one));
        engine.loseAll();
        slot(acquire(other)).release(Duration.ZERO);
        CompletableFuture<Slot> ofOther = acquire(other);
        slot(ofOther);
        long released = System.nanoTime();
        first.release(GAP);
        CompletableFuture<Slot> next = acquire(one);
        ofOther.join().release(Duration.ZERO);

        slot(next);

        assertThat(since(released)).isGreaterThanOrEqualTo(GAP);
    }

    @Test
    void theOthersWaitForNoMoreThanTheGapWhenTheEngineWasAwayAtTheEndOfACall() throws Exception {
        Slot first = slot(acquire(one));
        engine.away(true);
        long released = System.nanoTime();
        first.release(GAP);
        await().atMost(SOON).until(() -> engine.requests() >= 3);

        engine.away(false);

        slot(acquire(other));
        assertThat(since(released)).isBetween(GAP, Duration.ofSeconds(30));
    }

    @Test
    void aPostponedKeyWaitsOnEveryNode() throws Exception {
        Slot first = slot(acquire(one));
        long postponed = System.nanoTime();
        Duration longer = GAP.multipliedBy(3);
        first.release(GAP);
        one.postpone("a", longer);

        slot(acquire(other));

        assertThat(since(postponed)).isGreaterThanOrEqualTo(longer);
    }

    @Test
    void theGapIsKeptBetweenClocksThatDifferByNoMoreThanIsAllowedFor() throws Exception {
        Duration difference = GAP.dividedBy(2);
        var ahead = new ClusterCallSpacing(engine.withClockAhead(difference));
        one.setClockDifference(difference);
        Slot first = slot(acquire(one));
        CompletableFuture<Slot> second = acquire(ahead);
        await().during(GAP).until(() -> !second.isDone());

        long released = System.nanoTime();
        first.release(GAP);

        slot(second);
        assertThat(since(released)).isGreaterThanOrEqualTo(GAP);
    }

    @Test
    void theCallOfTheHighestPriorityGetsTheLock() throws Exception {
        Slot first = slot(acquire(other));
        List<CallPriority> order = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Void>> all = List.of(
                inOrder(CallPriority.BACKGROUND, order),
                inOrder(CallPriority.FOREGROUND, order),
                inOrder(CallPriority.RETRY, order));
        await().until(() -> engine.requests() > 2);

        first.release(Duration.ofMillis(1));

        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(order).containsExactly(CallPriority.RETRY, CallPriority.FOREGROUND, CallPriority.BACKGROUND);
    }

    private CompletableFuture<Void> inOrder(CallPriority priority, List<CallPriority> order) {
        return one.acquire(request(priority, LONG)).thenAcceptAsync(slot -> {
            order.add(priority);
            slot.release(Duration.ZERO);
        });
    }

    @Test
    void theEngineIsNotAskedForCallsThatHaveGivenUp() throws Exception {
        Slot first = slot(acquire(one));
        CompletableFuture<Slot> second = acquire(other);
        await().until(() -> engine.requests() > 2);

        second.cancel(false);

        await().during(GAP).atMost(SOON).until(requestsAre());
        first.release(Duration.ZERO);
        slot(acquire(one));
    }

    private Callable<Boolean> requestsAre() {
        int[] before = {-1};
        return () -> {
            boolean same = before[0] == engine.requests();
            before[0] = engine.requests();
            return same;
        };
    }

    @Test
    void aLockThatNoCallNeedsAnyMoreIsFree() throws Exception {
        var answer = new CountDownLatch(1);
        engine.blockUntil(answer);
        CompletableFuture<Slot> slot = acquire(one);
        await().until(() -> engine.requests() == 1);
        slot.cancel(false);

        answer.countDown();

        slot(acquire(other));
    }

    @Test
    void namesOfLocksDifferByKeyAndFitIntoTheirColumn() throws Exception {
        slot(one.acquire(new SlotRequest("k".repeat(500), 1, CallPriority.FOREGROUND, LONG)));
        slot(one.acquire(new SlotRequest("k".repeat(501), 1, CallPriority.FOREGROUND, LONG)));

        assertThat(engine.names()).hasSize(2).allMatch(name -> name.length() <= 64);
    }

    @Test
    void aNodeAloneGetsNearlyAllSlots() throws Exception {
        Duration gap = Duration.ofMillis(50);
        long begin = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            slot(acquire(one)).release(gap);
        }

        assertThat(engine.requests()).isLessThanOrEqualTo(60);
        assertThat(since(begin)).isGreaterThanOrEqualTo(gap.multipliedBy(19));
    }

    private static CompletableFuture<Slot> acquire(CallSpacing spacing) {
        return spacing.acquire(request(CallPriority.FOREGROUND, LONG));
    }

    private static SlotRequest request(CallPriority priority, Duration maxWait) {
        return new SlotRequest("a", 1, priority, maxWait);
    }

    private static Slot slot(CompletableFuture<Slot> slot) throws Exception {
        Slot granted = slot.get(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(granted.awaitStart()).isTrue();
        return granted;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
