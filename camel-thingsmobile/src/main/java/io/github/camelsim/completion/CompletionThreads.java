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

import io.github.camelsim.completion.CompletionExecutor.Work;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** At most so many threads that run continuations; more only while none of them finishes for a while. */
final class CompletionThreads {

    private static final Logger LOG = LoggerFactory.getLogger(CompletionThreads.class);

    private static final int THREADS = 64;
    private static final long PATIENCE_SECONDS = 10;

    private final int number;
    private final Executor pool;
    private final ScheduledExecutorService timer;
    private final BiConsumer<Work, Runnable> runner;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private CompletionThreads next;
    private int threads;
    private long finished;
    private boolean watched;

    /** @param runner runs a continuation and lets its calls know where they come from */
    CompletionThreads(int number, Executor pool, ScheduledExecutorService timer, BiConsumer<Work, Runnable> runner) {
        this.number = number;
        this.pool = pool;
        this.timer = timer;
        this.runner = runner;
    }

    /** The threads of the level above. */
    synchronized CompletionThreads next(IntFunction<CompletionThreads> levels) {
        if (next == null) {
            next = levels.apply(number + 1);
        }
        return next;
    }

    void execute(Runnable step) {
        if (enqueue(step)) {
            startThread();
        }
    }

    /** The calling thread, which belongs to the pool, becomes one of these until nothing waits any more. */
    void runHere(Runnable step) {
        if (enqueue(step)) {
            work();
        }
    }

    /** Whether there may be another thread for it. */
    private synchronized boolean enqueue(Runnable step) {
        waiting.add(step);
        if (threads >= THREADS) {
            watch();
            return false;
        }
        threads++;
        return true;
    }

    private void startThread() {
        try {
            pool.execute(this::work);
        } catch (RejectedExecutionException e) {
            work();
        }
    }

    private void work() {
        for (Runnable step = take(); step != null; step = take()) {
            run(step);
        }
    }

    private void run(Runnable step) {
        var continuation = new Continuation(this);
        try {
            runner.accept(new Work(continuation, true), step);
        } catch (RuntimeException | Error e) { // a thread that ended here would be missed by those that wait
            LOG.error("What continues a call has failed", e);
        } finally {
            continuation.end();
            hasFinished();
        }
    }

    private synchronized void hasFinished() {
        finished++;
    }

    /** The next step; null if there is none, and the thread that asks is one less. */
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
            timer.schedule(() -> look(before), PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Nothing waits for a call any more once the timer has stopped", e);
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
        for (int i = 0; i < more; i++) {
            startThread();
        }
    }
}
