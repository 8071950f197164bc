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

import io.github.camelsim.thingsmobile.RowCounter.Counted;
import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all rows of a window of time, page by page, oldest part first. What the service refuses as too large is
 * halved until it fits; a SIM that it does not know is left out, and the others are not held up.
 */
final class WindowReader {

    private static final Logger LOG = LoggerFactory.getLogger(WindowReader.class);
    private static final Duration LONGEST = Duration.ofDays(92);

    private final WindowCalls windows;
    private final BackgroundCalls calls;
    private final OnceSink sink;
    private final SimGroups groups;

    /** @param groups told of SIMs that the service does not know */
    WindowReader(WindowCalls windows, BackgroundCalls calls, OnceSink sink, SimGroups groups) {
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

    /** Ends where the service refuses the range as too large; what was counted till then is forgotten by then. */
    private PagesRead readPages(List<String> sims, TimeWindow window) throws InterruptedException {
        var counter = new RowCounter();
        int exchanges = 0;
        Call call = windows.call(sims, window);
        while (call != null) {
            Reply page;
            try {
                page = calls.call(call);
            } catch (ThingsMobileServiceException e) {
                return new PagesRead(exchanges, isTooLarge(call, e), e);
            }
            exchanges += sink.page(page, counted(page, counter));
            if (page.hasMore() && reachesCap(call)) {
                return new PagesRead(exchanges, true, null);
            }
            call = page.hasMore() ? call.page(call.page() + 1, call.pageSize()) : null;
        }
        return new PagesRead(exchanges, false, null);
    }

    /** Whether a refusal means that the range is too large, and not only that the list has ended before the page. */
    private static boolean isTooLarge(Call call, ThingsMobileServiceException refusal) {
        return switch (refusal.errorCode()) {
            case PAGINATION_NOT_VALID -> {
                if (call.page() > 1) {
                    yield false; // beyond the last page, which was full
                }
                throw refusal;
            }
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
        groups.refused(sims.get(0));
        return 0;
    }

    private static List<String> firstHalf(List<String> sims) {
        return sims.subList(0, sims.size() / 2);
    }

    private static List<String> secondHalf(List<String> sims) {
        return sims.subList(sims.size() / 2, sims.size());
    }

    private boolean reachesCap(Call call) {
        return operation().maxRows() > 0
                && call.page() * call.pageSize() >= operation().maxRows();
    }

    private Operation operation() {
        return windows.operation();
    }

    private List<Counted> counted(Reply page, RowCounter counter) throws InterruptedException {
        List<LedgerRow> rows = page.rows().stream().map(LedgerRow::of).toList();
        return counter.count(rows, page.call().page(), doubtful -> windows.howMany(doubtful, calls, Object::equals));
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
