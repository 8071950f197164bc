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

import io.github.camelsim.format.FieldPairs;
import io.github.camelsim.infobip.client.Operation;
import io.github.camelsim.infobip.client.Reply;
import io.github.camelsim.infobip.client.UnreadableValue;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import io.github.camelsim.masking.ShownText;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports the values of a result that are not of their type: to the route in the header
 * {@code CamelInfobipIotUnreadable}, to the operator in a warning, once per field.
 */
final class UnreadableReport {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableReport.class);
    private static final int LONGEST_SIM = 40;

    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /** Warns of the fields that were not warned about before. */
    void warn(Reply page) {
        Operation operation = page.call().operation();
        for (UnreadableValue value : page.unreadable()) {
            if (warned.add(operation + " " + value.field())) {
                LOG.warn(
                        "{}: {} of {} is not readable and null: {}. Others of this field are not logged",
                        operation,
                        value.field(),
                        subject(page, value),
                        value.text());
            }
        }
    }

    /** The header for the whole result of some pages; null if every value is of its type. */
    String header(List<Reply> pages) {
        pages.forEach(this::warn);
        return FieldPairs.joined(pages.stream()
                .flatMap(page -> page.unreadable().stream()
                        .map(value -> pair(page, value, page.call().operation().paged())))
                .toList());
    }

    /**
     * The header for some rows of a page; null if every value of them is of its type.
     *
     * @param named whether the SIM cards of the rows are named
     */
    String header(Reply page, List<?> rows, boolean named) {
        if (page.unreadable().isEmpty()) {
            return null;
        }
        warn(page);
        return FieldPairs.joined(page.unreadable().stream()
                .filter(value -> rows.stream().anyMatch(row -> row == rowOf(page, value)))
                .map(value -> pair(page, value, named))
                .toList());
    }

    private static String pair(Reply page, UnreadableValue value, boolean named) {
        return named ? subject(page, value) + " " + value.pair() : value.pair();
    }

    private static String subject(Reply page, UnreadableValue value) {
        Object row = rowOf(page, value);
        String iccid = row instanceof SimCard sim ? sim.iccid() : row instanceof SimUsage usage ? usage.iccid() : null;
        return iccid == null ? "row " + (value.row() + 1) : ShownText.of(iccid, LONGEST_SIM);
    }

    private static Object rowOf(Reply page, UnreadableValue value) {
        return value.row() < page.rows().size() ? page.rows().get(value.row()) : null;
    }
}
