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
package io.github.camelsim.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a list page by page, one page at a time. The list ends with a page that is not full, an empty page, or a
 * refusal that says that there is no such page. Which pages are full is learned, since a service may give smaller ones
 * than requested (see {@link PageFill}). If the service ignores the page number, or repeats a page without end, the
 * read fails.
 *
 * @param <P> the pages
 */
public final class Pages<P extends Page> {

    /** A list with more rows is assumed to have no end. */
    private static final long MAX_ROWS = 10_000_000;

    /** The largest number of rows that are held in memory together. */
    private static final long MAX_ROWS_TOGETHER = 250_000;

    /** No list has this page. */
    private static final PageRequest BEYOND_EVERY_LIST = new PageRequest(1_000_000_000, 1);

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    private final PagedList<?, P> list;
    private final Function<PageRequest, CompletableFuture<P>> calls;
    private final IntFunction<PageFill> fills;
    private final PageListener<P> listener;
    private final RepeatedRows repeated;
    private volatile PageRequest next;
    private volatile CompletableFuture<P> inFlight;
    private volatile PageRequest lastRequest;
    private volatile P last;
    private volatile long rows;
    private volatile boolean numberIsHonoured;
    private volatile boolean endProved;
    private volatile boolean cancelled;

    /**
     * @param list is read from its first page
     * @param calls requests a page; cancelling the future takes the request back if it has not been sent
     * @param fills what earlier lists of this kind have shown about pages of a size
     */
    public Pages(
            PagedList<?, P> list,
            Function<PageRequest, CompletableFuture<P>> calls,
            IntFunction<PageFill> fills,
            PageListener<P> listener) {
        this.list = list;
        this.calls = calls;
        this.fills = fills;
        this.listener = listener;
        this.repeated = new RepeatedRows(list::identity);
        this.next = new PageRequest(1, list.pageSize());
    }

    /** Whether there may be another page. */
    public boolean hasNext() {
        return next != null;
    }

    /** How many rows have been read. */
    public long rows() {
        return rows;
    }

    /**
     * Reads on where the list was assumed to have ended with a page that was not full, as earlier lists did.
     *
     * @return whether there may be another page; false if the last request has shown that there is none
     */
    public boolean checkEnd() {
        if (next == null && !endProved) {
            next = afterLast();
        }
        return hasNext();
    }

    /**
     * Reads the next page. Completes with nothing if the list had ended with the page before, and fails with the
     * vendor's exception. Cancelling it withdraws the call, unless it was sent.
     */
    public CompletableFuture<Optional<P>> next() {
        PageRequest request = next;
        CompletableFuture<Optional<P>> page = send(request)
                .handle((read, failure) -> failure == null ? accept(request, read) : refused(request, failure))
                .thenCompose(accepted -> accepted);
        return cancelling(page);
    }

    /** Reads all remaining pages; fails if they are too many for the memory. Can be cancelled too. */
    public CompletableFuture<List<P>> all() {
        return cancelling(all(new ArrayList<>()));
    }

    private CompletableFuture<List<P>> all(List<P> read) {
        return next().thenCompose(page -> {
            page.ifPresent(read::add);
            if (rows > MAX_ROWS_TOGETHER) {
                return failed(list.unreadable(
                        last,
                        "the list has more than " + MAX_ROWS_TOGETHER + " rows, too many for one message",
                        "use fetch=stream, a filter or a shorter range"));
            }
            return hasNext() ? all(read) : CompletableFuture.completedFuture(read);
        });
    }

    private <T> CompletableFuture<T> cancelling(CompletableFuture<T> result) {
        result.whenComplete((done, failure) -> {
            if (result.isCancelled()) {
                cancelled = true;
                inFlight.cancel(false);
            }
        });
        return result;
    }

    private CompletableFuture<P> send(PageRequest request) {
        inFlight = cancelled ? failed(new CancellationException()) : calls.apply(request);
        if (cancelled) {
            inFlight.cancel(false); // the thread that has cancelled may not have seen this request
        }
        return inFlight;
    }

    private CompletableFuture<Optional<P>> accept(PageRequest request, P page) {
        if (page.rows().isEmpty()) {
            return end(request.isFirst() ? Optional.of(page) : Optional.empty());
        }
        if (repeated.isRepeated(page.rows())) {
            return numberIsHonoured ? readAgain(request, page) : checkNumberIsHonoured(request, page);
        }
        return takeNew(request, page);
    }

    private CompletableFuture<Optional<P>> takeNew(PageRequest request, P page) {
        if (last != null) {
            fills.apply(lastRequest.size()).followed(last.rows().size());
        }
        return take(request, page);
    }

