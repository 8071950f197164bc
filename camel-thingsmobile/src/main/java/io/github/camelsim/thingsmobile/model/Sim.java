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
 * @param msisdn the SIM's number, digits
 * @param iccid the SIM's barcode, 19 or 20 digits
 * @param name its name in the portal
 * @param tag its tag in the portal
 * @param status the text of the service; see {@link #statusGroup()}
 * @param type such as {@code AllInOne Sim}
 * @param plan the tariff plan
 * @param automation the automation that applies to it
 * @param country the country of the last connection
 * @param roamingProfile its roaming profile
 * @param activationDate in the API's zone-less time
 * @param expirationDate in the API's zone-less time
 * @param lastConnectionDate in the API's zone-less time
 * @param balance the remaining traffic, in bytes
 * @param dailyTraffic traffic of the day, in bytes
 * @param monthlyTraffic traffic of the month, in bytes
 * @param totalTraffic traffic since activation, in bytes
 * @param dailyTrafficThreshold in bytes
 * @param monthlyTrafficThreshold in bytes
 * @param totalTrafficThreshold in bytes
 * @param blockSimDaily whether the SIM is blocked when it exceeds the daily threshold
 * @param blockSimMonthly whether the SIM is blocked when it exceeds the monthly threshold
 * @param blockSimTotal whether the SIM is blocked when it exceeds the total threshold
 * @param blockSimAfterExpirationDate whether the SIM is blocked when it expires
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
