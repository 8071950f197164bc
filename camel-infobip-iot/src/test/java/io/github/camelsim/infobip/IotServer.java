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
package io.github.camelsim.infobip;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Records requests and answers them as told. */
final class IotServer implements AutoCloseable {

    static final String ACTION = "{\"actionId\": \"f597d319-de5c-4524-9378-e95478b58dad\"}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Response> next = new ConcurrentLinkedQueue<>();
    private volatile Function<Request, Response> otherwise = request -> Response.json(ACTION);

    IotServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String baseUri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The responses to the next requests. */
    IotServer answer(Response... responses) {
        next.addAll(List.of(responses));
        return this;
    }

    IotServer answer(String json) {
        return answer(Response.json(json));
    }

    /** The responses to all requests that have no other. */
    IotServer always(Function<Request, Response> responses) {
        otherwise = responses;
        return this;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    Request onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("not one request but " + requests);
        }
        return requests.get(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        var request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                exchange.getRequestURI().getRawQuery(),
                headers,
                new String(body, StandardCharsets.UTF_8),
                exchange.getRemoteAddress().getPort());
        requests.add(request);
        Response given = next.poll();
        Response response = given == null ? otherwise.apply(request) : given;
        if (response.status() > 0) {
            response.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /**
     * @param headers names in lower case
     * @param port of the client, which tells its connections apart
     */
    record Request(String method, String path, String query, Map<String, String> headers, String body, int port) {

        int parameter(String name, int otherwise) {
            for (String pair : query == null ? new String[0] : query.split("&")) {
                if (pair.startsWith(name + "=")) {
                    return Integer.parseInt(pair.substring(name.length() + 1));
                }
            }
            return otherwise;
        }
    }

    record Response(int status, Map<String, String> headers, String body) {

        static Response json(String json) {
            return json(200, json);
        }

        static Response json(int status, String json) {
            return new Response(status, Map.of("Content-Type", "application/json"), json);
        }

        static Response error(int status, String messageId, String text) {
            return json(
                    status,
                    "{\"requestError\":{\"serviceException\":{\"messageId\":\"" + messageId + "\",\"text\":\"" + text
                            + "\"}}}");
        }

        /** Without a body. */
        static Response empty(int status) {
            return new Response(status, Map.of(), "");
        }

        /** The connection is closed without a response. */
        static Response none() {
            return new Response(0, Map.of(), "");
        }

        Response with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Response(status, more, body);
        }
    }
}
