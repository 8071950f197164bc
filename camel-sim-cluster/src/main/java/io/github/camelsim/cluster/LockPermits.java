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

import io.github.camelsim.spacing.StartPermits;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The permits of one key: the node that has the lock in the engine may make calls, one at a time. There is one request to
 * the engine at a time, on a thread of its own, and none while a call is in flight. The lock of this object guards all
 * state; neither the engine nor the queue is called within it.
 *
 * <h2>Runs</h2>
 * While calls wait, the node keeps the lock for a run of calls: they follow one another after their gap, as in one
 * process, without a request. The last call of a run extends the lock by its gap, and lets it run out. Invariants:
 * <ul>
 * <li>Each call of a run begins before the lock is as old as {@link KeyLock#longestStart}. So whenever the node dies, the
 * lock lasts for the rest of {@code longestCall} and for the gap that was known when it was requested, as if there had been
 * one call.
 * <li>A run ends before a gap that is longer than that one, or that was postponed: the lock is extended by it.
 * <li>A run ends within {@link KeyLock#longestRun}, but for its last call. Then the node lets the others ask first. If the
 * gap is longer than that, each run has one call.
 * <li>Between two calls of a run the lock is available, and is returned if no call takes it when the gap is over.
 * </ul>
 */
final class LockPermits implements StartPermits {

    /** The longest time that is added to {@link System#nanoTime()}, so that the sum does not overflow. */
    private static final Duration LONGEST = Duration.ofDays(10_000);

    /** After so many refusals in a row by the service, its gap is waited for up to twice as long. */
    private static final int MOST_REFUSALS = 4;

    /** After this time without a call that takes it, a lock is given back. */
    private static final long UNUSED = TimeUnit.MILLISECONDS.toNanos(20);

    private final KeyLock keyLock;
    private final Runnable wake;
    private final EngineRequests requests;
    private final ScheduledExecutorService timer;
    private final AskTimes times = new AskTimes();

    /** Null if this node has none. */
    private HeldLock lock;

    /** The lock is there, and no call has taken it yet, or the next one of a run has not. */
    private boolean available;

    /** When an available lock is returned; identifies it. */
    private long unusedAt;

    private boolean inUse;
    private boolean requesting;
    private boolean timerIsSet;

    /** No call may start before; and until when the other nodes have been told so. */
    private long notBefore = System.nanoTime();

    private long heldUntil = notBefore;
    private long refusedSince = notBefore;
    private boolean postponed;
    private int refusals;

    LockPermits(KeyLock keyLock, Runnable wake, ExecutorService threads, ScheduledExecutorService timer) {
        this.keyLock = keyLock;
        this.wake = wake;
        this.requests = new EngineRequests(keyLock.key(), threads, timer);
        this.timer = timer;
    }

    @Override
    public synchronized boolean take() {
        if (available) {
            available = false;
            inUse = true;
            return true;
        }
        if (!inUse && !requesting) {
            long wait = Math.max(times.nanosToNext(System.nanoTime()), notBefore - System.nanoTime());
            if (wait > 0) {
                wakeIn(wait);
            } else {
                request(this::ask);
            }
        }
        return false; // the end of the call or of the request wakes the queue
    }

    @Override
    public synchronized boolean isValid() {
        return inUse && !lock.term().isOlderThan(keyLock.longestStart()) && notBefore - System.nanoTime() <= 0;
    }

    @Override
    public synchronized void giveBack(Duration pause, boolean callsWait) {
        boolean runContinues = callsWait && !postponed && servesNextCall(Duration.ofNanos(nanos(pause)));
        refusals = postponed ? refusals : 0;
        postponed = false;
        inUse = false;
        times.callEnded(nanos(pause));
        startNotBefore(nanos(pause));
        if (runContinues) {
            available = true;
            returnIfUnused();
        } else {
            settle();
        }
    }

    private boolean servesNextCall(Duration gap) {
        return gap.compareTo(times.gap()) <= 0
                && !lock.term().isOlderThan(keyLock.longestRun().minus(gap));
    }

    /** The service may have been called by others than this cluster, in steps of the gap. Jitter lets us come first. */
    @Override
    public synchronized void postpone(Duration pause) {
        if (nanos(pause) > 0) {
            refusals = Math.min(refusals + 1, MOST_REFUSALS);
            postponed = true;
            long jitter = nanos(pause) / MOST_REFUSALS * refusals;
            startNotBefore(nanos(pause) + ThreadLocalRandom.current().nextLong(jitter + 1));
            available = false;
            settle();
        }
    }

    @Override
    public Optional<Throwable> failure() {
        return requests.failure();
    }

    private void startNotBefore(long nanos) {
        long earliest = System.nanoTime() + nanos;
        if (earliest - notBefore > 0) {
            notBefore = earliest;
        }
    }

    private void ask() {
        try {
            obtained(keyLock.forCall(gap()));
        } catch (RuntimeException | Error e) {
            failed(e);
        }
        wake.run();
        returnIfUnused();
    }

    private synchronized Duration gap() {
        return times.gap();
    }

    private synchronized void obtained(Optional<HeldLock> obtained) {
        requesting = false;
        requests.answered();
        long now = System.nanoTime();
        if (obtained.isPresent()) {
            lock = obtained.get();
            refusedSince = now;
            times.granted();
            available = true;
        } else {
            times.refused(now);
            if (now - refusedSince > keyLock.longestHold(times.gap()).toNanos()) {
                refusedSince = now;
                keyLock.lookForRecord();
            }
        }
    }

    /** The calls that waited for the lock may all have given up. Another thread may be about to take it for one, too. */
    private synchronized void returnIfUnused() {
        if (available) {
            long now = System.nanoTime();
            long wait = Math.max(0, notBefore - now) + UNUSED;
            unusedAt = now + wait;
            long time = unusedAt;
            timer.schedule(() -> returnUnused(time), wait, TimeUnit.NANOSECONDS);
        }
    }

    private synchronized void returnUnused(long time) {
        if (available && unusedAt == time) {
            available = false;
            settle();
        }
    }

    /** Tells the other nodes how long no call may start. To be called after each change. */
    private void settle() {
        boolean isHeldForCall = lock != null && !lock.runsOut();
        boolean othersMustWait = notBefore - heldUntil > 0 && notBefore - System.nanoTime() > 0;
        if (!inUse && !available && !requesting && (isHeldForCall || othersMustWait)) {
            request(this::hold);
        }
    }

    private void hold() {
        HeldLock held;
        long until;
        synchronized (this) {
            held = lock;
            until = notBefore;
        }
        try {
            long begin = System.nanoTime();
            Optional<HeldLock> next = keyLock.keepUntil(until, held);
            settled(next, until, System.nanoTime() - begin, null);
        } catch (RuntimeException | Error e) {
            if (!retryHold(held, e)) {
                settled(Optional.empty(), until, 0, e);
            }
        }
        wake.run();
    }

    private synchronized void settled(Optional<HeldLock> held, long until, long engineTime, Throwable failed) {
        requesting = false;
        lock = held.orElse(null);
        heldUntil = until;
        long end = lock == null ? System.nanoTime() : lock.term().end();
        times.ownLockEnds(end + engineTime + keyLock.inaccuracy().toNanos());
        if (failed == null) {
            requests.answered();
        }
        settle();
    }

    /** Until the other nodes know the end of the gap, they wait as long as the longest call could take. */
    private synchronized boolean retryHold(HeldLock held, Throwable e) {
        long pause = failed(e);
        if (held == null || held.term().isOver()) {
            return false;
        }
        requesting = true;
        timer.schedule(this::repeatHold, pause, TimeUnit.NANOSECONDS);
        return true;
    }

    private synchronized void repeatHold() {
        request(this::hold);
    }

    private synchronized long failed(Throwable e) {
        requesting = false;
        requests.failed(e);
        return times.failed(System.nanoTime());
    }

    private void request(Runnable request) {
        requesting = true;
        try {
            requests.start(request);
        } catch (RuntimeException | Error e) { // there is no thread for it
            wakeIn(failed(e));
        }
    }

    private void wakeIn(long nanos) {
        if (!timerIsSet) {
            timerIsSet = true;
            timer.schedule(
                    () -> {
                        synchronized (this) {
                            timerIsSet = false;
                        }
                        wake.run();
                    },
                    nanos,
                    TimeUnit.NANOSECONDS);
        }
    }

    private static long nanos(Duration time) {
        if (time.isNegative()) {
            return 0;
        }
        return time.compareTo(LONGEST) < 0 ? time.toNanos() : LONGEST.toNanos();
    }
}
