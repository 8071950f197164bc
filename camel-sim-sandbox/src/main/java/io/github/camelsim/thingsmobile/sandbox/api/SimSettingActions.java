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
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxPlan;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSimBuilder;
import io.github.camelsim.thingsmobile.sandbox.fleet.SimState;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficThresholds;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.function.Consumer;

/** Sets name, tag, expiration, thresholds and plan of a SIM (4.8 to 4.11, 4.15). */
final class SimSettingActions {
    private final SandboxFleet fleet;
    private final SimLookup lookup;

    SimSettingActions(SandboxFleet fleet, SimLookup lookup) {
        this.fleet = fleet;
        this.lookup = lookup;
    }

    Map<Operation, Action> actions() {
        return Map.of(
                Operation.UPDATE_SIM_NAME, this::name,
                Operation.UPDATE_SIM_TAG, this::tag,
                Operation.SETUP_SIM_EXPIRATION_DATE, this::expiration,
                Operation.SETUP_SIM_TRAFFIC_THRESHOLD, this::thresholds,
                Operation.CHANGE_SIM_PLAN, this::plan);
    }

    private byte[] name(Parameters parameters) {
        SandboxSim sim = lookup.require(parameters);
        String name = parameters.required("name");
        return set(sim, changed -> changed.name(name));
    }

    private byte[] tag(Parameters parameters) {
        SandboxSim sim = lookup.require(parameters);
        String tag = parameters.required("tag");
        return set(sim, changed -> changed.tag(tag));
    }

    private byte[] expiration(Parameters parameters) {
        SandboxSim sim = lookup.require(parameters);
        LocalDateTime date = parameters.day("expirationDate").atStartOfDay();
        boolean block = parameters.oneOrZero("blockSim");
        return set(sim, changed -> changed.expirationDate(date).blockAfterExpiration(block));
    }

    /** The parameters are in MB; simStatus shows bytes. */
    private byte[] thresholds(Parameters parameters) {
        SandboxSim sim = lookup.require(parameters);
        TrafficThresholds thresholds = new TrafficThresholds(
                parameters.megabytesInBytes("dailyLimit"),
                parameters.oneOrZero("blockSimDaily"),
                parameters.megabytesInBytes("monthlyLimit"),
                parameters.oneOrZero("blockSimMonthly"),
                parameters.megabytesInBytes("totalLimit"),
                parameters.oneOrZero("blockSimTotal"));
        return set(sim, changed -> changed.thresholds(thresholds));
    }

    private byte[] plan(Parameters parameters) {
        SandboxSim sim = lookup.require(parameters);
        SandboxPlan plan = PlanActions.plan(fleet.account(), parameters, "customPlanId");
        return set(sim, changed -> changed.plan(plan.name()));
    }

    private byte[] set(SandboxSim found, Consumer<SandboxSimBuilder> change) {
        fleet.change(found.msisdn(), sim -> SimState.notDeactivated(sim).with(change));
        return ResponseBodies.doneWithEmptyLists();
    }
}
