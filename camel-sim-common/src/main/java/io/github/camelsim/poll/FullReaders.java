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
package io.github.camelsim.poll;

import io.github.camelsim.paging.Page;
import io.github.camelsim.paging.Pages;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Creates readers that deliver everything in every poll and have no state.
 *
 * @param <P> the pages
 */
public final class FullReaders<P extends Page> {

    private final BlockingCalls calls;
    private final Delivery delivery;
    private final PageFormat<P> format;
    private final boolean split;

    /** @param split whether each row gets an exchange of its own; otherwise each page does */
    public FullReaders(BlockingCalls calls, Delivery delivery, PageFormat<P> format, boolean split) {
        this.calls = calls;
        this.delivery = delivery;
        this.format = format;
        this.split = split;
    }

    /** Reads a list that is not paged: the result of one call has all rows. */
    public RecordReader ofCall(Supplier<CompletableFuture<P>> call) {
        return () -> deliver(calls.await(call.get()));
    }

    /** Reads a list page by page, and delivers each page as it arrives. */
    public RecordReader ofPages(Supplier<Pages<P>> list) {
        return () -> {
            Pages<P> pages = list.get();
            int exchanges = 0;
            while (pages.hasNext()) {
                Optional<P> page = calls.await(pages.next());
                if (page.isPresent()) {
                    exchanges += deliver(page.get());
                }
            }
            return exchanges;
        };
    }

    /** Reads all pages, which together are one record. */
    public RecordReader ofOneRecord(Supplier<Pages<P>> list) {
        return () -> {
            List<P> pages = calls.await(list.get().all());
            return delivery.whole(format.result(pages), format.resultHeaders(pages), 1);
        };
    }

    private int deliver(P page) throws InterruptedException {
        List<?> rows = page.rows();
        if (!split) {
            List<P> alone = List.of(page);
            return delivery.whole(format.result(alone), format.resultHeaders(alone), rows.size());
        }
        List<PolledRecord> records = rows.stream()
                .map(row -> PolledRecord.of(row, format.rowHeaders(page, row)))
                .toList();
        return delivery.page(records, () -> format.rowsHeaders(page, rows));
    }
}
