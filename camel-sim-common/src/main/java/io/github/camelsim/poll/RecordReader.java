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
package io.github.camelsim.poll;

import io.github.camelsim.monitor.ReadPosition;
import io.github.camelsim.state.StateOverwrittenException;
import java.util.Optional;

/** Reads records in each poll of a consumer and delivers them to the route. One thread at a time calls it. */
public interface RecordReader {

    /** Loads the state that an earlier run persisted. Called when the consumer starts. */
    default void open() {}

    /** The position, if the reader has one. Only for an open reader; may be called by any thread. */
    default Optional<ReadPosition> position() {
        return Optional.empty();
    }

    /**
     * Called before each record is delivered, by any thread.
     *
     * @throws StateOverwrittenException if another consumer has written the state, so that the poll should end
     */
    default void checkState() {}

    /** Persists the state that is not persisted yet. Called when the consumer stops. */
    default void close() {}

    /**
     * Reads and delivers records, page by page as the pages arrive.
     *
     * @return the number of exchanges
     * @throws PollInterruptedException if the consumer stops meanwhile
     */
    int poll() throws InterruptedException;
}
