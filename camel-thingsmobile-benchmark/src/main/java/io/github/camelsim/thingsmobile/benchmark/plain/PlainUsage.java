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
package io.github.camelsim.thingsmobile.benchmark.plain;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.github.camelsim.infobip.model.SimUsage;

/** The usage of a SIM card of Infobip, as it is written. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PlainUsage(
        String iccid,
        Long receivedSmsCount,
        Long sentSmsCount,
        Long usedDataBytes,
        Long receivedCallsCount,
        Long sentCallsCount) {

    /** The component's record with the same values. */
    public SimUsage simUsage() {
        return new SimUsage(
                iccid,
                null,
                receivedSmsCount,
                sentSmsCount,
                usedDataBytes,
                receivedCallsCount,
                sentCallsCount,
                null,
                null);
    }
}
