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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Threads that make calls, and threads that run continuations: the rest of a route, which may take long. At most 64
 * threads run continuations; there are more only while no continuation finishes for 10 s.
 *
 * <p>A continuation may wait for a further call. If the further call were continued by the same threads, all of them
 * could end up waiting. So a call that is started by a running continuation is continued by the threads of the next
 * level, of which there are 64 as well: the threads of a level wait for higher levels only, so there is no deadlock.
 */
public final class CompletionExecutor {

    private final Executor pool;
    private final ScheduledExecutorService timer;
    private final Map<Integer, CompletionThreads> levels = new ConcurrentHashMap<>();
    private final ThreadLocal<Work> work = new ThreadLocal<>();

    /**
     * @param pool grows as needed
     * @param timer checks whether continuations finish
     */
    public CompletionExecutor(Executor pool, ScheduledExecutorService timer) {
        this.pool = pool;
        this.timer = timer;
    }

    /** The continuation that the calling thread runs, in which it may start a call; null if it runs none. */
    public Continuation origin() {
        Work current = work.get();
        return current == null ? null : current.continuation();
    }

    /**
     * Makes a call on a thread of its own.
     *
     * @param origin the continuation that has started the call; may be null
     * @throws java.util.concurrent.RejectedExecutionException if the pool is shut down
     * @throws OutOfMemoryError if the system allows no more threads
     */
    public void makeCall(Continuation origin, Runnable call) {
        pool.execute(() -> runAs(new Work(origin, false), call));
    }

    /**
     * Continues a call: at once on a thread that continues another call; on the thread that has made the call if fewer
     * than 64 continuations of its level run; otherwise on another thread. If the pool is shut down, on the calling
     * thread.
     *
     * @param origin the continuation that has started the call; may be null
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

    /**
     * Continues a call on another thread, which it waits for while the system allows no more. If the pool is shut down, on
     * the calling thread.
     */
    public void completeElsewhere(Continuation origin, Runnable step) {
        threadsFor(origin).execute(step);
    }

    /** Runs on the calling thread what waits for one. For a stop: the pool is shut down, and the timer is about to be. */
    public void runWaiting() {
        levels.values().forEach(CompletionThreads::runWaiting);
    }

    private CompletionThreads threadsFor(Continuation origin) {
        int level = origin == null || !origin.isRunning() ? 0 : origin.level() + 1;
        return levels.computeIfAbsent(
                level, number -> new CompletionThreads(number, pool, timer, this::runContinuation));
    }

    private void runContinuation(Continuation continuation, Runnable step) {
        runAs(new Work(continuation, true), step);
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
     * What a thread does at present.
     *
     * @param continuation the one that it runs, or the one that has started the call it makes; may be null
     * @param continues whether it continues a call; otherwise it makes one
     */
    private record Work(Continuation continuation, boolean continues) {}
}
