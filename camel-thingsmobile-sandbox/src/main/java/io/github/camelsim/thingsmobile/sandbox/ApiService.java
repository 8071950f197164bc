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

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;

/** The service behind the wire: authentication, then call limits, then the operation itself. */
final class ApiService {
    private static final Logger LOG = System.getLogger(ApiService.class.getName());

    private final Accounts accounts;
    private final CallLimits limits;
    private final KoForm koForm;
    private final CannedAnswers canned = new CannedAnswers();
    private final Map<Operation, Action> actions = new EnumMap<>(Operation.class);

    ApiService(
            Accounts accounts,
            CallLimits limits,
            SandboxFleet fleet,
            ServiceSettings settings,
            FleetSettings fleetSettings) {
        this.accounts = accounts;
        this.limits = limits;
        this.koForm = settings.koForm();
        SimLookup lookup = new SimLookup(fleet);
        actions.putAll(new SimStateActions(fleet, lookup).actions());
        actions.putAll(new SimSettingActions(fleet, lookup).actions());
        actions.putAll(new SimReadActions(fleet, lookup, settings).actions());
        actions.putAll(new PlanActions(fleet.account()).actions());
        actions.putAll(new CdrActions(fleet, settings).actions());
        actions.putAll(new CreditActions(fleet, lookup, settings, fleetSettings).actions());
    }

    /** Answers a call that arrived at {@code nanoTime}. */
    Answer answer(Operation operation, Parameters parameters, long nanoTime) {
        try {
            admit(operation, parameters, nanoTime);
            byte[] xml = canned.find(operation, parameters)
                    .orElseGet(() -> actions.get(operation).run(parameters));
            return new Answer(0, !operation.isRead(), xml);
        } catch (ServiceError error) {
            return error(operation, error);
        } catch (RuntimeException unexpected) {
            LOG.log(Level.ERROR, "The sandbox failed in " + operation.path(), unexpected);
            return error(operation, ServiceError.generic(unexpected.toString()));
        }
    }

    /** Lets a call that something happens to before it is carried out count as the account's last one. */
    Answer arriveOnly(Operation operation, Parameters parameters, long nanoTime) {
        try {
            admit(operation, parameters, nanoTime);
            return new Answer(0, false, Answers.doneWithEmptyLists());
        } catch (ServiceError error) {
            return error(operation, error);
        }
    }

    /** The KO answer of the operation, in the form the sandbox is set to. */
    Answer error(Operation operation, ServiceError error) {
        return new Answer(error.code(), false, Answers.error(operation, koForm, error));
    }

    private void admit(Operation operation, Parameters parameters, long nanoTime) {
        String account = accounts.authenticate(parameters);
        if (!limits.admit(account, operation, nanoTime)) {
            throw ServiceError.tooManyRequests();
        }
    }
}
