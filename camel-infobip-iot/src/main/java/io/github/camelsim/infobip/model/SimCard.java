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
 * @param iccid the serial number of the SIM card
 * @param imsi the number of the subscriber in cellular networks; absent until the SIM card is active
 * @param msisdn the phone number
 * @param name the name that the account gave it
 * @param status the service's text: Imported, Activation Ready, Active, Suspended or Deactivated
 * @param createdAt when the SIM card was added to the system; the service states no time zone
 * @param updatedAt when its name or status last changed; the service states no time zone
 * @param serviceProfileId the service profile that is assigned to it
 * @param model what kind of SIM card it is
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
