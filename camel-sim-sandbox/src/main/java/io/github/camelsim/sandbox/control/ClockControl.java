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
package io.github.camelsim.sandbox.control;

import io.github.camelsim.sandbox.AdjustableClock;
import io.github.camelsim.sandbox.openapi.ApiParameter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The control path that shows the clock of the sandbox's data and moves it forward. */
public final class ClockControl {
    private static final Duration FARTHEST = Duration.ofDays(36_525);

    private final AdjustableClock clock;

    public ClockControl(AdjustableClock clock) {
        this.clock = clock;
    }

    /** Adds {@code clock}. */
    public void addTo(ControlHandler handler) {
        List<ApiParameter> how = List.of(
                ApiParameter.text("by", "A time span such as 90s, 36h or P1D."),
                ApiParameter.text("to", "A time (UTC) instead."));
        handler.on("GET", "clock", "The time of dates and counters.", List.of(), this::now)
                .on("POST", "clock", "Moves the clock of dates and counters forward.", how, this::advance);
    }

    private Object now(ControlRequest request) {
        return Map.of("now", clock.instant());
    }

    /** Moves the clock forward, {@code by} a duration or {@code to} a time. */
    private Object advance(ControlRequest request) {
        Instant now = clock.instant();
        Duration by = request.duration("by").orElseGet(() -> request.time("to")
                .map(to -> Duration.between(now, to.toInstant(ZoneOffset.UTC)))
                .orElseThrow(() -> new IllegalArgumentException("by or to is missing")));
        if (by.compareTo(FARTHEST) > 0) {
            throw new IllegalArgumentException("the clock can be moved forward by at most 100 years");
        }
        clock.advance(by);
        return Map.of("now", clock.instant());
    }
}