    private CompletableFuture<Optional<P>> take(PageRequest request, P page) {
        last = page;
        lastRequest = request;
        rows += page.rows().size();
        if (rows > MAX_ROWS) {
            return failed(list.unreadable(
                    page,
                    "the list has more than " + MAX_ROWS + " rows, so it is taken for one without an end",
                    "use a filter or a shorter range"));
        }
        boolean mayGoOn = fills.apply(request.size()).mayGoOnAfter(page.rows().size());
        next = mayGoOn ? afterLast() : null;
        listener.onPage(page);
        if (!mayGoOn) {
            listener.onEnd();
        }
        return CompletableFuture.completedFuture(Optional.of(page));
    }

    /**
     * The page has only rows that earlier pages had. Identical rows are real. So a page that cannot exist is
     * requested: it shows whether the service honours the page number.
     */
    private CompletableFuture<Optional<P>> checkNumberIsHonoured(PageRequest request, P page) {
        return send(BEYOND_EVERY_LIST)
                .handle((read, failure) -> {
                    boolean refused = failure != null && (isBeyondEnd(failure) || isOverMaxRows(failure));
                    if (failure != null && !refused) {
                        return Pages.<Optional<P>>failed(failure);
                    }
                    if (refused || read.rows().isEmpty()) {
                        numberIsHonoured = true;
                        return readAgain(request, page);
                    }
                    return isWholeList(read)
                            ? end(Optional.empty())
                            : Pages.<Optional<P>>failed(withoutEnd(request, page));
                })
                .thenCompose(taken -> taken);
    }

    /** The service honours page numbers, and yet the page has only rows that earlier pages had: perhaps by mistake. */
    private CompletableFuture<Optional<P>> readAgain(PageRequest request, P page) {
        return send(request)
                .handle((read, failure) -> {
                    if (failure != null) {
                        return isBeyondEnd(failure) ? take(request, page) : Pages.<Optional<P>>failed(failure);
                    }
                    return read.rows().isEmpty() ? take(request, page) : acceptAgain(request, read);
                })
                .thenCompose(taken -> taken);
    }

    private CompletableFuture<Optional<P>> acceptAgain(PageRequest request, P page) {
        if (!repeated.isRepeated(page.rows())) {
            LOG.warn(
                    "{}: page {} brought only rows of a page before it; requested again, it brings others",
                    list.name(),
                    request.number());
            return takeNew(request, page);
        }
        if (page.rows().stream().anyMatch(row -> list.identity(row) == row)) {
            return take(request, page);
        }
        return failed(list.unreadable(
                page,
                "page " + request.number() + " brings only rows of a page before it, twice",
                "fetch=page reads one page of it"));
    }

    /** A service that honours neither page number nor page size gives its whole list in one response. */
    private boolean isWholeList(P requestedWithOneRow) {
        int first = last.rows().size();
        return lastRequest.isFirst()
                && first != lastRequest.size()
                && requestedWithOneRow.rows().size() >= first;
    }

    private RuntimeException withoutEnd(PageRequest request, P page) {
        return list.unreadable(
                page,
                "page " + request.number() + " brings only rows of a page before it, and so does page "
                        + BEYOND_EVERY_LIST.number() + ": the service ignores the parameter page, or repeats a page"
                        + " instead of ending the list, which cannot be read whole",
                "fetch=page reads one page of it");
    }

    private CompletableFuture<Optional<P>> refused(PageRequest request, Throwable failure) {
        if (!request.isFirst() && isBeyondEnd(failure)) {
            return end(Optional.empty());
        }
        if (!request.isFirst() && isOverMaxRows(failure) && rows == list.maxRows()) {
            LOG.warn(
                    "{}: the list has {} rows, which are all that the API gives of one range; if there are more,"
                            + " only a shorter range shows them",
                    list.name(),
                    rows);
            return end(Optional.empty());
        }
        return failed(failure);
    }

    private CompletableFuture<Optional<P>> end(Optional<P> page) {
        if (last != null) {
            fills.apply(lastRequest.size()).last(last.rows().size());
        }
        endProved = true;
        next = null;
        listener.onEnd();
        return CompletableFuture.completedFuture(page);
    }

    private PageRequest afterLast() {
        return lastRequest.next(last.rows().size(), rows, list.maxRows());
    }

    private boolean isBeyondEnd(Throwable failure) {
        return list.isBeyondEnd(unwrapped(failure));
    }

    private boolean isOverMaxRows(Throwable failure) {
        return list.isOverMaxRows(unwrapped(failure));
    }

    private static <T> CompletableFuture<T> failed(Throwable failure) {
        return CompletableFuture.failedFuture(unwrapped(failure));
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }
}
