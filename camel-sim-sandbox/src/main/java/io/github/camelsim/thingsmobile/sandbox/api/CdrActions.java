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

import io.github.camelsim.thingsmobile.sandbox.fleet.DateRange;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxFleet;
import io.github.camelsim.thingsmobile.sandbox.settings.CapCounts;
import io.github.camelsim.thingsmobile.sandbox.settings.ServiceSettings;
import java.util.Map;
import java.util.Set;

/** Carries out downloadCdr (4.17) and getCdrPaginated (4.19). */
final class CdrActions {
    private final SandboxFleet fleet;
    private final ServiceSettings settings;

    CdrActions(SandboxFleet fleet, ServiceSettings settings) {
        this.fleet = fleet;
        this.settings = settings;
    }

    Map<Operation, Action> actions() {
        return Map.of(Operation.DOWNLOAD_CDR, this::download, Operation.GET_CDR_PAGINATED, this::page);
    }

    private byte[] download(Parameters parameters) {
        Set<String> msisdns = knownSims(parameters);
        DateRange range = parameters.dateRange(settings.requireCdrDates());
        if (fleet.cdrCount(msisdns, range) > settings.downloadCap()) {
            throw ServiceError.input(CannedResponses.CDR_LIMIT);
        }
        return ResponseBodies.exportScheduled();
    }

    private byte[] page(Parameters parameters) {
        Page requested = Page.of(parameters, settings.pages(), 500, 500);
        Set<String> msisdns = knownSims(parameters);
        DateRange range = parameters.dateRange(settings.requireCdrDates());
        long total = fleet.cdrCount(msisdns, range);
        long counted = settings.capCounts() == CapCounts.TOTAL ? total : requested.reach();
        if (counted > settings.cdrCap()) {
            throw ServiceError.cdrs("more than " + settings.cdrCap() + " cdrs");
        }
        Page page = requested.within(total);
        return ResponseBodies.cdrsPaginated(fleet.cdrs(msisdns, range, page.skip(), page.size()));
    }

    private Set<String> knownSims(Parameters parameters) {
        Set<String> msisdns = parameters.msisdnList();
        if (!msisdns.stream().allMatch(fleet::contains)) {
            throw ServiceError.unknownSim();
        }
        return msisdns;
    }
}
