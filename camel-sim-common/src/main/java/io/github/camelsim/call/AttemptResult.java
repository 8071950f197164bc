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

/**
 * How an attempt to send a call has ended.
 *
 * @param <R> the results of calls
 */
sealed interface AttemptResult<R> {

    /** With a result. */
    record Answered<R>(R result) implements AttemptResult<R> {}

    /** With a failure, after which the call may be sent again. */
    record Failed<R>(CallException failure) implements AttemptResult<R> {}

    /**
     * The start of the slot was put off meanwhile, since the service has asked for a longer gap: the call needs another
     * slot.
     *
     * @param failure that of a stale connection on which the request may have been sent; null if nothing was sent
     */
    record StartMoved<R>(CallException failure) implements AttemptResult<R> {}

    /** Nothing was sent: calls have been stopped meanwhile. */
    record Stopped<R>() implements AttemptResult<R> {}

    /** Nothing was sent: the call spacing has failed at the last moment. */
    record SpacingFailed<R>(Throwable cause) implements AttemptResult<R> {}
}
