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

/** Builds or changes a {@link SandboxSim}; each method sets the record component of its name. */
public final class SandboxSimBuilder {
    private final String msisdn;
    private final String iccid;
    private String name = "";
    private String tag = "";
    private String status = "active";
    private String type = "AllInOne Sim";
    private String plan = "default";
    private String automation = "default";
    private String country = "";
    private String roamingProfile = "TM-1";
    private LocalDateTime activationDate;
    private LocalDateTime expirationDate;
    private boolean blockAfterExpiration;
    private LocalDateTime lastConnectionDate;
    private long balance;
    private TrafficCounters traffic = TrafficCounters.NONE;
    private TrafficThresholds thresholds = TrafficThresholds.NONE;

    SandboxSimBuilder(String msisdn, String iccid) {
        this.msisdn = msisdn;
        this.iccid = iccid;
    }

    SandboxSimBuilder(SandboxSim sim) {
        this(sim.msisdn(), sim.iccid());
        name = sim.name();
        tag = sim.tag();
        status = sim.status();
        type = sim.type();
        plan = sim.plan();
        automation = sim.automation();
        country = sim.country();
        roamingProfile = sim.roamingProfile();
        activationDate = sim.activationDate();
        expirationDate = sim.expirationDate();
        blockAfterExpiration = sim.blockAfterExpiration();
        lastConnectionDate = sim.lastConnectionDate();
        balance = sim.balance();
        traffic = sim.traffic();
        thresholds = sim.thresholds();
    }

    public SandboxSimBuilder name(String value) {
        name = value;
        return this;
    }

    public SandboxSimBuilder tag(String value) {
        tag = value;
        return this;
    }

    public SandboxSimBuilder status(String value) {
        status = value;
        return this;
    }

    public SandboxSimBuilder type(String value) {
        type = value;
        return this;
    }

    public SandboxSimBuilder plan(String value) {
        plan = value;
        return this;
    }

    public SandboxSimBuilder automation(String value) {
        automation = value;
        return this;
    }

    public SandboxSimBuilder country(String value) {
        country = value;
        return this;
    }

    public SandboxSimBuilder roamingProfile(String value) {
        roamingProfile = value;
        return this;
    }

    /** UTC; null before the SIM's activation. */
    public SandboxSimBuilder activationDate(LocalDateTime value) {
        activationDate = value;
        return this;
    }

    /** UTC; null if the SIM does not expire. */
    public SandboxSimBuilder expirationDate(LocalDateTime value) {
        expirationDate = value;
        return this;
    }

    public SandboxSimBuilder blockAfterExpiration(boolean value) {
        blockAfterExpiration = value;
        return this;
    }

    /** UTC; null before the SIM's first connection. */
    public SandboxSimBuilder lastConnectionDate(LocalDateTime value) {
        lastConnectionDate = value;
        return this;
    }

    /** Bytes. */
    public SandboxSimBuilder balance(long value) {
        balance = value;
        return this;
    }

    public SandboxSimBuilder traffic(TrafficCounters value) {
        traffic = value;
        return this;
    }

    public SandboxSimBuilder thresholds(TrafficThresholds value) {
        thresholds = value;
        return this;
    }

    /** The SIM as it is described so far. */
    public SandboxSim build() {
        return new SandboxSim(
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
                blockAfterExpiration,
                lastConnectionDate,
                balance,
                traffic,
                thresholds);
    }
}
