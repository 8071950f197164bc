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
package io.github.camelsim.monitor;

import java.time.Duration;

/**
 * The calls of one operation of an account, at this moment.
 *
 * @param operation the operation, as in the URI; never null
 * @param gap the time between a response and the next call, zero if there is none; never null
 * @param gapLearned whether the service has shown that it requires the gap, which its document does not state
 * @param waiting how many wait for a slot; in calls
 * @param inFlight how many are being sent, or wait for their response; in calls
 * @param nextSlotIn the time until the next call may be sent, an estimate while one is in flight; never null
 * @param refused how many the service has refused as too early; in attempts
 * @param spacingFailure why calls get no slot, without secrets; null if they wait for other calls and gaps only
 */
public record OperationStatus(
        String operation,
        Duration gap,
        boolean gapLearned,
        int waiting,
        int inFlight,
        Duration nextSlotIn,
        long refused,
        String spacingFailure) {}
