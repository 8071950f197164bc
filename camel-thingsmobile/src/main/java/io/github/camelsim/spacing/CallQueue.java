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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
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
 * FIFO queues of the calls that wait for one key. State is guarded by {@code this}; futures are completed outside the
 * lock, because that runs callers' code.
 */
final class CallQueue {

    /** After so many foreground calls in a row one background call goes, so that neither starves. */
    private static final int FOREGROUND_RUN = 5;

    /** A slot is granted so early that the call is on its thread when it is due, not on the way there. */
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** Parking lasts up to some 200 microseconds longer than asked for; the last moment is spun away. */
    private static final long SPUN_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    /** As long a time as can be added to the clock's. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final ScheduledExecutorService timer;
    private final Map<CallPriority, Queue<Waiting>> waiting = new EnumMap<>(CallPriority.class);
    private final AtomicInteger grants = new AtomicInteger();
    private long notBefore = System.nanoTime();
    private boolean spaced;
    private boolean timerSet;
    private int underWay;
    private int foregroundRun;

    CallQueue(ScheduledExecutorService timer) {
        this.timer = timer;
        for (CallPriority priority : CallPriority.values()) {
            waiting.put(priority, new ArrayDeque<>());
        }
    }

    CompletableFuture<Slot> enter(SlotRequest request) {
        var newcomer = new Waiting(request.atOnce(), new CompletableFuture<>());
        synchronized (this) {
            waiting.get(request.priority()).add(newcomer);
        }
        grant();
        if (!newcomer.slot.isDone()) {
            limit(newcomer.slot, request.maxWait());
        }
        return newcomer.slot;
    }

    void postpone(Duration pause) {
        synchronized (this) {
            startGap(pause);
        }
    }

    private void leave(Duration pause) {
        synchronized (this) {
            underWay--;
            startGap(pause);
        }
        grant();
    }

    private void startGap(Duration pause) {
        if (pause.isZero() || pause.isNegative()) {
            return;
        }
        spaced = true;
        long earliest = System.nanoTime() + nanos(pause);
        if (earliest - notBefore > 0) {
            notBefore = earliest;
        }
    }

    /**
     * Grants what is due. A callback that releases its slot comes back here on the same thread; counting instead of
     * recursing bounds the stack.
     */
    private void grant() {
        if (grants.getAndIncrement() > 0) {
            return; // the thread that grants looks again
        }
        int seen;
        do {
            seen = grants.get();
            grantDue();
        } while (grants.addAndGet(-seen) > 0);
    }

    private void grantDue() {
        List<Waiting> due = new ArrayList<>(1);
        List<Waiting> unserved = List.of();
        RejectedExecutionException refusal = null;
        synchronized (this) {
            long wait = takeDue(due);
            try {
                wakeIn(wait);
            } catch (RejectedExecutionException e) {
                refusal = e;
                unserved = takeAll();
            }
        }
        due.forEach(this::hand);
        for (Waiting one : unserved) {
            one.slot.completeExceptionally(refusal);
        }
    }

    private void hand(Waiting next) {
        Slot slot = new Granted();
        if (!next.slot.complete(slot)) {
            slot.release(Duration.ZERO); // it gave up in this very moment
        }
    }

    /** Moves those whose slots are due; returns in how many nanoseconds the next one is, 0 if no time is known. */
    private long takeDue(List<Waiting> due) {
        for (Queue<Waiting> queue = next(); queue != null; queue = next()) {
            if (underWay >= (spaced ? 1 : queue.element().atOnce)) {
                return 0;
            }
            long wait = notBefore - System.nanoTime();
            if (wait > LEAD_NANOS) {
                return wait - LEAD_NANOS;
            }
            countForegroundRun(queue);
            underWay++;
            due.add(queue.remove());
        }
        return 0;
    }

    /** Without its timer nobody would be served any more. */
    private List<Waiting> takeAll() {
        List<Waiting> all = new ArrayList<>();
        waiting.values().forEach(queue -> {
            all.addAll(queue);
            queue.clear();
        });
        return all;
    }

    private void wakeIn(long nanos) {
        if (nanos == 0 || timerSet) {
            return;
        }
        timer.schedule(
                () -> {
                    synchronized (this) {
                        timerSet = false;
                    }
                    grant();
                },
                nanos,
                TimeUnit.NANOSECONDS);
        timerSet = true;
    }

    private void limit(CompletableFuture<Slot> slot, Duration maxWait) {
        try {
            Future<?> end = timer.schedule(
                    () -> slot.completeExceptionally(new TimeoutException("no call slot within " + maxWait)),
                    nanos(maxWait),
                    TimeUnit.NANOSECONDS);
            slot.whenComplete((granted, failure) -> end.cancel(false));
        } catch (RejectedExecutionException e) {
            slot.completeExceptionally(e);
        }
    }

    private static long nanos(Duration time) {
        return time.compareTo(FOR_EVER) < 0 ? time.toNanos() : FOR_EVER.toNanos();
    }

    /** The queue whose head is next, cleared of those who gave up; null if nobody waits. */
    private Queue<Waiting> next() {
        waiting.values().forEach(CallQueue::dropThoseWhoGaveUp);
        Queue<Waiting> foreground = waiting.get(CallPriority.FOREGROUND);
        Queue<Waiting> background = waiting.get(CallPriority.BACKGROUND);
        if (!waiting.get(CallPriority.RETRY).isEmpty()) {
            return waiting.get(CallPriority.RETRY);
        }
        if (!background.isEmpty() && (foreground.isEmpty() || foregroundRun >= FOREGROUND_RUN)) {
            return background;
        }
        return foreground.isEmpty() ? null : foreground;
    }

    private void countForegroundRun(Queue<Waiting> granted) {
        if (granted == waiting.get(CallPriority.FOREGROUND)) {
            foregroundRun++;
        } else if (granted == waiting.get(CallPriority.BACKGROUND)) {
            foregroundRun = 0;
        }
    }

    private static void dropThoseWhoGaveUp(Queue<Waiting> queue) {
        while (!queue.isEmpty() && queue.element().slot.isDone()) {
            queue.remove();
        }
    }

    private synchronized long nanosToStart() {
        return notBefore - System.nanoTime();
    }

    private final class Granted implements Slot {

        private final AtomicBoolean released = new AtomicBoolean();

        @Override
        public boolean awaitStart() {
            for (long wait = nanosToStart(); wait > 0; wait = nanosToStart()) {
                if (wait > 2 * LEAD_NANOS) {
                    return false;
                }
                if (wait > SPUN_NANOS) {
                    LockSupport.parkNanos(wait - SPUN_NANOS);
                } else {
                    Thread.onSpinWait();
                }
            }
            return true;
        }

        @Override
        public void release(Duration pause) {
            if (released.compareAndSet(false, true)) {
                leave(pause);
            }
        }
    }

    private record Waiting(int atOnce, CompletableFuture<Slot> slot) {}
}
