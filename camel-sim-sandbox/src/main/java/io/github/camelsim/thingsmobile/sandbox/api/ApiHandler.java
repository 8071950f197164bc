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
package io.github.camelsim.thingsmobile.sandbox.api;

import io.github.camelsim.sandbox.CallOutcome;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.SandboxFaults;
import io.github.camelsim.sandbox.http.Arrival;
import io.github.camelsim.sandbox.http.BasicCredentials;
import io.github.camelsim.sandbox.http.CallResponder;
import io.github.camelsim.sandbox.http.RequestForm;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Handles a call over HTTP: path, method, basic authentication, form, service, then response or fault. */
public final class ApiHandler implements HttpHandler {
    private final Optional<BasicCredentials> basicAuth;
    private final ApiService service;
    private final Misreading misreading;
    private final SandboxFaults faults;
    private final CallResponder responder;

    public ApiHandler(
            Optional<BasicCredentials> basicAuth,
            ApiService service,
            Misreading misreading,
            SandboxFaults faults,
            CallResponder responder) {
        this.basicAuth = basicAuth;
        this.service = service;
        this.misreading = misreading;
        this.faults = faults;
        this.responder = responder;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRelativePath();
        Arrival arrival = Arrival.now(path.startsWith("/") ? path.substring(1) : path);
        Optional<Operation> operation = Operation.byPath(arrival.operation());
        if (operation.isEmpty()) {
            responder.refuse(exchange, arrival, StatusCodes.NOT_FOUND);
        } else if (!exchange.getRequestMethod().equals(Methods.POST)) {
            exchange.getResponseHeaders().put(Headers.ALLOW, "POST");
            responder.refuse(exchange, arrival, StatusCodes.METHOD_NOT_ALLOWED);
        } else if (!isAuthorized(exchange)) {
            exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Basic realm=\"Things Mobile sandbox\"");
            responder.refuse(exchange, arrival, StatusCodes.UNAUTHORIZED);
        } else {
            RequestForm.read(exchange, (read, form) -> carryOut(read, form, operation.get(), arrival));
        }
    }

    private boolean isAuthorized(HttpServerExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        return basicAuth.isEmpty() || basicAuth.get().match(authorization);
    }

    private void carryOut(
            HttpServerExchange exchange, Map<String, List<String>> form, Operation operation, Arrival arrival) {
        Optional<Fault> fault = faults.take(operation.path());
        Parameters sent = new Parameters(form);
        Parameters parameters = fault.filter(met -> operation.isRead())
                .map(met -> misreading.apply(met.read(), operation, sent))
                .orElse(sent);
        boolean run = operation.isRead() || fault.map(Fault::effect).orElse(true);
        CallOutcome outcome = run
                ? service.call(operation, parameters, arrival.nanoTime())
                : service.arriveOnly(operation, parameters, arrival.nanoTime());
        responder.respond(
                exchange,
                arrival.with(user(form), withoutToken(form)),
                fault,
                outcome,
                (code, text) -> service.error(operation, ServiceError.of(code, text)),
                () -> service.ended(outcome, System.nanoTime()));
    }

    private static String user(Map<String, List<String>> form) {
        return form.getOrDefault("username", List.of()).stream().findFirst().orElse(null);
    }

    private static Map<String, List<String>> withoutToken(Map<String, List<String>> form) {
        Map<String, List<String>> shown = new LinkedHashMap<>(form);
        shown.remove("token");
        return shown;
    }
}
