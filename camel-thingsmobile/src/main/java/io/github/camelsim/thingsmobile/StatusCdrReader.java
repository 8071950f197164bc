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

import io.github.camelsim.thingsmobile.DuplicateRowCounter.CountedRow;
import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Pages;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.model.Cdr;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the CDRs of one SIM from its status, each once. {@code simStatus} takes no range of time (API document 4.5),
 * so every page is read and what is older than the window is passed over. The rows of the window are remembered until
 * the poll ends: the document promises no order, so an equal row may come on any page.
 */
final class StatusCdrReader extends IncrementalReader {

    private final Call list;
    private final BlockingCalls calls;
    private final ReadTimes times;
    private final ReadProgress state;
    private final Deduplicator sink;
    private final WindowRequests cdrs;

    /** @param cdrs asks for the CDRs of a second, where it has to be settled how many equal ones there are */
    StatusCdrReader(
            Call list,
            BlockingCalls calls,
            ReadTimes times,
            ReadProgress state,
            Deduplicator sink,
            WindowRequests cdrs) {
        super(times, state);
        this.list = list;
        this.calls = calls;
        this.times = times;
        this.state = state;
        this.sink = sink;
        this.cdrs = cdrs;
    }

    @Override
    int read(LocalDateTime position, LocalDateTime now) throws InterruptedException {
        TimeWindow window = times.until(state.windowStart(position, Set.of(), times.lookback()));
        var counter = new DuplicateRowCounter();
        Pages pages = calls.pages(list);
        int exchanges = 0;
        while (pages.hasNext()) {
            Optional<Reply> page = calls.await(pages.next());
            if (page.isPresent()) {
                exchanges += sink.page(page.get(), counted(page.get(), window, counter));
            }
        }
        state.readToEnd();
        return exchanges;
    }

    private List<CountedRow> counted(Reply page, TimeWindow window, DuplicateRowCounter counter)
            throws InterruptedException {
        List<HistoryRow> rows = page.rows().stream()
                .map(HistoryRow::of)
                .filter(row -> window.contains(row.start()))
                .toList();
        return counter.count(rows, page.call().page(), this::countOf);
    }

    /** {@code getCdrPaginated} can be asked for a range of time; it may word a record differently. */
    private Map<HistoryRow, Integer> countOf(Set<HistoryRow> rows) throws InterruptedException {
        return cdrs.countOf(rows, calls, StatusCdrReader::isSameSession);
    }

    private static boolean isSameSession(HistoryRow one, HistoryRow other) {
        Cdr a = (Cdr) one.row();
        Cdr b = (Cdr) other.row();
        return Objects.equals(a.start(), b.start())
                && Objects.equals(a.stop(), b.stop())
                && Objects.equals(a.traffic(), b.traffic());
    }
}
