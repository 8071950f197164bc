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

import io.github.camelsim.thingsmobile.sandbox.fleet.DateRange;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxFleet;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.fleet.StatusGroup;
import io.github.camelsim.thingsmobile.sandbox.settings.ServiceSettings;
import io.github.camelsim.thingsmobile.sandbox.settings.UnknownSim;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Carries out simStatus (4.5) and simListLite (4.6). */
final class SimReadActions {
    private final SandboxFleet fleet;
    private final SimLookup lookup;
    private final ServiceSettings settings;

    SimReadActions(SandboxFleet fleet, SimLookup lookup, ServiceSettings settings) {
        this.fleet = fleet;
        this.lookup = lookup;
        this.settings = settings;
    }

    Map<Operation, Action> actions() {
        return Map.of(Operation.SIM_STATUS, this::status, Operation.SIM_LIST_LITE, this::list);
    }

    private byte[] status(Parameters parameters) {
        Page page = Page.of(parameters, settings.pages(), 2000, 2000);
        Optional<SandboxSim> sim = lookup.find(parameters);
        if (sim.isEmpty() && settings.unknownSim() == UnknownSim.EMPTY_SIMS) {
            return ResponseBodies.noSims();
        }
        return status(sim.orElseThrow(ServiceError::unknownSim), page);
    }

    private byte[] status(SandboxSim sim, Page requested) {
        List<String> one = List.of(sim.msisdn());
        Page page = requested.within(fleet.cdrCount(one, DateRange.OPEN));
        return ResponseBodies.simStatus(sim, fleet.cdrs(one, DateRange.OPEN, page.skip(), page.size()));
    }

    private byte[] list(Parameters parameters) {
        Page requested = Page.of(parameters, settings.pages(), 500, 500);
        Optional<String> name = parameters.optional("name");
        Optional<String> tag = parameters.optional("tag");
        Optional<StatusGroup> group = parameters.optional("status").map(word -> StatusGroup.byWord(word)
                .orElseThrow(() -> ServiceError.input("status")));
        if (name.isEmpty() && tag.isEmpty() && group.isEmpty()) {
            Page page = requested.within(fleet.size());
            return ResponseBodies.simList(fleet.page(page.skip(), page.size()));
        }
        Predicate<SandboxSim> wanted = sim -> name.map(sim.name()::equals).orElse(true)
                && tag.map(sim.tag()::equals).orElse(true)
                && group.map(sim.statusGroup()::equals).orElse(true);
        List<SandboxSim> sims = fleet.sims(wanted);
        Page page = requested.within(sims.size());
        return ResponseBodies.simList(
                sims.stream().skip(page.skip()).limit(page.size()).toList());
    }
}
