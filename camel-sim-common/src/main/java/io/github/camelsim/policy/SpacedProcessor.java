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

import io.github.camelsim.call.CallsStoppedException;
import io.github.camelsim.call.StoppableCallSpacing;
import io.github.camelsim.completion.Continuation;
import io.github.camelsim.spacing.CallPriority;
import io.github.camelsim.spacing.CallSpacing.Slot;
import io.github.camelsim.spacing.SlotRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what a {@link CallSpacingPolicy} wraps, when it has a slot. */
final class SpacedProcessor extends DelegateAsyncProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(SpacedProcessor.class);

    private final CallSpacingPolicy policy;
    private final CallServices services;
    private final StoppableCallSpacing spacing;

    SpacedProcessor(Processor wrapped, CallSpacingPolicy policy, CallServices services, StoppableCallSpacing spacing) {
        super(wrapped);
        this.policy = policy;
        this.services = services;
        this.spacing = spacing;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (exchange.isTransacted()) {
            new TransactedRun(exchange).run();
            callback.done(true);
            return true;
        }
        new Run(exchange, callback).waitForSlot(CallPriority.FOREGROUND);
        return false;
    }

    private boolean processWrapped(Exchange exchange, AsyncCallback callback) {
        return super.process(exchange, callback);
    }

    private CompletableFuture<Slot> requestSlot(CallPriority priority, Duration maxWait, long begin) {
        Duration left = maxWait.minusNanos(System.nanoTime() - begin);
        return spacing.acquire(new SlotRequest(policy.getKey(), 1, priority, left.isNegative() ? Duration.ZERO : left));
    }

    private Exception rejection(Throwable failure, Duration maxWait) {
        return policy.rejection(reason(failure, maxWait), failure);
    }

    private String reason(Throwable failure, Duration maxWait) {
        if (failure == null || failure instanceof CallsStoppedException || spacing.isStopped()) {
            return "the context is stopping";
        }
        if (failure instanceof InterruptedException) {
            return "the thread was interrupted while the exchange waited";
        }
        return failure instanceof TimeoutException
                ? "no slot within maxWait=" + maxWait.toMillis() + "ms"
                : "the call spacing has failed: " + failure;
    }

    /**
     * One exchange in the policy that belongs to a transaction. The transaction is bound to the calling thread, so the
     * wait and what is wrapped hold it, as in Camel's Throttle EIP.
     */
    private final class TransactedRun {

        private final Exchange exchange;
        private final Duration maxWait = policy.getMaxWait();
        private final long begin = System.nanoTime();

        TransactedRun(Exchange exchange) {
            this.exchange = exchange;
        }

        void run() {
            Slot slot;
            try {
                slot = startedSlot();
            } catch (Exception | Error e) {
                Throwable failure = e instanceof ExecutionException ? e.getCause() : e;
                exchange.setException(rejection(failure, maxWait));
                return;
            }
            try {
                getProcessor().process(exchange); // returns when the wrapped steps have ended
            } catch (Exception | Error e) {
                exchange.setException(e);
            } finally {
                slot.release(policy.getGap());
            }
        }

        /** A slot whose start has come. */
        private Slot startedSlot() throws Exception {
            Slot slot = grantedSlot(CallPriority.FOREGROUND);
            while (!mayStart(slot)) {
                slot = grantedSlot(CallPriority.RETRY); // fails if calls are stopped
            }
            return slot;
        }

        private Slot grantedSlot(CallPriority priority) throws Exception {
            CompletableFuture<Slot> slot = requestSlot(priority, maxWait, begin);
            try {
                return slot.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                slot.cancel(false);
                slot.thenAccept(granted -> granted.release(Duration.ZERO)); // if it was granted meanwhile
                throw e;
            }
        }

        /** Releases the slot if it must not be used. */
        private boolean mayStart(Slot slot) {
            boolean mayStart = false;
            try {
                mayStart = slot.awaitStart() && !spacing.isStopped();
            } finally {
                if (!mayStart) {
                    slot.release(Duration.ZERO);
                }
            }
            return mayStart;
        }
    }

    /** One exchange in the policy. */
    private final class Run {

        private final Exchange exchange;
        private final AsyncCallback callback;
        private final Continuation origin = services.completions().origin();
        private final Duration maxWait = policy.getMaxWait();
        private final long begin = System.nanoTime();
        private final AtomicBoolean ended = new AtomicBoolean();

        Run(Exchange exchange, AsyncCallback callback) {
            this.exchange = exchange;
            this.callback = callback;
        }

        void waitForSlot(CallPriority priority) {
            requestSlot(priority, maxWait, begin).whenComplete((slot, failure) -> {
                if (slot == null) {
                    services.completions().completeElsewhere(origin, () -> fail(failure));
                } else {
                    proceedElsewhere(slot);
                }
            });
        }

        private void proceedElsewhere(Slot slot) {
            try {
                services.completions().makeCall(origin, () -> proceed(slot));
            } catch (RejectedExecutionException | OutOfMemoryError e) {
                slot.release(Duration.ZERO);
                services.completions().completeElsewhere(origin, () -> fail(e));
            }
        }

        private void proceed(Slot slot) {
            boolean mayStart;
            try {
                mayStart = slot.awaitStart();
            } catch (RuntimeException | Error e) {
                slot.release(Duration.ZERO);
                services.completions().complete(origin, () -> fail(e));
                return;
            }
            if (spacing.isStopped()) {
                slot.release(Duration.ZERO);
                services.completions().complete(origin, () -> fail(null));
            } else if (mayStart) {
                runWrapped(slot);
            } else {
                slot.release(Duration.ZERO);
                waitForSlot(CallPriority.RETRY);
            }
        }

        private void runWrapped(Slot slot) {
            try {
                processWrapped(exchange, doneSync -> end(slot, doneSync));
            } catch (RuntimeException | Error e) {
                if (ended.get()) {
                    LOG.error("The route of exchange {} cannot be continued", exchange.getExchangeId(), e);
                } else {
                    exchange.setException(e);
                    end(slot, true);
                }
            }
        }

        /** Has an effect once, because the wrapped processor may both call back and throw. */
        private void end(Slot slot, boolean onOwnThread) {
            if (!ended.compareAndSet(false, true)) {
                return;
            }
            slot.release(policy.getGap());
            if (onOwnThread) {
                services.completions().complete(origin, () -> callback.done(false));
            } else {
                callback.done(false);
            }
        }

        private void fail(Throwable failure) {
            exchange.setException(rejection(failure, maxWait));
            callback.done(false);
        }
    }
}
