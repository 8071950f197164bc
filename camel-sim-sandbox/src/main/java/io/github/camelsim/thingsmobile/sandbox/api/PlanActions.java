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

import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxAccount;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxPlan;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/** Lists, creates and modifies custom plans (4.12 to 4.14). */
final class PlanActions {
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private final SandboxAccount account;

    PlanActions(SandboxAccount account) {
        this.account = account;
    }

    Map<Operation, Action> actions() {
        return Map.of(
                Operation.CUSTOM_PLAN_LIST, parameters -> ResponseBodies.plans(account.plans()),
                Operation.CREATE_CUSTOM_PLAN, this::create,
                Operation.MODIFY_CUSTOM_PLAN, this::modify);
    }

    private byte[] create(Parameters parameters) {
        account.createPlan(read(0, parameters));
        return ResponseBodies.doneWithEmptyLists();
    }

    private byte[] modify(Parameters parameters) {
        account.putPlan(read(plan(account, parameters, "id").id(), parameters));
        return ResponseBodies.doneWithEmptyLists();
    }

    /** The plan whose id the parameter gives, or error 20. */
    static SandboxPlan plan(SandboxAccount account, Parameters parameters, String name) {
        String id = parameters.required(name);
        if (!ID.matcher(id).matches()) {
            throw ServiceError.input(name);
        }
        return account.plan(Long.parseLong(id)).orElseThrow(() -> ServiceError.input(name));
    }

    private static SandboxPlan read(long id, Parameters parameters) {
        String name = parameters.required("name");
        boolean enabled = parameters.trueOrFalse("simAutorechargeEnabled");
        return new SandboxPlan(
                id,
                name,
                enabled,
                megabytes(parameters, "simAutorechargeCreditThreshold", enabled),
                megabytes(parameters, "simAutorechargeAmount", enabled));
    }

    /** Mandatory, but may be empty without autorecharge, as the second plan in 4.12 shows. */
    private static BigDecimal megabytes(Parameters parameters, String name, boolean enabled) {
        String text = enabled ? parameters.required(name) : parameters.present(name);
        return text.isEmpty() ? null : parameters.number(name, text);
    }
}
