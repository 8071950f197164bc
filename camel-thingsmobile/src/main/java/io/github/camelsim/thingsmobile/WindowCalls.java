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
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.client.Reply;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The calls that read a window of an operation's rows: always with both dates, and pages as large as may be. */
final class WindowCalls {

    private final Operation operation;
    private final int pageSize;
    private final ZoneId zone;

    WindowCalls(Operation operation, Integer pageSize, ZoneId zone) {
        this.operation = operation;
        this.pageSize = pageSize == null ? operation.maxPageSize() : pageSize;
        this.zone = zone;
    }

    Operation operation() {
        return operation;
    }

    /** The first page of the window. */
    Call call(List<String> sims, TimeWindow window) {
        Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
        values.put(Parameter.msisdnList, sims);
        values.put(Parameter.startDateRange, window.start());
        values.put(Parameter.endDateRange, window.end());
        return Call.of(operation, values, zone).page(1, pageSize);
    }

    /** Reads the row's SIM and second on one page, where nothing can move, and counts the rows equal to it. */
    int rowsLike(LedgerRow row, BackgroundCalls calls) throws InterruptedException {
        if (row.start() == null) {
            throw new IllegalStateException(operation + ": a row without a time is listed twice: " + row.row());
        }
        List<String> sims = row.sim().isEmpty() ? List.of() : List.of(row.sim());
        Reply page =
                calls.call(call(sims, new TimeWindow(row.start(), row.start())).page(1, operation.maxPageSize()));
        if (page.hasMore()) {
            throw new IllegalStateException(operation + ": the rows of one second, " + row.start()
                    + ", fill more than a page, so identical ones cannot be counted");
        }
        return (int) page.rows().stream()
                .filter(other -> LedgerRow.of(other).equals(row))
                .count();
    }
}
