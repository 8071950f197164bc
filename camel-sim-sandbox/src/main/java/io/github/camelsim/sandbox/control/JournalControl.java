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
package io.github.camelsim.sandbox.control;

import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.sandbox.SandboxJournal;
import io.github.camelsim.sandbox.openapi.ApiParameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The control paths that show and clear a journal. */
public final class JournalControl {
    private static final int DEFAULT_ENTRIES = 100;

    private final SandboxJournal journal;

    public JournalControl(SandboxJournal journal) {
        this.journal = journal;
    }

    /** Adds {@code journal} under {@code prefix}. */
    public void addTo(ControlHandler handler, String prefix) {
        List<ApiParameter> which = List.of(
                ApiParameter.text("operation", "Only calls of this operation."),
                ApiParameter.number("last", 0, "How many at most; " + DEFAULT_ENTRIES + " by default."));
        handler.on("GET", prefix + "journal", "The last calls, the newest at the end.", which, this::entries)
                .on("DELETE", prefix + "journal", "Forgets all calls.", List.of(), this::clear);
    }

    /** The numbers of calls, for a summary. */
    public Map<String, Object> counters() {
        Map<String, Object> operations = new LinkedHashMap<>();
        journal.counters().forEach((operation, counters) -> operations.put(operation, shown(counters)));
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("calls", journal.count());
        shown.put("refused", journal.refused());
        shown.put("operations", operations);
        return shown;
    }

    private Object entries(ControlRequest request) {
        int last = request.number("last", DEFAULT_ENTRIES, 0, Integer.MAX_VALUE);
        Optional<String> operation = request.optional("operation");
        List<JournalEntry> entries = operation.map(journal::entries).orElseGet(journal::entries);
        return entries.stream()
                .skip(Math.max(0, entries.size() - (long) last))
                .map(JournalControl::shown)
                .toList();
    }

    private Object clear(ControlRequest request) {
        journal.clear();
        return Map.of();
    }

    private static Map<String, Object> shown(SandboxJournal.Counters counters) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("calls", counters.calls());
        shown.put("refused", counters.refused());
        shown.put("effects", counters.effects());
        return shown;
    }

    private static Map<String, Object> shown(JournalEntry entry) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("sequence", entry.sequence());
        shown.put("operation", entry.operation());
        shown.put("arrival", entry.arrival());
        shown.put("connectionId", entry.connectionId());
        shown.put("httpMethod", entry.httpMethod());
        shown.put("contentType", entry.contentType());
        shown.put("params", entry.params());
        shown.put("code", entry.code());
        shown.put("httpStatus", entry.httpStatus());
        shown.put("effect", entry.effect());
        shown.put("fault", entry.fault());
        return shown;
    }
}
