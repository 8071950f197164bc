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

import io.github.camelsim.call.HttpReply;
import io.github.camelsim.paging.Page;
import io.github.camelsim.thingsmobile.model.ThingsMobileAnswer;
import io.github.camelsim.thingsmobile.xml.UnreadableValue;
import java.util.List;

/** The result of a call that has succeeded. */
public final class Reply implements Page {

    private final Call call;
    private final ThingsMobileAnswer answer;
    private final HttpReply http;
    private final List<UnreadableValue> unreadable;

    Reply(Call call, ThingsMobileAnswer answer, HttpReply http, List<UnreadableValue> unreadable) {
        this.call = call;
        this.answer = answer;
        this.http = http;
        this.unreadable = List.copyOf(unreadable);
    }

    /** The call that was made. */
    public Call call() {
        return call;
    }

    /** The document of the response. */
    public ThingsMobileAnswer answer() {
        return answer;
    }

    /** The values that are not of their type, in the order of the response; their components are null. */
    public List<UnreadableValue> unreadable() {
        return unreadable;
    }

    /** The text of the response. */
    public String xml() {
        return http.text();
    }

    /** The rows of this page: SIMs, CDRs, credit operations or plans; empty if the operation returns no rows. */
    @Override
    public List<?> rows() {
        return call.operation().resultKind().rows(answer);
    }

    /** Whether the list may have another page, because this one is full. */
    public boolean hasMore() {
        return call.operation().paged() && rows().size() >= call.pageSize();
    }

    /** For a list that cannot be read, although this call has succeeded. */
    ThingsMobileParseException unusable(String reason, String hint) {
        return new ThingsMobileParseException(call.operation(), reason, hint, http);
    }
}
