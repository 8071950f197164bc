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
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests of one key to the engine, one at a time, each on a thread of its own; and why they fail, if they do.
 *
 * <p>A request that hangs is reported, and waited for all the same: a second one beside it could obtain a lock which the
 * first one, when it gets through at last, unlocks or shortens, since the engine knows the owner of a lock by name only.
 */
final class EngineRequests {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRequests.class);

    /** A request that takes longer is reported. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(2);

    private final String key;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;

    /** Reports the present request if it hangs; null if there is none. */
    private Future<?> watch;

    private Throwable failure;

    EngineRequests(String key, ExecutorService threads, ScheduledExecutorService timer) {
        this.key = key;
        this.threads = threads;
        this.timer = timer;
    }

    /** To be followed by {@link #answered} or {@link #failed}. Throws what the executors throw. */
    void start(Runnable request) {
        watch();
        threads.execute(request);
    }

    private synchronized void watch() {
        watch = timer.schedule(this::reportSilence, LONGEST_SILENCE.toNanos(), TimeUnit.NANOSECONDS);
    }

    private synchronized void reportSilence() {
        if (watch != null) {
            note(new TimeoutException("the lock provider has not answered for " + LONGEST_SILENCE.toSeconds()
                    + " s; if this lasts, set a socket timeout for the engine"));
        }
    }

    synchronized void answered() {
        ended();
        if (failure != null) {
            LOG.info("{}: locks can be requested again", key);
            failure = null;
        }
    }

    synchronized void failed(Throwable e) {
        ended();
        note(e);
    }

    private void note(Throwable e) {
        if (failure == null) {
            LOG.warn("{}: the lock cannot be requested, so calls wait: {}", key, e.toString());
        }
        failure = e;
    }

    private void ended() {
        if (watch != null) {
            watch.cancel(false);
            watch = null;
        }
    }

    /** Why the last request has failed, or the present one hangs; empty if the engine answers. */
    synchronized Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }
}
