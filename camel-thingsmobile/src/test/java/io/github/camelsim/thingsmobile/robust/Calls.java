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
package io.github.camelsim.thingsmobile.robust;

import java.util.List;
import java.util.stream.Stream;

/**
 * A good call of each of the 20 operations, each with a SIM of its own in the sandbox's fleet, so that all of them can
 * go at once. The effects are written down from the project's contract and not from the component.
 */
enum Calls {
    activateSim(Effect.ONCE, "msisdn=882360001000008&simBarcode=8944501000000000008"),
    rechargeSim(Effect.ONCE, "msisdn=882360001000001&amount=10"),
    sendSms(Effect.ONCE, "msisdn=882360001000002&message=reboot"),
    createCustomPlan(
            Effect.ONCE,
            "name=Lifts&simAutorechargeEnabled=true&simAutorechargeCreditThreshold=10&simAutorechargeAmount=50"),
    downloadCdr(
            Effect.ONCE,
            "msisdnList=882360001000001&startDateRange=2026-01-01 00:00:00&endDateRange=2026-01-02 00:00:00"),
    deactivateSim(Effect.ONCE, "msisdn=882360001000003&allowDeactivate=true"),
    blockSim(Effect.SET, "msisdn=882360001000004"),
    unblockSim(Effect.SET, "msisdn=882360001000005"),
    disconnectSim(Effect.SET, "msisdn=882360001000006"),
    updateSimName(Effect.SET, "msisdn=882360001000007&name=Lift 3"),
    updateSimTag(Effect.SET, "msisdn=882360001000011&tag=lifts"),
    setupSimExpirationDate(Effect.SET, "msisdn=882360001000012&expirationDate=2099-12-31&blockSim=true"),
    setupSimTrafficThreeshold(
            Effect.SET,
            "msisdn=882360001000013&dailyLimit=10&blockSimDaily=false&monthlyLimit=100&blockSimMonthly=true"
                    + "&totalLimit=1000&blockSimTotal=true"),
    modifyCustomPlan(
            Effect.SET,
            "customPlanId=1&name=Lifts&simAutorechargeEnabled=true&simAutorechargeCreditThreshold=20"
                    + "&simAutorechargeAmount=100"),
    changeSimPlan(Effect.SET, "msisdn=882360001000014&customPlanId=1"),
    simStatus(Effect.READ, "msisdn=882360001000015"),
    simListLite(Effect.READ, ""),
    credit(Effect.READ, ""),
    customPlanList(Effect.READ, ""),
    getCdrPaginated(
            Effect.READ,
            "msisdnList=882360001000016&startDateRange=2026-01-01 00:00:00&endDateRange=2026-01-02 00:00:00");

    /** What a second execution of a call would do: nothing, nothing more, or harm. */
    enum Effect {
        READ,
        SET,
        ONCE;

        List<Calls> calls() {
            return Stream.of(Calls.values()).filter(call -> call.effect == this).toList();
        }
    }

    private final Effect effect;
    private final String uri;

    Calls(Effect effect, String options) {
        this.effect = effect;
        this.uri = "thingsmobile:" + name() + (options.isEmpty() ? "" : "?" + options);
    }

    Effect effect() {
        return effect;
    }

    String uri() {
        return uri;
    }

    String uri(String moreOptions) {
        return uri + (uri.contains("?") ? "&" : "?") + moreOptions;
    }
}
