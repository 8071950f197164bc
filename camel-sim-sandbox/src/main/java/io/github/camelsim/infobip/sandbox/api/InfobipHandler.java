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
package io.github.camelsim.infobip.sandbox.api;

import io.github.camelsim.sandbox.CallLimits;
import io.github.camelsim.sandbox.CallOutcome;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.ReadFault;
import io.github.camelsim.sandbox.Response;
import io.github.camelsim.sandbox.SandboxFaults;
import io.github.camelsim.sandbox.http.Arrival;
import io.github.camelsim.sandbox.http.CallResponder;
import io.github.camelsim.sandbox.http.FormBody;
import io.github.camelsim.sandbox.http.RequestBody;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Handles a call over HTTP: path, method, credentials, body, service, then response or fault. */
public final class InfobipHandler implements HttpHandler {
    /** The path that all operations are under. */
    public static final String PATH = "/iot";

    private final InfobipCredentials credentials;
    private final InfobipService service;
    private final SandboxFaults faults;
    private final CallResponder responder;

    public InfobipHandler(
            InfobipCredentials credentials, InfobipService service, SandboxFaults faults, CallResponder responder) {
        this.credentials = credentials;
        this.service = service;
        this.faults = faults;
        this.responder = responder;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        String path = exchange.getRelativePath();
        List<InfobipOperation> withPath = InfobipOperation.withPath(path);
        if (withPath.isEmpty()) {
            refuse(exchange, Arrival.now(path), InfobipError.notFound("Requested URL not found"));
            return;
        }
        Arrival arrival = Arrival.now(withPath.get(0).id());
        Optional<InfobipOperation> operation = InfobipOperation.withMethod(
                withPath, exchange.getRequestMethod().toString());
        if (operation.isEmpty()) {
            String allowed = withPath.stream().map(InfobipOperation::method).collect(Collectors.joining(", "));
            exchange.getResponseHeaders().put(Headers.ALLOW, allowed);
            refuse(exchange, arrival, InfobipError.of(405, "The method must be " + allowed));
        } else if (!credentials.match(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION))) {
            refuse(exchange, arrival, InfobipError.unauthorized());
        } else {
            RequestBody.read(exchange, (read, body) -> carryOut(read, body, operation.get(), arrival));
        }
    }

    private void refuse(HttpServerExchange exchange, Arrival arrival, InfobipError error) {
        CallOutcome outcome = new CallOutcome(error.status(), false, error.response(), CallLimits.Admission.FREE);
        responder.respond(exchange, arrival, Optional.empty(), outcome, InfobipHandler::error, () -> {});
    }

    private void carryOut(HttpServerExchange exchange, byte[] body, InfobipOperation operation, Arrival arrival) {
        Map<String, List<String>> query = FormBody.parse(null, new byte[0], exchange.getQueryString());
        InfobipRequest sent =
                new InfobipRequest(operation.iccid(exchange.getRelativePath()), query, body, ReadFault.NONE);
        Optional<Fault> fault = faults.take(operation.id());
        InfobipRequest request = fault.filter(met -> operation.isRead())
                .map(met -> sent.with(met.read(), service.fleet()))
                .orElse(sent);
        boolean run = operation.isRead() || fault.map(Fault::effect).orElse(true);
        CallOutcome outcome = run
                ? service.call(operation, request, credentials.username(), arrival.nanoTime())
                : service.arriveOnly(operation, credentials.username(), arrival.nanoTime());
        responder.respond(
                exchange,
                arrival.with(credentials.username(), sent.shown()),
                fault,
                outcome,
                InfobipHandler::error,
                () -> service.ended(outcome, System.nanoTime()));
    }

    private static Response error(int code, String text) {
        return InfobipError.of(code, text).response();
    }
}
