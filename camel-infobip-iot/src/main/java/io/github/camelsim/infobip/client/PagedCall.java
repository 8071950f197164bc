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
package io.github.camelsim.infobip.client;

import io.github.camelsim.call.CallClient;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import io.github.camelsim.paging.PageFill;
import io.github.camelsim.paging.PageListener;
import io.github.camelsim.paging.PagedList;
import io.github.camelsim.paging.Pages;
import io.github.camelsim.spacing.CallPriority;
import java.util.concurrent.CompletableFuture;

/**
 * A call whose result is a list that is read page by page. The API refuses no page: a page after the last one is empty.
 */
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
        return call.api().name();
    }

    @Override
    public int pageSize() {
        return call.get(Parameter.limit) == null ? Operation.MAX_LIMIT : call.limit();
    }

    @Override
    public CompletableFuture<Reply> page(int number, int size) {
        return client.call(call.page(number, size), priority);
    }

    @Override
    public PageFill fill(int pageSize) {
        return client.pageFill(call.operation(), pageSize);
    }

    /** A SIM card stays the same while its usage grows. */
    @Override
    public Object identity(Object row) {
        String iccid = row instanceof SimCard sim ? sim.iccid() : ((SimUsage) row).iccid();
        return iccid == null ? row : iccid;
    }

    @Override
    public RuntimeException unreadable(Reply page, String reason, String hint) {
        return new InfobipIotParseException(page.call(), false, reason, hint, null, null);
    }
}
