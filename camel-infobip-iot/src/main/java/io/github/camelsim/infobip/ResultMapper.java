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
package io.github.camelsim.infobip;

import io.github.camelsim.infobip.client.Reply;
import io.github.camelsim.infobip.client.ResultKind;
import io.github.camelsim.infobip.json.InfobipIotJson;
import io.github.camelsim.poll.PageFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Makes message bodies and headers of results, in the form that was asked for. */
final class ResultMapper implements PageFormat<Reply> {

    private final boolean json;
    private final InfobipIotJson writer = new InfobipIotJson();
    private final UnreadableReport unreadable;

    /** @param unreadable told of values that are not of their type */
    ResultMapper(OutputFormat format, UnreadableReport unreadable) {
        this.json = format == OutputFormat.json;
        this.unreadable = unreadable;
    }

    /** @param pages all pages of a list, or the one reply of another operation */
    @Override
    public Object result(List<Reply> pages) {
        Reply first = pages.get(0);
        if (first.call().operation().paged()) {
            return body(pages.stream().flatMap(page -> page.rows().stream()).toList());
        }
        return body(
                first.call().operation().resultKind() == ResultKind.ACTION
                        ? first.action()
                        : first.rows().get(0));
    }

    @Override
    public Object body(Object row) {
        return json ? writer.write(row) : row;
    }

    @Override
    public Object body(List<?> rows) {
        return json ? writer.write(rows) : rows;
    }

    /** The bodies of the rows of a page, one after the other. */
    Iterator<?> elements(Reply page) {
        unreadable.warn(page);
        return page.rows().stream().map(this::body).iterator();
    }

    /** The header for values that are not of their type; null if there are none. */
    String unreadable(List<Reply> pages) {
        return unreadable.header(pages);
    }

    @Override
    public Map<String, Object> resultHeaders(List<Reply> pages) {
        return header(unreadable.header(pages));
    }

    @Override
    public Map<String, Object> rowHeaders(Reply page, Object row) {
        return header(unreadable.header(page, List.of(row), false));
    }

    @Override
    public Map<String, Object> rowsHeaders(Reply page, List<?> rows) {
        return header(unreadable.header(page, rows, true));
    }

    private static Map<String, Object> header(String unreadable) {
        return unreadable == null ? Map.of() : Map.of(InfobipIotConstants.UNREADABLE, unreadable);
    }
}
