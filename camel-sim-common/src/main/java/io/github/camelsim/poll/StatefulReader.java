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

/**
 * A reader with persisted state. While it is open, no other consumer of the Camel context may use that state. If one of
 * another process has written it, a poll fails, and the next one reads the state again.
 */
public final class StatefulReader implements RecordReader {

    private final RecordReader reader;
    private final ConsumerRepositories repositories;

    /** The state has to be read again before the next poll. */
    private boolean closedToReopen;

    public StatefulReader(RecordReader reader, ConsumerRepositories repositories) {
        this.reader = reader;
        this.repositories = repositories;
    }

    @Override
    public void open() {
        repositories.open();
        try {
            reader.open();
        } catch (RuntimeException e) {
            repositories.close();
            throw e;
        }
    }

    @Override
    public Optional<ReadPosition> position() {
        return reader.position();
    }

    @Override
    public void checkState() {
        repositories.checkState();
    }

    @Override
    public int poll() throws InterruptedException {
        if (closedToReopen) {
            open();
            closedToReopen = false;
        }
        try {
            checkState(); // an exchange that has completed since the last poll may have found out
            return reader.poll();
        } catch (StateOverwrittenException e) {
            close();
            closedToReopen = true;
            throw e;
        }
    }

    @Override
    public void close() {
        closedToReopen = false;
        try {
            reader.close();
        } finally {
            repositories.close();
        }
    }
}
