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
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.history.DuplicateRowCounter.CountedRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all rows of a window of time, page by page, oldest part first. A range that the service refuses as too large is
 * halved until it fits. A SIM that the service refuses is skipped, so that the others are read. SIMs with CDRs that do
 * not name their SIM are read one by one, so that the key of a record does not depend on the SIMs that were requested
 * together.
 */
final class WindowReader {

    private static final Logger LOG = LoggerFactory.getLogger(WindowReader.class);

    /** The longest range of one request. */
    private static final Duration LONGEST = Duration.ofDays(92);

    private final WindowRequests requests;
    private final BlockingCalls calls;
    private final Deduplicator deduplicator;
    private final SimBatches batches;
    private boolean unnamedLogged;

    /** @param batches told which SIMs need requests of their own */
    WindowReader(WindowRequests requests, BlockingCalls calls, Deduplicator deduplicator, SimBatches batches) {
        this.requests = requests;
        this.calls = calls;
        this.deduplicator = deduplicator;
        this.batches = batches;
    }

    /**
     * @param sims the SIMs whose rows to read; empty if rows belong to no SIM
     * @return the number of exchanges
     */
    int read(List<String> sims, TimeWindow window) throws InterruptedException {
        try {
            int exchanges = 0;
            for (TimeWindow part : window.parts(LONGEST)) {
                exchanges += readPart(sims, part);
            }
            batches.accepted(sims);
            return exchanges;
        } catch (RefusedSimException e) {
            return readWithoutRefused(sims, window, e.refusal);
        } catch (UnnamedRowException e) {
            logUnnamed();
            return readInHalves(sims, window);
        }
    }

    private int readPart(List<String> sims, TimeWindow window) throws InterruptedException {
        PagesRead read = readPages(sims, window);
        return read.tooLarge() ? read.exchanges() + readSmaller(sims, window, read.refusal()) : read.exchanges();
    }

    /** Stops when the service refuses the range as too large; the caller reads it again in halves with a new counter. */
    private PagesRead readPages(List<String> sims, TimeWindow window) throws InterruptedException {
        var counter = new DuplicateRowCounter();
        int exchanges = 0;
        long rows = 0;
        Pages<Reply> pages = requests.pages(sims, window);
        while (pages.hasNext()) {
            Optional<Reply> page;
            try {
                page = calls.await(pages.next());
            } catch (ThingsMobileServiceException e) {
                return new PagesRead(exchanges, isTooLarge(e), e);
            }
            if (page.isPresent()) {
                rows += page.get().rows().size();
                exchanges += deduplicator.deliver(page.get(), counted(page.get(), sims, counter));
            }
            if (pages.hasNext() && isAtMaxRows(rows)) {
                return new PagesRead(exchanges, true, null);
            }
        }
        return new PagesRead(exchanges, false, null);
    }

    /** Whether the refusal says that the range is too large. Any other refusal is thrown. */
    private static boolean isTooLarge(ThingsMobileServiceException refusal) {
        return switch (refusal.errorCode()) {
            case CDRS_ERROR, CREDIT_HISTORY_ERROR -> true;
            case SIM_ERROR -> throw new RefusedSimException(refusal);
            default -> throw refusal;
        };
    }

    private int readSmaller(List<String> sims, TimeWindow window, ThingsMobileServiceException refusal)
            throws InterruptedException {
        if (!window.isOneSecond()) {
            int exchanges = 0;
            for (TimeWindow half : window.halves()) {
                exchanges += readPart(sims, half);
            }
            return exchanges;
        }
        if (sims.size() > 1) {
            return readPart(firstHalf(sims), window) + readPart(secondHalf(sims), window);
        }
        throw new IllegalStateException(
                operation() + ": there are too many rows " + sims + " in the one second " + window.start()
                        + " for the service to list",
                refusal);
    }

    private int readWithoutRefused(List<String> sims, TimeWindow window, ThingsMobileServiceException refusal)
            throws InterruptedException {
        if (sims.size() > 1) {
            return readInHalves(sims, window);
        }
        if (sims.isEmpty()) {
            throw refusal;
        }
        LOG.warn("The service does not list SIM {}, so the SIM is skipped: {}", sims.get(0), refusal.getMessage());
        batches.refused(sims.get(0), refusal);
        return 0;
    }

    private void logUnnamed() {
        if (!unnamedLogged) {
            unnamedLogged = true;
            LOG.warn(
                    "The service does not say which SIM some CDRs are of, so their SIMs are requested one by one, which"
                            + " takes more calls");
        }
    }

    private int readInHalves(List<String> sims, TimeWindow window) throws InterruptedException {
        return read(firstHalf(sims), window) + read(secondHalf(sims), window);
    }

    private static List<String> firstHalf(List<String> sims) {
        return sims.subList(0, sims.size() / 2);
    }

    private static List<String> secondHalf(List<String> sims) {
        return sims.subList(sims.size() / 2, sims.size());
    }

    private boolean isAtMaxRows(long rows) {
        return operation().maxRows() > 0 && rows >= operation().maxRows();
    }

    private Operation operation() {
        return requests.operation();
    }

    /** @throws UnnamedRowException if there is a row that may be of any of several SIMs */
    private List<CountedRow> counted(Reply page, List<String> sims, DuplicateRowCounter counter)
            throws InterruptedException {
        List<HistoryRow> rows =
                page.rows().stream().map(row -> HistoryRow.of(row, sims)).toList();
        if (rows.stream().anyMatch(HistoryRow::isUnnamed)) {
            if (sims.size() > 1) {
                throw new UnnamedRowException();
            }
            batches.unnamed(sims.get(0));
        }
        return counter.count(rows, page.call().page(), doubtful -> requests.countOf(doubtful, sims, Object::equals));
    }

    /**
     * The outcome of reading a range page by page.
     *
     * @param tooLarge whether the range has to be read in smaller parts
     * @param refusal the reason; null if the service did not refuse the range
     */
    private record PagesRead(int exchanges, boolean tooLarge, ThingsMobileServiceException refusal) {}

    /** The service refuses one of the SIMs: they have to be read separately, over the whole window. */
    private static final class RefusedSimException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient ThingsMobileServiceException refusal;

        RefusedSimException(ThingsMobileServiceException refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }

    /** Nothing says which of several SIMs a row is of: they have to be read separately, over the whole window. */
    private static final class UnnamedRowException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
