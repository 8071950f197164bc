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
package io.github.camelsim.infobip.sandbox.fleet;

/**
 * The usage of a SIM in the current month. A count is null until there is something to count, as in the
 * example of Infobip's API page.
 *
 * @param receivedSmsCount those to the SIM; in SMS; null until there is one
 * @param sentSmsCount those from the SIM; in SMS; null until there is one
 * @param usedDataBytes data; in bytes
 * @param receivedCallsCount those to the SIM; in calls; null until there is one
 * @param sentCallsCount those from the SIM; in calls; null until there is one
 * @param incomingVoiceSeconds calls to the SIM; in seconds; null until there is one
 * @param outgoingVoiceSeconds calls from the SIM; in seconds; null until there is one
 */
public record InfobipUsage(
        Long receivedSmsCount,
        Long sentSmsCount,
        long usedDataBytes,
        Long receivedCallsCount,
        Long sentCallsCount,
        Long incomingVoiceSeconds,
        Long outgoingVoiceSeconds) {
    /** The usage at the start of a month. */
    public static final InfobipUsage NONE = new InfobipUsage(null, null, 0, null, null, null, null);

    InfobipUsage plusBytes(long bytes) {
        return new InfobipUsage(
                receivedSmsCount,
                sentSmsCount,
                usedDataBytes + bytes,
                receivedCallsCount,
                sentCallsCount,
                incomingVoiceSeconds,
                outgoingVoiceSeconds);
    }

    InfobipUsage plusReceivedSms() {
        return new InfobipUsage(
                receivedSmsCount == null ? 1 : receivedSmsCount + 1,
                sentSmsCount,
                usedDataBytes,
                receivedCallsCount,
                sentCallsCount,
                incomingVoiceSeconds,
                outgoingVoiceSeconds);
    }
}
