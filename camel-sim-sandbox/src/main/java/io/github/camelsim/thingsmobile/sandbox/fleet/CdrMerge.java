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
package io.github.camelsim.thingsmobile.sandbox.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Several SIMs' CDRs as one list: by start, then by MSISDN, then in the order they were recorded (4.19). */
final class CdrMerge {
    private static final Comparator<Cursor> ORDER = Comparator.comparing(
                    (Cursor cursor) -> cursor.head().start())
            .thenComparing(cursor -> cursor.head().msisdn());

    private final List<List<SandboxCdr>> perSim;

    CdrMerge(List<List<SandboxCdr>> perSim) {
        this.perSim = perSim;
    }

    /** At most {@code count} rows after the first {@code skip}. */
    List<SandboxCdr> rows(long skip, int count) {
        PriorityQueue<Cursor> heads = new PriorityQueue<>(Math.max(1, perSim.size()), ORDER);
        perSim.stream().filter(rows -> !rows.isEmpty()).map(Cursor::new).forEach(heads::add);
        List<SandboxCdr> page = new ArrayList<>();
        for (long position = 0; !heads.isEmpty() && page.size() < count; position++) {
            Cursor first = heads.poll();
            if (position >= skip) {
                page.add(first.head());
            }
            if (first.advance()) {
                heads.add(first);
            }
        }
        return page;
    }

    private static final class Cursor {
        private final List<SandboxCdr> rows;
        private int position;

        Cursor(List<SandboxCdr> rows) {
            this.rows = rows;
        }

        SandboxCdr head() {
            return rows.get(position);
        }

        boolean advance() {
            position++;
            return position < rows.size();
        }
    }
}
