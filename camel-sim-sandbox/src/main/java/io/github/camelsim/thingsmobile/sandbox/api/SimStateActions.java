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
import io.github.camelsim.thingsmobile.sandbox.fleet.SimState;
import io.github.camelsim.thingsmobile.sandbox.fleet.StatusGroup;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Activates, blocks, disconnects, unblocks (4.1 to 4.4) and deactivates a SIM. Disconnecting ends a SIM's
 * connection to the network, which no read shows, and does not change its status.
 */
final class SimStateActions {
    private final SandboxFleet fleet;
    private final SimLookup lookup;

    SimStateActions(SandboxFleet fleet, SimLookup lookup) {
        this.fleet = fleet;
        this.lookup = lookup;
    }

    Map<Operation, Action> actions() {
        return Map.of(
                Operation.ACTIVATE_SIM, this::activate,
                Operation.BLOCK_SIM, parameters -> change(parameters, this::suspended),
                Operation.DISCONNECT_SIM, parameters -> change(parameters, SimState::activated),
                Operation.UNBLOCK_SIM, parameters -> change(parameters, this::active),
                Operation.DEACTIVATE_SIM, parameters -> change(parameters, this::deactivated));
    }

    private byte[] activate(Parameters parameters) {
        String msisdn = parameters.msisdn().orElseThrow(() -> ServiceError.input("msisdn"));
        String barcode = parameters.barcode();
        SandboxSim found = fleet.find(msisdn).orElseThrow(ServiceError::unknownSim);
        if (!found.iccid().equals(barcode)) {
            throw ServiceError.input("simBarcode");
        }
        fleet.change(msisdn, sim -> {
            SimState.toActivate(sim);
            return sim.with(changed -> changed.status("active").activationDate(fleet.now()));
        });
        return ResponseBodies.done();
    }

    private byte[] change(Parameters parameters, UnaryOperator<SandboxSim> change) {
        fleet.change(lookup.require(parameters).msisdn(), change);
        return ResponseBodies.done();
    }

    private SandboxSim suspended(SandboxSim sim) {
        boolean already = SimState.activated(sim).statusGroup() == StatusGroup.SUSPENDED;
        return already ? sim : sim.with(changed -> changed.status("suspended"));
    }

    private SandboxSim active(SandboxSim sim) {
        boolean already = SimState.activated(sim).statusGroup() == StatusGroup.ACTIVE;
        return already ? sim : SimState.suspended(sim).with(changed -> changed.status("active"));
    }

    private SandboxSim deactivated(SandboxSim sim) {
        return SimState.notDeactivated(sim).with(changed -> changed.status("deactivated"));
    }
}
