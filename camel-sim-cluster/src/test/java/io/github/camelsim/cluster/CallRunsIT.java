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

import io.github.camelsim.spacing.CallPriority;
import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.CallSpacing.Slot;
import io.github.camelsim.spacing.SlotRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that wait on one node follow one another with one lock, for a time. */
@Timeout(120)
class CallRunsIT {

    private static final Duration GAP = Duration.ofMillis(20);
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestEngine engine = new TestEngine();
    private final ClusterCallSpacing one = new ClusterCallSpacing(engine);
    private final ClusterCallSpacing other = new ClusterCallSpacing(engine);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger tooEarly = new AtomicInteger();
    private final AtomicInteger withoutLock = new AtomicInteger();
    private final AtomicLong lastEnd = new AtomicLong(System.nanoTime() - GAP.toNanos());

    @BeforeEach
    void bothNodesKnowTheGap() throws Exception {
        slot(acquire(one)).release(GAP);
        slot(acquire(other)).release(GAP);
    }

    @Test
    void waitingCallsDoNotRequestALockEach() throws Exception {
        int before = engine.requests();

        await(all(one, 20));

        assertThat(engine.requests() - before).isLessThan(20);
    }

    @Test
    void anotherNodeGetsItsTurnMeanwhile() throws Exception {
        CompletableFuture<?> many = all(one, 500);

        slot(acquire(other));

        assertThat(calls).hasValueLessThan(500);
        assertThat(many).isNotDone();
    }

    @Test
    void gapsAreKeptWithinRunsAndBetweenThem() throws Exception {
        List<CompletableFuture<?>> ofBoth = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ofBoth.add(call(one));
            ofBoth.add(call(other));
        }

        await(CompletableFuture.allOf(ofBoth.toArray(CompletableFuture[]::new)));

        assertThat(tooEarly).hasValue(0);
        assertThat(withoutLock)
                .as("granted, but refused when it should have started")
                .hasValue(0);
    }

    @Test
    void aPostponedKeyWaitsOnEveryNode() throws Exception {
        CompletableFuture<Slot> first = acquire(one);
        CompletableFuture<Slot> next = acquire(one);
        slot(first).release(GAP);
        long postponed = System.nanoTime();
        Duration longer = GAP.multipliedBy(20);
        one.postpone("a", longer);
        next.cancel(false);

        slot(acquire(other));

        assertThat(since(postponed)).isGreaterThanOrEqualTo(longer);
    }

    @Test
    void theLockOfANodeThatDiesInALaterCallIsFreeAfterTheLongestCall() throws Exception {
        Duration longestCall = Duration.ofSeconds(3);
        one.setLongestCall(longestCall); // of keys that are new
        slot(one.acquire(request("b"))).release(GAP);
        long begin = System.nanoTime();
        CompletableFuture<Slot> first = one.acquire(request("b"));
        CompletableFuture<Slot> last = one.acquire(request("b"));
        slot(first).release(GAP);
        slot(last);

        slot(other.acquire(request("b")));

        assertThat(since(begin)).isGreaterThanOrEqualTo(longestCall);
    }

    @Test
    void theLockIsReturnedWhenTheNextCallsHaveGivenUp() throws Exception {
        one.setLongestCall(Duration.ofMinutes(5)); // of keys that are new
        slot(one.acquire(request("b"))).release(GAP);
        CompletableFuture<Slot> first = one.acquire(request("b"));
        CompletableFuture<Slot> next = one.acquire(request("b"));
        slot(first).release(GAP);

        next.cancel(false);

        slot(other.acquire(request("b")));
    }

    private CompletableFuture<?> all(CallSpacing node, int count) {
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(call(node));
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    /** A call that ends at once. */
    private CompletableFuture<?> call(CallSpacing node) {
        return acquire(node).thenAcceptAsync(slot -> {
            if (!slot.awaitStart()) {
                withoutLock.incrementAndGet();
            } else if (since(lastEnd.get()).compareTo(GAP) < 0) {
                tooEarly.incrementAndGet();
            }
            calls.incrementAndGet();
            lastEnd.set(System.nanoTime());
            slot.release(GAP);
        });
    }

    private static CompletableFuture<Slot> acquire(CallSpacing spacing) {
        return spacing.acquire(request("a"));
    }

    private static SlotRequest request(String key) {
        return new SlotRequest(key, 1, CallPriority.FOREGROUND, Duration.ofMinutes(5));
    }

    private static Slot slot(CompletableFuture<Slot> slot) throws Exception {
        Slot granted = slot.get(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(granted.awaitStart()).isTrue();
        return granted;
    }

    private static void await(CompletableFuture<?> all) throws Exception {
        all.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
