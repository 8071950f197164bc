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

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides, for one call, whether it is sent again after a failed attempt, and when. Nothing else decides that; within
 * one attempt the transport may send a request again if the reused connection proves stale.
 */
final class RetryPolicy {

    private static final Logger LOG = LoggerFactory.getLogger(RetryPolicy.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 5;

    /** After a refusal there is always a pause, also where gaps are switched off. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

    private static final int MOST_RANDOM_GAPS = 4;

    private final CallContext<?, ?> context;
    private final ApiOperation operation;
    private final String key;
    private int retries;
    private int refusals;

    /** @param key account and operation, whose calls share a gap */
    RetryPolicy(CallContext<?, ?> context, ApiOperation operation, String key) {
        this.context = context;
        this.operation = operation;
        this.key = key;
    }

    /**
     * Decides after each failed attempt.
     *
     * @param timeLeft of the longest wait for a slot
     */
    RetryDecision decide(CallException failure, Duration timeLeft) {
        Retry retry = failure.retry();
        if (isNotExecuted(failure)) {
            return decideAfterRefusal(retry, timeLeft);
        }
        if (isLongerThanMaxWait(retry.after()) || retries >= context.settings().maxRetries() || !mayRepeat(retry)) {
            return RetryDecision.fail();
        }
        return RetryDecision.retry(longer(context.settings().scaled(backOff(retries++)), retry.after()));
    }

    /**
     * The service says that it has not executed the call because it came too early. If it also says that the call may
     * have taken effect, such as by HTTP 429 with error code 10, a call that must not be made twice counts as executed.
     */
    private boolean isNotExecuted(CallException failure) {
        return failure.retry().notExecuted() && !(operation.effect() == Effect.ONCE && failure.outcomeUnknown());
    }

    /** The request did not reach the service, or the service has not executed it. */
    boolean isWithoutEffect(CallException failure) {
        return failure.retry().kind() == Retry.Kind.NOT_SENT || isNotExecuted(failure);
    }

    private RetryDecision decideAfterRefusal(Retry retry, Duration timeLeft) {
        Duration gap = gapAfter(retry);
        if (isLongerThanMaxWait(retry.after())) {
            return RetryDecision.failAndPostpone(longer(gap, context.settings().maxWait()));
        }
        Duration postponed = longer(longer(gap, SHORTEST_PAUSE).plus(randomPause(gap)), retry.after());
        // The pause is short so that the call is first in the queue. It is not zero because a call spacing that ignores
        // postpone() would send the call again at once.
        return postponed.compareTo(timeLeft) > 0
                ? RetryDecision.failAndPostpone(postponed)
                : RetryDecision.requeue(SHORTEST_PAUSE, postponed);
    }

    /**
     * Two programs that use one account without knowing of each other, and repeat what was refused at the same pace, can
     * refuse each other for ever, since a service may count refused calls. So each refusal after the first makes the
     * random part of the pause longer by up to a gap.
     */
    private Duration randomPause(Duration gap) {
        int gaps = Math.min(refusals++, MOST_RANDOM_GAPS);
        return Duration.ofNanos(
                (long) (gap.toNanos() * gaps * ThreadLocalRandom.current().nextDouble()));
    }

    private Duration gapAfter(Retry retry) {
        if (retry.kind() == Retry.Kind.NOT_EXECUTED_LEARN_GAP) {
            context.gaps().learn(key);
            return context.gap(operation, key);
        }
        Duration gap = context.gap(operation, key);
        return retry.after() == null ? longer(gap, context.learnedGap()) : gap;
    }

    private boolean mayRepeat(Retry retry) {
        return switch (retry.kind()) {
            case NOT_SENT -> true;
            case IF_REPEATABLE -> operation.effect() != Effect.ONCE;
            case NEVER, NOT_EXECUTED, NOT_EXECUTED_LEARN_GAP -> false;
        };
    }

    /** Half a second for the first time, then twice as long each time; up to half of it is random. */
    private static Duration backOff(int retriesBefore) {
        Duration longest = FIRST_PAUSE.multipliedBy(1L << Math.min(retriesBefore, MOST_DOUBLINGS));
        double share = ThreadLocalRandom.current().nextDouble(0.5, 1);
        return Duration.ofNanos((long) (longest.toNanos() * share));
    }

    /** Such a Retry-After is not waited for: one response must not close an operation for a day. */
    private boolean isLongerThanMaxWait(Duration retryAfter) {
        Duration maxWait = context.settings().maxWait();
        boolean tooLong = retryAfter != null && retryAfter.compareTo(maxWait) > 0;
        if (tooLong) {
            LOG.warn(
                    "{}: the service asks for a pause of {} s (Retry-After), which is longer than maxWait={}ms."
                            + " The call fails now; later calls wait no longer than maxWait.",
                    operation.name(),
                    retryAfter.toSeconds(),
                    maxWait.toMillis());
        }
        return tooLong;
    }

    private static Duration longer(Duration one, Duration other) {
        return other == null || one.compareTo(other) >= 0 ? one : other;
    }
}
