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

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The one place that decides whether a failed call is sent again. */
final class RetryPolicy {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 5;

    private RetryPolicy() {}

    /**
     * The service says that it has not executed the call because it came too early. Where it says otherwise as well, such
     * as HTTP 429 with error code 10, a call that must not be made twice counts as executed.
     */
    static boolean notExecuted(Effect effect, ThingsMobileException failure) {
        return failure instanceof ThingsMobileServiceException refusal
                && (refusal.errorCode() == ErrorCode.TOO_MANY_REQUESTS || refusal.code() == TOO_MANY_REQUESTS)
                && !(effect == Effect.ONCE && refusal.outcomeUnknown());
    }

    /** Sending the call once more may help, and does no harm. */
    static boolean mayRepeat(Effect effect, ThingsMobileException failure) {
        boolean harmless = effect != Effect.ONCE;
        if (failure instanceof ThingsMobileNetworkException network) {
            return harmless || !network.sent();
        }
        return harmless && failure instanceof ThingsMobileServiceException service && service.code() >= 500;
    }

    /** Half a second for the first time, then twice as long each time; up to half of it is left to chance. */
    static Duration pause(int retriesBefore) {
        Duration longest = FIRST_PAUSE.multipliedBy(1L << Math.min(retriesBefore, MOST_DOUBLINGS));
        double share = ThreadLocalRandom.current().nextDouble(0.5, 1);
        return Duration.ofNanos((long) (longest.toNanos() * share));
    }
}
