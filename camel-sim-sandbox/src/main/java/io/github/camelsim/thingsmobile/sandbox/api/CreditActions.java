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

import io.github.camelsim.thingsmobile.sandbox.fleet.FleetSettings;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCreditOperation;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxFleet;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.fleet.SimState;
import io.github.camelsim.thingsmobile.sandbox.settings.CapCounts;
import io.github.camelsim.thingsmobile.sandbox.settings.ServiceSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Carries out the operations on credit: credit (4.7), sendSms (4.16) and rechargeSim (4.18). */
final class CreditActions {
    private static final int LONGEST_MESSAGE = 160;
    private static final BigDecimal MOST_MEGABYTES = BigDecimal.valueOf(1024);

    private final SandboxFleet fleet;
    private final SimLookup lookup;
    private final ServiceSettings settings;
    private final FleetSettings prices;

    CreditActions(SandboxFleet fleet, SimLookup lookup, ServiceSettings settings, FleetSettings prices) {
        this.fleet = fleet;
        this.lookup = lookup;
        this.settings = settings;
        this.prices = prices;
    }

    Map<Operation, Action> actions() {
        return Map.of(
                Operation.CREDIT, this::credit,
                Operation.SEND_SMS, this::sendSms,
                Operation.RECHARGE_SIM, this::recharge);
    }

    private byte[] credit(Parameters parameters) {
        Page requested = Page.of(parameters, settings.pages(), 500, 5000);
        List<SandboxCreditOperation> history = fleet.account().history(parameters.dateRange(false));
        long counted = settings.capCounts() == CapCounts.TOTAL ? history.size() : requested.reach();
        if (counted > settings.creditCap()) {
            throw ServiceError.creditHistory("more than " + settings.creditCap() + " operations");
        }
        Page page = requested.within(history.size());
        List<SandboxCreditOperation> rows =
                history.stream().skip(page.skip()).limit(page.size()).toList();
        return ResponseBodies.credit(fleet.credit(), rows);
    }

    private byte[] sendSms(Parameters parameters) {
        SandboxSim found = lookup.require(parameters);
        String message = parameters.required("message");
        if (message.codePointCount(0, message.length()) > LONGEST_MESSAGE) {
            throw ServiceError.input("message");
        }
        fleet.change(found.msisdn(), sim -> {
            SimState.active(sim);
            if (!spend(prices.smsPrice(), "Sms", sim)) {
                throw ServiceError.sharedCredit("not enough credit");
            }
            return sim;
        });
        return ResponseBodies.doneWithEmptyLists();
    }

    /** The cost is rounded up to whole cents. The first recharge activates a SIM that waits for it. */
    private byte[] recharge(Parameters parameters) {
        SandboxSim found = lookup.require(parameters);
        BigDecimal megabytes = parameters.megabytes("amount");
        if (megabytes.signum() == 0 || megabytes.compareTo(MOST_MEGABYTES) > 0) {
            throw ServiceError.input("amount");
        }
        BigDecimal cost = megabytes.multiply(prices.megabytePrice()).setScale(2, RoundingMode.UP);
        fleet.change(found.msisdn(), sim -> {
            SimState.activated(sim);
            if (!spend(cost, "Sim recharge", sim)) {
                throw ServiceError.generic("not enough credit");
            }
            return recharged(sim, Parameters.bytes(megabytes));
        });
        return ResponseBodies.doneWithEmptyLists();
    }

    private static SandboxSim recharged(SandboxSim sim, long bytes) {
        return sim.with(changed -> {
            changed.balance(sim.balance() + bytes);
            if (sim.status().equals("active-waiting-initial-recharge")) {
                changed.status("active");
            }
        });
    }

    private boolean spend(BigDecimal amount, String description, SandboxSim sim) {
        return fleet.account()
                .spend(new SandboxCreditOperation(fleet.now(), amount.negate(), description, sim.msisdn()));
    }
}
