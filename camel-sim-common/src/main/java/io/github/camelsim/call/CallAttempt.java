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

import io.github.camelsim.masking.SecretMasker;
import io.github.camelsim.spacing.CallSpacing.Slot;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * One attempt to send a call. It starts within a slot, which it releases when the head of the response has arrived, or
 * when there will be none.
 *
 * <p>The slot's start is awaited when the connection is open ({@link #maySend}): opening one may take longer than the
 * gap, and meanwhile the start may move, so that a start that was awaited earlier would say nothing about the moment in
 * which the request is sent.
 */
final class CallAttempt<C extends ApiCall, R> implements Transport.Progress {

    private final CallContext<C, R> context;
    private final C call;
    private final String key;
    private final Slot slot;
    private final BooleanSupplier markSent;
    private AttemptResult<R> notStarted;

    /** @param markSent called when the request is about to be sent; returns false if calls have been stopped */
    CallAttempt(CallContext<C, R> context, C call, String key, Slot slot, BooleanSupplier markSent) {
        this.context = context;
        this.call = call;
        this.key = key;
        this.slot = slot;
        this.markSent = markSent;
    }

    /** @param before how the attempt before has ended; null if this is the first */
    AttemptResult<R> send(CallException before) {
        boolean unknownBefore = before != null && before.outcomeUnknown();
        boolean unknown = unknownBefore || call.operation().effect() != Effect.READ;
        HttpReply reply;
        try {
            reply = context.transport().send(request(before), this);
        } catch (Transport.NotSentException e) {
            slot.release(Duration.ZERO);
            return notStarted == null
                    ? noAnswer(CallFailure.Kind.NOT_SENT, unknownBefore, "no answer: ", e)
                    : notStarted;
        } catch (IOException e) { // a stale connection may have carried the request before its start was put off
            String what = context.isStopped() ? "no answer before the context stopped: " : "no answer: ";
            AttemptResult.Failed<R> failed = noAnswer(CallFailure.Kind.NO_ANSWER, unknown, what, e);
            return notStarted instanceof AttemptResult.StartMoved<R>
                    ? new AttemptResult.StartMoved<>(failed.failure())
                    : failed;
        } catch (RuntimeException | Error e) { // whatever it is, the request may have been sent by then
            return noAnswer(CallFailure.Kind.NO_ANSWER, unknown, "no answer that makes sense: ", e);
        } finally {
            slot.release(gap());
        }
        try {
            return new AttemptResult.Answered<>(context.protocol().read(call, reply, unknownBefore));
        } catch (CallException e) {
            return new AttemptResult.Failed<>(e);
        } catch (RuntimeException
                | Error e) { // for example of memory, while it was written why the response is unreadable
            return noAnswer(CallFailure.Kind.NO_ANSWER, unknown, "no answer that can be read: ", e);
        }
    }

    /**
     * After an attempt that broke, on a connection of its own: a service that closes connections may be about to close
     * the next idle one too.
     */
    private HttpRequest request(CallException before) {
        HttpRequest request = context.protocol().request(call);
        boolean broken = before != null && !before.retry().notExecuted();
        return broken ? request.onFreshConnection() : request;
    }

    @Override
    public boolean maySend() {
        notStarted = reasonNotToStart();
        return notStarted == null;
    }

    /** Why the call must not start; null if it may. */
    private AttemptResult<R> reasonNotToStart() {
        try {
            if (!slot.awaitStart()) {
                return new AttemptResult.StartMoved<>(null);
            }
        } catch (RuntimeException | Error e) {
            return new AttemptResult.SpacingFailed<>(e);
        }
        return markSent.getAsBoolean() ? null : new AttemptResult.Stopped<>();
    }

    @Override
    public void headArrived() {
        slot.release(gap());
    }

    private Duration gap() {
        return context.gap(call.operation(), key);
    }

    private AttemptResult.Failed<R> noAnswer(CallFailure.Kind kind, boolean unknown, String what, Throwable cause) {
        SecretMasker masker = context.protocol().masker();
        String message = what + masker.shown(String.valueOf(cause.getMessage()));
        var failure = new CallFailure(kind, unknown, message, masker.presentable(cause));
        return new AttemptResult.Failed<>(context.protocol().failure(call, failure));
    }
}
