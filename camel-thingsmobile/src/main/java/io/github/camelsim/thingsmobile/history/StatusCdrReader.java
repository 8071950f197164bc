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

import io.github.camelsim.paging.Pages;
import io.github.camelsim.poll.BlockingCalls;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.history.DuplicateRowCounter.CountedRow;
import io.github.camelsim.thingsmobile.model.Cdr;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads the CDRs in the status of one SIM and delivers each once. {@code simStatus} takes no range of time (API document
 * 4.5), so every page is read and rows before the window are skipped. The rows of the window are counted until the poll
 * ends: the document promises no order, so an identical row may be on any page.
 */
final class StatusCdrReader extends IncrementalReader {

    private final Supplier<Pages<Reply>> status;
    private final BlockingCalls calls;
    private final ReadTimes times;
    private final ReadProgress progress;
    private final Deduplicator deduplicator;
    private final WindowRequests cdrs;

    /**
     * @param status the pages of the SIM's status
     * @param cdrs lists the CDRs of a second, to find out how many identical ones there are
     */
    StatusCdrReader(
            Supplier<Pages<Reply>> status,
            BlockingCalls calls,
            ReadTimes times,
            ReadProgress progress,
            Deduplicator deduplicator,
            WindowRequests cdrs) {
        super(times, progress);
        this.status = status;
        this.calls = calls;
        this.times = times;
        this.progress = progress;
        this.deduplicator = deduplicator;
        this.cdrs = cdrs;
    }

    @Override
    int read(LocalDateTime position, LocalDateTime now) throws InterruptedException {
        TimeWindow window = times.until(progress.windowStart(position, Set.of(), times.lookback()));
        var counter = new DuplicateRowCounter();
        Pages<Reply> pages = status.get();
        int exchanges = 0;
        while (pages.hasNext()) {
            Optional<Reply> page = calls.await(pages.next());
            if (page.isPresent()) {
                exchanges += deduplicator.deliver(page.get(), counted(page.get(), window, counter));
            }
        }
        progress.readToEnd();
        return exchanges;
    }

    private List<CountedRow> counted(Reply page, TimeWindow window, DuplicateRowCounter counter)
            throws InterruptedException {
        List<String> requested = requested(page);
        List<HistoryRow> rows = page.rows().stream()
                .map(row -> HistoryRow.of(row, requested))
                .filter(row -> window.contains(row.start()))
                .toList();
        return counter.count(rows, page.call().page(), doubtful -> countOf(doubtful, number(page)));
    }

    /** The number of the SIM: the requested one, or if the ICCID was requested, that of the status. */
    private static String number(Reply page) {
        List<String> requested = requested(page);
        return requested.isEmpty()
                ? HistoryRow.of(page.rows().get(0), requested).sim()
                : requested.get(0);
    }

    /** The requested number; empty if the ICCID was requested. */
    private static List<String> requested(Reply page) {
        String msisdn = page.call().get(Parameter.msisdn);
        return msisdn == null ? List.of() : List.of(msisdn);
    }

    /**
     * Only {@code getCdrPaginated} can list a single second, of a SIM with a number; it may write the other fields of a
     * record differently. Without a number, equal rows on two pages count as distinct records, so that none is lost.
     */
    private Map<HistoryRow, Integer> countOf(Set<HistoryRow> rows, String sim) throws InterruptedException {
        return sim.equals(HistoryRow.NO_SIM)
                ? rows.stream().collect(Collectors.toMap(row -> row, row -> Integer.MAX_VALUE))
                : cdrs.countOf(rows, List.of(sim), StatusCdrReader::isSameSession);
    }

    private static boolean isSameSession(HistoryRow one, HistoryRow other) {
        Cdr a = (Cdr) one.row();
        Cdr b = (Cdr) other.row();
        return Objects.equals(a.start(), b.start())
                && Objects.equals(a.stop(), b.stop())
                && Objects.equals(a.traffic(), b.traffic());
    }
}
