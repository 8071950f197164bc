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

import io.github.camelsim.format.FieldPairs;
import io.github.camelsim.poll.PageFormat;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.client.ResultKind;
import io.github.camelsim.thingsmobile.json.ThingsMobileJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The bodies of whole results, and the headers, of the exchanges that a consumer creates. */
final class ReplyFormat extends ResultMapper implements PageFormat<Reply> {

    ReplyFormat(OutputFormat format, ThingsMobileJson json, UnreadableReport unreadable) {
        super(format, json, unreadable);
    }

    @Override
    public Object result(List<Reply> pages) {
        return pages.size() == 1 ? of(pages.get(0)) : of(pages);
    }

    @Override
    public Map<String, Object> resultHeaders(List<Reply> pages) {
        return headers(pages.get(0), unreadable(pages));
    }

    @Override
    public Map<String, Object> rowHeaders(Reply page, Object row) {
        return headers(page, unreadable(page, row, false));
    }

    @Override
    public Map<String, Object> rowsHeaders(Reply page, List<?> rows) {
        return headers(
                page,
                FieldPairs.joined(rows.stream()
                        .map(row -> unreadable(page, row, true))
                        .filter(Objects::nonNull)
                        .toList()));
    }

    private static Map<String, Object> headers(Reply page, String unreadable) {
        boolean ofCredit = page.call().operation().resultKind() == ResultKind.CREDIT;
        if (!ofCredit && unreadable == null) {
            return Map.of();
        }
        Map<String, Object> headers = new HashMap<>();
        if (ofCredit) {
            headers.put(ThingsMobileConstants.CREDIT_AMOUNT, page.answer().amount());
            headers.put(ThingsMobileConstants.CREDIT_CURRENCY, page.answer().currency());
        }
        if (unreadable != null) {
            headers.put(ThingsMobileConstants.UNREADABLE, unreadable);
        }
        return headers;
    }
}
