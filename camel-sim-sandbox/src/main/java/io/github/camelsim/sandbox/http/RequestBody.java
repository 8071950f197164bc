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

import io.undertow.io.Receiver;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.util.StatusCodes;

/** Reads the body of a request without blocking a thread. */
public final class RequestBody {
    private RequestBody() {}

    /** Continues in a worker thread when the body has arrived; an incomplete body ends with an HTTP error. */
    public static void read(HttpServerExchange exchange, Continuation next) {
        Receiver.FullBytesCallback whole = (received, body) -> received.dispatch(worker -> next.proceed(worker, body));
        Receiver.ErrorCallback broken = (failed, error) -> {
            boolean large = error instanceof RequestTooBigException;
            failed.setPersistent(false);
            failed.setStatusCode(large ? StatusCodes.REQUEST_ENTITY_TOO_LARGE : StatusCodes.BAD_REQUEST)
                    .endExchange();
        };
        exchange.getRequestReceiver().receiveFullBytes(whole, broken);
    }

    /** Receives the body. */
    @FunctionalInterface
    public interface Continuation {
        void proceed(HttpServerExchange exchange, byte[] body) throws Exception;
    }
}
