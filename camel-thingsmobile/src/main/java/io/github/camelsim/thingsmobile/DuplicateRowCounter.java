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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells identical rows apart by counting them, within what is read in one go. An equal row on another page may be
 * the same row, moved there while the list grew: then whoever knows is asked.
 */
final class DuplicateRowCounter {

    private final Map<HistoryRow, Count> counts = new HashMap<>();

    /**
     * Counts the rows of a page, leaving out those that were read twice.
     *
     * @param judge knows how many equal rows there really are
     */
    List<CountedRow> count(List<HistoryRow> rows, int page, Recount recount) throws InterruptedException {
        settle(rows, page, recount);
        List<CountedRow> counted = new ArrayList<>();
        for (HistoryRow row : rows) {
            Count count = counts.computeIfAbsent(row, first -> new Count(page));
            if (count.rows < count.most) {
                counted.add(new CountedRow(row, ++count.rows));
            }
        }
        return counted;
    }

    /** Rows of one page are all real. A judge who finds fewer than those looks at another list, and is not heard. */
    private void settle(List<HistoryRow> rows, int page, Recount recount) throws InterruptedException {
        Set<HistoryRow> doubtful = new LinkedHashSet<>();
        for (HistoryRow row : rows) {
            Count count = counts.get(row);
            if (count != null && count.page != page && !count.settled && row.start() != null) {
                doubtful.add(row);
            }
        }
        if (!doubtful.isEmpty()) {
            Map<HistoryRow, Integer> real = recount.countOf(doubtful);
            for (HistoryRow row : doubtful) {
                Count count = counts.get(row);
                int most = real.getOrDefault(row, 0);
                count.settled = true;
                count.most = most < count.rows ? Integer.MAX_VALUE : most;
            }
        }
    }

    /**
     * A row that is to be handed on.
     *
     * @param ordinal which of its equals it is, from 1
     */
    record CountedRow(HistoryRow row, int ordinal) {}

    @FunctionalInterface
    interface Recount {

        /** How many rows equal to each there are, as far as can be told. */
        Map<HistoryRow, Integer> countOf(Set<HistoryRow> rows) throws InterruptedException;
    }

    private static final class Count {

        private final int page;
        private int rows;
        private int most = Integer.MAX_VALUE;
        private boolean settled;

        Count(int page) {
            this.page = page;
        }
    }
}
