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

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * When a node asks for the lock of a key. The engine does not tell when a lock is free, so nodes ask again and again, in
 * steps that are a part of the gap, and with jitter, so that each node gets its share. A node that has just had the lock
 * lets the others ask first if there are any. Not thread-safe.
 */
final class AskTimes {

    private static final int STEPS_PER_GAP = 16;
    private static final long SHORTEST_STEP = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_STEP = TimeUnit.MILLISECONDS.toNanos(500);

    /** Without a gap, or as long as it is not known. */
    private static final long STEP_WITHOUT_GAP = TimeUnit.MILLISECONDS.toNanos(25);

    private static final long FIRST_PAUSE_AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_DOUBLINGS = 4;

    /** For so many calls after a refusal a node assumes that there are others; without one it looks for them as often. */
    private static final int MEMORY = 8;

    private long next = System.nanoTime();
    private long gap;
    private Long ownEnd;
    private boolean refused;
    private int callsAlone = MEMORY;
    private int failures;

    /** Nanoseconds until the next request; zero or less if it is due. */
    long nanosToNext(long now) {
        return next - now;
    }

    /** The last gap that a call had; zero if there was none. */
    Duration gap() {
        return Duration.ofNanos(gap);
    }

    void callEnded(long pauseNanos) {
        if (pauseNanos > 0) {
            gap = pauseNanos;
        }
    }

    /** The lock of this node ends at this time, on the clock of {@link System#nanoTime()}, or somewhat earlier. */
    void ownLockEnds(long end) {
        ownEnd = end;
        boolean others = callsAlone < MEMORY;
        if (others) {
            next = end + jittered(step());
        } else {
            next = callsAlone % MEMORY == 0 ? end + step() + step() / 2 : end;
        }
    }

    void granted() {
        callsAlone = refused ? 0 : callsAlone + 1;
        refused = false;
        failures = 0;
    }

    /** Another node has the lock. If it got it after this node, it keeps it for a gap at least. */
    void refused(long now) {
        refused = true;
        failures = 0;
        next = now + jittered(step());
        if (ownEnd != null && ownEnd + gap - next > 0) {
            next = ownEnd + gap;
        }
    }

    /** The engine has failed. Returns the nanoseconds until the next request. */
    long failed(long now) {
        long pause = jittered(FIRST_PAUSE_AFTER_FAILURE << Math.min(failures++, MOST_DOUBLINGS));
        next = now + pause;
        return pause;
    }

    private long step() {
        return gap == 0 ? STEP_WITHOUT_GAP : Math.max(SHORTEST_STEP, Math.min(LONGEST_STEP, gap / STEPS_PER_GAP));
    }

    private static long jittered(long nanos) {
        return ThreadLocalRandom.current().nextLong(nanos / 2, nanos + nanos / 2);
    }
}
