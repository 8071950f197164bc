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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Numbers identical rows within one read of a window, so that each is a record of its own. An equal row on another page
 * is either another record or the same one, which moved there because the list grew while it was read. Such rows are
 * counted again on one page.
 */
final class DuplicateRowCounter {

    private final Map<HistoryRow, Count> counts = new HashMap<>();

    /**
     * Numbers the rows of a page, leaving out those that were read twice.
     *
     * @param page the number of the page
     * @param recount counts rows again
     */
    List<CountedRow> count(List<HistoryRow> rows, int page, Recount recount) throws InterruptedException {
        recountDoubtful(rows, page, recount);
        List<CountedRow> counted = new ArrayList<>();
        for (HistoryRow row : rows) {
            Count count = counts.computeIfAbsent(row, first -> new Count(page));
            if (count.rows < count.max) {
                counted.add(new CountedRow(row, ++count.rows));
            }
        }
        return counted;
    }

    /**
     * Equal rows on one page are distinct records. A recount lower than that is from a list that differs, and is
     * ignored.
     */
    private void recountDoubtful(List<HistoryRow> rows, int page, Recount recount) throws InterruptedException {
        Set<HistoryRow> doubtful = new LinkedHashSet<>();
        for (HistoryRow row : rows) {
            Count count = counts.get(row);
            if (count != null && count.page != page && !count.recounted && row.start() != null) {
                doubtful.add(row);
            }
        }
        if (doubtful.isEmpty()) {
            return;
        }
        Map<HistoryRow, Integer> recounted = recount.countOf(doubtful);
        for (HistoryRow row : doubtful) {
            Count count = counts.get(row);
            int max = recounted.getOrDefault(row, 0);
            count.recounted = true;
            count.max = max < count.rows ? Integer.MAX_VALUE : max;
        }
    }

    /**
     * A row with its number.
     *
     * @param ordinal its number among rows that are equal, from 1
     */
    record CountedRow(HistoryRow row, int ordinal) {}

    @FunctionalInterface
    interface Recount {

        /** The number of rows that are equal to each of the given ones. */
        Map<HistoryRow, Integer> countOf(Set<HistoryRow> rows) throws InterruptedException;
    }

    /** How many rows equal to one were read. */
    private static final class Count {

        /** The page that the first of them was on. */
        private final int page;

        private int rows;
        private int max = Integer.MAX_VALUE;
        private boolean recounted;

        Count(int page) {
            this.page = page;
        }
    }
}
