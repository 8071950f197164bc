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

import java.time.LocalDateTime;

/**
 * A SIM card of the account (API page, sections 1 and 2). What the service does not say is null.
 *
 * @param iccid the serial number of the SIM card; null if the service does not say
 * @param imsi the number of the subscriber in cellular networks; null until the SIM card is active
 * @param msisdn the phone number; null if the service does not say
 * @param name the name that the account gave it; null if it has none
 * @param status the service's text: Imported, Activation Ready, Active, Suspended or Deactivated; null if the service
 *     does not say
 * @param createdAt when the SIM card was added to the system; in the service's time, which states no zone; null if the
 *     service does not say
 * @param updatedAt when its name or status last changed; in the service's time, which states no zone; null if the
 *     service does not say
 * @param serviceProfileId the service profile that is assigned to it; null if there is none
 * @param model what kind of SIM card it is; null if the service does not say
 */
public record SimCard(
        String iccid,
        String imsi,
        String msisdn,
        String name,
        String status,
        LocalDateTime createdAt,
        LocalDateTime updatedAt,
        String serviceProfileId,
        SimCardModel model) {}
