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

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What other processes can do: script faults, move the clock, add SIMs and CDRs, forget calls, begin anew. */
final class ControlCommands {
    private static final Pattern MSISDN = Pattern.compile("[0-9]{1,20}");
    private static final Pattern ICCID = Pattern.compile("[0-9]{19,20}");
    private static final int LONGEST_FAULT = 4096;
    private static final long MOST_BYTES = 1L << 50;
    private static final Duration FARTHEST = Duration.ofDays(36_525);

    private final SandboxFleet fleet;
    private final SandboxJournal journal;
    private final SandboxFaults faults;
    private final AdjustableClock clock;
    private final Runnable reset;

    ControlCommands(
            SandboxFleet fleet, SandboxJournal journal, SandboxFaults faults, AdjustableClock clock, Runnable reset) {
        this.fleet = fleet;
        this.journal = journal;
        this.faults = faults;
        this.clock = clock;
        this.reset = reset;
    }

    Object reset(ControlRequest request) {
        reset.run();
        return Map.of("sims", fleet.size());
    }

    Object clearJournal(ControlRequest request) {
        journal.clear();
        return Map.of();
    }

    Object clearFaults(ControlRequest request) {
        faults.clear();
        return Map.of();
    }

    /** {@code operation}, {@code fault}, and either {@code times} (1), {@code nth} or {@code always=true}. */
    Object addFault(ControlRequest request) {
        String text = request.required("fault");
        if (text.length() > LONGEST_FAULT) {
            throw new IllegalArgumentException("fault has more than " + LONGEST_FAULT + " characters");
        }
        String operation = request.optional("operation").orElse(SandboxFaults.EVERY_OPERATION);
        Fault fault = Fault.named(text);
        int times = request.number("times", 1, 1, 10_000);
        if (request.flag("always")) {
            faults.always(operation, fault);
        } else if (request.optional("nth").isPresent()) {
            faults.nth(operation, request.number("nth", 1, 1, Integer.MAX_VALUE), fault);
        } else {
            Fault[] each = new Fault[times];
            Arrays.fill(each, fault);
            faults.next(operation, each);
        }
        Map<String, Object> added = new LinkedHashMap<>();
        added.put("operation", operation);
        added.put("fault", fault.name());
        return added;
    }

    /** Moves the clock of the data on, {@code by} a time span or {@code to} a time. */
    Object advanceClock(ControlRequest request) {
        Instant now = clock.instant();
        Duration by = request.duration("by").orElseGet(() -> request.time("to")
                .map(to -> Duration.between(now, to.toInstant(ZoneOffset.UTC)))
                .orElseThrow(() -> new IllegalArgumentException("by or to is missing")));
        if (by.compareTo(FARTHEST) > 0) {
            throw new IllegalArgumentException("the clock can be moved on by 100 years at most");
        }
        clock.advance(by);
        return Map.of("now", clock.instant());
    }

    Object addSim(ControlRequest request) {
        String msisdn = matching(request.required("msisdn"), "msisdn", MSISDN);
        String iccid = matching(request.required("iccid"), "iccid", ICCID);
        SandboxSim plain = SandboxSim.builder(msisdn, iccid)
                .activationDate(isNotActivated(request) ? null : fleet.now())
                .build();
        SandboxSim sim = plain.with(changes(request));
        try {
            fleet.addSim(sim);
        } catch (IllegalArgumentException clash) {
            throw new IllegalStateException(clash.getMessage(), clash);
        }
        return ControlViews.shown(sim);
    }

    Object changeSim(ControlRequest request) {
        return ControlViews.shown(fleet.update(request.required("msisdn"), changes(request)));
    }

    Object removeSim(ControlRequest request) {
        fleet.removeSim(request.required("msisdn"));
        return Map.of();
    }

    /** {@code silent=true} moves no counters. */
    Object addCdr(ControlRequest request) {
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

    private static boolean isNotActivated(ControlRequest request) {
        return request.optional("status").filter("not-active"::equals).isPresent();
    }

    private static Consumer<SandboxSimBuilder> changes(ControlRequest request) {
        String status = request.optional("status").orElse("active");
        List<String> known = Arrays.stream(StatusGroup.values())
                .flatMap(group -> group.statuses().stream())
                .toList();
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

    private static String matching(String value, String name, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    name + " must be " + (pattern == ICCID ? "19 or 20" : "1 to 20") + " digits");
        }
        return value;
    }
}
