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
package io.github.camelsim.completion;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of one level that run continuations: at most 64, and more only while none finishes for 10 s. */
final class CompletionThreads {

    private static final Logger LOG = LoggerFactory.getLogger(CompletionThreads.class);

    private static final int THREADS = 64;
    private static final long STALL_SECONDS = 10;
    private static final long RETRY_MILLIS = 100;

    private final int level;
    private final Executor pool;
    private final ScheduledExecutorService timer;
    private final BiConsumer<Continuation, Runnable> runner;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int threads;
    private long finished;
    private boolean watched;
    private boolean retries;
    private boolean shortage;

    /** @param runner runs a continuation so that the calls it starts know their origin */
    CompletionThreads(
            int level, Executor pool, ScheduledExecutorService timer, BiConsumer<Continuation, Runnable> runner) {
        this.level = level;
        this.pool = pool;
        this.timer = timer;
        this.runner = runner;
    }

    void execute(Runnable step) {
        if (enqueue(step)) {
            startThread();
        }
    }

    /** The calling thread, which belongs to the pool, becomes one of these threads until no continuation waits. */
    void runHere(Runnable step) {
        if (enqueue(step)) {
            work();
        }
    }

    /** Returns whether there may be another thread for it. */
    private synchronized boolean enqueue(Runnable step) {
        waiting.add(step);
        if (threads >= THREADS) {
            watch();
            return false;
        }
        threads++;
        return true;
    }

    /**
     * If the pool is shut down, the calling thread becomes one of these threads. If the system allows no more threads, the
     * continuation waits for one: the calling thread may be the timer, on which all gaps depend.
     */
    private void startThread() {
        try {
            pool.execute(this::work);
        } catch (RejectedExecutionException e) {
            work();
            return;
        } catch (OutOfMemoryError e) {
            startThreadLater(e);
            return;
        }
        synchronized (this) {
            shortage = false;
        }
    }

    private void startThreadLater(OutOfMemoryError reason) {
        boolean isFirst;
        synchronized (this) {
            threads--;
            if (retries) {
                return;
            }
            retries = true;
            isFirst = !shortage;
            shortage = true;
        }
        if (isFirst) {
            LOG.warn("Calls are continued as soon as there are threads for them: {}", reason.getMessage());
        }
        try {
            timer.schedule(this::retry, RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The timer is stopped", e);
            synchronized (this) {
                retries = false;
            }
            runWaiting();
        }
    }

    /** The calling thread becomes one of these threads until no continuation waits. */
    void runWaiting() {
        synchronized (this) {
            threads++;
        }
        work();
    }

    private void retry() {
        int more;
        synchronized (this) {
            retries = false;
            more = Math.min(waiting.size(), THREADS - threads);
            threads += Math.max(0, more);
            if (waiting.size() > more) {
                watch();
            }
        }
        startThreads(more);
    }

    private void startThreads(int number) {
        for (int i = 0; i < number; i++) {
            startThread();
        }
    }

    private void work() {
        for (Runnable step = take(); step != null; step = take()) {
            run(step);
        }
    }

    private void run(Runnable step) {
        var continuation = new Continuation(level);
        try {
            runner.accept(continuation, step);
        } catch (RuntimeException | Error e) { // otherwise the waiting continuations would lose this thread
            LOG.error("The continuation of a call has failed", e);
        } finally {
            continuation.end();
            hasFinished();
        }
    }

    private synchronized void hasFinished() {
        finished++;
    }

    /** The next continuation. If there is none, returns null, and the calling thread no longer counts. */
    private synchronized Runnable take() {
        Runnable step = waiting.poll();
        if (step == null) {
            threads--;
        }
        return step;
    }

    private void watch() {
        if (watched) {
            return;
        }
        watched = true;
        long before = finished;
        try {
            timer.schedule(() -> look(before), STALL_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The timer is stopped, so that stalled continuations get no more threads", e);
        }
    }

    private void look(long before) {
        int more;
        synchronized (this) {
            watched = false;
            if (waiting.isEmpty()) {
                return;
            }
            more = finished == before ? Math.min(threads, waiting.size()) : 0;
            threads += more;
            watch();
        }
        startThreads(more);
    }
}
