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
package io.github.camelsim.infobip.sandbox.support;

import io.github.camelsim.infobip.sandbox.InfobipSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls Infobip's API of a sandbox with the credentials of the page's examples. Every wait is bounded. */
public final class InfobipClient {
    public static final Duration PATIENCE = Duration.ofSeconds(60);
    public static final String EXAMPLE_AUTHORIZATION = "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String baseUri;

    public InfobipClient(InfobipSandbox sandbox) {
        this(sandbox.baseUri());
    }

    public InfobipClient(String baseUri) {
        this.baseUri = baseUri;
    }

    public HttpResponse<String> get(String path) {
        return send(request("GET", path, null));
    }

    /** Sends a request; {@code body} is null for none. */
    public HttpResponse<String> call(String method, String path, String body) {
        return send(request(method, path, body));
    }

    public HttpResponse<String> callAs(String authorization, String method, String path, String body) {
        return send(builder(method, path, body)
                .header("Authorization", authorization)
                .build());
    }

    /** A request that a web page of this origin makes a browser send. */
    public HttpResponse<String> callFromPage(String origin, String method, String path) {
        return send(builder(method, path, null)
                .header("Authorization", EXAMPLE_AUTHORIZATION)
                .header("Origin", origin)
                .build());
    }

    public HttpResponse<String> callWithoutCredentials(String method, String path) {
        return send(builder(method, path, null).build());
    }

    /** Sends a request that may fail. */
    public HttpResponse<String> callOrFail(String method, String path, String body) throws IOException {
        try {
            return http.send(request(method, path, body), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public CompletableFuture<HttpResponse<String>> callAsync(String method, String path, String body) {
        return http.sendAsync(request(method, path, body), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    public HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return http.send(request("GET", path, null), BodyHandlers.ofByteArray());
    }

    /** A control request under {@code /_sandbox/infobip/}. */
    public HttpResponse<String> control(String method, String path) {
        return send(builder(method, "/_sandbox/infobip/" + path, null).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, String body) {
        return builder(method, path, body)
                .header("Authorization", EXAMPLE_AUTHORIZATION)
                .build();
    }

    private HttpRequest.Builder builder(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(baseUri + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    public static String basic(String username, String password) {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** The values of a JSON field in the order of the body: texts without quotes, numbers and null as they are. */
    public static List<String> values(HttpResponse<String> response, String field) {
        Pattern pattern = Pattern.compile("\"" + field + "\":(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,}\\]]+))");
        return pattern.matcher(response.body())
                .results()
                .map(InfobipClient::value)
                .toList();
    }

    private static String value(MatchResult match) {
        return match.group(1) != null ? match.group(1) : match.group(2);
    }

    /** JSON without the white space between its tokens. */
    public static String compact(String json) {
        Matcher tokens = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s\"]+").matcher(json);
        StringBuilder compact = new StringBuilder();
        tokens.results().forEach(token -> compact.append(token.group()));
        return compact.toString();
    }
}
