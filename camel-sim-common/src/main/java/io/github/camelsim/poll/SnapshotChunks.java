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
import java.util.OptionalInt;
import java.util.Set;

/**
 * The rows of a {@link Snapshot} as text, each in one of several chunks. A row stays in its chunk until its removal is
 * persisted, even if it is removed and added again. Not thread-safe: {@link Snapshot} guards it.
 */
final class SnapshotChunks {

    private static final int MAX_ROWS = 100;

    /** The text of each row by its key. */
    private final List<Map<String, String>> chunks = new ArrayList<>();

    private final Map<String, Integer> chunkOf = new HashMap<>();

    /** Rows that were removed, until that is persisted. */
    private final Map<String, Integer> removedFrom = new HashMap<>();

    private int firstWithSpace;

    void clear() {
        chunks.clear();
        chunkOf.clear();
        removedFrom.clear();
        firstWithSpace = 0;
    }

    /** The number of chunks. */
    int count() {
        return chunks.size();
    }

    /** Adds an empty chunk after the others. */
    void addChunk() {
        chunks.add(new LinkedHashMap<>());
    }

    /** Puts a row into a certain chunk. */
    void put(int chunk, String key, String text) {
        chunks.get(chunk).put(key, text);
        chunkOf.put(key, chunk);
        removedFrom.remove(key);
    }

    /** Puts a row into its chunk, or into one with space. Returns the chunk. */
    int put(String key, String text) {
        Integer own = chunkOf.getOrDefault(key, removedFrom.get(key));
        int chunk = own == null ? chunkWithSpace() : own;
        put(chunk, key, text);
        return chunk;
    }

    /** Removes a row. Returns its chunk; empty if there is no such row. */
    OptionalInt remove(String key) {
        Integer chunk = chunkOf.remove(key);
        if (chunk == null) {
            return OptionalInt.empty();
        }
        chunks.get(chunk).remove(key);
        firstWithSpace = Math.min(firstWithSpace, chunk);
        removedFrom.put(key, chunk);
        return OptionalInt.of(chunk);
    }

    /** The text of a row; null if there is none. */
    String get(String key) {
        Integer chunk = chunkOf.get(key);
        return chunk == null ? null : chunks.get(chunk).get(key);
    }

    /** The keys of all rows; a view. */
    Set<String> keys() {
        return chunkOf.keySet();
    }

    /** A chunk as a JSON array. */
    String json(int chunk) {
        return "[" + String.join(",", chunks.get(chunk).values()) + "]";
    }

    /** The chunk is persisted, and with it the removal of rows from it. */
    void saved(int chunk) {
        removedFrom.values().removeIf(from -> from == chunk);
    }

    private int chunkWithSpace() {
        while (firstWithSpace < chunks.size() && chunks.get(firstWithSpace).size() >= MAX_ROWS) {
            firstWithSpace++;
        }
        if (firstWithSpace == chunks.size()) {
            addChunk();
        }
        return firstWithSpace;
    }
}
