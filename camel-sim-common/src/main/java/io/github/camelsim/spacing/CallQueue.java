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

import io.github.camelsim.spacing.CallSpacing.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The calls that wait for slots of one key, and the time of the next slot. State is guarded by {@code this}; futures
 * are completed outside the lock, because that runs callers' code.
 */
final class CallQueue {

    /** A slot is granted this much before its start, so that the call is on its thread in time. */
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** parkNanos overshoots by up to 200 microseconds, so the rest of the wait is a spin-wait. */
    private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    /** The longest time that is added to {@link System#nanoTime()}, so that the sum does not overflow. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final ScheduledExecutorService timer;
    private final StartPermits permits;
    private final WaitingSlots waiting = new WaitingSlots();
    private final AtomicInteger grants = new AtomicInteger();
    private long notBefore = System.nanoTime();

    /** The calls that were begun after the last pause and ended without one: as many may be in flight, but at least one. */
    private int madeSincePause = Integer.MAX_VALUE;

    private int pauses;

    private boolean timerIsSet;
    private int inFlight;

    CallQueue(ScheduledExecutorService timer, StartPermits.Source permits) {
        this.timer = timer;
        this.permits = permits.permits(this::grant);
    }

    CompletableFuture<Slot> enter(SlotRequest request) {
        CompletableFuture<Slot> slot;
        synchronized (this) {
            slot = waiting.add(request);
        }
        try {
            grant();
            if (!slot.isDone()) {
                limit(slot, request.maxWait());
            }
        } catch (RuntimeException | Error e) { // or it would be granted a slot that nobody releases
            slot.completeExceptionally(e);
        }
        return slot;
    }

    void postpone(Duration pause) {
        synchronized (this) {
            if (isPositive(pause)) {
                startGap(pause);
            }
        }
        permits.postpone(pause);
    }

    /** Why there is no permit. */
    Optional<Throwable> failure() {
        return permits.failure();
    }

    /** @param beganAfter how many pauses there had been when the call began; negative if it did not begin */
    private void leave(Duration pause, int beganAfter) {
        try {
            permits.giveBack(pause, callsWait()); // first, so that its pause is over when that of the queue is
        } finally {
            synchronized (this) {
                inFlight--;
                if (isPositive(pause)) {
                    startGap(pause);
                } else if (beganAfter == pauses && madeSincePause < Integer.MAX_VALUE) {
                    madeSincePause++; // slowly, because the service may be about to refuse the call
                }
            }
        }
        grant();
    }

    private synchronized boolean callsWait() {
        return !waiting.isEmpty();
    }

    private void startGap(Duration pause) {
        madeSincePause = 0;
        pauses++;
        long earliest = System.nanoTime() + nanos(pause);
        if (earliest - notBefore > 0) {
            notBefore = earliest;
        }
    }

    /**
     * Grants the slots that are due. A callback that releases its slot re-enters here on the same thread; counting
     * instead of recursing bounds the stack.
     */
    private void grant() {
        if (grants.getAndIncrement() > 0) {
            return; // the thread that is granting looks again
        }
        try {
            int seen;
            do {
                seen = grants.get();
                grantDue();
            } while (grants.addAndGet(-seen) > 0);
        } catch (RuntimeException | Error e) { // such as an OutOfMemoryError, when there is no thread for the timer
            grants.set(0); // or nobody would ever grant again
            throw e;
        }
    }

    private void grantDue() {
        List<CompletableFuture<Slot>> due = new ArrayList<>(1);
        List<CompletableFuture<Slot>> unserved = List.of();
        RejectedExecutionException refusal = null;
        synchronized (this) {
            long wait = takeDue(due);
            try {
                wakeIn(wait);
            } catch (RejectedExecutionException e) { // without the timer none of them would ever be served
                refusal = e;
                unserved = waiting.removeAll();
            }
        }
        due.forEach(this::complete);
        for (CompletableFuture<Slot> slot : unserved) {
            slot.completeExceptionally(refusal);
        }
    }

    private void complete(CompletableFuture<Slot> due) {
        Slot slot = new GrantedSlot();
        if (!due.complete(slot)) {
            slot.release(Duration.ZERO); // the call was cancelled or timed out meanwhile
        }
    }

    /**
     * Moves the calls whose slots are due. Returns the nanoseconds until the next slot; 0 if that time is not known.
     */
    private long takeDue(List<CompletableFuture<Slot>> due) {
        while (!waiting.isEmpty()) {
            if (inFlight >= Math.min(Math.max(1, madeSincePause), waiting.nextAtOnce())) {
                return 0;
            }
            long wait = notBefore - System.nanoTime();
            if (wait > LEAD_NANOS) {
                return wait - LEAD_NANOS;
            }
            if (!permits.take()) {
                return 0; // grant() is called when that may have changed
            }
            inFlight++;
            due.add(waiting.removeNext());
        }
        return 0;
    }

    private void wakeIn(long nanos) {
        if (nanos == 0 || timerIsSet) {
            return;
        }
        timer.schedule(
                () -> {
                    synchronized (this) {
                        timerIsSet = false;
                    }
                    grant();
                },
                nanos,
                TimeUnit.NANOSECONDS);
        timerIsSet = true;
    }

    private void limit(CompletableFuture<Slot> slot, Duration maxWait) {
        Future<?> end = timer.schedule(
                () -> slot.completeExceptionally(timeout(maxWait)), nanos(maxWait), TimeUnit.NANOSECONDS);
        slot.whenComplete((granted, failure) -> end.cancel(false));
    }

    private TimeoutException timeout(Duration maxWait) {
        var timeout = new TimeoutException("no call slot within " + maxWait);
        failure().ifPresent(timeout::initCause);
        return timeout;
    }

    private static boolean isPositive(Duration pause) {
        return !pause.isZero() && !pause.isNegative();
    }

    private static long nanos(Duration time) {
        return time.compareTo(LONGEST) < 0 ? time.toNanos() : LONGEST.toNanos();
    }

    private synchronized long nanosToStart() {
        return notBefore - System.nanoTime();
    }

    private synchronized int pauses() {
        return pauses;
    }

    private final class GrantedSlot implements Slot {

        private final AtomicBoolean released = new AtomicBoolean();
        private volatile int beganAfter = -1;

        @Override
        public boolean awaitStart() {
            for (long wait = nanosToStart(); wait > 0; wait = nanosToStart()) {
                if (wait > 2 * LEAD_NANOS) {
                    return false;
                }
                if (wait > SPIN_NANOS) {
                    LockSupport.parkNanos(wait - SPIN_NANOS);
                } else {
                    Thread.onSpinWait();
                }
            }
            if (!permits.isValid()) {
                return false;
            }
            beganAfter = pauses();
            return true;
        }

        @Override
        public void release(Duration pause) {
            if (released.compareAndSet(false, true)) {
                leave(pause, beganAfter);
            }
        }
    }
}
