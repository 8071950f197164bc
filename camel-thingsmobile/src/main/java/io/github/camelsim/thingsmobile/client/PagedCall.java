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

import io.github.camelsim.paging.PagedList;
import io.github.camelsim.thingsmobile.model.Sim;
import java.util.Arrays;

/**
 * A list that is read page by page.
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
        return call.get(Parameter.pageSize) == null ? call.operation().maxPageSize() : call.pageSize();
    }

    @Override
    public int maxRows() {
        return call.operation().maxRows();
    }

    @Override
    public Call page(int number, int size) {
        return call.page(number, size);
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
