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
package io.github.camelsim.thingsmobile.support.consumer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A proxy of a sandbox that answers {@code getCdrPaginated} with error 40 for some SIMs that the SIM list contains. */
public final class RefusingProxy implements AutoCloseable {

    private static final byte[] REFUSAL = ("<result><done>false</done><errorCode>40</errorCode>"
                    + "<errorMessage>sim error: not found</errorMessage></result>")
            .getBytes(StandardCharsets.UTF_8);

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer waits 40 ms for an acknowledgement
    }

    private final ThingsMobileSandbox sandbox;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    public RefusingProxy(ThingsMobileSandbox sandbox) throws IOException {
        this.sandbox = sandbox;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String baseUri() {
        return "http://localhost:" + server.getAddress().getPort()
                + URI.create(sandbox.baseUri()).getPath();
    }

    /** These SIMs are refused from now on, and no others. */
    public void refuse(String... sims) {
        refused.clear();
        refused.addAll(Set.of(sims));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getRawPath();
            if (path.endsWith("/getCdrPaginated") && namesRefused(request)) {
                answer(exchange, 200, REFUSAL);
            } else {
                forward(exchange, path, request);
            }
        }
    }

    private boolean namesRefused(byte[] request) {
        String form = new String(request, StandardCharsets.UTF_8);
        return Stream.of(form.split("&"))
                .filter(pair -> pair.startsWith("msisdnList="))
                .map(pair -> URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8))
                .flatMap(list -> Stream.of(list.split(",")))
                .anyMatch(refused::contains);
    }

    private void forward(HttpExchange exchange, String path, byte[] request) throws IOException {
        var connection = (HttpURLConnection)
                URI.create(sandbox.baseUri()).resolve(path).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty(
                "Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"));
        String credentials = exchange.getRequestHeaders().getFirst("Authorization");
        if (credentials != null) {
            connection.setRequestProperty("Authorization", credentials);
        }
        connection.getOutputStream().write(request);
        int status = connection.getResponseCode();
        try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            answer(exchange, status, body.readAllBytes());
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=UTF-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
