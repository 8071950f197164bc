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
package io.github.camelsim.thingsmobile.sandbox.support;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** Calls a sandbox as its first account. Every wait is bounded. */
public final class TestClient {
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ThingsMobileSandbox sandbox;
    private final HttpClient http;

    public TestClient(ThingsMobileSandbox sandbox) {
        this(
                sandbox,
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    public TestClient(ThingsMobileSandbox sandbox, HttpClient http) {
        this.sandbox = sandbox;
        this.http = http;
    }

    /** A form call with username and token; {@code params} are names and values in turn. */
    public XmlResponse call(String operation, String... params) {
        return send(request(operation, params).build());
    }

    public CompletableFuture<HttpResponse<byte[]>> callAsync(String operation, String... params) {
        return http.sendAsync(request(operation, params).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public XmlResponse call(String operation, UnaryOperator<HttpRequest.Builder> change, String... params) {
        return send(change.apply(request(operation, params)).build());
    }

    public HttpRequest.Builder request(String operation, String... params) {
        List<String> all = new ArrayList<>(List.of("username", sandbox.username(), "token", sandbox.token()));
        all.addAll(List.of(params));
        return bare(operation).POST(form(all.toArray(String[]::new)));
    }

    /** A call with basic authentication and the form's content type, without parameters. */
    public HttpRequest.Builder bare(String operation) {
        return HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/" + operation))
                .timeout(PATIENCE)
                .header("Authorization", basic("test", "Thingsmobil3"))
                .header("Content-Type", "application/x-www-form-urlencoded");
    }

    public XmlResponse send(HttpRequest request) {
        try {
            return sendOrFail(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public XmlResponse sendOrFail(HttpRequest request) throws IOException {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new XmlResponse(response);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public XmlResponse get(String path) {
        URI uri = URI.create(sandbox.baseUri()).resolve(path);
        return send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build());
    }

    /** A control request; {@code params} are names and values in turn. */
    public XmlResponse control(String method, String path, String... params) {
        return send(HttpRequest.newBuilder(URI.create(sandbox.baseUri()).resolve("/_sandbox/" + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, form(params))
                .build());
    }

    public static HttpRequest.BodyPublisher form(String... params) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < params.length; i += 2) {
            pairs.add(URLEncoder.encode(params[i], StandardCharsets.UTF_8) + "="
                    + URLEncoder.encode(params[i + 1], StandardCharsets.UTF_8));
        }
        return HttpRequest.BodyPublishers.ofString(String.join("&", pairs));
    }

    public static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
