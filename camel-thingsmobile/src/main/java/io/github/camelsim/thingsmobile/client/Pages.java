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

import io.github.camelsim.spacing.Turn;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Reads a list page by page. The list ends with a page that is not full, an empty page, or error 70 after a full
 * page. One page is read at a time.
 */
public final class Pages {

    private final ThingsMobileClient client;
    private final Turn turn;
    private final int pageSize;
    private volatile Call next;

    /** @param list asks for the list; reading starts with its first page, of the size it says */
    public Pages(ThingsMobileClient client, Call list, Turn turn) {
        this.client = client;
        this.turn = turn;
        this.pageSize = list.get(Parameter.pageSize) == null ? list.operation().maxPageSize() : list.pageSize();
        this.next = list.page(1, pageSize);
    }

    /** Whether there may be another page. */
    public boolean hasNext() {
        return next != null;
    }

    /** Reads the next page; completes with nothing if the list had ended with the page before.
     * Cancelling it takes back the call. */
    public CompletableFuture<Optional<Reply>> next() {
        Call call = next;
        CompletableFuture<Reply> answer = client.call(call, turn);
        CompletableFuture<Optional<Reply>> page = answer.handle((reply, failure) -> {
            if (failure == null) {
                next = reply.hasMore() ? call.page(call.page() + 1, pageSize) : null;
                return Optional.of(reply);
            }
            if (call.page() > 1 && isBeyondLastPage(failure)) {
                next = null;
                return Optional.empty();
            }
            throw failure instanceof CompletionException wrapped ? wrapped : new CompletionException(failure);
        });
        page.whenComplete((reply, failure) -> answer.cancel(false)); // has an effect only if the page was cancelled
        return page;
    }

    /** Error 70, or of {@code simStatus} an answer without the SIM. */
    private static boolean isBeyondLastPage(Throwable failure) {
        return failure instanceof ThingsMobileServiceException refusal
                && (refusal.errorCode() == ErrorCode.PAGINATION_NOT_VALID || refusal.errorCode() == ErrorCode.NONE);
    }
}
