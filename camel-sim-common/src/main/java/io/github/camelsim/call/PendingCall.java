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
package io.github.camelsim.call;

import io.github.camelsim.completion.Continuation;
import io.github.camelsim.monitor.CallOutcome;
import io.github.camelsim.spacing.CallPriority;
import io.github.camelsim.spacing.CallSpacing.Slot;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call that has no result yet: it waits for a slot, is sent ({@link CallAttempt}), or waits to be sent again, as
 * {@link RetryPolicy} decides. Whatever happens, its result is completed once.
 */
final class PendingCall<C extends ApiCall, R> {

    private static final Logger LOG = LoggerFactory.getLogger(PendingCall.class);

    private static final String STOPPING = "the context is stopping";

    private final CallContext<C, R> context;
    private final C call;
    private final CallPriority priority;
    private final OperationCalls calls;
    private final Consumer<Throwable> whenEnded;
    private final AtomicBoolean reported = new AtomicBoolean();
    private final SlotWait slotWait;
    private final RetryPolicy retryPolicy;
    private final Continuation origin;
    private final CompletableFuture<R> result = new CompletableFuture<>();
    private final long createdNanos = System.nanoTime();
    private volatile CallException lastFailure;
    private boolean sent;

    PendingCall(
            CallContext<C, R> context,
            C call,
            CallPriority priority,
            OperationCalls calls,
            Consumer<Throwable> whenEnded) {
        this.context = context;
        this.call = call;
        this.priority = priority;
        this.calls = calls;
        this.whenEnded = whenEnded;
        this.slotWait = new SlotWait(context, call.operation(), calls);
        this.retryPolicy = new RetryPolicy(context, call.operation(), calls.key());
        this.origin = context.completions().origin();
        result.whenComplete((reply, failure) -> {
            slotWait.cancel();
            reportEnd(failure); // of a result that its caller has cancelled
        });
    }

    /** Before the result is completed, because what continues the call may look at the figures. */
    private void reportEnd(Throwable failure) {
        if (reported.compareAndSet(false, true)) {
            calls.ended(outcome(failure), System.nanoTime() - createdNanos);
            whenEnded.accept(failure);
        }
    }

    /** A call without an exception of its own was cancelled before it was sent. */
    private static CallOutcome outcome(Throwable failure) {
        if (failure == null) {
            return CallOutcome.OK;
        }
        return failure instanceof CallException refusal ? refusal.outcome() : CallOutcome.REJECTED;
    }

    CompletableFuture<R> result() {
        return result;
    }

    void start() {
        slotWait.begin();
        requestSlot(priority);
    }

    /** Ends the call, unless its request was sent and the response may still come. */
    void rejectUnlessSent() {
        if (!isSent()) {
            endForStop();
        }
    }

    /** Does the same on another thread, because ending the call runs its continuation. */
    void rejectElsewhere() {
        context.completions().completeElsewhere(origin, this::rejectUnlessSent);
    }

    private synchronized boolean isSent() {
        return sent;
    }

    /**
     * The service may execute the call from now on. False while calls are stopped: then it must not be sent, so that a
     * call that was rejected is certain not to have been sent.
     */
    private synchronized boolean markSent() {
        if (context.isStopped()) {
            return false;
        }
        sent = true;
        return true;
    }

    /** Both at once: a call that is rejected between the two would be said not to have been sent. */
    private synchronized void markNotSent(CallException failure) {
        lastFailure = failure;
        sent = false;
    }

    private void requestSlot(CallPriority priority) {
        guarded(() -> {
            CompletableFuture<Slot> slot = slotWait.request(priority);
            slot.whenComplete((granted, failure) -> {
                if (granted == null) {
                    giveUpWithoutSlot(failure);
                } else {
                    onPool(() -> sendIn(granted), () -> granted.release(Duration.ZERO));
                }
            });
            if (result.isDone() || context.isStopped()) {
                rejectUnlessSent();
                slotWait.cancel();
            }
        });
    }

    private void giveUpWithoutSlot(Throwable failure) {
        if (!result.isDone()) { // else the call has left the queue itself, perhaps with many others
            context.completions().completeElsewhere(origin, () -> giveUpWithoutSlotHere(failure));
        }
    }

