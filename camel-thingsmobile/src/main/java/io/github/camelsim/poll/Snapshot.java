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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
public final class Snapshot<T> {

    private static final int CHUNK_ROWS = 100;

    private final String key;
    private final StateRepository<String, String> repository;
    private final RowCodec<T> codec;
    private final int maxUnsaved;
    private final List<Map<String, String>> chunks = new ArrayList<>();
    private final Map<String, Integer> chunkOf = new HashMap<>();
    /** Rows that were removed, until that is persisted: a row that is added again goes into the chunk it was in. */
    private final Map<String, Integer> removedFrom = new HashMap<>();

    private final Set<Integer> unsavedChunks = new TreeSet<>();
    private int firstWithSpace;
    private int unsavedRows;
    private int savedChunks;
    private boolean open;

    /** @param maxUnsaved the number of changed rows after which the changes are persisted */
    public Snapshot(ConsumerRepositories repositories, RowCodec<T> codec, int maxUnsaved) {
        this.key = key(repositories.key());
        this.repository = repositories.cursor();
        this.codec = codec;
        this.maxUnsaved = maxUnsaved;
    }

    /** The key that the number of chunks is persisted under; chunk 0 is under this key and {@code /0}. */
    static String key(String stateKey) {
        return stateKey + "/sims";
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
        chunkOf.clear();
        removedFrom.clear();
        unsavedChunks.clear();
        unsavedRows = 0;
        firstWithSpace = 0;
        savedChunks = readNumberOfChunks();
        for (int chunk = 0; chunk < savedChunks; chunk++) {
            chunks.add(new LinkedHashMap<>());
            for (T row : readChunk(key + "/" + chunk)) {
                remove(codec.key(row)); // an earlier version could leave a row in its former chunk as well
                add(row, chunk);
            }
        }
        open = true;
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
        Integer chunk = chunkOf.get(codec.key(row));
        return chunk != null && chunks.get(chunk).get(codec.key(row)).equals(codec.write(row));
    }

    /** The row as it was last delivered; null if it was not, or if it was delivered as removed. */
    synchronized T get(String rowKey) {
        Integer chunk = chunkOf.get(rowKey);
        return chunk == null ? null : codec.read(chunks.get(chunk).get(rowKey));
    }

    synchronized Set<String> keys() {
        return Set.copyOf(chunkOf.keySet());
    }

    synchronized int size() {
        return chunkOf.size();
    }

    /** Whether the given keys contain those of all rows. */
    synchronized boolean isWithin(Set<String> rowKeys) {
        return rowKeys.containsAll(chunkOf.keySet());
    }

    /** The row was delivered as added or changed. */
    synchronized void put(T row) {
        String rowKey = codec.key(row);
        Integer chunk = chunkOf.getOrDefault(rowKey, removedFrom.get(rowKey));
        add(row, chunk == null ? chunkWithSpace() : chunk);
        changed(chunkOf.get(rowKey));
    }

    /** The row was delivered as removed. */
    synchronized void remove(String rowKey) {
        Integer chunk = chunkOf.remove(rowKey);
        if (chunk != null) {
            chunks.get(chunk).remove(rowKey);
            firstWithSpace = Math.min(firstWithSpace, chunk);
            removedFrom.put(rowKey, chunk);
            changed(chunk);
        }
    }

    /** Persists the changes. If the repository fails, the next call persists those that are left. */
    synchronized void save() {
        for (int chunk : List.copyOf(unsavedChunks)) {
            repository.setState(
                    key + "/" + chunk, "[" + String.join(",", chunks.get(chunk).values()) + "]");
            unsavedChunks.remove(chunk);
            removedFrom.values().removeIf(from -> from == chunk);
        }
        if (chunks.size() > savedChunks) {
            repository.setState(key, Integer.toString(chunks.size()));
            savedChunks = chunks.size();
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

    private void add(T row, int chunk) {
        chunks.get(chunk).put(codec.key(row), codec.write(row));
        chunkOf.put(codec.key(row), chunk);
        removedFrom.remove(codec.key(row));
    }

    private int chunkWithSpace() {
        while (firstWithSpace < chunks.size() && chunks.get(firstWithSpace).size() >= CHUNK_ROWS) {
            firstWithSpace++;
        }
        if (firstWithSpace == chunks.size()) {
            chunks.add(new LinkedHashMap<>());
        }
        return firstWithSpace;
    }

    private void changed(int chunk) {
        unsavedChunks.add(chunk);
        unsavedRows++;
        if (open && unsavedRows >= maxUnsaved) {
            save();
        }
    }
}
