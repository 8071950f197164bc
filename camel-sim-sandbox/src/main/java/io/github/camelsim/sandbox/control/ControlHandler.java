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

import io.github.camelsim.sandbox.http.JsonWriter;
import io.github.camelsim.sandbox.http.RequestForm;
import io.github.camelsim.sandbox.openapi.ApiOperation;
import io.github.camelsim.sandbox.openapi.ApiParameter;
import io.github.camelsim.sandbox.openapi.OpenApiDocument;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The sandbox's interface for other processes, under {@code /_sandbox/}: each path accepts some HTTP methods, with form or
 * query parameters, and returns JSON. A wrong request gets an HTTP error with {@code {"error": "..."}}.
 */
public final class ControlHandler implements HttpHandler {
    private static final Map.Entry<String, Object> JSON = Map.entry("application/json", Map.of());

    private final Map<String, Map<String, Action>> paths = new TreeMap<>();
    private final List<String> secrets;

    /** @param secrets texts that no response may contain */
    public ControlHandler(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /**
     * Adds an action; its result is written as JSON.
     *
     * @param parameters all that the action reads; a request with another one is refused
     */
    public ControlHandler on(
            String method,
            String path,
            String summary,
            List<ApiParameter> parameters,
            Function<ControlRequest, Object> action) {
        String id = method.toLowerCase(Locale.ROOT) + "-" + path.replace('/', '-');
        ApiOperation description = new ApiOperation(id, summary, "", parameters, JSON);
        paths.computeIfAbsent("/" + path, first -> new TreeMap<>()).put(method, new Action(description, action));
        return this;
    }

    /** The description of all actions, {@code server} being the URI of their paths. */
    public OpenApiDocument describe(String server) {
        OpenApiDocument document = new OpenApiDocument(
                "Sandbox control",
                "Reads and controls the sandbox. A request that is refused has a 4xx status and {\"error\": \"...\"}.",
                server);
        paths.forEach((path, methods) ->
                methods.forEach((method, action) -> document.add(method, path, action.description())));
        return document;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        RequestForm.read(exchange, this::respond);
    }

    private void respond(HttpServerExchange exchange, Map<String, List<String>> form) {
        Map<String, Action> methods = paths.get(exchange.getRelativePath());
        if (methods == null) {
            send(
                    exchange,
                    StatusCodes.NOT_FOUND,
                    error("the paths are /_sandbox" + String.join(", /_sandbox", paths.keySet())));
            return;
        }
        Action action = methods.get(exchange.getRequestMethod().toString());
        if (action == null) {
            exchange.getResponseHeaders().put(Headers.ALLOW, String.join(", ", methods.keySet()));
            send(
                    exchange,
                    StatusCodes.METHOD_NOT_ALLOWED,
                    error("must be one of " + String.join(", ", methods.keySet())));
            return;
        }
        run(exchange, () -> action.apply(form));
    }

    private void run(HttpServerExchange exchange, Supplier<Object> action) {
        try {
            send(exchange, StatusCodes.OK, action.get());
        } catch (IllegalArgumentException wrong) {
            send(exchange, StatusCodes.BAD_REQUEST, error(wrong.getMessage()));
        } catch (NoSuchElementException absent) {
            send(exchange, StatusCodes.NOT_FOUND, error(absent.getMessage()));
        } catch (IllegalStateException conflict) {
            send(exchange, StatusCodes.CONFLICT, error(conflict.getMessage()));
        }
    }

    private record Action(ApiOperation description, Function<ControlRequest, Object> result) {
        Object apply(Map<String, List<String>> form) {
            for (String name : form.keySet()) {
                if (description.parameter(name).isEmpty()) {
                    throw new IllegalArgumentException("there is no parameter " + name + " here" + others());
                }
            }
            return result.apply(new ControlRequest(form));
        }

        private String others() {
            List<String> names =
                    description.parameters().stream().map(ApiParameter::name).toList();
            return names.isEmpty() ? "" : "; must be one of " + String.join(", ", names);
        }
    }

    private static Map<String, Object> error(String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("error", message);
        return error;
    }

    /** Masks the secrets: a client may have sent one in any parameter. */
    private void send(HttpServerExchange exchange, int status, Object content) {
        String json = JsonWriter.write(content);
        for (String secret : secrets) {
            json = json.replace(secret, "***");
        }
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json;charset=UTF-8");
        exchange.getResponseSender().send(json + "\n");
    }
}
