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
package io.github.camelsim.call;

import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.SlotRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call spacing that can be stopped: then waiting calls are served until a deadline, except those that cannot get a slot
 * by then, which are rejected at once. What the wrapped call spacing throws is reported by the future of
 * {@link #acquire}, is thrown by {@link Slot#awaitStart}, or is logged.
 */
public final class StoppableCallSpacing implements CallSpacing {

    private static final Logger LOG = LoggerFactory.getLogger(StoppableCallSpacing.class);

    private final CallSpacing spacing;
    private final Map<String, WaitingCalls> keys = new ConcurrentHashMap<>();
    private volatile Long deadline;
    private volatile boolean stopped;

    public StoppableCallSpacing(CallSpacing spacing) {
        this.spacing = spacing;
    }

    /** From now on only calls that can get a slot within this time get one. */
    public void stopWithin(Duration grace) {
        deadline = System.nanoTime() + grace.toNanos();
        keys.values().forEach(this::rejectLateOnes);
    }

    /** From now on no call gets a slot. */
    public void stop() {
        stopped = true;
        deadline = System.nanoTime();
        keys.values().forEach(calls -> reject(calls.all()));
    }

    /** Whether calls that no exchange waits for should not begin. */
    public boolean isStopping() {
        return deadline != null;
    }

    public boolean isStopped() {
        return stopped;
    }

    /** Whether a call that requests a slot after this time could still get one. */
    public boolean allowsPause(Duration pause) {
        Long end = deadline;
        return !stopped && (end == null || System.nanoTime() + pause.toNanos() - end <= 0);
    }

    /** How many calls wait for a slot of the key. */
    public int waiting(String key) {
        WaitingCalls calls = keys.get(key);
        return calls == null ? 0 : calls.all().size();
    }

    /** The time until the next call of the key may be sent; an estimate while one is in flight. */
    Duration untilNextSlot(String key) {
        WaitingCalls calls = keys.get(key);
        return calls == null ? Duration.ZERO : calls.untilNextSlot();
    }

    @Override
    public CompletableFuture<Slot> acquire(SlotRequest request) {
        WaitingCalls calls = keys.computeIfAbsent(request.key(), key -> new WaitingCalls());
        var slot = new CompletableFuture<Slot>();
        calls.add(request.priority(), slot);
        slot.whenComplete((granted, failure) -> calls.remove(request.priority(), slot));
        if (stopped) {
            reject(List.of(slot));
        } else if (isStopping()) {
            rejectLateOnes(calls);
        }
        if (!slot.isDone()) {
            forward(request, calls, slot);
        }
        return slot;
    }

    private void forward(SlotRequest request, WaitingCalls calls, CompletableFuture<Slot> slot) {
        CompletableFuture<Slot> asked = ask(request);
        asked.whenComplete((granted, failure) -> {
            if (granted == null) {
                slot.completeExceptionally(failure == null ? new NullPointerException("no slot") : failure);
            } else {
                var tracked = new TrackedSlot(granted, calls);
                if (!slot.complete(tracked)) {
                    tracked.release(Duration.ZERO);
                }
            }
        });
        slot.whenComplete((granted, failure) -> asked.cancel(false));
    }

    private CompletableFuture<Slot> ask(SlotRequest request) {
        try {
            CompletableFuture<Slot> asked = spacing.acquire(request);
            return asked == null ? CompletableFuture.failedFuture(new NullPointerException("no future")) : asked;
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void postpone(String key, Duration pause) {
        WaitingCalls calls = keys.computeIfAbsent(key, k -> new WaitingCalls());
        calls.postpone(pause);
        try {
            spacing.postpone(key, pause);
        } catch (RuntimeException | Error e) {
            LOG.warn("The call spacing has failed; other calls may be sent too early", e);
        }
        if (isStopping()) {
            rejectLateOnes(calls);
        }
    }

    @Override
    public Optional<Throwable> failure(String key) {
        try {
            return spacing.failure(key);
        } catch (RuntimeException | Error e) {
            return Optional.of(e);
        }
    }

    @Override
    public Optional<Duration> longestCallTime() {
        try {
            return spacing.longestCallTime();
        } catch (RuntimeException | Error e) {
            LOG.warn("The call spacing does not say how long a call may take; no limit is assumed", e);
            return Optional.empty();
        }
    }

    private void rejectLateOnes(WaitingCalls calls) {
        reject(calls.after(deadline));
    }

    private static void reject(Collection<CompletableFuture<Slot>> slots) {
        slots.forEach(slot -> slot.completeExceptionally(new CallsStoppedException()));
    }

    private final class TrackedSlot implements Slot {

        private final Slot slot;
        private final WaitingCalls calls;
        private boolean released;

        TrackedSlot(Slot slot, WaitingCalls calls) {
            this.slot = slot;
            this.calls = calls;
            calls.slotGranted();
        }

        @Override
        public boolean awaitStart() {
            return slot.awaitStart();
        }

        @Override
        public void release(Duration pause) {
            synchronized (this) {
                if (released) {
                    return;
                }
                released = true;
            }
            calls.slotReleased(pause);
            try {
                slot.release(pause);
            } catch (RuntimeException | Error e) {
                LOG.warn(
                        "The call spacing has failed when a slot was released; the result of the call is not changed",
                        e);
            }
            if (isStopping()) {
                rejectLateOnes(calls);
            }
        }
    }
}
