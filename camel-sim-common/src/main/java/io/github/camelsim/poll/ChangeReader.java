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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a list and delivers only the rows that are new, changed or gone since they were last delivered.
 *
 * @param <P> the pages
 * @param <T> the rows, a public record class
 */
public final class ChangeReader<P extends Page, T extends Record> implements RecordReader {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeReader.class);

    /** A row can move to a page that was already read while the list is read, so that one read misses it. */
    private static final int READS_WITHOUT_A_REMOVED_ROW = 2;

    private final ChangeSource<P, T> source;
    private final BlockingCalls calls;
    private final Delivery delivery;
    private final PageFormat<P> format;
    private final ChangeHeaders<T> headers;
    private final Snapshot<T> snapshot;
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> readsWithout = new HashMap<>();
    private boolean warnedOfRowsWithoutKey;

    ChangeReader(
            ChangeSource<P, T> source,
            BlockingCalls calls,
            Delivery delivery,
            PageFormat<P> format,
            ChangeHeaders<T> headers,
            Snapshot<T> snapshot) {
        this.source = source;
        this.calls = calls;
        this.delivery = delivery;
        this.format = format;
        this.headers = headers;
        this.snapshot = snapshot;
    }

    /**
     * The list.
     *
     * @param operation its name for messages; never null
     * @param pages starts to read it; never null
     * @param type the class of its rows; never null
     * @param filtered whether it may rightly be empty after it was not; otherwise that is taken for an outage
     */
    public record ChangeSource<P extends Page, T>(
            String operation, Supplier<Pages<P>> pages, Class<T> type, boolean filtered) {}

    @Override
    public void open() {
        readsWithout.clear(); // other nodes may have read the rows meanwhile
        snapshot.open();
    }

    @Override
    public void close() {
        try {
            snapshot.close();
        } catch (RuntimeException e) {
            LOG.warn("The snapshot could not be persisted. The changes that it lacks may be delivered again", e);
        }
    }

    @Override
    public int poll() throws InterruptedException {
        Set<String> listed = new HashSet<>();
        Pages<P> pages = source.pages().get();
        long withoutKey = 0;
        int exchanges = 0;
        // before a row counts as missing, the end of the list is checked
        while (pages.hasNext() || !snapshot.isWithin(listed) && pages.checkEnd()) {
            Optional<P> page = calls.await(pages.next());
            if (page.isPresent()) {
                withoutKey += withoutKey(page.get());
                exchanges += delivery.page(newOrChanged(page.get(), listed), Map::of);
            }
        }
        failAfterOutage(listed, withoutKey);
        exchanges += delivery.page(removed(listed, withoutKey), Map::of);
        snapshot.save();
        return exchanges;
    }

    /** Counts the rows that nothing identifies, and warns of the first one. */
    private long withoutKey(P page) {
        List<?> rows = page.rows().stream()
                .filter(row -> snapshot.keyOf(source.type().cast(row)) == null)
                .toList();
        rows.forEach(row -> format.rowHeaders(page, row)); // which warns of the value that is not readable
        if (!rows.isEmpty() && !warnedOfRowsWithoutKey) {
            warnedOfRowsWithoutKey = true;
            LOG.warn(
                    "{}: the list has a SIM without a readable identifier. It is not delivered, and no SIM is reported"
                            + " as removed while the list has such a SIM. Others are not logged",
                    source.operation());
        }
        return rows.size();
    }

    private void failAfterOutage(Set<String> listed, long withoutKey) {
        int known = snapshot.size();
        if (listed.isEmpty() && !source.filtered() && known > 0) {
            String listedInstead = withoutKey == 0 ? "no SIM at all" : "no SIM with a readable identifier";
            throw new IllegalStateException(source.operation() + ": the service lists " + listedInstead + ", and "
                    + known
                    + " were known. This is taken for an outage: no SIM is reported as removed. If the account has"
                    + " no SIM any more, stop the route and delete '" + snapshot.key() + "' in the cursorRepository");
        }
    }

    private List<PolledRecord> newOrChanged(P page, Set<String> listed) {
        List<PolledRecord> records = new ArrayList<>();
        for (Object element : page.rows()) {
            T row = source.type().cast(element);
            String key = snapshot.keyOf(row);
            if (key != null && listed.add(key) && !inFlight.contains(key) && !snapshot.hasSame(row)) {
                records.add(newOrChanged(key, row, format.rowHeaders(page, element)));
            }
        }
        return records;
    }

    private PolledRecord newOrChanged(String key, T row, Map<String, Object> rowHeaders) {
        T before = snapshot.get(key);
        Map<String, Object> all = new HashMap<>(rowHeaders);
        all.putAll(before == null ? headers.added(row) : headers.changed(before, row));
        return new PolledRecord(row, all, new Change(key, () -> snapshot.put(row)));
    }

    private List<PolledRecord> removed(Set<String> listed, long withoutKey) {
        List<PolledRecord> records = new ArrayList<>();
        Set<String> known = snapshot.keys();
        readsWithout.keySet().removeAll(listed);
        readsWithout.keySet().retainAll(known);
        if (withoutKey > 0) {
            return records; // a row that is missing may be one of those without a key
        }
        for (String key : known) {
            T last = snapshot.get(key);
            if (last != null
                    && !listed.contains(key)
                    && readsWithout.merge(key, 1, Integer::sum) >= READS_WITHOUT_A_REMOVED_ROW
                    && !inFlight.contains(key)) {
                Optional<Map<String, Object>> change = headers.removed(last);
                var update = new Change(key, () -> snapshot.remove(key));
                change.ifPresentOrElse(all -> records.add(new PolledRecord(last, all, update)), update::onCompleted);
            }
        }
        return records;
    }

    /** Updates the snapshot when the exchange completes. */
    private final class Change implements RecordCallback {

        private final String key;
        private final Runnable updateSnapshot;

        Change(String key, Runnable updateSnapshot) {
            this.key = key;
            this.updateSnapshot = updateSnapshot;
        }

        @Override
        public void onStarted() {
            inFlight.add(key);
        }

        @Override
        public void onCompleted() {
            updateSnapshot.run();
            inFlight.remove(key);
        }

        @Override
        public void onFailed() {
            inFlight.remove(key);
        }
    }
}
