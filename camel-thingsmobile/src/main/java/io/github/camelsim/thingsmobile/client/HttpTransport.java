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
package io.github.camelsim.thingsmobile.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.pool.ConnPoolControl;
import org.apache.hc.core5.util.TimeValue;

/** Posts a call as the API document, section 4, wants it, with an HttpClient that somebody else has configured. */
public final class HttpTransport implements Transport {

    private static final ContentType FORM_FIELD = ContentType.create("text/plain", StandardCharsets.UTF_8);

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    private final HttpClient http;
    private final ConnPoolControl<?> connections;
    private final ClientSettings settings;
    private final ScheduledExecutorService timer;

    /**
     * @param http follows no redirects and repeats nothing by itself
     * @param connections its pool
     * @param timer ends requests that take too long
     */
    public HttpTransport(
            HttpClient http, ConnPoolControl<?> connections, ClientSettings settings, ScheduledExecutorService timer) {
        this.http = http;
        this.connections = connections;
        this.settings = settings;
        this.timer = timer;
    }

    @Override
    public HttpReply send(Call call, Progress progress) throws IOException {
        if (call.operation().effect() == Effect.ONCE) {
            connections.closeIdle(TimeValue.ZERO_MILLISECONDS); // a stale connection would leave the outcome unknown
        }
        var sent = new AtomicBoolean();
        var timedOut = new AtomicBoolean();
        HttpPost request = request(call, () -> {
            progress.sending();
            sent.set(!timedOut.get()); // the connection is closed by then
        });
        Future<?> deadline = timer.schedule(
                () -> {
                    timedOut.set(true);
                    request.cancel();
                },
                settings.responseTimeout().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return http.execute(request, response -> {
                progress.headArrived();
                return reply(response, request);
            });
        } catch (TooLongException e) {
            return e.reply;
        } catch (IOException e) {
            IOException failure = timedOut.get() ? timeout(e) : e;
            throw sent.get() ? failure : new NotSentException(failure);
        } finally {
            deadline.cancel(false);
        }
    }

    /** @param beforeBody run when the first byte of the body, and with it the head, is about to go out */
    private HttpPost request(Call call, Runnable beforeBody) {
        var request = new HttpPost(URI.create(settings.baseUri() + "/" + call.operation()));
        String authorization = settings.authorization();
        if (authorization != null) {
            request.setHeader(HttpHeaders.AUTHORIZATION, authorization);
        }
        HttpEntity form = call.operation().multipart() ? multipart(fields(call)) : urlEncoded(fields(call));
        request.setEntity(new HttpEntityWrapper(form) {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                beforeBody.run();
                super.writeTo(out);
            }
        });
        return request;
    }

    private List<NameValuePair> fields(Call call) {
        List<NameValuePair> fields = new ArrayList<>();
        fields.add(new BasicNameValuePair("username", settings.username()));
        fields.add(new BasicNameValuePair("token", settings.token()));
        call.parameters()
                .forEach((parameter, value) ->
                        fields.add(new BasicNameValuePair(parameter.wireName(call.operation()), value)));
        return fields;
    }

    private static HttpEntity urlEncoded(List<NameValuePair> fields) {
        return new UrlEncodedFormEntity(fields, StandardCharsets.UTF_8);
    }

    private static HttpEntity multipart(List<NameValuePair> fields) {
        MultipartEntityBuilder form = MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.EXTENDED)
                .setCharset(StandardCharsets.UTF_8);
        fields.forEach(field -> form.addTextBody(field.getName(), field.getValue(), FORM_FIELD));
        return form.build();
    }

    private HttpReply reply(ClassicHttpResponse response, HttpPost request) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return reply(response, new byte[0], false);
        }
        int limit = (int) Math.min(settings.maxResponseBytes(), Integer.MAX_VALUE - 16L);
        try (InputStream in = entity.getContent()) {
            byte[] body = in.readNBytes(limit);
            if (body.length == limit && in.read() >= 0) {
                request.cancel(); // closing it would read the rest, which may have no end
                throw new TooLongException(reply(response, body, true));
            }
            return reply(response, body, false);
        }
    }

    private HttpReply reply(ClassicHttpResponse response, byte[] body, boolean tooLong) {
        return new HttpReply(
                response.getCode(),
                response.getReasonPhrase(),
                retryAfter(response),
                charset(response.getEntity()),
                body,
                tooLong);
    }

    private static Duration retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        if (header == null) {
            return null;
        }
        String value = header.getValue().strip();
        if (value.matches("\\d{1,9}")) {
            return shorter(Duration.ofSeconds(Long.parseLong(value)));
        }
        Instant date = DateUtils.parseStandardDate(value);
        return date == null ? null : shorter(Duration.between(Instant.now(), date));
    }

    private static Duration shorter(Duration wish) {
        return wish.compareTo(LONGEST_RETRY_AFTER) < 0 ? wish : LONGEST_RETRY_AFTER;
    }

    private static Charset charset(HttpEntity entity) {
        if (entity == null || entity.getContentType() == null) {
            return null;
        }
        try {
            ContentType type = ContentType.parseLenient(entity.getContentType());
            return type == null ? null : type.getCharset();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null; // then the document's own declaration counts
        }
    }

    private IOException timeout(IOException cause) {
        var timeout = new SocketTimeoutException("no whole answer within responseTimeout="
                + settings.responseTimeout().toMillis() + "ms");
        timeout.initCause(cause);
        return timeout;
    }

    /** Leaves the HTTP client with what was read of an answer that is longer than it may be. */
    private static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1L;

        private final transient HttpReply reply;

        TooLongException(HttpReply reply) {
            super("the answer is too long");
            this.reply = reply;
        }
    }
}
