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

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.spi.StateRepository;

/**
 * The rows of a list as they were last delivered, which {@link ChangeReader} compares the list with. It is persisted in
 * chunks, so that the change of one row writes little. Each persisted row is in one chunk only, and the number of chunks
 * is written after the chunks. So a crash between two writes loses no change, and only changes that were not written
 * are delivered again. Thread-safe, since exchanges complete on any thread.
 *
 * @param <T> the rows
 */
final class Snapshot<T> {

    private static final int BATCHES_IN_FLIGHT = 10;

    private final String key;
    private final StateRepository<String, String> repository;
    private final RowCodec<T> codec;
    private final int maxUnsaved;
    private final SnapshotChunks chunks = new SnapshotChunks();
    private final Set<Integer> unsavedChunks = new TreeSet<>();
    private int unsavedRows;
    private int savedChunks;
    private boolean open;

    /** Writes are batched: at most a tenth of what may be in flight may be completed but not yet persisted. */
    static int batchFor(int maxInFlight) {
        return Math.max(1, maxInFlight / BATCHES_IN_FLIGHT);
    }

    /** @param maxUnsaved the number of changed rows after which the changes are persisted */
    Snapshot(ConsumerRepositories repositories, RowCodec<T> codec, int maxUnsaved) {
        this.key = repositories.snapshotKey();
        this.repository = repositories.cursor();
        this.codec = codec;
        this.maxUnsaved = maxUnsaved;
    }

    String key() {
        return key;
    }

    /** The identity of a row; null if it has none, and then it is not part of the snapshot. */
    String keyOf(T row) {
        return codec.key(row);
    }

    /** @throws IllegalStateException if the snapshot that an earlier run has persisted cannot be read */
    synchronized void open() {
        open = false;
        chunks.clear();
        unsavedChunks.clear();
        unsavedRows = 0;
        savedChunks = readNumberOfChunks();
        for (int chunk = 0; chunk < savedChunks; chunk++) {
            chunks.addChunk();
            for (T row : readChunk(key + "/" + chunk)) {
                remove(codec.key(row)); // an earlier version could leave a row in its former chunk as well
                chunks.put(chunk, codec.key(row), codec.write(row));
            }
        }
        readChunksToReplace();
        open = true;
    }

    /** Chunks whose number was not written or was deleted count for nothing, but only what was read is overwritten. */
    private void readChunksToReplace() {
        int chunk = savedChunks;
        while (repository.getState(key + "/" + chunk) != null) {
            chunk++;
        }
    }

    private int readNumberOfChunks() {
        String persisted = repository.getState(key);
        if (persisted != null && !persisted.matches("[1-9][0-9]{0,6}")) {
            throw unreadable(key, null);
        }
        return persisted == null ? 0 : Integer.parseInt(persisted);
    }

    private List<T> readChunk(String chunkKey) {
        String persisted = repository.getState(chunkKey);
        if (persisted == null) {
            throw unreadable(chunkKey, null);
        }
        List<T> rows;
        try {
            rows = codec.readAll(persisted);
        } catch (RuntimeException e) {
            throw unreadable(chunkKey, e);
        }
        if (rows.stream().anyMatch(row -> row == null || codec.key(row) == null)) {
            throw unreadable(chunkKey, null);
        }
        return rows;
    }

    private IllegalStateException unreadable(String unreadableKey, Exception cause) {
        return new IllegalStateException(
                StateLocation.of(repository) + " holds no readable snapshot of SIMs under '" + unreadableKey
                        + "'. Correct it, or delete '" + key + "' to start over, with every SIM as added",
                cause);
    }

    /** Whether the row was last delivered with the very same fields. */
    synchronized boolean hasSame(T row) {
        String text = chunks.get(codec.key(row));
        return text != null && text.equals(codec.write(row));
    }

    /** The row as it was last delivered; null if it was not, or if it was delivered as removed. */
    synchronized T get(String rowKey) {
        String text = chunks.get(rowKey);
        return text == null ? null : codec.read(text);
    }

    synchronized Set<String> keys() {
        return Set.copyOf(chunks.keys());
    }

    synchronized int size() {
        return chunks.keys().size();
    }

    /** Whether the given keys contain those of all rows. */
    synchronized boolean isWithin(Set<String> rowKeys) {
        return rowKeys.containsAll(chunks.keys());
    }

    /** The row was delivered as added or changed. */
    synchronized void put(T row) {
        changed(chunks.put(codec.key(row), codec.write(row)));
    }

    /** The row was delivered as removed. */
    synchronized void remove(String rowKey) {
        chunks.remove(rowKey).ifPresent(this::changed);
    }

    /** Persists the changes. If the repository fails, the next call persists those that are left. */
    synchronized void save() {
        for (int chunk : List.copyOf(unsavedChunks)) {
            repository.setState(key + "/" + chunk, chunks.json(chunk));
            unsavedChunks.remove(chunk);
            chunks.saved(chunk);
        }
        if (chunks.count() > savedChunks) {
            repository.setState(key, Integer.toString(chunks.count()));
            savedChunks = chunks.count();
        }
        unsavedRows = 0;
    }

    /** Persists the changes. Changes that complete later are not persisted, since another run may have begun by then. */
    synchronized void close() {
        if (open) {
            open = false;
            save();
        }
    }

    private void changed(int chunk) {
        unsavedChunks.add(chunk);
        unsavedRows++;
        if (open && unsavedRows >= maxUnsaved) {
            save();
        }
    }
}
