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

import io.github.camelsim.thingsmobile.DuplicateRowCounter.CountedRow;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.client.ResultKind;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hands on those rows that were not completed before, oldest first. */
final class Deduplicator {

    private static final Comparator<CountedRow> OLDEST_FIRST = Comparator.comparing(
            counted -> counted.row().start(), Comparator.nullsFirst(Comparator.<LocalDateTime>naturalOrder()));

    private final ReadProgress state;
    private final Delivery delivery;

    Deduplicator(ReadProgress state, Delivery delivery) {
        this.state = state;
        this.delivery = delivery;
    }

    /**
     * @param page the answer that the rows are from
     * @return how many exchanges were made
     */
    int page(Reply page, List<CountedRow> rows) throws InterruptedException {
        Map<String, Object> headers = headers(page);
        Set<String> asked = asked(page);
        List<PolledRecord> fresh = new ArrayList<>();
        for (CountedRow counted : rows.stream().sorted(OLDEST_FIRST).toList()) {
            HistoryRow row = counted.row();
            String recordKey = row.key(counted.ordinal());
            String key = state.keptAs(recordKey);
            state.saw(row.start());
            if (state.isNew(key)) {
                Map<String, Object> own = new HashMap<>(headers);
                own.putAll(delivery.headers(page, row.row()));
                own.put(ThingsMobileConstants.RECORD_KEY, recordKey);
                fresh.add(new PolledRecord(
                        row.row(),
                        own,
                        state.callback(
                                key, row, asked.contains(row.sim()) || asked.isEmpty() ? Set.of(row.sim()) : asked)));
            }
        }
        return delivery.page(fresh);
    }

    /** A row that names none of the SIMs that were asked for comes again only if all of them are asked again. */
    private static Set<String> asked(Reply page) {
        String sims = page.call().get(Parameter.msisdnList);
        return sims == null ? Set.of() : Set.of(sims.split(","));
    }

    private static Map<String, Object> headers(Reply page) {
        if (page.call().operation().resultKind() != ResultKind.CREDIT) {
            return Map.of();
        }
        Map<String, Object> headers = new HashMap<>();
        headers.put(ThingsMobileConstants.CREDIT_AMOUNT, page.answer().amount());
        headers.put(ThingsMobileConstants.CREDIT_CURRENCY, page.answer().currency());
        return headers;
    }
}
