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
package io.github.camelsim.policy;

import io.github.camelsim.call.LearnedGaps;
import io.github.camelsim.call.StoppableCallSpacing;
import io.github.camelsim.completion.CompletionExecutor;
import io.github.camelsim.metrics.MetersFactory;
import io.github.camelsim.monitor.ContextMonitor;
import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.QueueCallSpacing;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.ShutdownStrategy;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceSupport;

/**
 * What all components and policies of a Camel context share: the call spacing, the learned gaps, the threads, and the
 * end of all calls when the context stops. A service of the context from its first use until the context stops.
 */
public final class CallServices extends ServiceSupport {

    /** The longest time that is added to {@link System#nanoTime()}, so that the sum does not overflow. */
    private static final long LONGEST_NANOS = TimeUnit.DAYS.toNanos(36_500);

    private final CamelContext context;
    private final LearnedGaps gaps = new LearnedGaps();
    private final ContextMonitor monitor;
    private final Map<CallSpacing, StoppableCallSpacing> spacings = new IdentityHashMap<>();
    private final LifecycleStrategySupport stop = new LifecycleStrategySupport() {
        @Override
        public void onContextStopping(CamelContext stopping) {
            stopWithinShutdownTimeout();
        }
    };
    private ExecutorService pool;
    private ScheduledExecutorService timer;
    private CompletionExecutor completions;
    private StoppableCallSpacing shared;
    private Duration grace;

    private CallServices(CamelContext context) {
        this.context = context;
        this.monitor = new ContextMonitor(() -> MetersFactory.of(context), context::isStarted);
    }

    /** The services of a context, started. */
    public static CallServices of(CamelContext context) {
        synchronized (context) {
            CallServices existing = context.hasService(CallServices.class);
            if (existing != null && existing.isStarted()) {
                return existing;
            }
            var services = new CallServices(context);
            try {
                if (existing != null) {
                    context.removeService(existing); // it is from before the context was stopped
                }
                context.addService(services, true, true);
                services.start(); // a context that is starting would start it later
            } catch (Exception e) {
                throw RuntimeCamelException.wrapRuntimeCamelException(e);
            }
            return services;
        }
    }

    @Override
    protected void doStart() {
        monitor.open();
        pool = context.getExecutorServiceManager().newCachedThreadPool(this, "CamelSimCall");
        timer = SchedulerFactory.unlimited(context, this, "CamelSimTimer");
        timer.execute(() -> {}); // makes its thread, so that none is needed while calls are made, or at the stop
        completions = new CompletionExecutor(pool, timer);
        shared = spacing(new QueueCallSpacing(timer));
        context.addLifecycleStrategy(stop);
    }

    private synchronized void stopWithinShutdownTimeout() {
        ShutdownStrategy strategy = context.getShutdownStrategy();
        long nanos = strategy.getTimeUnit().toNanos(strategy.getTimeout());
        grace = Duration.ofNanos(Math.min(nanos, LONGEST_NANOS));
        spacings.values().forEach(spacing -> spacing.stopWithin(grace));
        try {
            timer.schedule(this::stopCalls, grace.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            stopCalls();
        }
    }

    private synchronized void stopCalls() {
        spacings.values().forEach(StoppableCallSpacing::stop);
    }

    @Override
    protected void doStop() {
        stopCalls();
        monitor.close();
        context.getLifecycleStrategies().remove(stop);
        context.getExecutorServiceManager().shutdownGraceful(pool);
        completions.runWaiting();
        context.getExecutorServiceManager().shutdownNow(timer);
    }

    /** The call spacing of all components and policies that name none. */
    public StoppableCallSpacing spacing() {
        return shared;
    }

    /** Makes a chosen call spacing stoppable; the same instance for the same call spacing. */
    public synchronized StoppableCallSpacing spacing(CallSpacing chosen) {
        return spacings.computeIfAbsent(chosen, this::stoppable);
    }

    private StoppableCallSpacing stoppable(CallSpacing chosen) {
        var spacing = new StoppableCallSpacing(chosen);
        if (grace != null) {
            spacing.stopWithin(grace);
        }
        return spacing;
    }

    /** The gaps that services require in addition to their documents. */
    public LearnedGaps gaps() {
        return gaps;
    }

    /** The threads that make and continue calls. */
    public CompletionExecutor completions() {
        return completions;
    }

    /** What operators see of the context. */
    public ContextMonitor monitor() {
        return monitor;
    }

    /** For delayed tasks, which must be short. */
    public ScheduledExecutorService timer() {
        return timer;
    }
}
