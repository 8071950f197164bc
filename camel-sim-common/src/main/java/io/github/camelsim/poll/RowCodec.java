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

/**
 * Identifies the rows of a list and writes them as JSON for a snapshot. Both are persisted formats: a new
 * version must read what an older one has written.
 *
 * @param <T> the rows
 */
public interface RowCodec<T> {

    /** The identity of a row, which stays the same while the row changes; null if it has none. */
    String key(T row);

    /** A row as JSON, in ASCII. Rows with the same text are equal. */
    String write(T row);

    /** Reads what {@link #write} has written. */
    T read(String json);

    /**
     * Reads a JSON array of rows.
     *
     * @throws RuntimeException if the text is anything else
     */
    List<T> readAll(String json);
}
