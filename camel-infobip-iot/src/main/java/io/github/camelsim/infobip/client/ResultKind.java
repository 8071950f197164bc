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
package io.github.camelsim.infobip.client;

import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import java.util.function.Function;

/** The kinds of results: which field of the response has the rows, and what a row is. */
public enum ResultKind {
    /** A list of {@link SimCard}. */
    SIM_CARDS("sims", RowReader::simCard),
    /** One {@link SimCard}. */
    SIM_CARD(null, RowReader::simCard),
    /** A list of {@link SimUsage}. */
    USAGES("usage", RowReader::simUsage),
    /** One {@link SimUsage}. */
    USAGE(null, RowReader::simUsage),
    /** An {@code ActionReference}. */
    ACTION(null, null);

    private final String list;
    private final Function<JsonFields, Object> row;

    ResultKind(String list, Function<JsonFields, Object> row) {
        this.list = list;
        this.row = row;
    }

    /** The field of the response that has the rows; null if the response is one row, or none. */
    String list() {
        return list;
    }

    /** Whether the response is one row. */
    boolean isRow() {
        return list == null && row != null;
    }

    /** Makes a row of its fields. */
    Object row(JsonFields fields) {
        return row.apply(fields);
    }
}
