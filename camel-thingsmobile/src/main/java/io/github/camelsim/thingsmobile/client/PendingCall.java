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

import io.github.camelsim.call.CallsStoppedException;
import io.github.camelsim.call.Continuation;
import io.github.camelsim.spacing.CallPriority;
import io.github.camelsim.spacing.CallSpacing.Slot;
import io.github.camelsim.spacing.SlotRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call on its way: waiting for its turn, being sent, or waiting to be sent again. */
final class PendingCall {

    private static final Logger LOG = LoggerFactory.getLogger(PendingCall.class);

    /** How many calls without a gap go to one operation at once. */
    private static final int AT_ONCE = 8;

    /** After a refusal there is always a pause, also where gaps are switched off. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

    private static final String STOPPING = "the context is stopping";

    private final CallContext context;
    private final Call call;
    private final CallPriority priority;
    private final String key;
    private final Continuation origin;
    private final CompletableFuture<Reply> result = new CompletableFuture<>();
    private volatile CompletableFuture<Slot> awaited;
    private boolean out;
    private volatile ThingsMobileException lastFailure;
    private volatile long deadline;
    private int retries;

    PendingCall(CallContext context, Call call, CallPriority priority) {
        this.context = context;
        this.call = call;
        this.priority = priority;
        this.origin = context.completions().origin();
        this.key = context.settings().spacingKey(call.operation());
        result.whenComplete((reply, failure) -> leaveQueue());
    }

    private void leaveQueue() {
        CompletableFuture<Slot> slot = awaited;
        if (slot != null) {
            slot.cancel(false);
        }
    }

    CompletableFuture<Reply> result() {
        return result;
    }

    void start() {
        startWaiting();
        askForSlot(priority);
    }

    /** Ends the call, unless its request has gone out and the answer may still come. */
    void rejectUnlessOut() {
        if (!isOut()) {
            endForStop();
        }
    }

    /** The same on another thread, for what continues the call. */
    void rejectElsewhere() {
        context.completions().completeElsewhere(origin, this::rejectUnlessOut);
    }

    private synchronized boolean isOut() {
        return out;
    }

    /** From here on it may be done by the service; once the client has stopped this is never passed. */
    private synchronized void goOut() {
        if (context.stopped().getAsBoolean()) {
            throw rejected(STOPPING, null);
        }
        out = true;
    }

    private synchronized void isBackWith(ThingsMobileException failure) {
        lastFailure = failure;
        out = false;
    }

    private void startWaiting() {
        deadline = System.nanoTime() + context.settings().maxWait().toNanos();
    }

    private Duration timeLeft() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private Duration gap() {
        return context.gap(call.operation(), key);
    }

    private void askForSlot(CallPriority priority) {
        guarded(() -> {
            int atOnce = gap().isZero() ? AT_ONCE : 1;
            CompletableFuture<Slot> slot =
                    context.spacing().acquire(new SlotRequest(key, atOnce, priority, timeLeft()));
            awaited = slot;
            slot.whenComplete((granted, failure) -> {
                if (granted == null) {
                    giveUpWithoutSlot(failure);
                } else if (!onPool(() -> sendIn(granted))) {
                    granted.release(Duration.ZERO);
                }
            });
            if (result.isDone() || context.stopped().getAsBoolean()) {
                rejectUnlessOut();
                leaveQueue();
            }
        });
    }

    private void giveUpWithoutSlot(Throwable failure) {
        if (!result.isDone()) { // else it has left the queue itself, perhaps with many others
            context.completions().completeElsewhere(origin, () -> giveUpWithoutSlotHere(failure));
        }
    }

    private void giveUpWithoutSlotHere(Throwable failure) {
        if (failure instanceof CallsStoppedException) {
            endForStop();
        } else if (failure instanceof TimeoutException) {
            giveUp("no call slot within maxWait=" + context.settings().maxWait().toMillis() + "ms", failure);
        } else {
            giveUp("the call spacing has failed: " + failure, failure);
        }
    }

    /** A step that cannot be made must end the call rather than lose it. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            giveUp("it cannot be waited for: " + e.getMessage(), e);
        }
    }

    private boolean onPool(Runnable step) {
        try {
            context.completions().makeCall(origin, step);
            return true;
        } catch (RejectedExecutionException e) {
            giveUp("the context has stopped", e);
            return false;
        }
    }

    /** What came too early has not been executed, so that it counts as not sent when the context stops. */
    private void endForStop() {
        ThingsMobileException earlier = lastFailure;
        if (earlier == null
                || RetryPolicy.notExecuted(call.operation().effect(), earlier) && !earlier.outcomeUnknown()) {
            end(rejected(STOPPING, earlier));
        } else {
            end(earlier);
        }
    }

    private void giveUp(String reason, Throwable cause) {
        ThingsMobileException earlier = lastFailure;
        end(earlier == null ? rejected(reason, cause) : earlier);
    }

    private ThingsMobileRejectedException rejected(String reason, Throwable cause) {
        return new ThingsMobileRejectedException(call.operation().name(), reason, cause);
    }

    private void end(ThingsMobileException failure) {
        context.completions().complete(origin, () -> result.completeExceptionally(failure));
    }

    private void sendIn(Slot slot) {
        if (result.isDone() || context.stopped().getAsBoolean()) {
            slot.release(Duration.ZERO);
            endForStop();
            return;
        }
        try {
            Reply reply = send(slot);
            context.completions().complete(origin, () -> result.complete(reply));
        } catch (ThingsMobileRejectedException e) {
            endForStop();
        } catch (StartMovedException e) {
            askForSlot(CallPriority.RETRY);
        } catch (SlotFailedException e) {
            giveUp("the call spacing has failed: " + e.getCause(), e.getCause());
        } catch (ThingsMobileException e) {
            LOG.debug("Try {} failed: {}", retries + 1, e.getMessage());
            isBackWith(e);
            guarded(() -> goOnAfter(e));
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
            throw e;
        }
    }

