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

import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.json.ThingsMobileJson;
import io.github.camelsim.thingsmobile.model.ActionResult;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Converts responses to message bodies in the configured output format. */
class ResultMapper {

    private final OutputFormat format;
    private final ThingsMobileJson json;
    private final UnreadableReport unreadable;

    /** @param unreadable reports values that are not of their type, except for XML, whose values are not read */
    ResultMapper(OutputFormat format, ThingsMobileJson json, UnreadableReport unreadable) {
        this.format = format;
        this.json = json;
        this.unreadable = unreadable;
    }

    /** The body for one response. */
    Object of(Reply reply) {
        return switch (format) {
            case xml -> reply.xml();
            case pojo -> result(List.of(reply));
            case json -> json.write(reply.call().operation(), result(List.of(reply)));
        };
    }

    /** The body for all pages of a list; there is at least one. */
    Object of(List<Reply> pages) {
        return switch (format) {
            case xml -> pages.stream().map(Reply::xml).toList();
            case pojo -> result(pages);
            case json -> json.write(pages.get(0).call().operation(), result(pages));
        };
    }

    /** The bodies for the rows of a page; as XML the page has one body. */
    Iterator<?> elements(Reply page) {
        if (format == OutputFormat.xml) {
            return List.of(page.xml()).iterator();
        }
        unreadable.warn(page);
        return page.rows().stream().map(this::body).iterator();
    }

    /** The header for unreadable values of all pages of a result; null if there are none. */
    String unreadable(List<Reply> pages) {
        return format == OutputFormat.xml ? null : unreadable.header(pages);
    }

    /**
     * The header for unreadable values of one row; null if there are none.
     *
     * @param named whether the header names the SIM of the row, as the header for a list does
     */
    String unreadable(Reply page, Object row, boolean named) {
        return format == OutputFormat.xml ? null : unreadable.header(page, row, named);
    }

    /** The body for one row. A row has no XML of its own, so it stays a record for XML. */
    public Object body(Object row) {
        return format == OutputFormat.json ? json.writeRow(row) : row;
    }

    /** The body for several rows. */
    public Object body(List<?> rows) {
        return format == OutputFormat.json ? json.writeRows(rows) : rows;
    }

    private static Object result(List<Reply> pages) {
        Reply first = pages.get(0);
        return switch (first.call().operation().resultKind()) {
            case ACTION -> done(first);
            case SIM ->
                first.answer()
                        .sims()
                        .get(0)
                        .withCdrs(rows(pages).map(Cdr.class::cast).toList());
            case CREDIT ->
                new Credit(
                        first.answer().amount(),
                        first.answer().currency(),
                        rows(pages).map(CreditOperation.class::cast).toList());
            case SIMS, CDRS, PLANS -> rows(pages).toList();
        };
    }

    private static Stream<?> rows(List<Reply> pages) {
        return pages.stream().flatMap(page -> page.rows().stream());
    }

    private static ActionResult done(Reply reply) {
        Call call = reply.call();
        Operation operation = call.operation();
        return new ActionResult(
                operation.name(),
                call.get(Parameter.msisdn),
                call.get(Parameter.iccid),
                reply.answer().message());
    }
}
