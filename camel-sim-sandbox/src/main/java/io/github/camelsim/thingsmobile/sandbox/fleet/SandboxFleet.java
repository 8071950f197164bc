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
package io.github.camelsim.thingsmobile.sandbox.fleet;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The state of the sandbox: SIMs in a stable order, their CDRs, the credit and the custom plans. Thread-safe. Changes made
 * here are visible to the next call, and changes made by calls are visible here.
 */
public final class SandboxFleet {
    private final InstantSource clock;
    private final SandboxAccount account;
    private final List<SimSlot> order = new ArrayList<>();
    private final Map<String, SimSlot> byMsisdn = new HashMap<>();
    private final Map<String, SimSlot> byIccid = new HashMap<>();

    SandboxFleet(InstantSource clock, SandboxAccount account) {
        this.clock = clock;
        this.account = account;
    }

    /** Number of SIMs. */
    public synchronized int size() {
        return order.size();
    }

    /** All SIMs as they are now, in the order of simListLite. */
    public List<SandboxSim> sims() {
        return sims(sim -> true);
    }

    /** The SIMs that {@code filter} accepts, in the order of simListLite. */
    public synchronized List<SandboxSim> sims(Predicate<SandboxSim> filter) {
        LocalDateTime now = now();
        return order.stream().map(slot -> seenAt(now, slot)).filter(filter).toList();
    }

    /**
     * The SIM of that number.
     *
     * @throws NoSuchElementException if there is none
     */
    public SandboxSim sim(String msisdn) {
        return find(msisdn).orElseThrow(() -> new NoSuchElementException("no SIM " + msisdn));
    }

    /** The SIM of that number, empty if there is none. */
    public synchronized Optional<SandboxSim> find(String msisdn) {
        return Optional.ofNullable(byMsisdn.get(msisdn)).map(slot -> seenAt(now(), slot));
    }

    /** The SIM of that barcode, empty if there is none. */
    public synchronized Optional<SandboxSim> findByIccid(String iccid) {
        return Optional.ofNullable(byIccid.get(iccid)).map(slot -> seenAt(now(), slot));
    }

    /**
     * Adds a SIM at the end of the list.
     *
     * @throws IllegalArgumentException if its number or barcode exists already
     */
    public synchronized void addSim(SandboxSim sim) {
        if (byMsisdn.containsKey(sim.msisdn()) || byIccid.containsKey(sim.iccid())) {
            throw new IllegalArgumentException("SIM " + sim.msisdn() + " or its barcode is in the fleet already");
        }
        SimSlot slot = new SimSlot(sim);
        order.add(slot);
        byMsisdn.put(sim.msisdn(), slot);
        byIccid.put(sim.iccid(), slot);
    }

    /**
     * Removes a SIM and its CDRs.
     *
     * @throws NoSuchElementException if there is no such SIM
     */
    public synchronized void removeSim(String msisdn) {
        SimSlot slot = slot(msisdn);
        order.remove(slot);
        byMsisdn.remove(msisdn);
        byIccid.remove(slot.sim().iccid());
    }

    /**
     * Changes a SIM, for example {@code update(msisdn, sim -> sim.name("lift").status("suspended"))}.
     *
     * @return the changed SIM
     * @throws NoSuchElementException if there is no such SIM
     */
    public SandboxSim update(String msisdn, Consumer<SandboxSimBuilder> change) {
        return change(msisdn, sim -> sim.with(change));
    }

    /**
     * Records a CDR and updates its SIM's counters, balance and last connection. A CDR without traffic updates nothing.
     *
     * @throws NoSuchElementException if there is no such SIM
     */
    public synchronized void addCdr(SandboxCdr cdr) {
        addSilentCdr(cdr);
        if (cdr.traffic() == 0) {
            return;
        }
        change(cdr.msisdn(), sim -> SimRules.used(sim, cdr, now()));
    }

    /** As {@link #addCdr}, but ignores a SIM that does not exist. */
    synchronized void offerCdr(SandboxCdr cdr) {
        if (byMsisdn.containsKey(cdr.msisdn())) {
            addCdr(cdr);
        }
    }

    /**
     * Records a CDR without any other change to its SIM.
     *
     * @throws NoSuchElementException if there is no such SIM
     */
    public synchronized void addSilentCdr(SandboxCdr cdr) {
        slot(cdr.msisdn()).cdrs().add(cdr);
    }

