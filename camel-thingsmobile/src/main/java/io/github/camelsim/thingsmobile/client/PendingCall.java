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

import io.github.camelsim.spacing.CallSpacing.Slot;
import io.github.camelsim.spacing.SlotRequest;
import io.github.camelsim.spacing.Turn;
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
    private final Turn turn;
    private final String key;
    private final CompletableFuture<Reply> result = new CompletableFuture<>();
    private volatile CompletableFuture<Slot> awaited;
    private volatile boolean sending;
    private volatile ThingsMobileException lastFailure;
    private volatile long deadline;
    private int retries;

    PendingCall(CallContext context, Call call, Turn turn) {
        this.context = context;
        this.call = call;
        this.turn = turn;
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
        askForSlot(turn);
    }

    /** Ends the call, unless it is being sent in this moment. */
    void rejectUnlessSending() {
        if (!sending) {
            endForStop();
        }
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

    private void askForSlot(Turn whose) {
        int atOnce = gap().isZero() ? AT_ONCE : 1;
        CompletableFuture<Slot> slot = context.spacing().acquire(new SlotRequest(key, atOnce, whose, timeLeft()));
        awaited = slot;
        slot.whenComplete((granted, failure) -> {
            if (granted != null) {
                onPool(() -> sendIn(granted));
            } else {
                onPool(() -> giveUp(reason(failure), failure));
            }
        });
        if (result.isDone()) {
            leaveQueue();
        }
    }

    private String reason(Throwable failure) {
        return failure instanceof TimeoutException
                ? "no call slot within maxWait=" + context.settings().maxWait().toMillis() + "ms"
                : "the call spacing gave no slot";
    }

    private void onPool(Runnable step) {
        try {
            context.pool().execute(step);
        } catch (RejectedExecutionException e) {
            giveUp("the context has stopped", e);
        }
    }

    /** What came too early has not been executed, so that it counts as not sent when the context stops. */
    private void endForStop() {
        ThingsMobileException earlier = lastFailure;
        if (earlier == null || RetryPolicy.notExecuted(earlier) && !earlier.outcomeUnknown()) {
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
        result.completeExceptionally(failure);
    }

    private void sendIn(Slot slot) {
        sending = true;
        if (result.isDone() || context.stopping().getAsBoolean()) {
            slot.release(Duration.ZERO);
            endForStop();
            return;
        }
        try {
            result.complete(send(slot));
        } catch (ThingsMobileRejectedException e) {
            endForStop();
        } catch (ThingsMobileException e) {
            LOG.debug("Try {} failed: {}", retries + 1, e.getMessage());
            lastFailure = e;
            sending = false;
            goOnAfter(e);
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
            throw e;
        }
    }

    private Reply send(Slot slot) {
        boolean unknownBefore = lastFailure != null && lastFailure.outcomeUnknown();
        HttpReply http;
        try {
            http = context.transport().send(call, new InSlot(slot));
        } catch (IOException e) {
            boolean sent = !(e instanceof Transport.NotSentException);
            boolean unknown = unknownBefore || sent && call.operation().effect() != Effect.READ;
            throw new ThingsMobileNetworkException(
                    call.operation().name(), sent, unknown, "no answer: " + e.getMessage(), e);
        } catch (ThingsMobileException e) {
            throw e;
        } catch (RuntimeException e) { // whatever it is, the call may have gone out by then
            boolean unknown = unknownBefore || call.operation().effect() != Effect.READ;
            throw new ThingsMobileNetworkException(
                    call.operation().name(), true, unknown, "no answer that makes sense: " + e.getMessage(), e);
        } finally {
            slot.release(gap());
        }
        return context.check().good(call, http, unknownBefore);
    }

    private void goOnAfter(ThingsMobileException failure) {
        if (context.stopping().getAsBoolean()) {
            result.completeExceptionally(failure);
        } else if (RetryPolicy.notExecuted(failure)) {
            askAgainAfterRefusal((ThingsMobileServiceException) failure);
        } else if (retries < context.settings().maxRetries()
                && RetryPolicy.mayRepeat(call.operation().effect(), failure)) {
            repeatLater(failure);
        } else {
            result.completeExceptionally(failure);
        }
    }

    private void askAgainAfterRefusal(ThingsMobileServiceException refusal) {
        context.gaps().learn(key);
        Duration pause = longer(longer(gap(), SHORTEST_PAUSE), refusal.retryAfter());
        context.spacing().postpone(key, pause);
        if (pause.compareTo(timeLeft()) > 0) {
            result.completeExceptionally(refusal);
        } else {
            askForSlot(Turn.AGAIN);
        }
    }

    private void repeatLater(ThingsMobileException failure) {
        Duration pause = context.settings().scaled(RetryPolicy.pause(retries++));
        if (failure instanceof ThingsMobileServiceException service) {
            pause = longer(pause, service.retryAfter());
        }
        if (pause.compareTo(context.settings().maxWait()) > 0) {
            result.completeExceptionally(failure);
            return;
        }
        Runnable again = () -> {
            startWaiting();
            askForSlot(Turn.AGAIN);
        };
        try {
            context.timer().schedule(() -> onPool(again), pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(failure);
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
            slot.awaitStart();
            if (context.stopping().getAsBoolean()) {
                throw rejected(STOPPING, null);
            }
        }

        @Override
        public void headArrived() {
            slot.release(gap());
        }
    }
}
