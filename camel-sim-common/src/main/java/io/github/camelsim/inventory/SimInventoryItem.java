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
package io.github.camelsim.inventory;

import java.time.LocalDateTime;

/**
 * A SIM of any vendor, as an inventory of a mixed fleet has it. Made by type converters from the vendors' records:
 * {@code convertBodyTo(SimInventoryItem.class)}. What the vendor's record does not have is null.
 *
 * @param provider the scheme of the vendor's component, such as {@code thingsmobile}; never null
 * @param iccid the serial number of the SIM card; null if the vendor's record has none
 * @param msisdn the phone number; null if the vendor's record has none
 * @param imsi the number of the subscriber in cellular networks; null if the vendor's record has none
 * @param name the name that the account gave it; null if the vendor's record has none
 * @param status the status in words that all vendors share; never null
 * @param rawStatus the vendor's own text; null if the vendor's record has none
 * @param usedBytesThisMonth data traffic of the current month; in bytes; null if the vendor's record has none
 * @param updatedAt when name or status last changed; in the vendor's time, which states no zone; null if the vendor's
 *     record has none
 */
public record SimInventoryItem(
        String provider,
        String iccid,
        String msisdn,
        String imsi,
        String name,
        SimStatus status,
        String rawStatus,
        Long usedBytesThisMonth,
        LocalDateTime updatedAt) {}
