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
package io.github.camelsim.thingsmobile.history;

import io.github.camelsim.poll.Delivery;
import io.github.camelsim.poll.PageFormat;
import io.github.camelsim.poll.PolledRecord;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.history.DuplicateRowCounter.CountedRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Delivers the rows of a page that are neither completed nor in flight, oldest first. */
final class Deduplicator {

    private static final Comparator<CountedRow> OLDEST_FIRST = Comparator.comparing(
            counted -> counted.row().start(), Comparator.nullsFirst(Comparator.<LocalDateTime>naturalOrder()));

    private final ReadProgress progress;
    private final Delivery delivery;
    private final PageFormat<Reply> format;
    private final String keyHeader;

    /** @param keyHeader the name of the header with the key of the record */
    Deduplicator(ReadProgress progress, Delivery delivery, PageFormat<Reply> format, String keyHeader) {
        this.progress = progress;
        this.delivery = delivery;
        this.format = format;
        this.keyHeader = keyHeader;
    }

    /**
     * @param page the page that the rows are from
     * @return the number of exchanges
     */
    int deliver(Reply page, List<CountedRow> rows) throws InterruptedException {
        Set<String> requested = requestedSims(page);
        List<PolledRecord> records = new ArrayList<>();
        for (CountedRow counted : rows.stream().sorted(OLDEST_FIRST).toList()) {
            HistoryRow row = counted.row();
            String recordKey = row.key(counted.ordinal());
            progress.recordRead(row.start());
            if (progress.isNew(recordKey)) {
                Map<String, Object> headers = new HashMap<>(format.rowHeaders(page, row.row()));
                headers.put(keyHeader, recordKey);
                Set<String> sims = requested.isEmpty() || requested.contains(row.sim()) ? Set.of(row.sim()) : requested;
                records.add(new PolledRecord(row.row(), headers, progress.callback(recordKey, row, sims)));
            }
        }
        return delivery.page(
                records,
                () -> format.rowsHeaders(
                        page, records.stream().map(PolledRecord::row).toList()));
    }

    /** A row that names none of the requested SIMs is read again only if all of them are requested again. */
    private static Set<String> requestedSims(Reply page) {
        String sims = page.call().get(Parameter.msisdnList);
        return sims == null ? Set.of() : Set.of(sims.split(","));
    }
}
