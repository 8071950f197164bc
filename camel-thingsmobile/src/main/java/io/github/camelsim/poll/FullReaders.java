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

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Creates readers that deliver everything in every poll and have no state.
 *
 * @param <P> the pages
 */
public final class FullReaders<P> {

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

    /**
     * Reads a list that has no pages with one call.
     *
     * @param rows the rows of the list
     */
    public RecordReader ofCall(Supplier<CompletableFuture<P>> call, Function<P, List<?>> rows) {
        return () -> {
            P list = calls.await(call.get());
            return deliver(list, rows.apply(list));
        };
    }

    /** Reads a list page by page, and delivers each page as it arrives. */
    public RecordReader ofPages(Supplier<PageSource<P>> list) {
        return () -> {
            PageSource<P> pages = list.get();
            int exchanges = 0;
            while (pages.hasNext()) {
                Optional<P> page = calls.await(pages.next());
                if (page.isPresent()) {
                    exchanges += deliver(page.get(), pages.rows(page.get()));
                }
            }
            return exchanges;
        };
    }

    /** Reads all pages, which together are one record. */
    public RecordReader ofOneRecord(Supplier<PageSource<P>> list) {
        return () -> {
            List<P> pages = calls.await(list.get().all());
            return delivery.whole(format.result(pages), format.resultHeaders(pages), 1);
        };
    }

    private int deliver(P page, List<?> rows) throws InterruptedException {
        if (!split) {
            List<P> alone = List.of(page);
            return delivery.whole(format.result(alone), format.resultHeaders(alone), rows.size());
        }
        List<PolledRecord> records = rows.stream()
                .map(row -> PolledRecord.of(row, format.rowHeaders(page, row)))
                .toList();
        return delivery.page(records, format.rowsHeaders(page, rows));
    }
}
