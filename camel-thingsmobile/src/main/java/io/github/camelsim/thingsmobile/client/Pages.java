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
package io.github.camelsim.thingsmobile.client;

import io.github.camelsim.spacing.CallPriority;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a list page by page, one page at a time. The list ends with a page that is not full, an empty page, or error
 * 70 after a page with rows. Which pages are full is learned, since a service may give smaller ones than it is asked
 * for (see {@link PageFill}). A service that ignores {@code page}, or repeats a page without an end, fails the read.
 */
public final class Pages {

    /** A list with more rows is taken for one without an end. */
    private static final long MOST_ROWS = 10_000_000;

    /** As many rows are kept in memory together at most. */
    private static final long MOST_ROWS_TOGETHER = 250_000;

    /** No list has this page. */
    private static final int BEYOND_EVERY_LIST = 1_000_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    private final ThingsMobileClient client;
    private final CallPriority priority;
    private final RepeatedRows repeated = new RepeatedRows();
    private volatile Call next;
    private volatile CompletableFuture<Reply> answer;
    private volatile Reply last;
    private volatile long rows;
    private volatile boolean honoursPage;
    private volatile boolean endProved;
    private volatile boolean cancelled;

    /** @param list asks for the list; reading starts with its first page, of the size it says */
    public Pages(ThingsMobileClient client, Call list, CallPriority priority) {
        this.client = client;
        this.priority = priority;
        int pageSize = list.get(Parameter.pageSize) == null ? list.operation().maxPageSize() : list.pageSize();
        this.next = list.page(1, pageSize);
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
     * Reads on where the list was taken to have ended with a page that was not full, as earlier ones did.
     *
     * @return whether there may be another page; false if the last call has shown that there is none
     */
    public boolean checkEnd() {
        if (next == null && !endProved) {
            next = pageAfter(last);
        }
        return hasNext();
    }

    /**
     * Reads the next page; completes with nothing if the list had ended with the page before, and fails with a
     * {@link ThingsMobileException}. Cancelling it takes back the call.
     */
    public CompletableFuture<Optional<Reply>> next() {
        Call call = next;
        CompletableFuture<Optional<Reply>> page = send(call)
                .handle((reply, failure) -> failure == null ? read(reply) : ended(call, failure))
                .thenCompose(read -> read);
        return cancelling(page);
    }

    /** Reads all pages that are left, which fails if they are too many to be kept together. Can be cancelled too. */
    public CompletableFuture<List<Reply>> all() {
        return cancelling(all(new ArrayList<>()));
    }

    private CompletableFuture<List<Reply>> all(List<Reply> read) {
        return next().thenCompose(page -> {
            page.ifPresent(read::add);
            if (rows > MOST_ROWS_TOGETHER) {
                return failed(last.unusable(
                        "the list has more than " + MOST_ROWS_TOGETHER + " rows, too many for one message",
                        "use fetch=stream, a filter or a shorter range"));
            }
            return hasNext() ? all(read) : CompletableFuture.completedFuture(read);
        });
    }

    private <T> CompletableFuture<T> cancelling(CompletableFuture<T> result) {
        result.whenComplete((done, failure) -> {
            if (result.isCancelled()) {
                cancelled = true;
                answer.cancel(false);
            }
        });
        return result;
    }

    private CompletableFuture<Reply> send(Call call) {
        answer = cancelled ? failed(new CancellationException()) : client.call(call, priority);
        if (cancelled) {
            answer.cancel(false); // whoever cancelled may not have seen this call
        }
        return answer;
    }

    private CompletableFuture<Optional<Reply>> read(Reply page) {
        if (page.rows().isEmpty()) {
            return end(page.call().page() == 1 ? Optional.of(page) : Optional.empty());
        }
        boolean again = repeated.isRepeated(page.rows());
        if (again && !honoursPage) {
            return doubtful(page);
        }
        if (last != null && !again) {
            fill(last).followed(last.rows().size());
        }
        return take(page);
    }

    private CompletableFuture<Optional<Reply>> take(Reply page) {
        last = page;
        rows += page.rows().size();
        if (rows > MOST_ROWS) {
            return failed(page.unusable(
                    "the list has more than " + MOST_ROWS + " rows, so it is taken for one without an end",
                    "use a filter or a shorter range"));
        }
        next = fill(page).mayGoOnAfter(page.rows().size()) ? pageAfter(page) : null;
        return CompletableFuture.completedFuture(Optional.of(page));
    }

    /**
     * The page brings only rows that were there already. Identical rows are real, and rows move to the next page when
     * others come in front; so a page that cannot exist tells whether the service takes any notice of {@code page}.
     */
    private CompletableFuture<Optional<Reply>> doubtful(Reply page) {
        Call beyond = page.call().page(BEYOND_EVERY_LIST, 1);
        return send(beyond)
                .handle((reply, failure) -> {
                    boolean refused = failure != null && (isBeyondLastPage(beyond, failure) || isOverCap(failure));
                    if (failure != null && !refused) {
                        return Pages.<Optional<Reply>>failed(failure);
                    }
                    if (refused || reply.rows().isEmpty()) {
                        honoursPage = true;
                        return take(page);
                    }
                    return hasNoPages(reply) ? end(Optional.empty()) : Pages.<Optional<Reply>>failed(endless(page));
                })
                .thenCompose(read -> read);
    }

    /** A service that takes notice of neither page nor pageSize gives its whole list in one answer. */
    private boolean hasNoPages(Reply oneRowAskedFor) {
        Reply first = last;
        return first.call().page() == 1
                && first.rows().size() != first.call().pageSize()
                && oneRowAskedFor.rows().size() >= first.rows().size();
    }

    private static ThingsMobileParseException endless(Reply page) {
        return page.unusable(
                "page " + page.call().page() + " brings only rows of a page before it, and so does page "
                        + BEYOND_EVERY_LIST + ": the service ignores the parameter page, or repeats a page instead of"
                        + " ending the list, which cannot be read whole",
                "fetch=page reads one page of it");
    }

    private CompletableFuture<Optional<Reply>> ended(Call call, Throwable failure) {
        if (call.page() > 1 && isBeyondLastPage(call, failure)) {
            return end(Optional.empty());
        }
        if (call.page() > 1 && isOverCap(failure) && rows == call.operation().maxRows()) {
            LOG.warn(
                    "{}: the list has {} rows, which are all that the API gives of one range; if there are more,"
                            + " only a shorter range shows them",
                    call.operation(),
                    rows);
            return end(Optional.empty());
        }
        return failed(failure);
    }

    private CompletableFuture<Optional<Reply>> end(Optional<Reply> page) {
        if (last != null) {
            fill(last).last(last.rows().size());
        }
        endProved = true;
        next = null;
        return CompletableFuture.completedFuture(page);
    }

    /**
     * Asks for the rows behind those that have been read. After a first page with fewer rows than it was asked for,
     * pages of that many rows are asked for, whatever the service takes its page size to be.
     */
    private Call pageAfter(Reply page) {
        Call call = page.call();
        boolean small = call.page() == 1 && page.rows().size() < call.pageSize();
        return withinCap(call.page(call.page() + 1, small ? page.rows().size() : call.pageSize()));
    }

    /** A page that reaches beyond the cap may be refused even if the list does not: smaller ones are asked for. */
    private Call withinCap(Call call) {
        long most = call.operation().maxRows();
        if (most <= rows || (long) call.page() * call.pageSize() <= most) {
            return call;
        }
        int size = (int) Math.min(call.pageSize(), most - rows);
        while (rows % size != 0) {
            size--;
        }
        return call.page((int) (rows / size) + 1, size);
    }

    private PageFill fill(Reply page) {
        return client.fill(page.call());
    }

    private static <T> CompletableFuture<T> failed(Throwable failure) {
        return CompletableFuture.failedFuture(unwrapped(failure));
    }

    /** Error 70, or of {@code simStatus} an answer without the SIM. */
    private static boolean isBeyondLastPage(Call call, Throwable failure) {
        return unwrapped(failure) instanceof ThingsMobileServiceException refusal
                && (refusal.errorCode() == ErrorCode.PAGINATION_NOT_VALID
                        || call.operation().resultKind() == ResultKind.SIM
                                && refusal.errorCode() == ErrorCode.NONE
                                && refusal.getMessage().contains(AnswerCheck.NO_SUCH_SIM));
    }

    private static boolean isOverCap(Throwable failure) {
        return unwrapped(failure) instanceof ThingsMobileServiceException refusal
                && (refusal.errorCode() == ErrorCode.CDRS_ERROR
                        || refusal.errorCode() == ErrorCode.CREDIT_HISTORY_ERROR);
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }
}
