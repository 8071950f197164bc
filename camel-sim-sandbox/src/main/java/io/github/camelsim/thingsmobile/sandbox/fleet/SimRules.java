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

/** How time and traffic change a SIM. */
final class SimRules {
    private SimRules() {}

    /**
     * The SIM at {@code now}: counters of an earlier day or month are reset to 0, and an expired SIM is blocked if it is set
     * up so (4.10).
     */
    static SandboxSim at(LocalDateTime now, SandboxSim sim) {
        TrafficCounters traffic = sim.traffic().on(now.toLocalDate());
        boolean counted = traffic.daily() == sim.traffic().daily()
                && traffic.monthly() == sim.traffic().monthly();
        boolean expires = sim.blockAfterExpiration()
                && sim.expirationDate() != null
                && !sim.expirationDate().isAfter(now)
                && sim.statusGroup() == StatusGroup.ACTIVE;
        if (counted && !expires) {
            return sim;
        }
        return sim.with(changed -> changed.traffic(traffic).status(expires ? "suspended" : sim.status()));
    }

    /** The SIM after the traffic of a CDR: counters, balance, last connection, and the thresholds that block it (4.11). */
    static SandboxSim used(SandboxSim sim, SandboxCdr cdr, LocalDateTime now) {
        TrafficCounters traffic = sim.traffic().plus(cdr.traffic(), cdr.stop().toLocalDate(), now.toLocalDate());
        boolean blocked =
                sim.statusGroup() == StatusGroup.ACTIVE && sim.thresholds().block(traffic);
        return sim.with(changed -> changed.traffic(traffic)
                .balance(Math.max(0, sim.balance() - cdr.traffic()))
                .lastConnectionDate(later(sim.lastConnectionDate(), cdr.stop()))
                .status(blocked ? "suspended-for-traffic" : sim.status()));
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one == null || one.isBefore(other) ? other : one;
    }
}
