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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The tables of a journal on the sandbox's page: calls by operation, the last calls and the refused ones. */
public final class JournalTables {
    private static final int CALLS = 30;
    private static final int OK = 200;
    private static final List<String> HEADS = List.of("Time", "Operation", "SIM", "Response", "Took effect", "Fault");

    private final SandboxJournal journal;
    private final String refusal;
    private final List<String> simParameters;

    /**
     * @param refusal the error code of calls that came before their limit
     * @param simParameters the parameters that name a SIM
     */
    public JournalTables(SandboxJournal journal, String refusal, List<String> simParameters) {
        this.journal = journal;
        this.refusal = refusal;
        this.simParameters = List.copyOf(simParameters);
    }

    /** Writes the three tables. */
    public void write(HtmlWriter html) {
        List<List<Object>> operations = new ArrayList<>();
        journal.counters()
                .forEach((operation, counters) ->
                        operations.add(List.of(operation, counters.calls(), counters.refused(), counters.effects())));
        html.heading("Calls by operation").table(List.of("Operation", "Calls", "Refused", "Took effect"), operations);
        html.heading("Last calls").table(HEADS, rows(journal.newest(CALLS)));
        html.heading("Last refused calls (code " + refusal + ")").table(HEADS, rows(journal.newestRefused(CALLS)));
    }

    private List<List<Object>> rows(List<JournalEntry> calls) {
        return calls.stream()
                .map(call -> Arrays.<Object>asList(
                        call.arrival().toString(),
                        call.operation(),
                        sim(call),
                        response(call),
                        call.effect() ? "yes" : "no",
                        call.fault()))
                .toList();
    }

    private String sim(JournalEntry call) {
        return simParameters.stream()
                .map(call::param)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static String response(JournalEntry call) {
        if (call.httpStatus() != OK) {
            return call.httpStatus() == 0 ? "none" : "HTTP " + call.httpStatus();
        }
        return call.code() == 0 ? "OK" : "code " + call.code();
    }
}
