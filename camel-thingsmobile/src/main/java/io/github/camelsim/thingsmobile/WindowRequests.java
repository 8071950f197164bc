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

import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Pages;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.client.ShownText;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** The calls that read a window of an operation's rows: always with both dates, and pages as large as may be. */
final class WindowRequests {

    private static final int LONGEST_SHOWN = 500;

    private final Operation operation;
    private final int pageSize;
    private final ZoneId zone;

    WindowRequests(Operation operation, Integer pageSize, ZoneId zone) {
        this.operation = operation;
        this.pageSize = pageSize == null ? operation.maxPageSize() : pageSize;
        this.zone = zone;
    }

    Operation operation() {
        return operation;
    }

    /** The first page of the window. */
    Call call(List<String> sims, TimeWindow window) {
        Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
        values.put(Parameter.msisdnList, sims);
        values.put(Parameter.startDateRange, window.start());
        values.put(Parameter.endDateRange, window.end());
        return Call.of(operation, values, zone).page(1, pageSize);
    }

    /**
     * Counts how many rows there are like the given ones. They are read again on one page, where nothing can move:
     * all together, or where that does not fit, the SIM and second of each.
     *
     * @param alike tells a row that is listed from those it is compared with
     */
    Map<HistoryRow, Integer> countOf(
            Set<HistoryRow> rows, BlockingCalls calls, BiPredicate<HistoryRow, HistoryRow> alike)
            throws InterruptedException {
        List<HistoryRow> listed = listed(rows, calls);
        if (listed == null && rows.size() > 1) {
            Map<HistoryRow, Integer> counts = new HashMap<>();
            for (HistoryRow row : rows) {
                counts.putAll(countOf(Set.of(row), calls, alike));
            }
            return counts;
        }
        if (listed == null) {
            throw new IllegalStateException(operation + ": the rows of one second fill more than a page, so identical"
                    + " ones cannot be counted: " + ShownText.of(rows.toString(), LONGEST_SHOWN));
        }
        return rows.stream().collect(Collectors.toMap(row -> row, row ->
                (int) listed.stream().filter(other -> alike.test(other, row)).count()));
    }

    /** The rows of those SIMs and seconds, on one page unless the service gives smaller ones; null if they are more. */
    private List<HistoryRow> listed(Set<HistoryRow> rows, BlockingCalls calls) throws InterruptedException {
        List<String> sims = rows.stream()
                .map(HistoryRow::sim)
                .filter(sim -> !sim.equals(ReadProgress.NO_SIM))
                .distinct()
                .toList();
        LocalDateTime from = rows.stream()
                .map(HistoryRow::start)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        LocalDateTime to = rows.stream()
                .map(HistoryRow::start)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Pages pages = calls.pages(call(sims, new TimeWindow(from, to)).page(1, operation.maxPageSize()));
        List<HistoryRow> listed = new ArrayList<>();
        while (pages.hasNext()) {
            calls.await(pages.next()).ifPresent(page -> page.rows().forEach(row -> listed.add(HistoryRow.of(row))));
            if (listed.size() >= operation.maxPageSize()) {
                return null;
            }
        }
        return listed;
    }
}
