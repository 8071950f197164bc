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
package io.github.camelsim.thingsmobile.model;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A SIM card, read by {@code simStatus} (API document 4.5) or {@code simListLite} (4.6). Values that are missing or
 * empty in the response are null: {@code simStatus} has no automation, country and roaming profile,
 * {@code simListLite} no thresholds, block flags and CDRs.
 *
 * @param msisdn the SIM's number, digits; null if the response has none
 * @param iccid the SIM's barcode, 19 or 20 digits; null if the response has none
 * @param name its name in the portal; null if the response has none
 * @param tag its tag in the portal; null if the response has none
 * @param status the text of the service; see {@link #statusGroup()}; null if the response has none
 * @param type such as {@code AllInOne Sim}; null if the response has none
 * @param plan the tariff plan; null if the response has none
 * @param automation the automation that applies to it; null for {@code simStatus}, or if the response has none
 * @param country the country of the last connection; null for {@code simStatus}, or if the response has none
 * @param roamingProfile its roaming profile; null for {@code simStatus}, or if the response has none
 * @param activationDate when it was activated; in the API's zone-less time; null if it never was
 * @param expirationDate when it expires; in the API's zone-less time; null if it does not
 * @param lastConnectionDate when it was last connected; in the API's zone-less time; null if it never was
 * @param balance the remaining traffic; in bytes; null if the response has none
 * @param dailyTraffic traffic of the day; in bytes; null if the response has none
 * @param monthlyTraffic traffic of the month; in bytes; null if the response has none
 * @param totalTraffic traffic since activation; in bytes; null if the response has none
 * @param dailyTrafficThreshold the daily threshold; in bytes; null for {@code simListLite}, or if there is none
 * @param monthlyTrafficThreshold the monthly threshold; in bytes; null for {@code simListLite}, or if there is none
 * @param totalTrafficThreshold the total threshold; in bytes; null for {@code simListLite}, or if there is none
 * @param blockSimDaily whether the SIM is blocked when it exceeds the daily threshold; null for {@code simListLite},
 *     or if the response has none
 * @param blockSimMonthly whether the SIM is blocked when it exceeds the monthly threshold; null for {@code
 *     simListLite}, or if the response has none
 * @param blockSimTotal whether the SIM is blocked when it exceeds the total threshold; null for {@code simListLite},
 *     or if the response has none
 * @param blockSimAfterExpirationDate whether the SIM is blocked when it expires; null for {@code simListLite}, or if
 *     the response has none
 * @param cdrs the call detail records, of the page or pages that were read; null for {@code simListLite}
 */
public record Sim(
        String msisdn,
        String iccid,
        String name,
        String tag,
        String status,
        String type,
        String plan,
        String automation,
        String country,
        String roamingProfile,
        @JsonSerialize(using = ToStringSerializer.class) LocalDateTime activationDate,
        @JsonSerialize(using = ToStringSerializer.class) LocalDateTime expirationDate,

        @JsonSerialize(using = ToStringSerializer.class) LocalDateTime lastConnectionDate,

        Long balance,
        Long dailyTraffic,
        Long monthlyTraffic,
        Long totalTraffic,
        Long dailyTrafficThreshold,
        Long monthlyTrafficThreshold,
        Long totalTrafficThreshold,
        Boolean blockSimDaily,
        Boolean blockSimMonthly,
        Boolean blockSimTotal,
        Boolean blockSimAfterExpirationDate,
        List<Cdr> cdrs)
        implements Serializable {

    public Sim {
        cdrs = cdrs == null ? null : List.copyOf(cdrs);
    }

    /**
     * The group of the status (API document 4.6); null if the document does not list the status. The "not active" of
     * {@code simStatus} has a group only if there is no activation date.
     */
    public StatusGroup statusGroup() {
        return StatusGroup.of(status, activationDate != null);
    }

    /** This SIM with other CDRs. */
    public Sim withCdrs(List<Cdr> others) {
        return new Sim(
                msisdn,
                iccid,
                name,
                tag,
                status,
                type,
                plan,
                automation,
                country,
                roamingProfile,
                activationDate,
                expirationDate,
                lastConnectionDate,
                balance,
                dailyTraffic,
                monthlyTraffic,
                totalTraffic,
                dailyTrafficThreshold,
                monthlyTrafficThreshold,
                totalTrafficThreshold,
                blockSimDaily,
                blockSimMonthly,
                blockSimTotal,
                blockSimAfterExpirationDate,
                others);
    }
}
