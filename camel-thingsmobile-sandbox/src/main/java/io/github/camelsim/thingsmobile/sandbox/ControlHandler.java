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
package io.github.camelsim.thingsmobile.sandbox;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A view of the sandbox for other processes: {@code GET /sandbox/summary} and {@code GET /sandbox/journal}. */
final class ControlHandler implements HttpHandler {
    private static final int LAST = 100;

    private final SandboxFleet fleet;
    private final SandboxJournal journal;
    private final List<String> tokens;

    ControlHandler(SandboxFleet fleet, SandboxJournal journal, List<String> tokens) {
        this.fleet = fleet;
        this.journal = journal;
        this.tokens = List.copyOf(tokens);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (exchange.isInIoThread()) {
            exchange.dispatch(this);
            return;
        }
        switch (exchange.getRelativePath()) {
            case "/summary" -> send(exchange, summary());
            case "/journal" -> journal(exchange);
            default -> exchange.setStatusCode(StatusCodes.NOT_FOUND).endExchange();
        }
    }

    private Map<String, Object> summary() {
        Map<String, Object> operations = new LinkedHashMap<>();
        journal.counters().forEach((operation, counters) -> operations.put(operation, shown(counters)));
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("sims", fleet.size());
        summary.put("cdrs", fleet.cdrCount());
        summary.put("credit", fleet.credit());
        summary.put("calls", journal.count());
        summary.put("refused", journal.refused());
        summary.put("operations", operations);
        return summary;
    }

    private void journal(HttpServerExchange exchange) {
        Optional<String> operation = query(exchange, "operation");
        int last;
        try {
            last = query(exchange, "last").map(Integer::parseInt).orElse(LAST);
        } catch (NumberFormatException notANumber) {
            exchange.setStatusCode(StatusCodes.BAD_REQUEST);
            send(exchange, Map.of("error", "last is not a number"));
            return;
        }
        List<JournalEntry> entries = operation.map(journal::entries).orElseGet(journal::entries);
        send(
                exchange,
                entries.stream()
                        .skip(Math.max(0, entries.size() - (long) last))
                        .map(ControlHandler::shown)
                        .toList());
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

    /** A token may have been sent where it does not belong; it is not shown there either. */
    private void send(HttpServerExchange exchange, Object content) {
        String json = JsonWriter.write(content);
        for (String token : tokens) {
            json = json.replace(token, "***");
        }
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json;charset=UTF-8");
        exchange.getResponseSender().send(json + "\n");
    }

    private static Optional<String> query(HttpServerExchange exchange, String name) {
        return Optional.ofNullable(exchange.getQueryParameters().get(name)).map(Deque::peekFirst);
    }
}