    private void giveUpWithoutSlotHere(Throwable failure) {
        if (failure instanceof CallsStoppedException) {
            endForStop();
        } else if (failure instanceof TimeoutException) {
            String reason = failure.getCause() == null ? "" : ": " + context.shown(failure.getCause());
            giveUp("no call slot within maxWait=" + context.settings().maxWait().toMillis() + "ms" + reason, failure);
        } else {
            giveUp("the call spacing has failed: " + failure, failure);
        }
    }

    private void sendIn(Slot slot) {
        if (result.isDone() || context.isStopped()) {
            slot.release(Duration.ZERO);
            endForStop();
            return;
        }
        try {
            proceed(attempt(slot));
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
            throw e;
        }
    }

    private AttemptResult<R> attempt(Slot slot) {
        calls.attemptBegins();
        try {
            return new CallAttempt<>(context, call, calls.key(), slot, this::markSent).send(lastFailure);
        } finally {
            calls.attemptEnded();
        }
    }

    private void proceed(AttemptResult<R> attempt) {
        if (attempt instanceof AttemptResult.Answered<R> answered) {
            context.protocol().report(answered.result(), context.observer());
            context.completions().complete(origin, () -> {
                reportEnd(null);
                result.complete(answered.result());
            });
            return;
        }
        if (attempt instanceof AttemptResult.Failed<R> failed) {
            markNotSent(failed.failure());
            guarded(() -> retryOrFail(failed.failure()));
        } else if (attempt instanceof AttemptResult.SpacingFailed<R> failed) {
            giveUp("the call spacing has failed: " + failed.cause(), failed.cause());
        } else if (attempt instanceof AttemptResult.StartMoved<R> moved) {
            markNotSent(moved.failure() == null ? lastFailure : moved.failure());
            requestSlot(CallPriority.RETRY);
        } else {
            endForStop();
        }
    }

    private void retryOrFail(CallException failure) {
        LOG.debug("An attempt has failed: {}", failure.getMessage());
        if (failure.retry().notExecuted()) {
            calls.refusedAsTooEarly();
        }
        if (context.isStopped()) {
            endForStop();
            return;
        }
        RetryDecision decision = retryPolicy.decide(failure, slotWait.timeLeft());
        if (!decision.postponed().isZero()) {
            context.spacing().postpone(calls.key(), decision.postponed());
        }
        switch (decision.next()) {
            case FAIL -> end(failure);
            case REQUEUE -> later(decision.pause(), () -> requestSlot(CallPriority.RETRY));
            case RETRY ->
                later(decision.pause(), () -> {
                    slotWait.begin();
                    requestSlot(CallPriority.RETRY);
                });
        }
    }

    private void later(Duration pause, Runnable step) {
        if (!context.spacing().allowsPause(pause)) {
            endForStop();
            return;
        }
        try {
            context.timer().schedule(() -> onPool(step, () -> {}), pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            giveUp("the context has stopped", e);
        }
    }

    /**
     * Runs a step on another thread. If none is available, the call ends, but not on the calling thread, which may be the
     * timer's, or that of another call with a response to read.
     *
     * @param otherwise done first if there is no thread
     */
    private void onPool(Runnable step, Runnable otherwise) {
        try {
            context.completions().makeCall(origin, step);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            otherwise.run();
            String reason =
                    e instanceof OutOfMemoryError ? "it gets no thread: " + e.getMessage() : "the context has stopped";
            context.completions().completeElsewhere(origin, () -> giveUp(reason, e));
        }
    }

    /** A step that fails ends the call; otherwise its result would never be completed. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            giveUp("it cannot be waited for: " + e.getMessage(), e);
        }
    }

    /**
     * A call that was never sent, or only refused as too early, is rejected. The last attempt may have failed because the
     * stop closed its connection before the request was sent.
     */
    private void endForStop() {
        CallException earlier = lastFailure;
        if (earlier == null || retryPolicy.isWithoutEffect(earlier) && !earlier.outcomeUnknown()) {
            end(rejected(STOPPING, earlier));
        } else {
            end(earlier);
        }
    }

    private void giveUp(String reason, Throwable cause) {
        CallException earlier = lastFailure;
        end(earlier == null ? rejected(reason, cause) : earlier);
    }

    private CallException rejected(String reason, Throwable cause) {
        return context.protocol().failure(call, new CallFailure(CallFailure.Kind.REJECTED, false, reason, cause));
    }

    private void end(CallException failure) {
        context.completions().complete(origin, () -> {
            reportEnd(failure);
            result.completeExceptionally(failure);
        });
    }
}
