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
package io.github.camelsim.thingsmobile;

import io.github.camelsim.thingsmobile.model.Sim;
import java.time.Duration;
import java.time.LocalDateTime;

/** What is remembered of a SIM between polls: whether it may have new CDRs, and up to when they were read. */
final class SimActivity {

    private long dailyTraffic;
    private long monthlyTraffic;
    private long totalTraffic;
    private LocalDateTime lastConnection;
    private LocalDateTime changed;
    private LocalDateTime asked;
    private LocalDateTime settled;
    private LocalDateTime listed;
    private LocalDateTime readUpTo;
    private boolean wasRead;

    /**
     * @param readUpTo the API's local time up to which its CDRs are known to have been read
     * @param asked when it was last asked for if its moment had come, and what came of that was completed
     * @param since from when on a connection means that there may be new CDRs
     */
    SimActivity(Sim sim, LocalDateTime now, LocalDateTime readUpTo, LocalDateTime asked, LocalDateTime since) {
        this.readUpTo = readUpTo;
        this.asked = asked;
        this.settled = asked;
        boolean connected = sim.lastConnectionDate() == null
                ? anyTraffic(sim)
                : !sim.lastConnectionDate().isBefore(since) || number(sim.dailyTraffic()) > 0;
        take(sim, now);
        changed = connected ? now : LocalDateTime.MIN;
    }

    /** The SIM as the list has it now. */
    void update(Sim sim, LocalDateTime now) {
        boolean moved = moved(dailyTraffic, sim.dailyTraffic())
                || moved(monthlyTraffic, sim.monthlyTraffic())
                || moved(totalTraffic, sim.totalTraffic())
                || sim.lastConnectionDate() != null && !sim.lastConnectionDate().equals(lastConnection);
        take(sim, now);
        if (moved) {
            changed = now;
        }
    }

    private void take(Sim sim, LocalDateTime now) {
        dailyTraffic = number(sim.dailyTraffic());
        monthlyTraffic = number(sim.monthlyTraffic());
        totalTraffic = number(sim.totalTraffic());
        lastConnection = sim.lastConnectionDate();
        listed = now;
    }

    /**
     * Whether it may have news: something changed of late, or its moment has come since it was asked.
     *
     * @param moment its latest, at which it is asked whatever the list says
     */
    boolean isDue(LocalDateTime now, Duration lookback, LocalDateTime moment) {
        return changed.isAfter(now.minus(lookback)) || moment.isAfter(asked);
    }

    /** Whether it was asked for when it had been out of the list for so long that nothing of it was late any more. */
    boolean isGone(Duration lookback) {
        return asked.isAfter(listed.plus(lookback));
    }

    /** Whether the list of the poll that began then has it. */
    boolean isListed(LocalDateTime now) {
        return listed.equals(now);
    }

    LocalDateTime readUpTo() {
        return readUpTo;
    }

    /** It was asked for, whether the service knew it or not. */
    void asked(LocalDateTime now) {
        asked = now;
    }

    /** Its CDRs up to the given time were read. */
    void readUpTo(LocalDateTime time) {
        readUpTo = time;
        wasRead = true;
    }

    /** Whether its CDRs were ever read in this run. */
    boolean wasRead() {
        return wasRead;
    }

    /** When it was last without uncompleted records at the end of a poll. */
    LocalDateTime settled() {
        return settled;
    }

    /** At the end of the present poll it is without uncompleted records. */
    void settle(LocalDateTime now) {
        settled = now;
    }

    /** A counter that fell to zero began a new day or month; any other change is traffic. */
    private static boolean moved(long before, Long now) {
        return number(now) != before && number(now) != 0;
    }

    private static boolean anyTraffic(Sim sim) {
        return number(sim.dailyTraffic()) > 0 || number(sim.monthlyTraffic()) > 0 || number(sim.totalTraffic()) > 0;
    }

    private static long number(Long value) {
        return value == null ? 0 : value;
    }
}
