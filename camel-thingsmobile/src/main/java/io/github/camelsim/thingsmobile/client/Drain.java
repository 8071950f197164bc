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
package io.github.camelsim.thingsmobile.client;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends many that wait, at once: what continues each may take its time, but a thread for each would be too many. A few
 * threads of the pool do it; where none of them gets on, since what they continue waits for another that is to be
 * ended, there are more.
 */
public final class Drain implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private static final int THREADS = 16;
    private static final long PATIENCE_MILLIS = 500;

    private final Executor pool;
    private final ScheduledExecutorService timer;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int threads;
    private long taken;
    private boolean watched;

    /**
     * @param pool grows as needed
     * @param timer looks whether there is progress
     */
    public Drain(Executor pool, ScheduledExecutorService timer) {
        this.pool = pool;
        this.timer = timer;
    }

    /** Runs a step soon; on this thread if the pool takes nothing any more. */
    @Override
    public void execute(Runnable step) {
        synchronized (this) {
            waiting.add(step);
            if (threads >= THREADS) {
                watch();
                return;
            }
            threads++;
        }
        startThread();
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
            try {
                step.run();
            } catch (RuntimeException e) {
                LOG.error("What continues a call has failed", e);
            }
        }
    }

    /** The next step; null if there is none, and the thread that asks is one less. */
    private synchronized Runnable take() {
        Runnable next = waiting.poll();
        if (next == null) {
            threads--;
        } else {
            taken++;
        }
        return next;
    }

    private void watch() {
        if (watched) {
            return;
        }
        watched = true;
        long before = taken;
        try {
            timer.schedule(() -> look(before), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
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
            more = taken == before ? Math.min(threads, waiting.size()) : 0;
            threads += more;
            watch();
        }
        for (int i = 0; i < more; i++) {
            startThread();
        }
    }
}
