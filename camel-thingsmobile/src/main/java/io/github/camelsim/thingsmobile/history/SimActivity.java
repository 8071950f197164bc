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
package io.github.camelsim.thingsmobile.history;

import io.github.camelsim.thingsmobile.model.Sim;
import java.time.Duration;
import java.time.LocalDateTime;

/**
 * What is known of one SIM of a fleet between polls: whether it may have new CDRs, and up to when its CDRs were read.
 * Used by the polling thread alone.
 */
final class SimActivity {

    private long dailyTraffic;
    private long monthlyTraffic;
    private long totalTraffic;
    private LocalDateTime lastConnection;
    private LocalDateTime lastChange;
    private LocalDateTime lastRequest;
    private LocalDateTime lastSettled;
    private LocalDateTime lastListed;
    private LocalDateTime readUpTo;
    private boolean wasRead;

    /**
     * @param readUpTo the API's local time up to which its CDRs are known to have been read
     * @param lastRequest when an earlier run last requested the SIMs whose scheduled check was due
     * @param since a connection at this time or later means that there may be new CDRs
     */
    SimActivity(Sim sim, LocalDateTime now, LocalDateTime readUpTo, LocalDateTime lastRequest, LocalDateTime since) {
        this.readUpTo = readUpTo;
        this.lastRequest = lastRequest;
        this.lastSettled = lastRequest;
        boolean connected = sim.lastConnectionDate() == null
                ? anyTraffic(sim)
                : !sim.lastConnectionDate().isBefore(since) || number(sim.dailyTraffic()) > 0;
        take(sim, now);
        lastChange = connected ? now : LocalDateTime.MIN;
    }

    /** The list of SIMs that the poll at {@code now} reads has the SIM like this. */
    void update(Sim sim, LocalDateTime now) {
        boolean changed = hasTraffic(dailyTraffic, sim.dailyTraffic())
                || hasTraffic(monthlyTraffic, sim.monthlyTraffic())
                || hasTraffic(totalTraffic, sim.totalTraffic())
                || sim.lastConnectionDate() != null && !sim.lastConnectionDate().equals(lastConnection);
        take(sim, now);
        if (changed) {
            lastChange = now;
        }
    }

    private void take(Sim sim, LocalDateTime now) {
        dailyTraffic = number(sim.dailyTraffic());
        monthlyTraffic = number(sim.monthlyTraffic());
        totalTraffic = number(sim.totalTraffic());
        lastConnection = sim.lastConnectionDate();
        lastListed = now;
    }

    /**
     * Whether to request its CDRs: its counters or its connection changed within the lookback, or its scheduled check
     * has passed since the last request.
     *
     * @param scheduledCheck the latest one, at which it is requested whatever the list says
     */
    boolean isDue(LocalDateTime now, Duration lookback, LocalDateTime scheduledCheck) {
        return lastChange.isAfter(now.minus(lookback)) || scheduledCheck.isAfter(lastRequest);
    }

    /** Whether it was last requested when it had been missing from the list for longer than a CDR may be late. */
    boolean isGone(Duration lookback) {
        return lastRequest.isAfter(lastListed.plus(lookback));
    }

    /** Whether the list of the poll that began at {@code now} has it. */
    boolean isListed(LocalDateTime now) {
        return lastListed.equals(now);
    }

    LocalDateTime readUpTo() {
        return readUpTo;
    }

    /** Its CDRs were requested, whether or not the service listed them. */
    void requested(LocalDateTime now) {
        lastRequest = now;
    }

    /** Its CDRs up to the given time were read. */
    void readUpTo(LocalDateTime time) {
        readUpTo = time;
        wasRead = true;
    }

    /** Whether its CDRs were read in this run. */
    boolean wasRead() {
        return wasRead;
    }

    /** When a poll last ended at which no record of it was uncompleted. */
    LocalDateTime lastSettled() {
        return lastSettled;
    }

    /** The poll that began at {@code now} ends, and no record of it is uncompleted. */
    void settle(LocalDateTime now) {
        lastSettled = now;
    }

    /** A counter that fell to zero starts a new day or month; any other change is traffic. */
    private static boolean hasTraffic(long before, Long now) {
        return number(now) != before && number(now) != 0;
    }

    private static boolean anyTraffic(Sim sim) {
        return number(sim.dailyTraffic()) > 0 || number(sim.monthlyTraffic()) > 0 || number(sim.totalTraffic()) > 0;
    }

    private static long number(Long value) {
        return value == null ? 0 : value;
    }
}
