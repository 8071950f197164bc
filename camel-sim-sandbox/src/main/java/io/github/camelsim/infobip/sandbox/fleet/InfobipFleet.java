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
package io.github.camelsim.infobip.sandbox.fleet;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The SIM cards of the Infobip account in a stable order, and their usage. Thread-safe. Changes made here are visible to
 * the next call, and changes made by calls are visible here.
 */
public final class InfobipFleet {
    private final InstantSource clock;
    private final Map<String, Slot> slots = new LinkedHashMap<>();

    private SplittableRandom ids;

    InfobipFleet(InstantSource clock, long seed) {
        this.clock = clock;
        this.ids = new SplittableRandom(seed);
    }

    /** Number of SIMs. */
    public synchronized int size() {
        return slots.size();
    }

    /** All SIMs, in the order of listSims. */
    public synchronized List<InfobipSim> sims() {
        return slots.values().stream().map(slot -> slot.sim).toList();
    }

    /** The SIM with this serial number, empty if there is none. */
    public synchronized Optional<InfobipSim> find(String iccid) {
        return Optional.ofNullable(slots.get(iccid)).map(slot -> slot.sim);
    }

    /**
     * The SIM with this serial number.
     *
     * @throws NoSuchElementException if there is none
     */
    public synchronized InfobipSim sim(String iccid) {
        return slot(iccid).sim;
    }

    /** The first SIM that {@code filter} accepts. */
    public synchronized Optional<InfobipSim> first(Predicate<InfobipSim> filter) {
        return slots.values().stream().map(slot -> slot.sim).filter(filter).findFirst();
    }

    /** At most {@code count} SIMs after the first {@code skip}. */
    public synchronized List<InfobipSim> page(long skip, int count) {
        return slots.values().stream()
                .skip(skip)
                .limit(count)
                .map(slot -> slot.sim)
                .toList();
    }

    /**
     * Adds a SIM without usage at the end of the list.
     *
     * @throws IllegalArgumentException if its serial number exists already
     */
    public void addSim(InfobipSim sim) {
        addSim(sim, 0, now());
    }

    synchronized void addSim(InfobipSim sim, long bytesPerSecond, LocalDateTime start) {
        if (slots.containsKey(sim.iccid())) {
            throw new IllegalArgumentException("SIM " + sim.iccid() + " is in the fleet already");
        }
        slots.put(sim.iccid(), new Slot(sim, new UsageMeter(bytesPerSecond, start)));
    }

    /**
     * Removes a SIM.
     *
     * @throws NoSuchElementException if there is no such SIM
     */
    public synchronized void removeSim(String iccid) {
        slots.remove(slot(iccid).sim.iccid());
    }

    /**
     * Changes a SIM atomically and sets the time of its update; a change that throws leaves the SIM unchanged.
     *
     * @return the changed SIM
     * @throws NoSuchElementException if there is no such SIM
     */
    public synchronized InfobipSim update(String iccid, UnaryOperator<InfobipSim> change) {
        Slot slot = slot(iccid);
        slot.usage(now());
        InfobipSim changed = change.apply(slot.sim);
        if (!changed.equals(slot.sim)) {
            slot.sim = changed.updatedAt(now());
        }
        return slot.sim;
    }

    /**
     * The usage of a SIM in the current month.
     *
     * @throws NoSuchElementException if there is no such SIM
     */
    public synchronized InfobipUsage usage(String iccid) {
        return slot(iccid).usage(now());
    }

    /**
     * Adds bytes to the usage of a SIM.
     *
     * @throws NoSuchElementException if there is no such SIM
     */
    public synchronized void addUsage(String iccid, long bytes) {
        changeUsage(iccid, usage -> usage.plusBytes(bytes));
    }

    /**
     * Counts an SMS to a SIM.
     *
     * @throws NoSuchElementException if there is no such SIM
     */
    public synchronized void receiveSms(String iccid) {
        changeUsage(iccid, InfobipUsage::plusReceivedSms);
    }

    /**
     * Replaces the usage of a SIM in the current month.
     *
     * @throws NoSuchElementException if there is no such SIM
     */
    public synchronized void changeUsage(String iccid, UnaryOperator<InfobipUsage> change) {
        Slot slot = slot(iccid);
        slot.usage(now());
        slot.meter.change(change);
    }

    /** Replaces the SIMs by those of another fleet, which must have no other user. */
    public synchronized void replaceWith(InfobipFleet other) {
        slots.clear();
        slots.putAll(other.slots);
        ids = other.ids;
    }

    /** The id of the next action on a SIM; the same after each start with the same seed. */
    public synchronized String nextActionId() {
        return new UUID(ids.nextLong(), ids.nextLong()).toString();
    }

    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    private Slot slot(String iccid) {
        Slot slot = slots.get(iccid);
        if (slot == null) {
            throw new NoSuchElementException("no SIM " + iccid);
        }
        return slot;
    }

    private static final class Slot {
        private final UsageMeter meter;
        private InfobipSim sim;

        Slot(InfobipSim sim, UsageMeter meter) {
            this.sim = sim;
            this.meter = meter;
        }

        InfobipUsage usage(LocalDateTime now) {
            return meter.read(now, sim.status().equals(InfobipSim.ACTIVE));
        }
    }
}
