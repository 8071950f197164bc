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

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the CDRs of given SIMs, or the credit's history: each row once. */
final class HistoryReader extends IncrementalReader {

    private final List<String> sims;
    private final SimBatches groups;
    private final ReadTimes times;
    private final ReadProgress state;
    private final WindowReader windows;

    /** @param sims whose rows to read; empty where rows belong to no SIM */
    HistoryReader(List<String> sims, SimBatches groups, ReadTimes times, ReadProgress state, WindowReader windows) {
        super(times, state);
        this.sims = sims;
        this.groups = groups;
        this.times = times;
        this.state = state;
        this.windows = windows;
    }

    @Override
    public void open() {
        super.open();
        if (!sims.isEmpty()) {
            state.listed(sims);
        }
    }

    @Override
    int read(LocalDateTime position, LocalDateTime now) throws InterruptedException {
        int exchanges = 0;
        for (List<String> group : groups()) {
            LocalDateTime readUpTo = group.isEmpty() ? position : state.readUpTo(group.get(0), position);
            LocalDateTime start = state.windowStart(readUpTo, group, times.lookback());
            exchanges += windows.read(group, times.until(start));
            state.readToEnd(groups.read(group));
        }
        groups.failIfAllAreRefused(sims);
        return exchanges;
    }

    @Override
    Map<String, LocalDateTime> refused(LocalDateTime position) {
        return sims.stream()
                .filter(groups::isUnknown)
                .collect(Collectors.toMap(sim -> sim, sim -> position, TimeWindow::earlier));
    }

    private List<List<String>> groups() {
        return sims.isEmpty() ? List.of(sims) : groups.of(sims, state::isBehind);
    }
}
