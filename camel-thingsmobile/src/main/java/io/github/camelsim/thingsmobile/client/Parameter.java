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

import java.time.ZoneId;

/** The API's parameters, each under its own name (API document 4). */
public enum Parameter {
    msisdn(Syntax.simNumber()),
    iccid(Syntax.iccid()),
    simBarcode(Syntax.iccid()),
    name(Syntax.text()),
    tag(Syntax.text()),
    status(Syntax.status()),
    page(Syntax.wholeNumber()),
    pageSize(Syntax.wholeNumber()),
    startDateRange(Syntax.time(false)),
    endDateRange(Syntax.time(true)),
    msisdnList(Syntax.simNumbers()),
    expirationDate(Syntax.date()),
    blockSim(Syntax.flag("1", "0")),
    dailyLimit(Syntax.megabytes()),
    blockSimDaily(Syntax.flag("1", "0")),
    monthlyLimit(Syntax.megabytes()),
    blockSimMonthly(Syntax.flag("1", "0")),
    totalLimit(Syntax.megabytes()),
    blockSimTotal(Syntax.flag("1", "0")),
    simAutorechargeEnabled(Syntax.flag("true", "false")),
    simAutorechargeCreditThreshold(Syntax.megabytes()),
    simAutorechargeAmount(Syntax.megabytes()),
    customPlanId(Syntax.text()),
    message(Syntax.sms()),
    amount(Syntax.recharge());

    private final Syntax syntax;

    Parameter(Syntax syntax) {
        this.syntax = syntax;
    }

    /**
     * The value as the API document wants it written.
     *
     * @param zone the zone of the API's zone-less times
     * @throws IllegalArgumentException with the reason, if the API would not take the value
     */
    String write(Object value, ZoneId zone) {
        return syntax.write(value, zone);
    }
}
