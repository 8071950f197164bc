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
package io.github.camelsim.thingsmobile.sandbox;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.xnio.IoUtils;
import org.xnio.Options;

/** Sends an answer over HTTP. Nothing in it blocks: what has to wait, waits as a timer of the connection's thread. */
final class HttpReply implements Reply {
    private static final String XML = "text/xml;charset=UTF-8";

    private final HttpServerExchange exchange;
    private final byte[] body;
    private final Function<ServiceError, byte[]> errors;
    private final SandboxFaults faults;
    private final AnswerEnd end;

    HttpReply(
            HttpServerExchange exchange,
            byte[] body,
            Function<ServiceError, byte[]> errors,
            SandboxFaults faults,
            AnswerEnd end) {
        this.exchange = exchange;
        this.body = body;
        this.errors = errors;
        this.faults = faults;
        this.end = end;
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    @Override
    public void sendBody() {
        send(200, XML, Map.of(), body);
    }

    @Override
    public void sendError(ServiceError error) {
        send(200, XML, Map.of(), errors.apply(error));
    }

    @Override
    public void send(int status, String contentType, Map<String, String> headers, byte[] content) {
        switch (end.kind()) {
            case SAME_AGAIN -> {
                byte[] response = RawResponse.of(status, contentType, headers, content);
                sendRaw(RawResponse.join(response, response));
            }
            case TIMEOUT_408 -> {
                if (end.after().isZero()) {
                    closeAfterwards();
                    sendRaw(RawResponse.join(
                            RawResponse.of(status, contentType, headers, content), RawResponse.TIMEOUT));
                } else {
                    afterIdling(RawResponse.TIMEOUT);
                    sendPlainly(status, contentType, headers, content);
                }
            }
            case CLOSE -> {
                if (end.after().isZero()) {
                    closeAfterwards();
                } else {
                    afterIdling(new byte[0]);
                }
                sendPlainly(status, contentType, headers, content);
            }
            case NOTHING -> sendPlainly(status, contentType, headers, content);
        }
    }

    private void sendPlainly(int status, String contentType, Map<String, String> headers, byte[] content) {
        exchange.setStatusCode(status);
        headers.forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        head(contentType, content.length);
        exchange.getResponseSender().send(ByteBuffer.wrap(content));
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

    /** Writes the last words and closes, unless the connection gets another request before. */
    private void afterIdling(byte[] lastWords) {
        exchange.addExchangeCompleteListener((completed, next) -> {
            ConnectionGate.whenIdle(completed, end.after(), connection -> {
                RawResponse.writeAtOnce(connection, lastWords);
                IoUtils.safeClose(connection);
            });
            next.proceed();
        });
    }

    @Override
    public void sendSlowly(Duration perByte) {
        head(XML, body.length);
        sendFrom(0, perByte);
    }

    @Override
    public void hold() {
        faults.hold(() -> exchange.getIoThread().execute(this::sendBody));
    }

    @Override
    public void holdHalfway() {
        int half = body.length / 2;
        head(XML, body.length);
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

    private void head(String contentType, int length) {
        if (contentType != null) {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType);
        }
        exchange.setResponseContentLength(length);
    }

    private void sendFrom(int position, Duration perByte) {
        ByteBuffer next = ByteBuffer.wrap(body, position, 1);
        if (position == body.length - 1) {
            exchange.getResponseSender().send(next);
            return;
        }
        Runnable rest = () -> sendFrom(position + 1, perByte);
        exchange.getResponseSender().send(next, after(() -> exchange.getIoThread()
                .executeAfter(rest, perByte.toNanos(), TimeUnit.NANOSECONDS)));
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
