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

import io.github.camelsim.sandbox.ErrorResponses;
import io.github.camelsim.sandbox.Response;
import io.github.camelsim.sandbox.ResponseEnd;
import io.github.camelsim.sandbox.ResponseSender;
import io.github.camelsim.sandbox.SandboxFaults;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.xnio.IoUtils;
import org.xnio.Options;

/** Sends a response over HTTP. It never blocks: delays are timers of the connection's I/O thread. */
final class HttpResponseSender implements ResponseSender {
    private final HttpServerExchange exchange;
    private final Response response;
    private final ErrorResponses errors;
    private final SandboxFaults faults;
    private final ResponseEnd end;

    HttpResponseSender(
            HttpServerExchange exchange,
            Response response,
            ErrorResponses errors,
            SandboxFaults faults,
            ResponseEnd end) {
        this.exchange = exchange;
        this.response = response;
        this.errors = errors;
        this.faults = faults;
        this.end = end;
    }

    @Override
    public Response response() {
        return response;
    }

    @Override
    public Response error(int code, String text) {
        return errors.response(code, text);
    }

    @Override
    public void send(Response other) {
        switch (end.kind()) {
            case SAME_AGAIN -> {
                byte[] wire = RawResponse.of(other);
                sendRaw(RawResponse.join(wire, wire));
            }
            case TIMEOUT_408 -> {
                if (end.after().isZero()) {
                    closeAfterwards();
                    sendRaw(RawResponse.join(RawResponse.of(other), RawResponse.TIMEOUT));
                } else {
                    afterIdling(RawResponse.TIMEOUT);
                    sendPlainly(other);
                }
            }
            case CLOSE -> {
                if (end.after().isZero()) {
                    closeAfterwards();
                } else {
                    afterIdling(new byte[0]);
                }
                sendPlainly(other);
            }
            case NOTHING -> sendPlainly(other);
        }
    }

    private void sendPlainly(Response other) {
        head(other);
        exchange.getResponseSender().send(ByteBuffer.wrap(other.body()));
    }

    private void sendRaw(byte[] wire) {
        exchange.addResponseWrapper((factory, wrapped) -> new RawConduit(wrapped));
        exchange.setResponseContentLength(wire.length);
        exchange.getResponseSender().send(ByteBuffer.wrap(wire));
    }

    private void closeAfterwards() {
        exchange.addExchangeCompleteListener((completed, next) -> {
            IoUtils.safeClose(completed.getConnection());
            next.proceed();
        });
    }

    /** Writes these bytes and closes, unless the connection gets another request before. */
    private void afterIdling(byte[] lastBytes) {
        exchange.addExchangeCompleteListener((completed, next) -> {
            ConnectionGate.whenIdle(completed, end.after(), connection -> {
                RawResponse.writeAtOnce(connection, lastBytes);
                IoUtils.safeClose(connection);
            });
            next.proceed();
        });
    }

    @Override
    public void sendSlowly(Duration perByte) {
        if (response.body().length == 0) {
            send(response);
            return;
        }
        head(response);
        sendFrom(0, perByte);
    }

    @Override
    public void hold() {
        faults.hold(() -> exchange.getIoThread().execute(() -> send(response)));
    }

    @Override
    public void holdHalfway() {
        byte[] body = response.body();
        int half = body.length / 2;
        head(response);
        Runnable rest = () -> exchange.getResponseSender().send(ByteBuffer.wrap(body, half, body.length - half));
        exchange.getResponseSender()
                .send(
                        ByteBuffer.wrap(body, 0, half),
                        after(() -> faults.hold(() -> exchange.getIoThread().execute(rest))));
    }

    @Override
    public void reset() {
        try {
            exchange.getConnection().setOption(Options.CLOSE_ABORT, true);
        } catch (IOException e) {
            throw new IllegalStateException("the connection cannot be reset", e);
        }
        IoUtils.safeClose(exchange.getConnection());
    }

    private void head(Response head) {
        exchange.setStatusCode(head.status());
        head.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        if (head.contentType() != null) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, head.contentType());
        }
        exchange.setResponseContentLength(head.body().length);
    }

    private void sendFrom(int position, Duration perByte) {
        ByteBuffer next = ByteBuffer.wrap(response.body(), position, 1);
        if (position == response.body().length - 1) {
            exchange.getResponseSender().send(next);
            return;
        }
        Runnable rest = () -> sendFrom(position + 1, perByte);
        exchange.getResponseSender().send(next, after(() -> IoTimer.after(perByte, exchange, rest)));
    }

    private static IoCallback after(Runnable next) {
        return new IoCallback() {
            @Override
            public void onComplete(HttpServerExchange exchange, Sender sender) {
                next.run();
            }

            @Override
            public void onException(HttpServerExchange exchange, Sender sender, IOException exception) {
                IoCallback.END_EXCHANGE.onException(exchange, sender, exception);
            }
        };
    }
}
