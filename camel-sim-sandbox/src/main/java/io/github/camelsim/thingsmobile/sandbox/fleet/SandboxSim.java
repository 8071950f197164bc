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

import java.time.LocalDateTime;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A SIM of the sandbox's fleet with all fields that sections 4.5 and 4.6 show. Times are UTC.
 *
 * @param msisdn the SIM's number, digits; never null
 * @param iccid the SIM's barcode, 19 or 20 digits; never null
 * @param name the user's name for it, may be empty; never null
 * @param tag the user's tag, may be empty; never null
 * @param status one of the statuses of 4.6, spelled as there; never null
 * @param type for example {@code AllInOne Sim}; never null
 * @param plan the name of its plan; never null
 * @param automation the name of its automation; never null
 * @param country the country of its last connection, may be empty; never null
 * @param roamingProfile for example {@code TM-1}; never null
 * @param activationDate when it was activated; in UTC; null before its activation
 * @param expirationDate when it expires; in UTC; null if it does not expire
 * @param blockAfterExpiration whether it is blocked when it expires
 * @param lastConnectionDate when it was last connected; in UTC; null before its first connection
 * @param balance what is left; in bytes
 * @param traffic its counters; never null
 * @param thresholds its thresholds; never null
 */
public record SandboxSim(
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
        LocalDateTime activationDate,
        LocalDateTime expirationDate,
        boolean blockAfterExpiration,
        LocalDateTime lastConnectionDate,
        long balance,
        TrafficCounters traffic,
        TrafficThresholds thresholds) {

    public SandboxSim {
        Objects.requireNonNull(msisdn, "msisdn");
        Objects.requireNonNull(iccid, "iccid");
        Objects.requireNonNull(status, "status");
    }

    /** Builds a SIM that is active, without name and traffic unless set. */
    public static SandboxSimBuilder builder(String msisdn, String iccid) {
        return new SandboxSimBuilder(msisdn, iccid);
    }

    /** A changed copy. */
    public SandboxSim with(Consumer<SandboxSimBuilder> change) {
        SandboxSimBuilder builder = new SandboxSimBuilder(this);
        change.accept(builder);
        return builder.build();
    }

    /** The group of 4.6 that the SIM's status belongs to. */
    public StatusGroup statusGroup() {
        return StatusGroup.of(status);
    }
}
