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

import io.github.camelsim.digest.Sha256;
import java.time.Duration;
import java.util.Optional;
import net.javacrumbs.shedlock.core.ClockProvider;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.support.StorageBasedLockProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lock of one key in the engine. Its methods wait for the engine, and throw what the lock provider throws. */
final class KeyLock {

    private static final Logger LOG = LoggerFactory.getLogger(KeyLock.class);

    /** As hexadecimal digits 40 characters; columns of ShedLock's tables have 64. */
    private static final int DIGEST_BYTES = 20;

    /** So that the calls of a node do not hold up those of others for long. */
    private static final Duration LONGEST_RUN = Duration.ofMillis(500);

    private final String key;
    private final String name;
    private final LockProvider provider;
    private final Duration longestCall;
    private final Duration clockDifference;

    KeyLock(String key, LockProvider provider, Duration longestCall, Duration clockDifference) {
        this.key = key;
        this.name = "camelsim-" + Sha256.hex(key, DIGEST_BYTES);
        this.provider = provider;
        this.longestCall = longestCall;
        this.clockDifference = clockDifference;
    }

    String key() {
        return key;
    }

    /** By how much longer than requested the engine may hold a lock. */
    Duration inaccuracy() {
        return clockDifference.plusMillis(1);
    }

    /** How long after the lock was requested its call may start: what is left is for the call itself. */
    Duration longestStart() {
        return longestStart(longestCall);
    }

    private static Duration longestStart(Duration longestCall) {
        return longestCall.dividedBy(6);
    }

    /** What is left for the call itself. */
    static Duration longestCallTime(Duration longestCall) {
        return longestCall.minus(longestStart(longestCall));
    }

    /** How long after the lock was requested further calls of the node may start with it, without a request. */
    Duration longestRun() {
        return LONGEST_RUN.compareTo(longestStart()) < 0 ? LONGEST_RUN : longestStart();
    }

    /** No node holds the lock for longer without a request to the engine. */
    Duration longestHold(Duration gap) {
        return longestCall.plus(gap);
    }

    /** The lock for a call; empty if somebody else has it. */
    Optional<HeldLock> forCall(Duration gap) {
        return lock(longestHold(gap), false);
    }

    /**
     * Keeps the lock until a gap is over, and lets it run out then. If the gap is over already, the lock is unlocked.
     *
     * @param until the end of the gap, on the clock of {@link System#nanoTime()}
     * @param held the lock that the node has had; null if it had none
     * @return empty if the node does not have the lock any more
     */
    Optional<HeldLock> keepUntil(long until, HeldLock held) {
        if (held == null || held.term().isOver()) {
            return takeBack(until, held);
        }
        long gap = until - System.nanoTime();
        if (gap <= 0) {
            held.lock().unlock();
            return Optional.empty();
        }
        Optional<HeldLock> extended = extend(held, Duration.ofNanos(gap));
        return extended.isPresent() ? extended : takeBack(until, held);
    }

    /** The lock has run out. If nobody else has it, this node keeps it for what is left of the gap. */
    private Optional<HeldLock> takeBack(long until, HeldLock lost) {
        if (lost != null && !lost.runsOut()) {
            LOG.warn("{}: the lock was lost during a call, so another node may have called too early", key);
        }
        long gap = until - System.nanoTime();
        return gap <= 0 ? Optional.empty() : lock(Duration.ofNanos(gap), true);
    }

    private Optional<HeldLock> lock(Duration duration, boolean runsOut) {
        Duration atMost = engineTime(duration);
        var term = new LockTerm(duration);
        return provider.lock(new LockConfiguration(ClockProvider.now(), name, atMost, Duration.ZERO))
                .map(lock -> new HeldLock(lock, term, runsOut));
    }

    /** Lets the lock run out after a gap; empty if the engine says that this node does not have it any more. */
    private Optional<HeldLock> extend(HeldLock held, Duration gap) {
        var term = new LockTerm(gap);
        try {
            return held.lock().extend(engineTime(gap), Duration.ZERO).map(lock -> new HeldLock(lock, term, true));
        } catch (UnsupportedOperationException e) {
            LOG.warn(
                    "The lock provider {} cannot extend locks, so each call holds up the others for {} s."
                            + " Use one that can",
                    provider.getClass().getName(),
                    longestCall.toSeconds());
            return Optional.of(new HeldLock(held.lock(), held.term(), true));
        }
    }

    /**
     * The lock provider may remember that the lock's record exists, and so never find out that it was deleted. It will
     * look again.
     */
    void lookForRecord() {
        if (provider instanceof StorageBasedLockProvider storage) {
            storage.clearCache();
        }
    }

    /** In whole milliseconds, since some engines know no less, and not below one. */
    private Duration engineTime(Duration duration) {
        return Duration.ofMillis(duration.plusNanos(999_999).toMillis()).plus(clockDifference);
    }
}
