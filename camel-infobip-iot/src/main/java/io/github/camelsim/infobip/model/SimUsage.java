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
 * @param iccid the serial number of the SIM card
 * @param simName the name that the account gave it
 * @param receivedSmsCount SMS to the SIM card ({@code receivedSmsCount}, or {@code totalSmsMt})
 * @param sentSmsCount SMS from the SIM card ({@code sentSmsCount}, or {@code totalSmsMo})
 * @param usedDataBytes data traffic in bytes ({@code usedDataBytes}, or {@code totalData})
 * @param receivedCallsCount calls to the SIM card
 * @param sentCallsCount calls from the SIM card
 * @param incomingVoiceSeconds seconds of calls to the SIM card ({@code totalVoiceIncoming})
 * @param outgoingVoiceSeconds seconds of calls from the SIM card ({@code totalVoiceOutgoing})
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
