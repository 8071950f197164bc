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

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What other processes can look at: health, summary, journal, faults, clock and SIMs. */
final class ControlViews {
    private static final int LAST = 100;
    private static final int MOST_SIMS = 1000;

    private final SandboxFleet fleet;
    private final SandboxJournal journal;
    private final SandboxFaults faults;
    private final InstantSource clock;

    ControlViews(SandboxFleet fleet, SandboxJournal journal, SandboxFaults faults, InstantSource clock) {
        this.fleet = fleet;
        this.journal = journal;
        this.faults = faults;
        this.clock = clock;
    }

    Object health(ControlRequest request) {
        return Map.of("status", "UP");
    }

    Object summary(ControlRequest request) {
        Map<String, Object> operations = new LinkedHashMap<>();
        journal.counters().forEach((operation, counters) -> operations.put(operation, shown(counters)));
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("sims", fleet.size());
        summary.put("cdrs", fleet.cdrCount());
        summary.put("credit", fleet.credit());
        summary.put("calls", journal.count());
        summary.put("refused", journal.refused());
        summary.put("operations", operations);
        return summary;
    }

    Object journal(ControlRequest request) {
        int last = request.number("last", LAST, 0, Integer.MAX_VALUE);
        Optional<String> operation = request.optional("operation");
        List<JournalEntry> entries = operation.map(journal::entries).orElseGet(journal::entries);
        return entries.stream()
                .skip(Math.max(0, entries.size() - (long) last))
                .map(ControlViews::shown)
                .toList();
    }

    Object faults(ControlRequest request) {
        Map<String, Object> shown = new LinkedHashMap<>();
        faults.scripted().forEach((operation, scripted) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("waiting", scripted.waiting());
            one.put("always", scripted.always().orElse(null));
            shown.put(operation, one);
        });
        return shown;
    }

    Object clock(ControlRequest request) {
        return Map.of("now", clock.instant());
    }

    /** A page of the fleet, without the limits and with more than simListLite shows. */
    Object sims(ControlRequest request) {
        long skip = request.number("skip", 0, 0, Integer.MAX_VALUE);
        int count = request.number("count", LAST, 1, MOST_SIMS);
        return fleet.page(skip, count).stream().map(ControlViews::shown).toList();
    }

    static Map<String, Object> shown(SandboxSim sim) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("msisdn", sim.msisdn());
        shown.put("iccid", sim.iccid());
        shown.put("name", sim.name());
        shown.put("tag", sim.tag());
        shown.put("status", sim.status());
        shown.put("plan", sim.plan());
        shown.put("balance", sim.balance());
        shown.put("dailyTraffic", sim.traffic().daily());
        shown.put("monthlyTraffic", sim.traffic().monthly());
        shown.put("totalTraffic", sim.traffic().total());
        shown.put("activationDate", sim.activationDate());
        shown.put("expirationDate", sim.expirationDate());
        shown.put("lastConnectionDate", sim.lastConnectionDate());
        return shown;
    }

    private static Map<String, Object> shown(SandboxJournal.Counters counters) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("calls", counters.calls());
        shown.put("refused", counters.refused());
        shown.put("effects", counters.effects());
        return shown;
    }

    private static Map<String, Object> shown(JournalEntry entry) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("sequence", entry.sequence());
        shown.put("operation", entry.operation());
        shown.put("arrival", entry.arrival());
        shown.put("connectionId", entry.connectionId());
        shown.put("httpMethod", entry.httpMethod());
        shown.put("contentType", entry.contentType());
        shown.put("params", entry.params());
        shown.put("code", entry.code());
        shown.put("httpStatus", entry.httpStatus());
        shown.put("effect", entry.effect());
        shown.put("fault", entry.fault());
        return shown;
    }
}
