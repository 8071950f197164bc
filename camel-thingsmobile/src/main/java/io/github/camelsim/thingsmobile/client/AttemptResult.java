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

/** How an attempt to send a call has ended. */
sealed interface AttemptResult {

    /** With a good response. */
    record Answered(Reply reply) implements AttemptResult {}

    /** With a failure, after which the call may be sent again. */
    record Failed(ThingsMobileException failure) implements AttemptResult {}

    /** Nothing was sent: the service has meanwhile asked for a longer gap. */
    record StartMoved() implements AttemptResult {}

    /** Nothing was sent: calls have been stopped meanwhile. */
    record Stopped() implements AttemptResult {}

    /** Nothing was sent: the call spacing has failed at the last moment. */
    record SpacingFailed(Throwable cause) implements AttemptResult {}
}
