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
import io.github.camelsim.poll.ChangeReader.ChangeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Creates readers: those that deliver everything in every poll and have no state, and those that deliver what has
 * changed.
 *
 * @param <P> the pages
 */
public final class RecordReaders<P extends Page> {

    private final RecordPollConsumer consumer;
    private final BlockingCalls calls;
    private final PageFormat<P> format;
    private final Map<String, Object> headers;
    private final ConsumerConfiguration options;
    private final Delivery delivery;

    /** @param headers headers of every exchange */
    public RecordReaders(
            RecordPollConsumer consumer,
            BlockingCalls calls,
            PageFormat<P> format,
            Map<String, Object> headers,
            ConsumerConfiguration options) {
        this.consumer = consumer;
        this.calls = calls;
        this.format = format;
        this.headers = headers;
        this.options = options;
        this.delivery = new Delivery(consumer, format, headers, options.isSplitResult(), options.getMaxInFlight());
    }

    /** For a reader of the vendor's own. */
    public Delivery delivery() {
        return delivery;
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

    /** Reads a list page by page, and delivers the rows that are new, changed or gone, in an exchange each. */
    public <T extends Record> RecordReader ofChanges(
            ChangeSource<P, T> source,
            ChangeHeaders<T> changeHeaders,
            RowCodec<T> codec,
            ConsumerRepositories repositories) {
        int unsaved = Snapshot.batchFor(options.getMaxInFlight());
        var single = new Delivery(consumer, format, headers, true, Math.max(1, options.getMaxInFlight() - unsaved));
        var snapshot = new Snapshot<>(repositories, codec, unsaved);
        return new StatefulReader(
                new ChangeReader<>(source, calls, single, format, changeHeaders, snapshot), repositories);
    }

    private int deliver(P page) throws InterruptedException {
        List<?> rows = page.rows();
        if (!options.isSplitResult()) {
            List<P> alone = List.of(page);
            return delivery.whole(format.result(alone), format.resultHeaders(alone), rows.size());
        }
        List<PolledRecord> records = rows.stream()
                .map(row -> PolledRecord.of(row, format.rowHeaders(page, row)))
                .toList();
        return delivery.page(records, () -> format.rowsHeaders(page, rows));
    }
}
