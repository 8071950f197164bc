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

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Which times a reader reads, in the API's local time.
 *
 * @param clock the current time; never null
 * @param zone the zone of the API's times; never null
 * @param startDateRange where the very first poll begins; in the API's time; null for one lookback ago
 * @param endDateRange the end of every window; in the API's time; null for a day ahead of now, so that neither
 *     daylight saving time nor a wrong zone hides a row
 * @param lookback how late a row may appear and still be read; never null
 */
public record ReadTimes(
        InstantSource clock, ZoneId zone, LocalDateTime startDateRange, LocalDateTime endDateRange, Duration lookback) {

    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Where the very first poll begins. */
    LocalDateTime first() {
        return startDateRange == null ? now().minus(lookback) : startDateRange;
    }

    /** The window from the given time to the end of every window. */
    TimeWindow until(LocalDateTime start) {
        return new TimeWindow(start, endDateRange == null ? now().plusDays(1) : endDateRange);
    }
}
