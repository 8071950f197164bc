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
package io.github.camelsim.thingsmobile.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Records each request and sends the configured responses. Unlike the sandbox, it knows nothing of the API. */
public final class RecordingServer implements AutoCloseable {

    public static final String PATH = "/services/business-api";

    /** A successful result for every operation. */
    public static final String OK = "<result><done>true</done><sims><sim><name>SIM</name></sim></sims><creditHistory/>"
            + "<plans/><cdrsPaginated/><amount>1</amount><currency>EUR</currency></result>";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Response> next = new ConcurrentLinkedQueue<>();
    private volatile Supplier<Response> otherwise = () -> Response.xml(OK);

    public RecordingServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String baseUri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /** The responses to the next requests; later requests get {@link #OK}. */
    public RecordingServer answer(Response... answers) {
        next.addAll(List.of(answers));
        return this;
    }

    /** The response to every request from now on. */
    public RecordingServer always(Response answer) {
        return always(() -> answer);
    }

    /** Creates the response to every request from now on. */
    public RecordingServer always(Supplier<Response> answers) {
        otherwise = answers;
        return this;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public Request onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("not one request but " + requests.size());
        }
        return requests.get(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), List.copyOf(values)));
        requests.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                new String(body, StandardCharsets.UTF_8)));
        Response response = next.poll();
        (response == null ? otherwise.get() : response).writeTo(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** @param headers names in lower case */
    public record Request(String method, String uri, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.containsKey(name) ? headers.get(name).get(0) : null;
        }

        /** All of it but the boundary, which is never the same. */
        public List<Object> comparable() {
            Map<String, List<String>> same = new LinkedHashMap<>(headers);
            if (isMultipart()) {
                same.put("content-type", List.of(header("content-type").replaceFirst("boundary=[^;]*", "boundary")));
                same.remove("content-length");
            }
            return List.of(method, uri, same, fields());
        }

        private boolean isMultipart() {
            return header("content-type").startsWith("multipart/");
        }

        /** The fields of a form of either kind, decoded. */
        public Map<String, String> fields() {
            return isMultipart() ? multipart() : urlEncoded();
        }

        private Map<String, String> urlEncoded() {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String pair : body.split("&")) {
                String[] parts = pair.split("=", 2);
                put(fields, decoded(parts[0]), decoded(parts[1]));
            }
            return fields;
        }

        private Map<String, String> multipart() {
            Map<String, String> fields = new LinkedHashMap<>();
            String boundary = header("content-type").replaceFirst(".*boundary=\"?([^\";]+).*", "$1");
            for (String part : body.split("--" + boundary + "(--)?\r\n")) {
                if (!part.isBlank()) {
                    String[] headAndBody = part.split("\r\n\r\n", 2);
                    String name = headAndBody[0].replaceFirst("(?s).*; name=\"([^\"]*)\".*", "$1");
                    put(fields, name, headAndBody[1].replaceFirst("\r\n$", ""));
                }
            }
            return fields;
        }

        private static void put(Map<String, String> fields, String name, String value) {
            if (fields.put(name, value) != null) {
                throw new AssertionError(name + " was sent twice");
            }
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }

    public record Response(int status, Map<String, String> headers, byte[] body) {

        public static Response xml(String xml) {
            return of(200, "text/xml;charset=UTF-8", xml.getBytes(StandardCharsets.UTF_8));
        }

        public static Response of(int status, String contentType, byte[] body) {
            return new Response(status, contentType == null ? Map.of() : Map.of("Content-Type", contentType), body);
        }

        private void writeTo(HttpExchange exchange) throws IOException {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }
    }
}
