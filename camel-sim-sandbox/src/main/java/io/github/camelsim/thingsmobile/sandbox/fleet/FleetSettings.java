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
package io.github.camelsim.thingsmobile.sandbox.fleet;

import java.math.BigDecimal;

/**
 * The settings of the generated fleet.
 *
 * @param sims how many there are; in SIMs
 * @param cdrsPerSim how many are generated at start for each SIM with traffic; in CDRs
 * @param activeSims the most that have traffic; in SIMs
 * @param seed that of the random numbers; without unit
 * @param credit what the account has; in the account's currency; never null
 * @param smsPrice the price of sendSms; in the account's currency; never null
 * @param megabytePrice the price of one MB of rechargeSim; in the account's currency; never null
 */
public record FleetSettings(
        int sims,
        int cdrsPerSim,
        int activeSims,
        long seed,
        BigDecimal credit,
        BigDecimal smsPrice,
        BigDecimal megabytePrice) {}
