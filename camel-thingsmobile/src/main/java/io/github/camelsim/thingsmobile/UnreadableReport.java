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

import io.github.camelsim.format.FieldPairs;
import io.github.camelsim.masking.ShownText;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.client.ResultKind;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import io.github.camelsim.thingsmobile.model.CustomPlan;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.xml.UnreadableValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports values that are not of their type: to the route in the header {@code CamelThingsMobileUnreadable}, to the
 * operator as a warning, once per field.
 */
final class UnreadableReport {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableReport.class);
    private static final int MAX_SIM_LENGTH = 40;

    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /** Logs the fields that have not been logged before. */
    void warn(Reply page) {
        Operation operation = page.call().operation();
        for (UnreadableValue value : of(page)) {
            if (warned.add(operation + " " + value.list() + " " + value.field())) {
                LOG.warn(
                        "{}: {} of {} is not readable and null: {}. Other values of this field are not logged",
                        operation,
                        value.field(),
                        subject(page, value),
                        value.text());
            }
        }
    }

    /** The header for the result of one or more pages; null if every value is readable. */
    String header(List<Reply> pages) {
        List<String> pairs = new ArrayList<>();
        int rowsBefore = 0;
        for (Reply page : pages) {
            warn(page);
            for (UnreadableValue value : of(page)) {
                pairs.add(pair(page, value, rowsBefore));
            }
            rowsBefore += page.rows().size();
        }
        return FieldPairs.joined(pairs);
    }

    /**
     * The header for one row of a page; null if every value of the row is readable.
     *
     * @param named whether the header names the SIM of the row, as the header for a list does
     */
    String header(Reply page, Object row, boolean named) {
        if (page.unreadable().isEmpty()) {
            return null;
        }
        warn(page);
        List<String> pairs = new ArrayList<>();
        for (UnreadableValue value : of(page)) {
            if (rowOf(page, value) == row) {
                String pair = kind(page) == ResultKind.SIM ? value.pair() : inRow(value);
                pairs.add(named ? subject(page, value) + " " + pair : pair);
            }
        }
        return FieldPairs.joined(pairs);
    }

    /** The values of the operation's result; other values of the response are ignored. */
    private static List<UnreadableValue> of(Reply page) {
        ResultKind kind = kind(page);
        return page.unreadable().stream()
                .filter(value -> value.list() == null
                        ? kind == ResultKind.CREDIT
                        : value.list().equals(kind.element()))
                .toList();
    }

    private static ResultKind kind(Reply page) {
        return page.call().operation().resultKind();
    }

    private static String pair(Reply page, UnreadableValue value, int rowsBefore) {
        String component = kind(page).component();
        if (component == null) {
            return subject(page, value) + " " + inRow(value);
        }
        int index = index(page, value);
        return index < 0 ? value.pair() : component + "[" + (rowsBefore + index) + "]." + value.pair();
    }

    private static String inRow(UnreadableValue value) {
        return value.cdr() < 0 ? value.pair() : "cdrs[" + value.cdr() + "]." + value.pair();
    }

    /** The element of {@link Reply#rows()} that has the value; null if none has. */
    private static Object rowOf(Reply page, UnreadableValue value) {
        int index = index(page, value);
        List<?> rows = page.rows();
        return index < 0 || index >= rows.size() ? null : rows.get(index);
    }

    /** The index in {@link Reply#rows()} of the row that has the value; negative if no row has it. */
    private static int index(Reply page, UnreadableValue value) {
        return kind(page) == ResultKind.SIM ? value.cdr() : value.row();
    }

    /** The SIM of the value, or the number of its row if the SIM is unknown. */
    private static String subject(Reply page, UnreadableValue value) {
        if (value.row() < 0) {
            return "the account";
        }
        Object row = kind(page) == ResultKind.SIM
                ? page.answer().sims().get(0)
                : page.rows().get(value.row());
        String name = name(row);
        return name == null ? "row " + (value.row() + 1) : ShownText.of(name, MAX_SIM_LENGTH);
    }

    private static String name(Object row) {
        if (row instanceof Sim sim) {
            return sim.msisdn() == null ? sim.iccid() : sim.msisdn();
        }
        if (row instanceof Cdr cdr) {
            return cdr.msisdn();
        }
        if (row instanceof CreditOperation operation) {
            return operation.msisdn();
        }
        return row instanceof CustomPlan plan && plan.id() != null ? "plan " + plan.id() : null;
    }
}
