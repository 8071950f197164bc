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

import io.github.camelsim.infobip.model.ActionReference;
import io.github.camelsim.paging.Page;
import java.util.List;

/** The result of a call. */
public final class Reply implements Page {

    private final Call call;
    private final AnswerReader.Answer answer;

    Reply(Call call, AnswerReader.Answer answer) {
        this.call = call;
        this.answer = answer;
    }

    /** The call that brought it. */
    public Call call() {
        return call;
    }

    /** The rows of this page of a list; the one row of {@code getSim} and {@code getSimUsage}; of an action none. */
    @Override
    public List<?> rows() {
        return answer.rows();
    }

    /** What an action returns. */
    public ActionReference action() {
        return new ActionReference(call.operation().name(), call.get(Parameter.iccid), answer.actionId());
    }

    /** The values that are not of their type, in the order of the response; their components are null. */
    public List<UnreadableValue> unreadable() {
        return answer.unreadable();
    }

    /** Whether the list may go on: the page is full. The service may give smaller pages than it is asked for, and says so. */
    public boolean hasMore() {
        boolean stated = answer.limit() != null && answer.limit() > 0;
        long full = stated ? Math.min(call.limit(), answer.limit()) : call.limit();
        return call.operation().paged() && rows().size() >= full;
    }
}
