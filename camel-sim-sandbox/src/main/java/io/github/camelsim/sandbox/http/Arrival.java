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
package io.github.camelsim.sandbox.http;

import io.github.camelsim.sandbox.JournalEntry;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A call that has arrived over HTTP.
 *
 * @param operation what the path names, also if there is no such operation, at most 200 characters; never null
 * @param nanoTime {@link System#nanoTime()} of the arrival; in nanoseconds
 * @param instant the same moment on the system's clock; never null
 * @param account the account that the call names; null if it names none
 * @param params the decoded parameters without secrets; never null
 */
public record Arrival(
        String operation, long nanoTime, Instant instant, String account, Map<String, List<String>> params) {
    private static final int LONGEST_OPERATION = 200;
    private static final Set<HttpString> SECRET_HEADERS = Set.of(Headers.AUTHORIZATION, Headers.PROXY_AUTHORIZATION);
    /** A call that arrives now and whose parameters are not read yet. */
    public static Arrival now(String operation) {
        String shown = operation.length() > LONGEST_OPERATION ? operation.substring(0, LONGEST_OPERATION) : operation;
        return new Arrival(shown, System.nanoTime(), Instant.now(), null, Map.of());
    }

    /** The same call with its account and parameters. */
    public Arrival with(String calledBy, Map<String, List<String>> read) {
        return new Arrival(operation, nanoTime, instant, calledBy, read);
    }

    /** Such as {@code Basic xxxxxx}: the way of authentication without the credentials. */
    private static String schemeOf(String authorization) {
        int end = authorization.indexOf(' ');
        return (end < 0 ? "" : authorization.substring(0, end + 1)) + "xxxxxx";
    }

    JournalEntry entry(HttpServerExchange exchange, int code, int status, boolean effect, String fault) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (HeaderValues header : exchange.getRequestHeaders()) {
            boolean secret = SECRET_HEADERS.contains(header.getHeaderName());
            headers.put(
                    header.getHeaderName().toString(),
                    header.stream()
                            .map(value -> secret ? schemeOf(value) : value)
                            .toList());
        }
        return new JournalEntry(
                0,
                operation,
                nanoTime,
                instant,
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
}
