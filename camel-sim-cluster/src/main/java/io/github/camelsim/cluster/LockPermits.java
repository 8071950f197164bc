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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The permits of one key: the node that has the lock in the engine may make one call. There is one request to the engine at a
 * time, on a thread of its own, and none while a call is in flight. The lock of this object guards all state; neither the
 * engine nor the queue is called within it.
 */
final class LockPermits implements StartPermits {

    private static final Logger LOG = LoggerFactory.getLogger(LockPermits.class);

    /** The longest time that is added to {@link System#nanoTime()}, so that the sum does not overflow. */
    private static final Duration LONGEST = Duration.ofDays(10_000);

    /** After so many refusals in a row by the service, its gap is waited for up to twice as long. */
    private static final int MOST_REFUSALS = 4;

    /** After this time without a call that takes it, a lock is given back. */
    private static final long UNUSED_MILLIS = 20;

    private final KeyLock keyLock;
    private final Runnable wake;
    private final ExecutorService requests;
    private final ScheduledExecutorService timer;
    private final AskTimes times = new AskTimes();

    /** Null if this node has none. */
    private HeldLock lock;

    /** The lock is there, and no call has taken it yet. */
    private boolean available;

    private boolean inUse;
    private boolean requesting;
    private boolean timerIsSet;

    /** No call may start before; and until when the other nodes have been told so. */
    private long notBefore = System.nanoTime();

    private long heldUntil = notBefore;
    private long refusedSince = notBefore;
    private boolean postponed;
    private int refusals;
    private Throwable failure;

    LockPermits(KeyLock keyLock, Runnable wake, ExecutorService requests, ScheduledExecutorService timer) {
        this.keyLock = keyLock;
        this.wake = wake;
        this.requests = requests;
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
    public synchronized void giveBack(Duration pause) {
        refusals = postponed ? refusals : 0;
        postponed = false;
        inUse = false;
        times.callEnded(nanos(pause));
        startNotBefore(nanos(pause));
        settle();
    }

    /** The service may have been called by others than this cluster, in steps of the gap. Jitter lets us come first. */
    @Override
    public synchronized void postpone(Duration pause) {
        if (nanos(pause) > 0) {
            refusals = Math.min(refusals + 1, MOST_REFUSALS);
            postponed = true;
            long jitter = nanos(pause) / MOST_REFUSALS * refusals;
            startNotBefore(nanos(pause) + ThreadLocalRandom.current().nextLong(jitter + 1));
            settle();
        }
    }

    @Override
    public synchronized Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
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
        engineAnswers();
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
            HeldLock unused = lock;
            timer.schedule(() -> returnUnused(unused), UNUSED_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void returnUnused(HeldLock unused) {
        if (available && lock == unused) {
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
            Optional<HeldLock> next = held == null || held.term().isOver() ? takeBack(held, until) : held(held, until);
            settled(next, until, System.nanoTime() - begin, null);
        } catch (RuntimeException | Error e) {
            if (!retryHold(held, e)) {
                settled(Optional.empty(), until, 0, e);
            }
        }
        wake.run();
    }

    private Optional<HeldLock> held(HeldLock held, long until) {
        long gap = until - System.nanoTime();
        if (gap <= 0) {
            keyLock.unlock(held);
            return Optional.empty();
        }
        Optional<HeldLock> extended = keyLock.extend(held, Duration.ofNanos(gap));
        return extended.isPresent() ? extended : takeBack(held, until);
    }

    /** The lock has run out. If nobody else has it, this node keeps it for what is left of the gap. */
    private Optional<HeldLock> takeBack(HeldLock lost, long until) {
        if (lost != null && !lost.runsOut()) {
            LOG.warn("{}: the lock was lost during a call, so another node may have called too early", keyLock.key());
        }
        long gap = until - System.nanoTime();
        return gap <= 0 ? Optional.empty() : keyLock.forGap(Duration.ofNanos(gap));
    }

    private synchronized void settled(Optional<HeldLock> held, long until, long engineTime, Throwable failed) {
        requesting = false;
        lock = held.orElse(null);
        heldUntil = until;
        long end = lock == null ? System.nanoTime() : lock.term().end();
        times.ownLockEnds(end + engineTime + keyLock.inaccuracy().toNanos());
        if (failed == null) {
            engineAnswers();
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
        if (failure == null) {
            LOG.warn("{}: the lock cannot be requested, so calls wait: {}", keyLock.key(), e.toString());
        }
        failure = e;
        return times.failed(System.nanoTime());
    }

    private void engineAnswers() {
        if (failure != null) {
            LOG.info("{}: locks can be requested again", keyLock.key());
            failure = null;
        }
    }

    private void request(Runnable request) {
        requesting = true;
        try {
            requests.execute(request);
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
