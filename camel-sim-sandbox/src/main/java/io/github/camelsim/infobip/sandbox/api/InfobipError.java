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

import io.github.camelsim.sandbox.Response;
import io.github.camelsim.sandbox.http.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error response: an HTTP status with Infobip's error body. */
final class InfobipError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String messageId;
    private final transient Map<String, String> headers;

    private InfobipError(int status, String messageId, String text, Map<String, String> headers) {
        super(text, null, false, false);
        this.status = status;
        this.messageId = messageId;
        this.headers = headers;
    }

    static InfobipError badRequest(String text) {
        return of(400, text);
    }

    static InfobipError unauthorized() {
        return of(401, "Invalid login details");
    }

    static InfobipError notFound(String text) {
        return of(404, text);
    }

    /** @param seconds after which the client may try again */
    static InfobipError tooManyRequests(long seconds) {
        return new InfobipError(
                429, messageId(429), "Too many requests", Map.of("Retry-After", Long.toString(seconds)));
    }

    /** An error with any HTTP status; a number that is no status of an error becomes 500. */
    static InfobipError of(int status, String text) {
        int sent = status < 400 || status > 599 ? 500 : status;
        return new InfobipError(sent, messageId(sent), text, Map.of());
    }

    int status() {
        return status;
    }

    Response response() {
        Map<String, Object> exception = new LinkedHashMap<>();
        exception.put("messageId", messageId);
        exception.put("text", getMessage());
        Map<String, Object> body = Map.of("requestError", Map.of("serviceException", exception));
        return JsonResponse.of(status, headers, JsonWriter.write(body));
    }

    private static String messageId(int status) {
        return switch (status) {
            case 400 -> "BAD_REQUEST";
            case 401 -> "UNAUTHORIZED";
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 429 -> "TOO_MANY_REQUESTS";
            default -> "GENERAL_ERROR";
        };
    }
}
