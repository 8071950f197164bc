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

import io.github.camelsim.monitor.ReadPosition;
import io.github.camelsim.poll.RecordReader;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of an incremental poll: read from the persisted position, advance the position, delete keys of completed
 * records that no later poll needs.
 */
abstract class IncrementalReader implements RecordReader {

    private final ReadTimes times;
    private final ReadProgress progress;

    IncrementalReader(ReadTimes times, ReadProgress progress) {
        this.times = times;
        this.progress = progress;
    }

    @Override
    public void open() {
        progress.open(times.first(), times.now());
    }

    @Override
    public Optional<ReadPosition> position() {
        LocalDateTime position = progress.position();
        return Optional.ofNullable(position)
                .map(time -> new ReadPosition(time.toString(), Duration.between(time, times.now())));
    }

    @Override
    public final int poll() throws InterruptedException {
        LocalDateTime now = times.now();
        progress.pollBegins(now);
        LocalDateTime position = progress.position();
        int exchanges = read(position, now);
        progress.pollCompleted(now, refused(position));
        progress.forgetKeysBefore(completed(position, now), times.lookback());
        return exchanges;
    }

    /**
     * Reads and delivers all rows.
     *
     * @param position the position when the poll began
     * @param now the time when the poll began
     * @return the number of exchanges
     */
    abstract int read(LocalDateTime position, LocalDateTime now) throws InterruptedException;

    /**
     * The SIMs that the service refused in this poll, and up to when each had been read before.
     *
     * @param position the position when the poll began
     */
    Map<String, LocalDateTime> refused(LocalDateTime position) {
        return Map.of();
    }

    /**
     * Called after a poll that read all rows; may persist more than the position.
     *
     * @return up to when the rows of every SIM are read, but for SIMs with a position of their own
     */
    LocalDateTime completed(LocalDateTime position, LocalDateTime now) {
        return progress.position();
    }
}
