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

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Threads that make calls, and those that run what continues a call: the rest of a route, which may take its time. At
 * most 64 threads continue calls; there are more only while none of those finishes for 10 s.
 *
 * <p>A continuation may wait for a further call. If that call had to be continued by one of the same threads, all of
 * them could end up waiting. So a call that was started by a continuation that is still running is continued by the
 * threads of the next level, of which there are 64 as well: those of a level only ever wait for the levels above it.
 */
public final class CompletionExecutor {

    private final Executor pool;
    private final ScheduledExecutorService timer;
    private final CompletionThreads lowest;
    private final ThreadLocal<Work> work = new ThreadLocal<>();

    /**
     * @param pool grows as needed
     * @param timer looks whether there is progress
     */
    public CompletionExecutor(Executor pool, ScheduledExecutorService timer) {
        this.pool = pool;
        this.timer = timer;
        this.lowest = level(0);
    }

    private CompletionThreads level(int number) {
        return new CompletionThreads(number, pool, timer, this::runAs);
    }

    /** Where the call that the calling thread is about to start comes from; null outside a continuation. */
    public Continuation origin() {
        Work current = work.get();
        return current == null ? null : current.continuation();
    }

    /**
     * Makes a call on a thread of its own.
     *
     * @param origin of the call; may be null
     * @throws java.util.concurrent.RejectedExecutionException if the pool takes nothing any more
     */
    public void makeCall(Continuation origin, Runnable call) {
        pool.execute(() -> runAs(new Work(origin, false), call));
    }

    /**
     * Continues a call: at once if the calling thread makes or continues calls and may go on with this, else soon, on
     * another. If the pool takes nothing any more, on the calling thread.
     *
     * @param origin of the call; may be null
     */
    public void complete(Continuation origin, Runnable step) {
        Work current = work.get();
        if (current == null) {
            completeElsewhere(origin, step);
        } else if (current.continues()) {
            step.run();
        } else {
            threadsFor(origin).runHere(step);
        }
    }

    /** Continues a call, never on the calling thread unless the pool takes nothing any more. */
    public void completeElsewhere(Continuation origin, Runnable step) {
        threadsFor(origin).execute(step);
    }

    private CompletionThreads threadsFor(Continuation origin) {
        return origin == null || !origin.isRunning() ? lowest : origin.threads().next(this::level);
    }

    private void runAs(Work next, Runnable step) {
        Work before = work.get();
        work.set(next);
        try {
            step.run();
        } finally {
            if (before == null) {
                work.remove();
            } else {
                work.set(before);
            }
        }
    }

    /**
     * What a thread does.
     *
     * @param continuation that runs, or that has started the call; may be null
     * @param continues whether it continues a call rather than makes one
     */
    record Work(Continuation continuation, boolean continues) {}
}
