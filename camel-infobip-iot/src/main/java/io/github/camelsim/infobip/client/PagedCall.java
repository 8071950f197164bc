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

import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import io.github.camelsim.paging.PagedList;

/**
 * A list that is read page by page. The API refuses no page: a page after the last one is empty.
 *
 * @param call reads one of its pages; never null
 */
public record PagedCall(Call call) implements PagedList<Call, Reply> {

    @Override
    public String name() {
        return call.operation().name();
    }

    /** The size that the call gives, or the largest size. */
    @Override
    public int pageSize() {
        return call.get(Parameter.limit) == null ? Operation.MAX_LIMIT : call.limit();
    }

    @Override
    public Call page(int number, int size) {
        return call.page(number, size);
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