    private Reply send(Slot slot) {
        boolean unknownBefore = lastFailure != null && lastFailure.outcomeUnknown();
        boolean unclear = unknownBefore || call.operation().effect() != Effect.READ;
        HttpReply http;
        try {
            http = context.transport().send(call, new InSlot(slot));
        } catch (Transport.NotSentException e) {
            slot.release(Duration.ZERO);
            throw noAnswer(false, unknownBefore, "no answer: ", e);
        } catch (IOException e) {
            String what = context.stopped().getAsBoolean() ? "no answer before the context stopped: " : "no answer: ";
            throw noAnswer(true, unclear, what, e);
        } catch (ThingsMobileRejectedException | StartMovedException | SlotFailedException e) {
            slot.release(Duration.ZERO);
            throw e;
        } catch (RuntimeException | Error e) { // whatever it is, the call may have gone out by then
            throw noAnswer(true, unclear, "no answer that makes sense: ", e);
        } finally {
            slot.release(gap());
        }
        return context.check().good(call, http, unknownBefore);
    }

    private ThingsMobileNetworkException noAnswer(boolean sent, boolean unknown, String what, Throwable cause) {
        SecretMasker masker = context.settings().masker();
        String reason = what + masker.shown(String.valueOf(cause.getMessage()));
        return new ThingsMobileNetworkException(
                call.operation().name(), sent, unknown, reason, masker.presentable(cause));
    }

    private void goOnAfter(ThingsMobileException failure) {
        if (context.stopped().getAsBoolean()) {
            endForStop();
        } else if (RetryPolicy.notExecuted(call.operation().effect(), failure)) {
            askAgainAfterRefusal((ThingsMobileServiceException) failure);
        } else if (retries < context.settings().maxRetries()
                && RetryPolicy.mayRepeat(call.operation().effect(), failure)) {
            repeatLater(failure);
        } else {
            end(failure);
        }
    }

    private void askAgainAfterRefusal(ThingsMobileServiceException refusal) {
        Duration gap = gap();
        if (refusal.errorCode() == ErrorCode.TOO_MANY_REQUESTS) {
            context.gaps().learn(key);
            gap = gap();
        } else if (refusal.retryAfter() == null) {
            gap = longer(gap, context.settings().scaled(Operation.LEARNED_GAP));
        }
        Duration pause = longer(longer(gap, SHORTEST_PAUSE), refusal.retryAfter());
        if (asksForTooLong(refusal)) {
            context.spacing().postpone(key, longer(gap, context.settings().maxWait()));
            end(refusal);
            return;
        }
        context.spacing().postpone(key, pause);
        if (pause.compareTo(timeLeft()) > 0) {
            end(refusal);
        } else {
            // at once, to be the first in the queue; not quite, lest a spacing that does not postpone be hurried
            later(SHORTEST_PAUSE, () -> askForSlot(CallPriority.RETRY));
        }
    }

    private void repeatLater(ThingsMobileException failure) {
        Duration pause = context.settings().scaled(RetryPolicy.pause(retries++));
        Duration wish = null;
        if (failure instanceof ThingsMobileServiceException service) {
            if (asksForTooLong(service)) {
                end(failure);
                return;
            }
            wish = service.retryAfter();
        }
        later(longer(pause, wish), () -> {
            startWaiting();
            askForSlot(CallPriority.RETRY);
        });
    }

    /** One answer must not close an operation for a day. */
    private boolean asksForTooLong(ThingsMobileServiceException failure) {
        Duration maxWait = context.settings().maxWait();
        boolean tooLong = failure.retryAfter() != null && failure.retryAfter().compareTo(maxWait) > 0;
        if (tooLong) {
            LOG.warn(
                    "{}: the service answered {} and asks to be left alone for {} s (Retry-After), which is longer than"
                            + " maxWait={}ms. The call fails now; later calls wait no longer than maxWait.",
                    call.operation(),
                    failure.code(),
                    failure.retryAfter().toSeconds(),
                    maxWait.toMillis());
        }
        return tooLong;
    }

    private void later(Duration pause, Runnable step) {
        if (!context.spacing().allowsPause(pause)) {
            endForStop();
            return;
        }
        try {
            context.timer().schedule(() -> onPool(step), pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            giveUp("the context has stopped", e);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return other == null || one.compareTo(other) >= 0 ? one : other;
    }

    /** Sends not before the slot allows it, and gives the slot back when the head of the answer is there. */
    private final class InSlot implements Transport.Progress {

        private final Slot slot;

        InSlot(Slot slot) {
            this.slot = slot;
        }

        @Override
        public void sending() {
            if (!mayStart()) {
                throw new StartMovedException();
            }
            goOut();
        }

        private boolean mayStart() {
            try {
                return slot.awaitStart();
            } catch (RuntimeException | Error e) {
                throw new SlotFailedException(e);
            }
        }

        @Override
        public void headArrived() {
            slot.release(gap());
        }
    }

    /** The service has meanwhile asked for a longer gap; nothing was sent. */
    private static final class StartMovedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StartMovedException() {
            super("the start has moved", null, false, false);
        }
    }

    /** The call spacing has failed at the last moment; nothing was sent. */
    private static final class SlotFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SlotFailedException(Throwable cause) {
            super("the slot has failed", cause, false, false);
        }
    }
}
