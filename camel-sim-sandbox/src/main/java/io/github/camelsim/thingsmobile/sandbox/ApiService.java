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
import java.util.function.Supplier;

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
        return admitted(operation, parameters, nanoTime, () -> canned.find(operation, parameters)
                .orElseGet(() -> actions.get(operation).run(parameters)));
    }

    /** Lets a call that something happens to before it is carried out count as the account's last one. */
    Answer arriveOnly(Operation operation, Parameters parameters, long nanoTime) {
        Answer answer = admitted(operation, parameters, nanoTime, Answers::doneWithEmptyLists);
        return new Answer(answer.code(), false, answer.xml(), answer.admission());
    }

    /** Notes that the answer leaves at {@code nanoTime}, from when on the gap to the next call may count. */
    void answered(Answer answer, long nanoTime) {
        limits.answered(answer.admission(), nanoTime);
    }

    /** The body of a KO answer of the operation, in the form the sandbox is set to. */
    byte[] error(Operation operation, ServiceError error) {
        return Answers.error(operation, koForm, error);
    }

    private Answer admitted(Operation operation, Parameters parameters, long nanoTime, Supplier<byte[]> action) {
        CallLimits.Admission admission = CallLimits.Admission.FREE;
        try {
            admission = limits.admit(accounts.authenticate(parameters), operation, nanoTime);
            if (!admission.admitted()) {
                throw ServiceError.tooManyRequests();
            }
            return new Answer(0, !operation.isRead(), action.get(), admission);
        } catch (ServiceError error) {
            return new Answer(error.code(), false, error(operation, error), admission);
        } catch (RuntimeException unexpected) {
            LOG.log(Level.ERROR, "The sandbox failed in " + operation.path(), unexpected);
            ServiceError error = ServiceError.generic(unexpected.toString());
            return new Answer(error.code(), false, error(operation, error), admission);
        }
    }
}
