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

/**
 * What follows a failed attempt of a call.
 *
 * @param next what the call does
 * @param pause the time before it is queued again; zero if it fails
 * @param postponed the time from now in which no call of the operation and account may start; zero if there is none
 */
record RetryDecision(Next next, Duration pause, Duration postponed) {

    enum Next {

        /** The call ends with the failure. */
        FAIL,

        /** The call was not executed: it goes back to the front of the queue, and its wait goes on. */
        REQUEUE,

        /** The call is sent once more, and its wait begins anew. */
        RETRY
    }

    static RetryDecision fail() {
        return new RetryDecision(Next.FAIL, Duration.ZERO, Duration.ZERO);
    }

    static RetryDecision failAndPostpone(Duration postponed) {
        return new RetryDecision(Next.FAIL, Duration.ZERO, postponed);
    }

    static RetryDecision requeue(Duration pause, Duration postponed) {
        return new RetryDecision(Next.REQUEUE, pause, postponed);
    }

    static RetryDecision retry(Duration pause) {
        return new RetryDecision(Next.RETRY, pause, Duration.ZERO);
    }
}
