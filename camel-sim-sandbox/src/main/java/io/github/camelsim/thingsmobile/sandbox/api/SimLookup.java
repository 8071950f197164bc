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
package io.github.camelsim.thingsmobile.sandbox.api;

import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxFleet;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import java.util.Optional;

/** Finds the SIM of a call by its msisdn, its iccid, or both, which then must belong to the same SIM. */
final class SimLookup {
    private final SandboxFleet fleet;

    SimLookup(SandboxFleet fleet) {
        this.fleet = fleet;
    }

    /** Empty if the account has no such SIM; error 20 if the call names none. */
    Optional<SandboxSim> find(Parameters parameters) {
        Optional<String> msisdn = parameters.msisdn();
        Optional<String> iccid = parameters.iccid();
        if (msisdn.isEmpty() && iccid.isEmpty()) {
            throw ServiceError.input("msisdn or iccid");
        }
        if (msisdn.isEmpty()) {
            return fleet.findByIccid(iccid.get());
        }
        return fleet.find(msisdn.get())
                .filter(sim -> iccid.isEmpty() || iccid.get().equals(sim.iccid()));
    }

    /** The SIM, or error 40. */
    SandboxSim require(Parameters parameters) {
        return find(parameters).orElseThrow(ServiceError::unknownSim);
    }
}
