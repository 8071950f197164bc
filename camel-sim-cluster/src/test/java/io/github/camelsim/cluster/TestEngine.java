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
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;

/** Locks in memory, which can fail. */
final class TestEngine implements LockProvider {

    private final Map<String, Held> locks = new HashMap<>();
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean away;
    private volatile CountDownLatch blocked = new CountDownLatch(0);

    /** From now on every request fails, or no more. */
    void away(boolean value) {
        away = value;
    }

    /** The next requests are answered when the latch is down. */
    void blockUntil(CountDownLatch latch) {
        blocked = latch;
    }

    /** All locks are lost, such as by a restart without persistence. */
    synchronized void loseAll() {
        locks.clear();
    }

    Set<String> names() {
        return names;
    }

    int requests() {
        return requests.get();
    }

    @Override
    public Optional<SimpleLock> lock(LockConfiguration configuration) {
        return lock(configuration, Duration.ZERO);
    }

    /** The locks as a node sees them whose clock is ahead, and decides with it. */
    LockProvider withClockAhead(Duration by) {
        return configuration -> lock(configuration, by);
    }

    private Optional<SimpleLock> lock(LockConfiguration configuration, Duration ahead) {
        names.add(configuration.getName());
        request();
        return hold(configuration, null, ahead);
    }

    private void request() {
        requests.incrementAndGet();
        try {
            blocked.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (away) {
            throw new IllegalStateException("the engine is away");
        }
    }

    private synchronized Optional<SimpleLock> hold(LockConfiguration configuration, Held own, Duration ahead) {
        String name = configuration.getName();
        Held held = locks.get(name);
        long now = System.nanoTime() + ahead.toNanos();
        boolean isFree = held == null || held.until - now <= 0;
        if (own == null ? !isFree : isFree || held != own) {
            return Optional.empty();
        }
        var next = new Held(name, now + configuration.getLockAtMostFor().toNanos(), ahead);
        locks.put(name, next);
        return Optional.of(next);
    }

    private synchronized void free(Held own) {
        locks.remove(own.name, own);
    }

    private final class Held implements SimpleLock {

        private final String name;
        private final long until;
        private final Duration ahead;

        Held(String name, long until, Duration ahead) {
            this.name = name;
            this.until = until;
            this.ahead = ahead;
        }

        @Override
        public void unlock() {
            request();
            free(this);
        }

        @Override
        public Optional<SimpleLock> extend(Duration lockAtMostFor, Duration lockAtLeastFor) {
            request();
            return hold(new LockConfiguration(Instant.now(), name, lockAtMostFor, lockAtLeastFor), this, ahead);
        }
    }
}