    /** All CDRs, SIM by SIM, each SIM's by start. */
    public synchronized List<SandboxCdr> cdrs() {
        return order.stream().flatMap(slot -> slot.cdrs().rows().stream()).toList();
    }

    /**
     * A SIM's CDRs by start.
     *
     * @throws NoSuchElementException if there is no such SIM
     */
    public synchronized List<SandboxCdr> cdrs(String msisdn) {
        return List.copyOf(slot(msisdn).cdrs().rows());
    }

    /** Number of CDRs in the fleet. */
    public synchronized long cdrCount() {
        return order.stream().mapToLong(slot -> slot.cdrs().rows().size()).sum();
    }

    /** The account's credit and its history (4.7), and its custom plans (4.12). */
    public SandboxAccount account() {
        return account;
    }

    /** The credit that is left, in the account's currency. */
    public BigDecimal credit() {
        return account.credit();
    }

    /** The credit history, oldest first. */
    public List<SandboxCreditOperation> creditHistory() {
        return account.history(DateRange.OPEN);
    }

    /** The custom plans by id. */
    public List<SandboxPlan> plans() {
        return account.plans();
    }

    /** Replaces SIMs, CDRs, credit and plans by those of another fleet, which must have no other user. */
    public synchronized void replaceWith(SandboxFleet other) {
        order.clear();
        order.addAll(other.order);
        byMsisdn.clear();
        byMsisdn.putAll(other.byMsisdn);
        byIccid.clear();
        byIccid.putAll(other.byIccid);
        account.replaceWith(other.account);
    }

    /** Changes a SIM atomically; a change that throws leaves the SIM unchanged. */
    public synchronized SandboxSim change(String msisdn, UnaryOperator<SandboxSim> change) {
        SimSlot slot = slot(msisdn);
        SandboxSim changed = Objects.requireNonNull(change.apply(seenAt(now(), slot)), "changed SIM");
        slot.replaceWith(changed);
        return changed;
    }

    /** At most {@code count} SIMs after the first {@code skip}; does not visit the others. */
    public synchronized List<SandboxSim> page(long skip, int count) {
        int from = (int) Math.min(skip, order.size());
        int to = (int) Math.min(skip + count, order.size());
        LocalDateTime now = now();
        return order.subList(from, to).stream().map(slot -> seenAt(now, slot)).toList();
    }

    /** The number of the first SIM that {@code filter} accepts. */
    public synchronized Optional<String> first(Predicate<SandboxSim> filter) {
        return order.stream()
                .map(SimSlot::sim)
                .filter(filter)
                .map(SandboxSim::msisdn)
                .findFirst();
    }

    /** Whether there is a SIM with this number. */
    public synchronized boolean contains(String msisdn) {
        return byMsisdn.containsKey(msisdn);
    }

    /** Number of these SIMs' CDRs in the range. */
    public synchronized long cdrCount(Collection<String> msisdns, DateRange range) {
        return rowsOf(msisdns, range).stream().mapToLong(List::size).sum();
    }

    /** At most {@code count} of these SIMs' CDRs in the range after the first {@code skip}, by start. */
    public synchronized List<SandboxCdr> cdrs(Collection<String> msisdns, DateRange range, long skip, int count) {
        List<List<SandboxCdr>> perSim = rowsOf(msisdns, range);
        if (perSim.size() == 1) {
            List<SandboxCdr> rows = perSim.get(0);
            return List.copyOf(
                    rows.subList((int) Math.min(skip, rows.size()), (int) Math.min(skip + count, rows.size())));
        }
        return new CdrMerge(perSim).rows(skip, count);
    }

    /** The clock's time in UTC, in whole seconds like all times of the API. */
    public LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    private List<List<SandboxCdr>> rowsOf(Collection<String> msisdns, DateRange range) {
        return msisdns.stream()
                .map(byMsisdn::get)
                .filter(Objects::nonNull)
                .map(slot -> slot.cdrs().rows(range))
                .toList();
    }

    private SimSlot slot(String msisdn) {
        SimSlot slot = byMsisdn.get(msisdn);
        if (slot == null) {
            throw new NoSuchElementException("no SIM " + msisdn);
        }
        return slot;
    }

    private static SandboxSim seenAt(LocalDateTime now, SimSlot slot) {
        return SimRules.at(now, slot.sim());
    }
}
