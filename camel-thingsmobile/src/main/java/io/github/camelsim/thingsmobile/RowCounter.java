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
import java.util.List;
import java.util.Map;

/**
 * Tells identical rows apart by counting them, within what is read in one go. An equal row on another page may be
 * the same row, moved there while the list grew: then whoever knows is asked.
 */
final class RowCounter {

    private final Map<LedgerRow, Count> counts = new HashMap<>();

    /**
     * Counts the rows of a page, leaving out those that were read twice.
     *
     * @param howMany tells how many rows equal to this one there really are
     */
    List<Counted> count(List<LedgerRow> rows, int page, Judge howMany) throws InterruptedException {
        List<Counted> counted = new ArrayList<>();
        for (LedgerRow row : rows) {
            int ordinal = ordinal(row, page, howMany);
            if (ordinal > 0) {
                counted.add(new Counted(row, ordinal));
            }
        }
        return counted;
    }

    private int ordinal(LedgerRow row, int page, Judge howMany) throws InterruptedException {
        Count count = counts.computeIfAbsent(row, first -> new Count(page));
        if (count.page != page && count.most == Integer.MAX_VALUE) {
            count.most = howMany.rowsLike(row);
        }
        return count.rows < count.most ? ++count.rows : 0;
    }

    /**
     * A row that is to be handed on.
     *
     * @param ordinal which of its equals it is, from 1
     */
    record Counted(LedgerRow row, int ordinal) {}

    @FunctionalInterface
    interface Judge {
        int rowsLike(LedgerRow row) throws InterruptedException;
    }

    private static final class Count {

        private final int page;
        private int rows;
        private int most = Integer.MAX_VALUE;

        Count(int page) {
            this.page = page;
        }
    }
}
