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
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A call's way over HTTP: path, method, basic authentication, form, service, journal, answer or fault. */
final class ApiHandler implements HttpHandler {
    private static final int LONGEST_PATH = 200;

    private final ServerSettings settings;
    private final ApiService service;
    private final SandboxFleet fleet;
    private final SandboxJournal journal;
    private final SandboxFaults faults;

    ApiHandler(
            ServerSettings settings,
            ApiService service,
            SandboxFleet fleet,
            SandboxJournal journal,
            SandboxFaults faults) {
        this.settings = settings;
        this.service = service;
        this.fleet = fleet;
        this.journal = journal;
        this.faults = faults;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        Arrival arrival = new Arrival(operationIn(exchange), System.nanoTime(), Instant.now());
        Optional<Operation> operation = Operation.byPath(arrival.operation());
        if (operation.isEmpty()) {
            refuse(exchange, arrival, StatusCodes.NOT_FOUND);
        } else if (!exchange.getRequestMethod().equals(Methods.POST)) {
            exchange.getResponseHeaders().put(Headers.ALLOW, "POST");
            refuse(exchange, arrival, StatusCodes.METHOD_NOT_ALLOWED);
        } else if (!isAuthorized(exchange)) {
            exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Basic realm=\"Things Mobile sandbox\"");
            refuse(exchange, arrival, StatusCodes.UNAUTHORIZED);
        } else {
            RequestForm.read(exchange, (read, form) -> carryOut(read, form, operation.get(), arrival));
        }
    }

    private static String operationIn(HttpServerExchange exchange) {
        String path = exchange.getRelativePath();
        String operation = path.startsWith("/") ? path.substring(1) : path;
        return operation.length() > LONGEST_PATH ? operation.substring(0, LONGEST_PATH) : operation;
    }

    private boolean isAuthorized(HttpServerExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        return settings.basicAuth().isEmpty() || settings.basicAuth().get().match(authorization);
    }

    private void refuse(HttpServerExchange exchange, Arrival arrival, int status) {
        journal.record(entry(exchange, arrival, Map.of(), 0, status, false, null));
        exchange.setStatusCode(status).endExchange();
    }

    private void carryOut(
            HttpServerExchange exchange, Map<String, List<String>> values, Operation operation, Arrival arrival) {
        Optional<Fault> fault = faults.take(operation);
        Parameters sent = new Parameters(values);
        Parameters parameters = fault.filter(met -> operation.isRead())
                .map(met -> met.read().misread(operation, sent, fleet))
                .orElse(sent);
        boolean run = operation.isRead() || fault.map(Fault::effect).orElse(true);
        Answer answer = run
                ? service.answer(operation, parameters, arrival.nanoTime())
                : service.arriveOnly(operation, parameters, arrival.nanoTime());
        int code = fault.map(met -> met.code(answer.code())).orElse(answer.code());
        int status = fault.map(Fault::httpStatus).orElse(StatusCodes.OK);
        String faultName = fault.map(Fault::name).orElse(null);
        journal.record(entry(exchange, arrival, values, code, status, answer.effect(), faultName));
        Reply reply = new HttpReply(
                exchange,
                answer.xml(),
                error -> service.error(operation, error),
                faults,
                fault.map(Fault::end).orElse(AnswerEnd.NOTHING));
        afterLatency(exchange, () -> {
            service.answered(answer, System.nanoTime());
            fault.ifPresentOrElse(met -> met.deliver(reply), reply::sendBody);
        });
    }

    private void afterLatency(HttpServerExchange exchange, Runnable answer) {
        Duration latency = settings.latency();
        Runnable start = latency.isZero()
                ? answer
                : () -> exchange.getIoThread().executeAfter(answer, latency.toNanos(), TimeUnit.NANOSECONDS);
        exchange.dispatch(SameThreadExecutor.INSTANCE, start);
    }

    private static JournalEntry entry(
            HttpServerExchange exchange,
            Arrival arrival,
            Map<String, List<String>> values,
            int code,
            int status,
            boolean effect,
            String fault) {
        Map<String, List<String>> params = new LinkedHashMap<>(values);
        params.remove("token");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (HeaderValues header : exchange.getRequestHeaders()) {
            headers.put(header.getHeaderName().toString(), List.copyOf(header));
        }
        return new JournalEntry(
                0,
                arrival.operation(),
                arrival.nanoTime(),
                arrival.instant(),
                exchange.getConnection().getId(),
                exchange.getRequestMethod().toString(),
                exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE),
                headers,
                params,
                code,
                status,
                effect,
                fault);
    }

    private record Arrival(String operation, long nanoTime, Instant instant) {}
}
