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

import io.github.camelsim.sandbox.ReadFault;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxFleet;
import io.github.camelsim.thingsmobile.sandbox.settings.BeyondLastPage;
import io.github.camelsim.thingsmobile.sandbox.settings.PageRules;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Applies a {@link ReadFault}: returns the parameters that the service reads with in place of those sent. */
public final class Misreading {
    private final SandboxFleet fleet;

    public Misreading(SandboxFleet fleet) {
        this.fleet = fleet;
    }

    Parameters apply(ReadFault fault, Operation operation, Parameters sent) {
        return switch (fault.kind()) {
            case NONE -> sent;
            case ANOTHER_SIM -> anotherSim(sent).map(aboutSim(operation, sent)).orElse(sent);
            case GIVEN_SIM -> aboutSim(operation, sent).apply(fault.sim());
            case SMALLER_PAGES -> sent.withPageRules(rules -> rules.withLargest(fault.rows()));
            case IGNORE_PAGE -> sent.withPageRules(PageRules::withoutNumber);
            case REPEAT_LAST_PAGE -> sent.withPageRules(rules -> rules.with(BeyondLastPage.REPEAT_LAST_PAGE));
        };
    }

    private Optional<String> anotherSim(Parameters sent) {
        Set<String> requested = sent.simsNamed();
        return fleet.first(sim -> !requested.contains(sim.msisdn()) && !requested.contains(sim.iccid()));
    }

    private static Function<String, Parameters> aboutSim(Operation operation, Parameters sent) {
        return msisdn -> switch (operation) {
            case SIM_STATUS -> sent.aboutSim(msisdn, false);
            case GET_CDR_PAGINATED -> sent.aboutSim(msisdn, true);
            default -> sent;
        };
    }
}
