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
package io.github.camelsim.thingsmobile.sandbox.fleet;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Rows in the order of their dates; rows of the same date stay in the order of insertion. Not thread-safe. */
final class Timeline<T> {
    private final Function<T, LocalDateTime> date;
    private final ArrayList<T> rows = new ArrayList<>(0);

    Timeline(Function<T, LocalDateTime> date) {
        this.date = date;
    }

    void add(T row) {
        rows.add(firstAfter(date.apply(row)), row);
    }

    /** Replaces the rows by those of another timeline. */
    void replaceWith(Timeline<T> other) {
        rows.clear();
        rows.addAll(other.rows);
    }

    /** All rows, a view. */
    List<T> rows() {
        return rows;
    }

    /** The rows in the range, both ends included: a view, valid until the next {@link #add}. */
    List<T> rows(DateRange range) {
        int from = range.start() == null ? 0 : firstAtOrAfter(range.start());
        int to = range.end() == null ? rows.size() : firstAfter(range.end());
        return from >= to ? List.of() : rows.subList(from, to);
    }

    private int firstAtOrAfter(LocalDateTime when) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (date.apply(rows.get(middle)).isBefore(when)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int firstAfter(LocalDateTime when) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (date.apply(rows.get(middle)).isAfter(when)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
