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

import io.github.camelsim.call.CallClient;
import io.github.camelsim.paging.PageFill;
import io.github.camelsim.paging.PageListener;
import io.github.camelsim.paging.PagedList;
import io.github.camelsim.paging.Pages;
import io.github.camelsim.spacing.CallPriority;
import io.github.camelsim.thingsmobile.model.Sim;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** A call whose result is a list that is read page by page. */
public final class PagedCall implements PagedList<Reply> {

    private final CallClient<Call, Reply> client;
    private final Call call;
    private final CallPriority priority;

    private PagedCall(CallClient<Call, Reply> client, Call call, CallPriority priority) {
        this.client = client;
        this.call = call;
        this.priority = priority;
    }

    /** All pages of a list, from its first, of the size that the call gives, or of the largest size. */
    public static Pages<Reply> pages(
            CallClient<Call, Reply> client, Call call, CallPriority priority, PageListener<Reply> listener) {
        return new Pages<>(new PagedCall(client, call, priority), listener);
    }

    @Override
    public String name() {
        return call.operation().name();
    }

    @Override
    public int pageSize() {
        return call.get(Parameter.pageSize) == null ? call.operation().maxPageSize() : call.pageSize();
    }

    @Override
    public int maxRows() {
        return call.operation().maxRows();
    }

    @Override
    public CompletableFuture<Reply> page(int number, int size) {
        return client.call(call.page(number, size), priority);
    }

    @Override
    public PageFill fill(int pageSize) {
        return client.pageFill(call.operation(), pageSize);
    }

    /** Error 70, or of {@code simStatus} an answer without the SIM. */
    @Override
    public boolean isBeyondEnd(Throwable failure) {
        return failure instanceof ThingsMobileServiceException refusal
                && (refusal.errorCode() == ErrorCode.PAGINATION_NOT_VALID
                        || call.operation().resultKind() == ResultKind.SIM
                                && refusal.errorCode() == ErrorCode.NONE
                                && refusal.getMessage().contains(AnswerCheck.NO_SUCH_SIM));
    }

    @Override
    public boolean isOverMaxRows(Throwable failure) {
        return failure instanceof ThingsMobileServiceException refusal
                && (refusal.errorCode() == ErrorCode.CDRS_ERROR
                        || refusal.errorCode() == ErrorCode.CREDIT_HISTORY_ERROR);
    }

    /** A SIM stays the same while its counters change. */
    @Override
    public Object identity(Object row) {
        return row instanceof Sim sim ? Arrays.asList(sim.msisdn(), sim.iccid()) : row;
    }

    @Override
    public RuntimeException unreadable(Reply page, String reason, String hint) {
        return page.unusable(reason, hint);
    }
}
