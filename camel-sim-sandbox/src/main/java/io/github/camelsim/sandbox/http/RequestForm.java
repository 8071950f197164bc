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

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.List;
import java.util.Map;

/** Reads the parameters of a request without blocking a thread. */
public final class RequestForm {
    private RequestForm() {}

    /** Continues in a worker thread when the body has arrived; an incomplete body ends with an HTTP error. */
    public static void read(HttpServerExchange exchange, Continuation next) {
        RequestBody.read(exchange, (read, body) -> {
            String type = read.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
            next.proceed(read, FormBody.parse(type, body, read.getQueryString()));
        });
    }

    /** Receives the parameters. */
    @FunctionalInterface
    public interface Continuation {
        void proceed(HttpServerExchange exchange, Map<String, List<String>> form) throws Exception;
    }
}
