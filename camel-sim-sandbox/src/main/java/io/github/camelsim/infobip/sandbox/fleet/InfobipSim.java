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
package io.github.camelsim.infobip.sandbox.fleet;

import java.time.LocalDateTime;
import java.util.Objects;

/**
 * A SIM card with all fields of section 1 of Infobip's API page. Times are UTC.
 *
 * @param iccid the SIM's serial number, 18 to 22 digits; never null
 * @param imsi the number of the subscriber; null before its activation
 * @param msisdn the SIM's number; never null
 * @param name the name that the account gave it; null if it has none
 * @param status one of the five statuses of that page; never null
 * @param createdAt when it was added; in UTC; never null
 * @param updatedAt when its name or status changed last; in UTC; never null
 * @param serviceProfileId the profile that is assigned to it; null before its activation
 * @param model the model of the card; never null
 */
public record InfobipSim(
        String iccid,
        String imsi,
        String msisdn,
        String name,
        String status,
        LocalDateTime createdAt,
        LocalDateTime updatedAt,
        String serviceProfileId,
        InfobipModel model) {
    public static final String IMPORTED = "Imported";
    public static final String ACTIVATION_READY = "Activation Ready";
    public static final String ACTIVE = "Active";
    public static final String SUSPENDED = "Suspended";
    public static final String DEACTIVATED = "Deactivated";

    public InfobipSim {
        Objects.requireNonNull(iccid, "iccid");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }

    /** A copy with another name. */
    public InfobipSim withName(String other) {
        return new InfobipSim(iccid, imsi, msisdn, other, status, createdAt, updatedAt, serviceProfileId, model);
    }

    /** A copy with another status; an active SIM gets an IMSI and a service profile. */
    public InfobipSim withStatus(String other) {
        boolean first = other.equals(ACTIVE) && imsi == null;
        String end = iccid.substring(iccid.length() - 9);
        return new InfobipSim(
                iccid,
                first ? "310150" + end : imsi,
                msisdn,
                name,
                other,
                createdAt,
                updatedAt,
                first ? "44236542" : serviceProfileId,
                model);
    }

    /** A copy that was changed at this time. */
    public InfobipSim updatedAt(LocalDateTime time) {
        return new InfobipSim(iccid, imsi, msisdn, name, status, createdAt, time, serviceProfileId, model);
    }
}
