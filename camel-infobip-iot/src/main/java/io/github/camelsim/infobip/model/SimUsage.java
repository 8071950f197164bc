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
package io.github.camelsim.infobip.model;

/**
 * What a SIM card has used in the current month (API page, sections 5 and 8). What the service does not say is null. The
 * page names the fields differently in its table and in its examples; both are read.
 *
 * @param iccid the serial number of the SIM card; null if the service does not say
 * @param simName the name that the account gave it; null if it has none
 * @param receivedSmsCount SMS to the SIM card this month; in SMS; as {@code receivedSmsCount} or {@code totalSmsMt};
 *     null if the service does not say
 * @param sentSmsCount SMS from the SIM card this month; in SMS; as {@code sentSmsCount} or {@code totalSmsMo}; null if
 *     the service does not say
 * @param usedDataBytes data traffic of this month; in bytes; as {@code usedDataBytes} or {@code totalData}; null if
 *     the service does not say
 * @param receivedCallsCount calls to the SIM card this month; in calls; null if the service does not say
 * @param sentCallsCount calls from the SIM card this month; in calls; null if the service does not say
 * @param incomingVoiceSeconds calls to the SIM card this month; in seconds; as {@code totalVoiceIncoming}; null if the
 *     service does not say
 * @param outgoingVoiceSeconds calls from the SIM card this month; in seconds; as {@code totalVoiceOutgoing}; null if
 *     the service does not say
 */
public record SimUsage(
        String iccid,
        String simName,
        Long receivedSmsCount,
        Long sentSmsCount,
        Long usedDataBytes,
        Long receivedCallsCount,
        Long sentCallsCount,
        Long incomingVoiceSeconds,
        Long outgoingVoiceSeconds) {}
