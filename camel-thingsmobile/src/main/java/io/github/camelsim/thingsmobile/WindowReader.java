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
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Pages;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all rows of a window of time, page by page, oldest part first. What the service refuses as too large is
 * halved until it fits; a SIM that it does not know is left out, and the others are not held up.
 */
final class WindowReader {

    private static final Logger LOG = LoggerFactory.getLogger(WindowReader.class);
    private static final Duration LONGEST = Duration.ofDays(92);

    private final WindowRequests windows;
    private final BlockingCalls calls;
    private final Deduplicator sink;
    private final SimBatches groups;

    /** @param groups told of SIMs that the service does not know */
    WindowReader(WindowRequests windows, BlockingCalls calls, Deduplicator sink, SimBatches groups) {
        this.groups = groups;
        this.windows = windows;
        this.calls = calls;
        this.sink = sink;
    }

    /**
     * @param sims whose rows to read; empty where rows belong to no SIM
     * @return how many exchanges were made of them
     */
    int read(List<String> sims, TimeWindow window) throws InterruptedException {
        try {
            int exchanges = 0;
            for (TimeWindow part : window.parts(LONGEST)) {
                exchanges += readPart(sims, part);
            }
            groups.known(sims);
            return exchanges;
        } catch (UnknownSimException e) {
            return readWithoutUnknown(sims, window, e.refusal);
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
        Pages pages = calls.pages(windows.call(sims, window));
        while (pages.hasNext()) {
            Optional<Reply> page;
            try {
                page = calls.await(pages.next());
            } catch (ThingsMobileServiceException e) {
                return new PagesRead(exchanges, isTooLarge(e), e);
            }
            if (page.isPresent()) {
                rows += page.get().rows().size();
                exchanges += sink.page(page.get(), counted(page.get(), counter));
            }
            if (pages.hasNext() && reachesCap(rows)) {
                return new PagesRead(exchanges, true, null);
            }
        }
        return new PagesRead(exchanges, false, null);
    }

    /** Whether a refusal means that the range is too large. */
    private static boolean isTooLarge(ThingsMobileServiceException refusal) {
        return switch (refusal.errorCode()) {
            case CDRS_ERROR, CREDIT_HISTORY_ERROR -> true;
            case SIM_ERROR -> throw new UnknownSimException(refusal);
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

    private int readWithoutUnknown(List<String> sims, TimeWindow window, ThingsMobileServiceException refusal)
            throws InterruptedException {
        if (sims.size() > 1) {
            return read(firstHalf(sims), window) + read(secondHalf(sims), window);
        }
        if (sims.isEmpty()) {
            throw refusal;
        }
        LOG.warn("The service does not list SIM {}, so it is left out: {}", sims.get(0), refusal.getMessage());
        groups.refused(sims.get(0), refusal);
        return 0;
    }

    private static List<String> firstHalf(List<String> sims) {
        return sims.subList(0, sims.size() / 2);
    }

    private static List<String> secondHalf(List<String> sims) {
        return sims.subList(sims.size() / 2, sims.size());
    }

    private boolean reachesCap(long rows) {
        return operation().maxRows() > 0 && rows >= operation().maxRows();
    }

    private Operation operation() {
        return windows.operation();
    }

    private List<CountedRow> counted(Reply page, DuplicateRowCounter counter) throws InterruptedException {
        List<HistoryRow> rows = page.rows().stream().map(HistoryRow::of).toList();
        return counter.count(rows, page.call().page(), doubtful -> windows.countOf(doubtful, calls, Object::equals));
    }

    /**
     * What came of reading a range page by page.
     *
     * @param tooLarge whether it has to be read in smaller parts
     * @param refusal why; null if the service did not refuse it
     */
    private record PagesRead(int exchanges, boolean tooLarge, ThingsMobileServiceException refusal) {}

    /** The service does not know one of the SIMs: they have to be read apart, over the whole window. */
    private static final class UnknownSimException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient ThingsMobileServiceException refusal;

        UnknownSimException(ThingsMobileServiceException refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }
}
