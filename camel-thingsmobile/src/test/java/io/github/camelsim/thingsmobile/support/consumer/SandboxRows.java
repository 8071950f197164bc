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
package io.github.camelsim.thingsmobile.support.consumer;

import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Puts SIMs and CDRs into a sandbox. */
public final class SandboxRows {

    /** When the clocks of tests begin: in the middle of a day and of a month. */
    public static final Instant BEGIN = Instant.parse("2026-03-10T12:00:00Z");

    private static final AtomicLong NEXT_SIM = new AtomicLong();

    private final ThingsMobileSandbox sandbox;

    public SandboxRows(ThingsMobileSandbox sandbox) {
        this.sandbox = sandbox;
    }

    public static SandboxClock clock() {
        return SandboxClock.manual(BEGIN);
    }

    /** Takes all SIMs away. */
    public SandboxRows clear() {
        sandbox.fleet().sims().forEach(sim -> sandbox.fleet().removeSim(sim.msisdn()));
        return this;
    }

    /** Adds an active SIM that has never been used, and returns its number. */
    public String sim() {
        long number = NEXT_SIM.incrementAndGet();
        String msisdn = Long.toString(882_361_000_000_000L + number);
        String iccid = Long.toString(8_944_502_000_000_000_000L + number);
        sandbox.fleet()
                .addSim(SandboxSim.builder(msisdn, iccid)
                        .name("SIM " + number)
                        .status("active")
                        .build());
        return msisdn;
    }

    public List<String> sims(int count) {
        return Stream.generate(this::sim).limit(count).toList();
    }

    public LocalDateTime now() {
        return LocalDateTime.ofInstant(sandbox.clock().instant(), ZoneOffset.UTC);
    }

    /** A CDR that began so long ago; not added yet. */
    public SandboxCdr cdr(String msisdn, Duration ago, long bytes) {
        LocalDateTime start = now().minus(ago);
        return SandboxCdr.of(msisdn, start, start.plusSeconds(5), bytes);
    }

    /** Adds a CDR that moves its SIM's counters. */
    public SandboxCdr add(String msisdn, Duration ago, long bytes) {
        return add(cdr(msisdn, ago, bytes));
    }

    public SandboxCdr add(SandboxCdr cdr) {
        sandbox.fleet().addCdr(cdr);
        return cdr;
    }

    /** Adds so many CDRs, a minute between them, the last a minute ago. */
    public List<SandboxCdr> addMany(String msisdn, int count) {
        return Stream.iterate(count, left -> left > 0, left -> left - 1)
                .map(left -> add(msisdn, Duration.ofMinutes(left), 1000L + left))
                .toList();
    }

    /** Adds a CDR that nothing else of its SIM shows. */
    public SandboxCdr addSilent(String msisdn, Duration ago) {
        SandboxCdr cdr = cdr(msisdn, ago, 0);
        sandbox.fleet().addSilentCdr(cdr);
        return cdr;
    }

    public static String text(SandboxCdr cdr) {
        return cdr.msisdn() + " " + cdr.start() + " " + cdr.traffic();
    }

    public static String text(Cdr cdr) {
        return cdr.msisdn() + " " + cdr.start() + " " + cdr.traffic();
    }

    public static List<String> of(SandboxCdr... cdrs) {
        return of(Arrays.asList(cdrs));
    }

    public static List<String> of(List<SandboxCdr> cdrs) {
        return cdrs.stream().map(SandboxRows::text).toList();
    }
}
