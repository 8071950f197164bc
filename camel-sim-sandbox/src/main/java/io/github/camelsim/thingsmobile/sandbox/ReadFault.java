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
package io.github.camelsim.thingsmobile.sandbox;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** How a read is answered otherwise than it was asked: the call that the service carries out in its place. */
@FunctionalInterface
interface ReadFault {
    /** A read that is answered as it was asked. */
    ReadFault NONE = (operation, parameters, fleet) -> parameters;

    Parameters misread(Operation operation, Parameters parameters, SandboxFleet fleet);

    static ReadFault ofPages(UnaryOperator<PageRules> change) {
        return (operation, parameters, fleet) -> parameters.withPageFault(change);
    }

    static ReadFault ofSim(String msisdn) {
        return (operation, parameters, fleet) -> about(operation, parameters, Optional.of(msisdn));
    }

    static ReadFault anotherSim() {
        return (operation, parameters, fleet) -> {
            Set<String> asked = parameters.simsNamed();
            return about(
                    operation,
                    parameters,
                    fleet.first(sim -> !asked.contains(sim.msisdn()) && !asked.contains(sim.iccid())));
        };
    }

    private static Parameters about(Operation operation, Parameters parameters, Optional<String> msisdn) {
        return switch (operation) {
            case SIM_STATUS ->
                msisdn.map(other -> parameters.aboutSim(other, false)).orElse(parameters);
            case GET_CDR_PAGINATED ->
                msisdn.map(other -> parameters.aboutSim(other, true)).orElse(parameters);
            default -> parameters;
        };
    }
}
