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
package io.github.camelsim.infobip.sandbox.api;

import io.github.camelsim.infobip.sandbox.fleet.InfobipFleet;
import io.github.camelsim.infobip.sandbox.fleet.InfobipSim;
import io.github.camelsim.sandbox.CallLimits;
import io.github.camelsim.sandbox.CallOutcome;
import io.github.camelsim.sandbox.Response;
import io.github.camelsim.sandbox.http.JsonWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;

/** Infobip's service behind the HTTP handler: checks the limit of a call and carries it out. */
public final class InfobipService {
    private static final Logger LOG = System.getLogger(InfobipService.class.getName());
    private static final int LONGEST_TEXT = 160;

    private final InfobipFleet fleet;
    private final CallLimits limits;
    private final InfobipServiceSettings settings;

    public InfobipService(InfobipFleet fleet, CallLimits limits, InfobipServiceSettings settings) {
        this.fleet = fleet;
        this.limits = limits;
        this.settings = settings;
    }

    InfobipFleet fleet() {
        return fleet;
    }

    /** Carries out a call of the account that arrived at {@code nanoTime}. */
    CallOutcome call(InfobipOperation operation, InfobipRequest request, String account, long nanoTime) {
        return admitted(operation, account, nanoTime, !operation.isRead(), () -> run(operation, request));
    }

    /** Lets a call that a fault ends before it is carried out count as the account's last one. */
    CallOutcome arriveOnly(InfobipOperation operation, String account, long nanoTime) {
        return admitted(
                operation,
                account,
                nanoTime,
                false,
                () -> operation == InfobipOperation.SEND_SMS ? JsonResponse.empty() : action());
    }

    /** Notes that the response is sent at {@code nanoTime}, from which the gap to the next call may count. */
    void ended(CallOutcome outcome, long nanoTime) {
        limits.ended(outcome.admission(), nanoTime);
    }

    private CallOutcome admitted(
            InfobipOperation operation, String account, long nanoTime, boolean effect, Action action) {
        CallLimits.Admission admission = limits.admit(account, operation.id(), nanoTime);
        try {
            if (!admission.admitted()) {
                throw InfobipError.tooManyRequests(
                        Math.max(1, settings.callGap().toSeconds()));
            }
            return new CallOutcome(0, effect, action.run(), admission);
        } catch (InfobipError error) {
            return failed(error, admission);
        } catch (RuntimeException unexpected) {
            LOG.log(Level.ERROR, "The sandbox failed in " + operation.id(), unexpected);
            return failed(InfobipError.of(500, unexpected.toString()), admission);
        }
    }

    private static CallOutcome failed(InfobipError error, CallLimits.Admission admission) {
        return new CallOutcome(error.status(), false, error.response(), admission);
    }

    private Response run(InfobipOperation operation, InfobipRequest request) {
        return switch (operation) {
            case LIST_SIMS -> listSims(request);
            case GET_SIM -> json(InfobipBodies.sim(require(request)));
            case UPDATE_SIM_NAME -> updateName(request);
            case UPDATE_SIM_STATUS -> updateStatus(request);
            case GET_SIM_USAGE -> json(usage(require(request)));
            case SEND_SMS -> sendSms(request);
            case RUN_DIAGNOSTICS -> diagnostics(request);
            case LIST_MONTHLY_USAGE -> listUsage(request);
        };
    }

    private Response listSims(InfobipRequest request) {
        InfobipPage page = InfobipPage.of(request, settings.largestPage(), fleet.size());
        return json(InfobipBodies.page(
                page, "sims", rows(page).stream().map(InfobipBodies::sim).toList()));
    }

    private Response listUsage(InfobipRequest request) {
        InfobipPage page = InfobipPage.of(request, settings.largestPage(), fleet.size());
        return json(InfobipBodies.page(
                page, "usage", rows(page).stream().map(this::usage).toList()));
    }

    private List<InfobipSim> rows(InfobipPage page) {
        return fleet.page(page.skip(), page.limit());
    }

    private Map<String, Object> usage(InfobipSim sim) {
        return InfobipBodies.usage(settings.usageForm(), sim, fleet.usage(sim.iccid()));
    }

    private Response updateName(InfobipRequest request) {
        InfobipSim sim = require(request);
        String name = request.text("name");
        fleet.update(sim.iccid(), changed -> changed.withName(name));
        return action();
    }

    /** Only SIMs that have been delivered can be activated, and only active ones suspended. */
    private Response updateStatus(InfobipRequest request) {
        InfobipSim found = require(request);
        String status = request.text("status");
        if (!status.equals(InfobipSim.ACTIVE) && !status.equals(InfobipSim.SUSPENDED)) {
            throw InfobipError.badRequest("status must be Active or Suspended");
        }
        List<String> from = status.equals(InfobipSim.ACTIVE)
                ? List.of(InfobipSim.ACTIVATION_READY, InfobipSim.SUSPENDED, InfobipSim.ACTIVE)
                : List.of(InfobipSim.ACTIVE, InfobipSim.SUSPENDED);
        fleet.update(found.iccid(), sim -> {
            if (!from.contains(sim.status())) {
                throw InfobipError.badRequest("The status cannot change from " + sim.status() + " to " + status);
            }
            return sim.withStatus(status);
        });
        return action();
    }

    private Response sendSms(InfobipRequest request) {
        InfobipSim sim = require(request);
        String text = request.text("text");
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw InfobipError.badRequest("text has more than " + LONGEST_TEXT + " characters");
        }
        if (!sim.status().equals(InfobipSim.ACTIVE)) {
            throw InfobipError.badRequest("The status of the SIM is " + sim.status());
        }
        fleet.receiveSms(sim.iccid());
        return JsonResponse.empty();
    }

    private Response diagnostics(InfobipRequest request) {
        require(request);
        return action();
    }

    private InfobipSim require(InfobipRequest request) {
        return fleet.find(request.iccid()).orElseThrow(() -> InfobipError.notFound("SIM not found"));
    }

    private Response action() {
        return json(Map.of("actionId", fleet.nextActionId()));
    }

    private static Response json(Map<String, Object> body) {
        return JsonResponse.ok(JsonWriter.write(body));
    }

    @FunctionalInterface
    private interface Action {
        Response run();
    }
}
