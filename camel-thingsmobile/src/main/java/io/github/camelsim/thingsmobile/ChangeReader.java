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
import io.github.camelsim.thingsmobile.client.Pages;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.model.Sim;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.RuntimeCamelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the fleet and delivers only the SIMs that are new, changed or gone since they were delivered last. */
final class ChangeReader implements RecordReader {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeReader.class);

    /** A page may shift while the list is read and hide a SIM once. */
    private static final int READS_WITHOUT_A_SIM_THAT_IS_GONE = 2;

    private final Call list;
    private final BlockingCalls calls;
    private final Delivery delivery;
    private final Snapshot snapshot;
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> readsWithout = new HashMap<>();

    ChangeReader(Call list, BlockingCalls calls, Delivery delivery, Snapshot snapshot) {
        this.list = list;
        this.calls = calls;
        this.delivery = delivery;
        this.snapshot = snapshot;
    }

    @Override
    public void open() {
        snapshot.open();
    }

    @Override
    public void close() {
        try {
            snapshot.close();
        } catch (RuntimeException e) {
            LOG.warn("The snapshot of SIMs could not be saved at the stop: what it lacks is delivered again", e);
        }
    }

    @Override
    public int poll() throws InterruptedException {
        Set<String> listed = new HashSet<>();
        Pages pages = calls.pages(list);
        int exchanges = 0;
        while (pages.hasNext() || lacksKnownSims(listed) && pages.checkEnd()) {
            Optional<Reply> page = calls.await(pages.next());
            if (page.isPresent()) {
                exchanges += delivery.page(newOrChanged(page.get(), listed));
            }
        }
        checkNoOutage(listed);
        exchanges += delivery.page(gone(listed));
        snapshot.save();
        return exchanges;
    }

    /** Before a SIM counts as gone, the end of the list is checked. */
    private boolean lacksKnownSims(Set<String> listed) {
        return !snapshot.isWithin(listed);
    }

    private void checkNoOutage(Set<String> listed) {
        boolean filtered = ConsumerOptionsValidator.FLEET_FILTERS.stream().anyMatch(filter -> list.get(filter) != null);
        int known = snapshot.size();
        if (listed.isEmpty() && !filtered && known > 0) {
            throw new IllegalStateException("simListLite: the service lists no SIM at all, and " + known
                    + " were known. That is taken for an outage: no SIM is reported as removed. If the account has"
                    + " no SIM any more, stop the route and delete '" + snapshot.scope() + "' in the cursorRepository");
        }
    }

    private List<PolledRecord> newOrChanged(Reply page, Set<String> listed) {
        List<PolledRecord> records = new ArrayList<>();
        for (Object row : page.rows()) {
            Sim sim = (Sim) row;
            String key = Snapshot.key(sim);
            if (Snapshot.isNamed(sim) && listed.add(key) && !inFlight.contains(key) && !snapshot.hasSame(sim)) {
                records.add(record(sim, snapshot.get(key), delivery.headers(page, row)));
            }
        }
        return records;
    }

    private PolledRecord record(Sim sim, Sim before, Map<String, Object> more) {
        Map<String, Object> headers = new HashMap<>(more);
        headers.put(ThingsMobileConstants.CHANGE, before == null ? "added" : "changed");
        if (before != null) {
            headers.put(ThingsMobileConstants.CHANGED_FIELDS, changedFields(before, sim));
        }
        return new PolledRecord(sim, headers, new Change(Snapshot.key(sim), () -> snapshot.put(sim)));
    }

    private List<PolledRecord> gone(Set<String> listed) {
        List<PolledRecord> records = new ArrayList<>();
        Set<String> known = snapshot.keys();
        readsWithout.keySet().removeAll(listed);
        readsWithout.keySet().retainAll(known);
        for (String key : known) {
            Sim last = snapshot.get(key);
            if (last != null
                    && !listed.contains(key)
                    && readsWithout.merge(key, 1, Integer::sum) >= READS_WITHOUT_A_SIM_THAT_IS_GONE
                    && !inFlight.contains(key)) {
                Map<String, Object> headers = Map.of(ThingsMobileConstants.CHANGE, "removed");
                records.add(new PolledRecord(last, headers, new Change(key, () -> snapshot.remove(key))));
            }
        }
        return records;
    }

    private static String changedFields(Sim before, Sim now) {
        return Arrays.stream(Sim.class.getRecordComponents())
                .filter(field -> !Objects.equals(value(field, before), value(field, now)))
                .map(RecordComponent::getName)
                .collect(Collectors.joining(","));
    }

    private static Object value(RecordComponent field, Sim sim) {
        try {
            return field.getAccessor().invoke(sim);
        } catch (ReflectiveOperationException e) {
            throw new RuntimeCamelException(e);
        }
    }

    private final class Change implements RecordCallback {

        private final String key;
        private final Runnable keep;

        Change(String key, Runnable keep) {
            this.key = key;
            this.keep = keep;
        }

        @Override
        public void onStarted() {
            inFlight.add(key);
        }

        @Override
        public void onCompleted() {
            keep.run();
            inFlight.remove(key);
        }

        @Override
        public void onFailed() {
            inFlight.remove(key);
        }
    }
}
