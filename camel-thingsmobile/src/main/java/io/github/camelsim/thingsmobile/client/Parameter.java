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

import io.github.camelsim.thingsmobile.format.ParameterFormat;
import java.time.ZoneId;

/** The parameters of the API, spelled as in the API document (4). */
public enum Parameter {
    msisdn(ParameterFormat.simNumber()),
    iccid(ParameterFormat.iccid()),
    simBarcode(ParameterFormat.iccid()),
    name(ParameterFormat.text()),
    tag(ParameterFormat.text()),
    status(ParameterFormat.status()),
    page(ParameterFormat.wholeNumber()),
    pageSize(ParameterFormat.wholeNumber()),
    startDateRange(ParameterFormat.time(false)),
    endDateRange(ParameterFormat.time(true)),
    msisdnList(ParameterFormat.simNumbers()),
    expirationDate(ParameterFormat.date()),
    blockSim(ParameterFormat.flag("1", "0")),
    dailyLimit(ParameterFormat.megabytes()),
    blockSimDaily(ParameterFormat.flag("1", "0")),
    monthlyLimit(ParameterFormat.megabytes()),
    blockSimMonthly(ParameterFormat.flag("1", "0")),
    totalLimit(ParameterFormat.megabytes()),
    blockSimTotal(ParameterFormat.flag("1", "0")),
    simAutorechargeEnabled(ParameterFormat.flag("true", "false")),
    simAutorechargeCreditThreshold(ParameterFormat.megabytes()),
    simAutorechargeAmount(ParameterFormat.megabytes()),
    customPlanId(ParameterFormat.text()),
    message(ParameterFormat.sms()),
    amount(ParameterFormat.recharge());

    private final ParameterFormat format;

    Parameter(ParameterFormat format) {
        this.format = format;
    }

    /**
     * The value in the form that the API document requires.
     *
     * @param zone the zone of the API's zone-less times
     * @throws IllegalArgumentException with the reason, if the API would refuse the value
     */
    String write(Object value, ZoneId zone) {
        return format.write(value, zone);
    }
}
