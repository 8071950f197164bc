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

import io.github.camelsim.sandbox.CallLimits;
import io.github.camelsim.sandbox.CallOutcome;
import io.github.camelsim.sandbox.Response;
import io.github.camelsim.thingsmobile.sandbox.fleet.FleetSettings;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxFleet;
import io.github.camelsim.thingsmobile.sandbox.fleet.SimStatusException;
import io.github.camelsim.thingsmobile.sandbox.settings.KoForm;
import io.github.camelsim.thingsmobile.sandbox.settings.ServiceSettings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** The service behind the HTTP handler: authenticates a call, checks its limit and carries it out. */
public final class ApiService {
    /** The path that the operations are under. */
    public static final String PATH = "/services/business-api";

    private static final Logger LOG = System.getLogger(ApiService.class.getName());

    private final Accounts accounts;
    private final CallLimits limits;
    private final KoForm koForm;
    private final CannedResponses canned = new CannedResponses();
    private final Map<Operation, Action> actions = new EnumMap<>(Operation.class);

    public ApiService(
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

    /** Carries out a call that arrived at {@code nanoTime}. */
    CallOutcome call(Operation operation, Parameters parameters, long nanoTime) {
        return admitted(operation, parameters, nanoTime, () -> canned.find(operation, parameters)
                .orElseGet(() -> actions.get(operation).run(parameters)));
    }

    /** Lets a call that a fault ends before it is carried out count as the account's last one. */
    CallOutcome arriveOnly(Operation operation, Parameters parameters, long nanoTime) {
        CallOutcome outcome = admitted(operation, parameters, nanoTime, ResponseBodies::doneWithEmptyLists);
        return new CallOutcome(outcome.code(), false, outcome.response(), outcome.admission());
    }

    /** Notes that the response is sent at {@code nanoTime}, from which the gap to the next call may count. */
    void ended(CallOutcome outcome, long nanoTime) {
        limits.ended(outcome.admission(), nanoTime);
    }

    /** The response to a call of the operation that fails, in the form the sandbox is set to. */
    Response error(Operation operation, ServiceError error) {
        return xml(ResponseBodies.error(operation, koForm, error));
    }

    private CallOutcome admitted(Operation operation, Parameters parameters, long nanoTime, Supplier<byte[]> action) {
        CallLimits.Admission admission = CallLimits.Admission.FREE;
        try {
            admission = limits.admit(accounts.authenticate(parameters), operation.path(), nanoTime);
            if (!admission.admitted()) {
                throw ServiceError.tooManyRequests();
            }
            return new CallOutcome(0, !operation.isRead(), xml(action.get()), admission);
        } catch (ServiceError error) {
            return failed(operation, error, admission);
        } catch (SimStatusException notPermitted) {
            return failed(operation, ServiceError.sim(notPermitted.getMessage()), admission);
        } catch (RuntimeException unexpected) {
            LOG.log(Level.ERROR, "The sandbox failed in " + operation.path(), unexpected);
            return failed(operation, ServiceError.generic(unexpected.toString()), admission);
        }
    }

    private CallOutcome failed(Operation operation, ServiceError error, CallLimits.Admission admission) {
        return new CallOutcome(error.code(), false, error(operation, error), admission);
    }

    private static Response xml(byte[] body) {
        return new Response(200, "text/xml;charset=UTF-8", Map.of(), body);
    }
}
