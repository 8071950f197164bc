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
package io.github.camelsim.thingsmobile;

import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.CallSpacing.Slot;
import io.github.camelsim.spacing.QueueCallSpacing;
import io.github.camelsim.spacing.SlotRequest;
import io.github.camelsim.spacing.Turn;
import io.github.camelsim.thingsmobile.client.Drain;
import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * The throttling EIP of this project: what it wraps in a route runs one exchange at a time, with at least a gap
 * between the end of one and the start of the next. Exchanges wait first come, first served, and hold no thread; all
 * routes that use the same policy share its gap.
 *
 * <pre>{@code
 * from("direct:sms").policy("simGap").to("http://...").end()
 * }</pre>
 *
 * An exchange whose turn does not come within {@code maxWait}, or before the context begins to stop, fails with a
 * {@link ThingsMobileRejectedException}.
 */
public class CallSpacingPolicy implements Policy, CamelContextAware {

    private Duration gap = Duration.ofSeconds(1);
    private Duration maxWait = Duration.ofMinutes(5);
    private String key = "policy";
    private CallSpacing callSpacing;
    private CamelContext camelContext;
    private Run run;

    public CallSpacingPolicy() {}

    /** @param gap from the end of what is wrapped to its next start */
    public CallSpacingPolicy(Duration gap) {
        this.gap = gap;
    }

    @Override
    public synchronized void beforeWrap(Route route, NamedNode definition) {
        if (run == null || run.stopping || run.context != route.getCamelContext()) {
            run = new Run(route.getCamelContext());
        }
    }

    @Override
    public synchronized Processor wrap(Route route, Processor processor) {
        return new Spaced(processor, run);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    public Duration getGap() {
        return gap;
    }

    /** The time from the end of what is wrapped to its next start; one second by default. */
    public void setGap(Duration gap) {
        this.gap = gap;
    }

    public Duration getMaxWait() {
        return maxWait;
    }

    /** The longest wait of an exchange; five minutes by default. */
    public void setMaxWait(Duration maxWait) {
        this.maxWait = maxWait;
    }

    public String getKey() {
        return key;
    }

    /** What is spaced, where several policies share one {@link CallSpacing}. */
    public void setKey(String key) {
        this.key = key;
    }

    public CallSpacing getCallSpacing() {
        return callSpacing;
    }

    /** Keeps the gaps instead of the policy itself, for a whole cluster say. */
    public void setCallSpacing(CallSpacing callSpacing) {
        this.callSpacing = callSpacing;
    }

    /** What there is from the start of a context to its stop. */
    private final class Run {

        private final CamelContext context;
        private final ExecutorService pool;
        private final Drain drain;
        private final CallSpacing spacing;
        private final Set<CompletableFuture<Slot>> waiting = ConcurrentHashMap.newKeySet();
        private volatile boolean stopping;

        Run(CamelContext context) {
            this.context = context;
            pool = context.getExecutorServiceManager().newCachedThreadPool(this, "CallSpacingPolicy");
            ScheduledExecutorService timer = Timers.unlimited(context, this, "CallSpacingTimer");
            drain = new Drain(pool, timer);
            spacing = callSpacing == null ? new QueueCallSpacing(timer) : callSpacing;
            context.addLifecycleStrategy(new LifecycleStrategySupport() {
                @Override
                public void onContextStopping(CamelContext stoppingContext) {
                    stopping = true;
                    waiting.forEach(slot -> drain.execute(() -> slot.cancel(false)));
                }
            });
        }

        /** Goes on with a step on a thread that may be held; on this one where there is no other any more. */
        void goOn(Executor threads, Runnable step) {
            if (stopping) {
                step.run();
                return;
            }
            try {
                threads.execute(step);
            } catch (RejectedExecutionException e) {
                stopping = true;
                step.run();
            }
        }
    }

    private final class Spaced extends DelegateAsyncProcessor {

        private final Run run;

        Spaced(Processor processor, Run run) {
            super(processor);
            this.run = run;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            waitForSlot(exchange, callback, Turn.FOREGROUND);
            return false;
        }

        private void waitForSlot(Exchange exchange, AsyncCallback callback, Turn turn) {
            CompletableFuture<Slot> slot = run.spacing.acquire(new SlotRequest(key, 1, turn, maxWait));
            run.waiting.add(slot);
            slot.whenComplete((granted, failure) -> {
                run.waiting.remove(slot);
                run.goOn(granted == null ? run.drain : run.pool, () -> proceed(exchange, callback, granted, failure));
            });
            if (run.stopping) {
                slot.cancel(false);
            }
        }

        private void proceed(Exchange exchange, AsyncCallback callback, Slot slot, Throwable failure) {
            if (slot == null || run.stopping) {
                fail(exchange, callback, slot, failure);
            } else if (!slot.awaitStart()) {
                slot.release(Duration.ZERO);
                waitForSlot(exchange, callback, Turn.AGAIN);
            } else {
                super.process(exchange, doneSync -> {
                    slot.release(gap);
                    callback.done(false);
                });
            }
        }

        private void fail(Exchange exchange, AsyncCallback callback, Slot slot, Throwable failure) {
            if (slot != null) {
                slot.release(Duration.ZERO);
            }
            String reason = failure instanceof TimeoutException
                    ? "no slot within maxWait=" + maxWait.toMillis() + "ms"
                    : "the context is stopping";
            exchange.setException(new ThingsMobileRejectedException(key, reason, failure));
            callback.done(false);
        }
    }
}
