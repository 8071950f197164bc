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

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the CDRs of given SIMs or the history of the credit, and delivers each row once. */
final class DateRangeReader extends IncrementalReader {

    private final List<String> sims;
    private final SimBatches batches;
    private final ReadTimes times;
    private final ReadProgress progress;
    private final WindowReader windows;

    /** @param sims the SIMs whose rows to read; empty if rows belong to no SIM */
    DateRangeReader(
            List<String> sims, SimBatches batches, ReadTimes times, ReadProgress progress, WindowReader windows) {
        super(times, progress);
        this.sims = sims;
        this.batches = batches;
        this.times = times;
        this.progress = progress;
        this.windows = windows;
    }

    @Override
    public void open() {
        super.open();
        if (!sims.isEmpty()) {
            progress.setSims(sims);
        }
    }

    @Override
    int read(LocalDateTime position, LocalDateTime now) throws InterruptedException {
        int exchanges = 0;
        for (List<String> batch : batches()) {
            LocalDateTime readUpTo = batch.isEmpty() ? position : progress.readUpTo(batch.get(0), position);
            LocalDateTime start = progress.windowStart(readUpTo, batch, times.lookback());
            exchanges += windows.read(batch, times.until(start));
            progress.readToEnd(batches.listedSims(batch));
        }
        batches.failIfAllAreRefused(sims);
        return exchanges;
    }

    @Override
    Map<String, LocalDateTime> refused(LocalDateTime position) {
        return sims.stream()
                .filter(batches::isRefused)
                .collect(Collectors.toMap(sim -> sim, sim -> position, TimeWindow::earlier));
    }

    private List<List<String>> batches() {
        return sims.isEmpty() ? List.of(sims) : batches.of(sims, progress::isBehind);
    }
}
