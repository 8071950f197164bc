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
package io.github.camelsim.infobip.sandbox.control;

import io.github.camelsim.infobip.sandbox.fleet.InfobipFleet;
import io.github.camelsim.infobip.sandbox.fleet.InfobipModel;
import io.github.camelsim.infobip.sandbox.fleet.InfobipSim;
import io.github.camelsim.sandbox.control.ControlHandler;
import io.github.camelsim.sandbox.control.ControlRequest;
import io.github.camelsim.sandbox.control.JournalControl;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The control paths that show and change the Infobip fleet. */
public final class InfobipControl {
    private static final String PREFIX = "infobip/";
    private static final Pattern ICCID = Pattern.compile("[0-9]{18,22}");
    private static final Pattern MSISDN = Pattern.compile("[0-9]{1,20}");
    static final List<String> STATUSES = List.of(
            InfobipSim.IMPORTED,
            InfobipSim.ACTIVATION_READY,
            InfobipSim.ACTIVE,
            InfobipSim.SUSPENDED,
            InfobipSim.DEACTIVATED);
    static final long MOST_BYTES = 1L << 50;
    private static final int DEFAULT_SIMS = 100;
    static final int MOST_SIMS = 1000;

    private final InfobipFleet fleet;
    private final JournalControl journal;
    private final InstantSource clock;

    public InfobipControl(InfobipFleet fleet, JournalControl journal, InstantSource clock) {
        this.fleet = fleet;
        this.journal = journal;
        this.clock = clock;
    }

    /** Adds {@code summary}, {@code sims} and {@code usage} under {@code infobip/}. */
    public void addTo(ControlHandler handler) {
        handler.on("GET", PREFIX + "summary", "Size of the fleet, and numbers of calls.", List.of(), this::summary)
                .on("GET", PREFIX + "sims", "A part of the fleet.", InfobipParameters.PAGE, this::sims)
                .on("POST", PREFIX + "sims", "Adds a SIM.", InfobipParameters.NEW_SIM, this::addSim)
                .on("PUT", PREFIX + "sims", "Changes a SIM.", InfobipParameters.CHANGE, this::changeSim)
                .on("DELETE", PREFIX + "sims", "Removes a SIM.", List.of(InfobipParameters.ICCID), this::removeSim)
                .on("POST", PREFIX + "usage", "Adds usage to a SIM.", InfobipParameters.USAGE, this::addUsage);
    }

    private Object summary(ControlRequest request) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("sims", fleet.size());
        summary.putAll(journal.counters());
        return summary;
    }

    private Object sims(ControlRequest request) {
        long skip = request.number("skip", 0, 0, Integer.MAX_VALUE);
        int count = request.number("count", DEFAULT_SIMS, 1, MOST_SIMS);
        return fleet.page(skip, count).stream().map(this::shown).toList();
    }

    private Object addSim(ControlRequest request) {
        String iccid = request.required("iccid", ICCID, "18 to 22 digits");
        String msisdn = request.required("msisdn", MSISDN, "1 to 20 digits");
        LocalDateTime now =
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        InfobipSim plain = new InfobipSim(
                iccid, null, msisdn, null, InfobipSim.ACTIVATION_READY, now, now, null, InfobipModel.STANDARD);
        InfobipSim sim = changed(plain, request);
        try {
            fleet.addSim(sim);
        } catch (IllegalArgumentException clash) {
            throw new IllegalStateException(clash.getMessage(), clash);
        }
        return shown(sim);
    }

    private Object changeSim(ControlRequest request) {
        return shown(fleet.update(request.required("iccid"), sim -> changed(sim, request)));
    }

    private Object removeSim(ControlRequest request) {
        fleet.removeSim(request.required("iccid"));
        return Map.of();
    }

    private Object addUsage(ControlRequest request) {
        String iccid = request.required("iccid");
        fleet.addUsage(iccid, request.number("bytes", 0L, 0L, MOST_BYTES));
        return Map.of("usedDataBytes", fleet.usage(iccid).usedDataBytes());
    }

    private static InfobipSim changed(InfobipSim sim, ControlRequest request) {
        String status = request.optional("status").orElse(sim.status());
        if (!STATUSES.contains(status)) {
            throw new IllegalArgumentException("status must be one of " + String.join(", ", STATUSES));
        }
        InfobipSim named = request.optional("name").map(sim::withName).orElse(sim);
        return status.equals(sim.status()) ? named : named.withStatus(status);
    }

    private Map<String, Object> shown(InfobipSim sim) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("iccid", sim.iccid());
        shown.put("imsi", sim.imsi());
        shown.put("msisdn", sim.msisdn());
        shown.put("name", sim.name());
        shown.put("status", sim.status());
        shown.put("usedDataBytes", fleet.usage(sim.iccid()).usedDataBytes());
        shown.put("createdAt", sim.createdAt());
        shown.put("updatedAt", sim.updatedAt());
        return shown;
    }
}
