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

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The traffic counters of a SIM, in bytes (4.5, 4.6).
 *
 * @param daily that of the day {@code countedOn}; in bytes
 * @param monthly that of that day's month; in bytes
 * @param total that of the SIM's life; in bytes
 * @param countedOn the UTC day the daily and monthly counters belong to; never null
 */
public record TrafficCounters(long daily, long monthly, long total, LocalDate countedOn) {
    /** Counters of a SIM without traffic. */
    public static final TrafficCounters NONE = new TrafficCounters(0, 0, 0, LocalDate.EPOCH);

    /** These counters as read on {@code day}: those of an earlier day or month are 0. */
    TrafficCounters on(LocalDate day) {
        if (!day.isAfter(countedOn)) {
            return this;
        }
        boolean sameMonth = YearMonth.from(day).equals(YearMonth.from(countedOn));
        return new TrafficCounters(0, sameMonth ? monthly : 0, total, day);
    }

    /** These counters on {@code today} with {@code bytes} more, used on the day {@code usedOn}. */
    TrafficCounters plus(long bytes, LocalDate usedOn, LocalDate today) {
        TrafficCounters now = on(today);
        boolean thisMonth = YearMonth.from(usedOn).equals(YearMonth.from(today));
        return new TrafficCounters(
                now.daily + (usedOn.equals(today) ? bytes : 0),
                now.monthly + (thisMonth ? bytes : 0),
                now.total + bytes,
                now.countedOn);
    }
}
