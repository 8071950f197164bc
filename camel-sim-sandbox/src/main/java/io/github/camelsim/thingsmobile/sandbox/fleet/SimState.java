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

/** Checks that the status of a SIM permits a change; a check that fails throws a {@link SimStatusException}. */
public final class SimState {
    private SimState() {}

    public static SandboxSim toActivate(SandboxSim sim) {
        return sim.statusGroup() == StatusGroup.TO_ACTIVATE ? sim : refuse(sim);
    }

    public static SandboxSim notDeactivated(SandboxSim sim) {
        return sim.statusGroup() == StatusGroup.DEACTIVATED ? refuse(sim) : sim;
    }

    public static SandboxSim activated(SandboxSim sim) {
        return sim.statusGroup() == StatusGroup.TO_ACTIVATE ? refuse(sim) : notDeactivated(sim);
    }

    public static SandboxSim active(SandboxSim sim) {
        return sim.status().equals("active") ? sim : refuse(sim);
    }

    /** Has a status that unblocking ends; of its group, replaced and deleted SIMs, for example, cannot be unblocked. */
    public static SandboxSim suspended(SandboxSim sim) {
        return sim.status().startsWith("suspended") ? sim : refuse(sim);
    }

    private static SandboxSim refuse(SandboxSim sim) {
        throw new SimStatusException(sim.status());
    }
}
