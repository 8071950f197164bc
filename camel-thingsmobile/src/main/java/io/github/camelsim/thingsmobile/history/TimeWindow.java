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
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of the API's local time, in whole seconds.
 *
 * @param start the first second
 * @param end the last second
 */
record TimeWindow(LocalDateTime start, LocalDateTime end) {

    TimeWindow {
        start = start.truncatedTo(ChronoUnit.SECONDS);
        end = end.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether the time is in the window. Null, the time of a row without one, is in every window. */
    boolean contains(LocalDateTime time) {
        return time == null || !time.isBefore(start) && !time.isAfter(end);
    }

    static LocalDateTime earlier(LocalDateTime one, LocalDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    boolean isOneSecond() {
        return !start.isBefore(end);
    }

    /** The older half, then the newer half. */
    List<TimeWindow> halves() {
        LocalDateTime middle = start.plusSeconds(Duration.between(start, end).toSeconds() / 2);
        return List.of(new TimeWindow(start, middle), new TimeWindow(middle.plusSeconds(1), end));
    }

    /** Parts of at most the given length, oldest first; none if the window ends before it starts. */
    List<TimeWindow> parts(Duration longest) {
        List<TimeWindow> parts = new ArrayList<>();
        for (LocalDateTime from = start; !from.isAfter(end); from = from.plus(longest)) {
            LocalDateTime to = from.plus(longest).minusSeconds(1);
            parts.add(new TimeWindow(from, earlier(to, end)));
        }
        return parts;
    }
}
