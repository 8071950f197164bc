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
import java.util.Map;

/** Reads what comes once: the frame of a poll, from the position to the keys that are not needed any more. */
abstract class IncrementalReader implements RecordReader {

    private final ReadTimes times;
    private final ReadProgress state;

    IncrementalReader(ReadTimes times, ReadProgress state) {
        this.times = times;
        this.state = state;
    }

    @Override
    public void open() {
        state.open(times.first(), times.now());
    }

    @Override
    public final int poll() throws InterruptedException {
        state.pollBegins();
        LocalDateTime now = times.now();
        LocalDateTime position = state.position();
        int exchanges = read(position, now);
        state.pollCompleted(now, refused(position));
        state.forgetBefore(completed(position, now), times.lookback());
        return exchanges;
    }

    /**
     * Reads all there is.
     *
     * @param position the one that the poll began with
     * @param now when it began
     * @return how many exchanges were made of it
     */
    abstract int read(LocalDateTime position, LocalDateTime now) throws InterruptedException;

    /**
     * The SIMs that the service refused in this poll, and up to when each was read before.
     *
     * @param position the one that the poll began with
     */
    Map<String, LocalDateTime> refused(LocalDateTime position) {
        return Map.of();
    }

    /**
     * Persists what is to be persisted after a poll that read all there was.
     *
     * @return up to when everything is read
     */
    LocalDateTime completed(LocalDateTime position, LocalDateTime now) {
        return state.position();
    }
}
