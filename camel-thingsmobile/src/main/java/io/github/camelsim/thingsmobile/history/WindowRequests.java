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

import io.github.camelsim.masking.ShownText;
import io.github.camelsim.paging.Pages;
import io.github.camelsim.poll.BlockingCalls;
import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.client.Reply;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Requests the rows of a window from an operation: with both dates, and in pages as large as possible. */
final class WindowRequests {

    private static final int LONGEST_SHOWN = 500;

    private final Operation operation;
    private final int pageSize;
    private final ZoneId zone;
    private final Function<Call, Pages<Reply>> lists;
    private final BlockingCalls calls;

    /**
     * @param pageSize the page size that a user chose; null for the largest
     * @param zone the zone of the API's times
     * @param lists reads the list that a call requests
     */
    WindowRequests(
            Operation operation,
            Integer pageSize,
            ZoneId zone,
            Function<Call, Pages<Reply>> lists,
            BlockingCalls calls) {
        this.operation = operation;
        this.pageSize = pageSize == null ? operation.maxPageSize() : pageSize;
        this.zone = zone;
        this.lists = lists;
        this.calls = calls;
    }

    Operation operation() {
        return operation;
    }

    /** The rows of the window, oldest page first as the service orders them. */
    Pages<Reply> pages(List<String> sims, TimeWindow window) {
        return pages(sims, window, pageSize);
    }

    private Pages<Reply> pages(List<String> sims, TimeWindow window, int rowsPerPage) {
        Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
        values.put(Parameter.msisdnList, sims);
        values.put(Parameter.startDateRange, window.start());
        values.put(Parameter.endDateRange, window.end());
        return lists.apply(Call.of(operation, values, zone).page(1, rowsPerPage));
    }

    /**
     * Counts the rows that are like each of the given ones. They are read again on one page, where no row can move to
     * another page: all together, or if that is not possible, the SIM and second of each.
     *
     * @param requested the SIMs that the rows were requested for; empty if rows belong to no SIM
     * @param alike whether a listed row is like a given one
     */
    Map<HistoryRow, Integer> countOf(
            Set<HistoryRow> rows, List<String> requested, BiPredicate<HistoryRow, HistoryRow> alike)
            throws InterruptedException {
        List<String> sims = simsOf(rows, requested);
        Optional<List<HistoryRow>> listed = onOnePage(rows, sims);
        if (listed.isPresent()) {
            return rows.stream().collect(Collectors.toMap(row -> row, row -> (int) listed.get().stream()
                    .filter(other -> alike.test(other, row))
                    .count()));
        }
        Map<HistoryRow, Integer> counts = new HashMap<>();
        if (rows.size() > 1) {
            for (HistoryRow row : rows) {
                counts.putAll(countOf(Set.of(row), requested, alike));
            }
        } else if (sims.size() > 1) {
            int half = sims.size() / 2;
            for (List<String> part : List.of(sims.subList(0, half), sims.subList(half, sims.size()))) {
                countOf(rows, part, alike).forEach((row, count) -> counts.merge(row, count, Integer::sum));
            }
        } else {
            throw new IllegalStateException(operation + ": the rows of one second fill more than a page, so identical"
                    + " ones cannot be counted: " + ShownText.of(rows.toString(), LONGEST_SHOWN));
        }
        return counts;
    }

    /** The SIMs of the rows. A row that names none of the requested SIMs may belong to any of them. */
    private static List<String> simsOf(Set<HistoryRow> rows, List<String> requested) {
        List<String> sims = rows.stream().map(HistoryRow::sim).distinct().toList();
        return requested.containsAll(sims) ? sims : requested;
    }

    /**
     * All rows of the SIMs in the seconds of the given rows; empty if they may be more than the largest page holds, or if
     * nothing says which of several SIMs a row is of.
     */
    private Optional<List<HistoryRow>> onOnePage(Set<HistoryRow> rows, List<String> sims) throws InterruptedException {
        Pages<Reply> pages = pages(sims, windowOf(rows), operation.maxPageSize());
        List<HistoryRow> listed = new ArrayList<>();
        while (pages.hasNext()) { // more than one page only if the service gives smaller ones than it was asked for
            calls.await(pages.next())
                    .ifPresent(page -> page.rows().forEach(row -> listed.add(HistoryRow.of(row, sims))));
            if (listed.size() >= operation.maxPageSize()
                    || sims.size() > 1 && listed.stream().anyMatch(HistoryRow::isUnnamed)) {
                return Optional.empty();
            }
        }
        return Optional.of(listed);
    }

    private static TimeWindow windowOf(Set<HistoryRow> rows) {
        List<LocalDateTime> times =
                rows.stream().map(HistoryRow::start).sorted().toList();
        return new TimeWindow(times.get(0), times.get(times.size() - 1));
    }
}
