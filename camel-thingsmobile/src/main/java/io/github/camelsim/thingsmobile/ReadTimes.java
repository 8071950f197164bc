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

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The times of a reader, in the API's own zone-less time.
 *
 * @param clock tells now
 * @param zone the API's
 * @param startDateRange where the very first poll begins; null for one lookback ago
 * @param endDateRange what is not read beyond; null for a day ahead of now, so that neither daylight saving time nor
 *     a wrong zone hides a row
 * @param lookback how late a row may come
 */
record ReadTimes(
        InstantSource clock, ZoneId zone, LocalDateTime startDateRange, LocalDateTime endDateRange, Duration lookback) {

    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Where the very first poll begins. */
    LocalDateTime first() {
        return startDateRange == null ? now().minus(lookback) : startDateRange;
    }

    /** The window from the given time to where reading ends. */
    TimeWindow until(LocalDateTime start) {
        return new TimeWindow(start, endDateRange == null ? now().plusDays(1) : endDateRange);
    }
}
