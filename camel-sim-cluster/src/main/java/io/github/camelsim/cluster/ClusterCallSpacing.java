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

import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.QueueCallSpacing;
import io.github.camelsim.spacing.SlotRequest;
import io.github.camelsim.spacing.StartPermits;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import net.javacrumbs.shedlock.core.LockProvider;

/**
 * Spaces the calls of several nodes, which share the limits of an account. Bind one on every node, with a lock provider
 * of ShedLock on the same engine (JDBC, Redis, Hazelcast, MongoDB, ZooKeeper and others), and name it in the option
 * {@code callSpacing}. It needs no start and no stop: its threads are daemons and end when there is nothing to do.
 *
 * <p>In a node calls wait in one queue per key, in order of priority and arrival, as in {@link QueueCallSpacing}. For
 * the first of them the node requests the lock of the key, and asks again with jitter as long as another node has it. The
 * lock is held during the call. When the response has arrived, it is extended by the gap and left to run out. So one call
 * of a key is made at a time in the whole cluster, and each gap is kept between nodes as well as within one.
 *
 * <p>No call is made without the lock. If the engine cannot be reached, calls wait until {@link SlotRequest#maxWait()}
 * has passed.
 */
public final class ClusterCallSpacing implements CallSpacing {

    private static final Duration LONGEST_CALL = Duration.ofSeconds(75);

    /** Threads end after this time without work. */
    private static final long IDLE_SECONDS = 10;

    private final ScheduledExecutorService timer = timer();

    /** A thread for each request to the engine; a key has one at a time. */
    private final ExecutorService requests = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons("CamelSimLock"));

    private final QueueCallSpacing queues = new QueueCallSpacing(timer, this::permits);

    private volatile LockProvider lockProvider;
    private volatile Duration longestCall = LONGEST_CALL;
    private volatile Duration clockDifference = Duration.ZERO;

    /** For a bean with {@code lockProvider} as a property. */
    public ClusterCallSpacing() {}

    /** @param lockProvider supports {@code extend}; not null */
    public ClusterCallSpacing(LockProvider lockProvider) {
        setLockProvider(lockProvider);
    }

    @Override
    public CompletableFuture<Slot> acquire(SlotRequest request) {
        if (lockProvider == null) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("ClusterCallSpacing has no lockProvider: set one"));
        }
        return queues.acquire(request);
    }

    @Override
    public void postpone(String key, Duration pause) {
        if (lockProvider != null) {
            queues.postpone(key, pause);
        }
    }

    @Override
    public Optional<Throwable> failure(String key) {
        return queues.failure(key);
    }

    @Override
    public Optional<Duration> longestCallTime() {
        return Optional.of(KeyLock.longestCallTime(longestCall));
    }

    private StartPermits.Source permits(String key) {
        return wake ->
                new LockPermits(new KeyLock(key, lockProvider, longestCall, clockDifference), wake, requests, timer);
    }

    /** The locks of all keys. */
    public LockProvider getLockProvider() {
        return lockProvider;
    }

    /** The locks of all keys. To be set before the first call. */
    public void setLockProvider(LockProvider lockProvider) {
        this.lockProvider = Objects.requireNonNull(lockProvider, "lockProvider");
    }

    public Duration getLongestCall() {
        return longestCall;
    }

    /**
     * After how long the lock of a node that dies in a call is free again; the gap is added if the node knew it. It must
     * be at least 1.2 times {@code responseTimeout}, which includes connecting; otherwise the component logs a warning. The
     * default is 75 seconds. To be set before the first call.
     */
    public void setLongestCall(Duration longestCall) {
        if (longestCall.isZero() || longestCall.isNegative()) {
            throw new IllegalArgumentException("longestCall must be above zero, not " + longestCall);
        }
        this.longestCall = longestCall;
    }

    public Duration getClockDifference() {
        return clockDifference;
    }

    /**
     * By how much the clocks of two nodes may differ. It is added to each time that a lock is held. Zero, the default, is
     * right for lock providers that use the time of their engine, such as JdbcTemplateLockProvider with
     * {@code usingDbTime()}; JdbcLockProvider uses the clock of the node. To be set before the first call.
     */
    public void setClockDifference(Duration clockDifference) {
        if (clockDifference.isNegative()) {
            throw new IllegalArgumentException("clockDifference must not be below zero: " + clockDifference);
        }
        this.clockDifference = clockDifference;
    }

    private static ScheduledExecutorService timer() {
        var timer = new ScheduledThreadPoolExecutor(1, daemons("CamelSimCluster"));
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
