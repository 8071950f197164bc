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
package io.github.camelsim.thingsmobile.sandbox.control;

import io.github.camelsim.sandbox.control.ControlHandler;
import io.github.camelsim.sandbox.control.ControlRequest;
import io.github.camelsim.sandbox.control.JournalControl;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxFleet;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSimBuilder;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The control paths that show and change the fleet. */
public final class FleetControl {
    private static final Pattern MSISDN = Pattern.compile("[0-9]{1,20}");
    private static final Pattern ICCID = Pattern.compile("[0-9]{19,20}");
    static final long MOST_BYTES = 1L << 50;
    private static final int DEFAULT_SIMS = 100;
    static final int MOST_SIMS = 1000;

    private final SandboxFleet fleet;
    private final JournalControl journal;

    public FleetControl(SandboxFleet fleet, JournalControl journal) {
        this.fleet = fleet;
        this.journal = journal;
    }

    /** Adds {@code summary}, {@code sims} and {@code cdrs}. */
    public void addTo(ControlHandler handler) {
        handler.on("GET", "summary", "Sizes of the fleet, and numbers of calls.", List.of(), this::summary)
                .on("GET", "sims", "A part of the fleet.", FleetParameters.PAGE, this::sims)
                .on("POST", "sims", "Adds a SIM.", FleetParameters.newSim(), this::addSim)
                .on("PUT", "sims", "Changes a SIM.", FleetParameters.change(), this::changeSim)
                .on("DELETE", "sims", "Removes a SIM.", List.of(FleetParameters.MSISDN), this::removeSim)
                .on("POST", "cdrs", "Adds a CDR.", FleetParameters.CDR, this::addCdr);
    }

    private Object summary(ControlRequest request) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("sims", fleet.size());
        summary.put("cdrs", fleet.cdrCount());
        summary.put("credit", fleet.credit());
        summary.putAll(journal.counters());
        return summary;
    }

    /** A page of the fleet; unlike simListLite it has no call limit, and it shows more of each SIM. */
    private Object sims(ControlRequest request) {
        long skip = request.number("skip", 0, 0, Integer.MAX_VALUE);
        int count = request.number("count", DEFAULT_SIMS, 1, MOST_SIMS);
        return fleet.page(skip, count).stream().map(FleetControl::shown).toList();
    }

    private Object addSim(ControlRequest request) {
        String msisdn = request.required("msisdn", MSISDN, "1 to 20 digits");
        String iccid = request.required("iccid", ICCID, "19 or 20 digits");
        SandboxSim plain = SandboxSim.builder(msisdn, iccid)
                .activationDate(isNotActivated(request) ? null : fleet.now())
                .build();
        SandboxSim sim = plain.with(changes(request));
        try {
            fleet.addSim(sim);
        } catch (IllegalArgumentException clash) {
            throw new IllegalStateException(clash.getMessage(), clash);
        }
        return shown(sim);
    }

    private Object changeSim(ControlRequest request) {
        return shown(fleet.update(request.required("msisdn"), changes(request)));
    }

    private Object removeSim(ControlRequest request) {
        fleet.removeSim(request.required("msisdn"));
        return Map.of();
    }

    /** With {@code silent=true} no counter is updated. */
    private Object addCdr(ControlRequest request) {
        String msisdn = request.required("msisdn");
        if (!fleet.contains(msisdn)) {
            throw new NoSuchElementException("no SIM " + msisdn);
        }
        LocalDateTime start = request.time("start").orElseGet(fleet::now);
        LocalDateTime stop = request.time("stop").orElse(start);
        SandboxCdr plain = SandboxCdr.of(msisdn, start, stop, request.number("traffic", 0L, 0L, MOST_BYTES));
        SandboxCdr cdr = new SandboxCdr(
                msisdn,
                plain.imsi(),
                start,
                stop,
                request.optional("network").orElse(plain.network()),
                request.optional("country").orElse(plain.country()),
                request.optional("operator").orElse(plain.operator()),
                plain.traffic());
        if (request.flag("silent")) {
            fleet.addSilentCdr(cdr);
        } else {
            fleet.addCdr(cdr);
        }
        return Map.of("cdrs", fleet.cdrs(msisdn).size());
    }

    private static Map<String, Object> shown(SandboxSim sim) {
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

    private static boolean isNotActivated(ControlRequest request) {
        return request.optional("status").filter("not-active"::equals).isPresent();
    }

    private static Consumer<SandboxSimBuilder> changes(ControlRequest request) {
        String status = request.optional("status").orElse("active");
        List<String> known = FleetParameters.statuses();
        if (!known.contains(status)) {
            throw new IllegalArgumentException("status must be one of " + String.join(", ", known));
        }
        long balance = request.number("balance", 0L, 0L, MOST_BYTES);
        return sim -> {
            request.optional("name").ifPresent(sim::name);
            request.optional("tag").ifPresent(sim::tag);
            request.optional("status").ifPresent(sim::status);
            request.optional("plan").ifPresent(sim::plan);
            request.optional("country").ifPresent(sim::country);
            request.optional("balance").ifPresent(given -> sim.balance(balance));
            request.time("activationDate").ifPresent(sim::activationDate);
            request.time("expirationDate").ifPresent(sim::expirationDate);
            request.time("lastConnectionDate").ifPresent(sim::lastConnectionDate);
        };
    }
}
