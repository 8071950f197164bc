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

import io.github.camelsim.http.StaleConnectionException;
import io.github.camelsim.thingsmobile.client.HttpReply.BodyState;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
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
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/** Posts a call as the API document, section 4, wants it, with an HttpClient that somebody else has configured. */
public final class HttpTransport implements Transport {

    /** Its charset would be that of nothing: each field names its own, and the type has no such parameter. */
    private static final ContentType MULTIPART = ContentType.create("multipart/form-data");

    private static final ContentType FORM_FIELD = ContentType.create("text/plain", StandardCharsets.UTF_8);

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    private final HttpClient reusing;
    private final HttpClient fresh;
    private final ClientSettings settings;
    private final ScheduledExecutorService timer;

    /**
     * Both clients follow no redirects and repeat nothing by themselves. Their connections end a request with a
     * {@link StaleConnectionException} if they cannot be trusted with it.
     *
     * @param reusing may use a connection for one call after the other
     * @param fresh opens a connection for each call, and closes it afterwards
     * @param timer ends requests that take too long
     */
    public HttpTransport(
            HttpClient reusing, HttpClient fresh, ClientSettings settings, ScheduledExecutorService timer) {
        this.reusing = reusing;
        this.fresh = fresh;
        this.settings = settings;
        this.timer = timer;
    }

    @Override
    public HttpReply send(Call call, Progress progress) throws IOException {
        long deadline = System.nanoTime() + settings.responseTimeout().toNanos();
        if (call.operation().effect() == Effect.ONCE) {
            return sendFresh(call, progress, deadline);
        }
        var onUsed = new Attempt(request(call), progress);
        try {
            return onUsed.send(reusing, deadline);
        } catch (StaleConnectionException e) {
            return sendAgain(call, progress, deadline, onUsed.decision);
        }
    }

    private HttpReply sendAgain(Call call, Progress progress, long deadline, SendDecision before) throws IOException {
        try {
            return sendFresh(call, progress, deadline);
        } catch (NotSentException e) { // this time, but the service may have had the request before it sent a 408
            throw before.mayBeSent() ? new IOException(e.getMessage(), e) : e;
        }
    }

    private HttpReply sendFresh(Call call, Progress progress, long deadline) throws IOException {
        HttpPost request = request(call);
        request.setHeader(HttpHeaders.CONNECTION, HeaderElements.CLOSE);
        try {
            return new Attempt(request, progress).send(fresh, deadline);
        } catch (StaleConnectionException e) { // the service spoke before it was asked
            throw new NotSentException(e);
        }
    }

    private HttpPost request(Call call) {
        var request = new HttpPost(URI.create(settings.baseUri() + "/" + call.operation()));
        String authorization = settings.authorization();
        if (authorization != null) {
            request.setHeader(HttpHeaders.AUTHORIZATION, authorization);
        }
        request.setEntity(call.operation().multipart() ? multipart(fields(call)) : urlEncoded(fields(call)));
        return request;
    }

    private List<NameValuePair> fields(Call call) {
        List<NameValuePair> fields = new ArrayList<>();
        fields.add(new BasicNameValuePair("username", settings.username()));
        fields.add(new BasicNameValuePair("token", settings.token()));
        call.parameters()
                .forEach((parameter, value) ->
                        fields.add(new BasicNameValuePair(call.operation().wireName(parameter), value)));
        return fields;
    }

    private static HttpEntity urlEncoded(List<NameValuePair> fields) {
        return new UrlEncodedFormEntity(fields, StandardCharsets.UTF_8);
    }

    private static HttpEntity multipart(List<NameValuePair> fields) {
        MultipartEntityBuilder form = MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.EXTENDED)
                .setContentType(MULTIPART)
                .setCharset(StandardCharsets.UTF_8);
        fields.forEach(field -> form.addTextBody(field.getName(), field.getValue(), FORM_FIELD));
        return form.build();
    }

    private HttpReply reply(ClassicHttpResponse response, byte[] body, BodyState state) {
        return new HttpReply(
                response.getCode(),
                response.getReasonPhrase(),
                retryAfter(response),
                charset(response.getEntity()),
                body,
                state);
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

    /** One request on one connection. */
    private final class Attempt {

        private final HttpPost request;
        private final Progress progress;
        private final SendDecision decision = new SendDecision();
        private volatile boolean timedOut;

        Attempt(HttpPost request, Progress progress) {
            this.request = request;
            this.progress = progress;
            request.setEntity(new HttpEntityWrapper(request.getEntity()) {
                @Override
                public void writeTo(OutputStream out) throws IOException {
                    beforeBody();
                    super.writeTo(out);
                }
            });
        }

        HttpReply send(HttpClient http, long deadline) throws IOException {
            Future<?> timeout =
                    timer.schedule(this::giveUp, Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            try {
                return http.execute(request, response -> {
                    progress.headArrived();
                    return read(response);
                });
            } catch (PartlyReadException e) {
                return e.reply;
            } catch (StaleConnectionException e) {
                throw e;
            } catch (IOException e) {
                IOException failure = timedOut ? timeout(e) : e;
                throw decision.mayBeSent() ? failure : new NotSentException(failure);
            } catch (RuntimeException e) { // HttpClient has some for requests that are cancelled early
                if (decision.mayBeSent()) {
                    throw e;
                }
                throw new NotSentException(timedOut ? timeout(e) : new IOException(e));
            } finally {
                timeout.cancel(false);
            }
        }

        /** What the decision says is only what this timer and the writing thread have agreed on. */
        private void giveUp() {
            timedOut = true;
            decision.prevent();
            request.cancel();
        }

        /** Nothing of the body has left before this returns. */
        private void beforeBody() throws IOException {
            if (!progress.maySend() || !decision.send()) {
                throw new InterruptedIOException("the request was given up before it was sent");
            }
        }

        private HttpReply read(ClassicHttpResponse response) throws IOException {
            HttpEntity entity = response.getEntity();
            if (entity == null) {
                return reply(response, new byte[0], BodyState.WHOLE);
            }
            int limit = (int) Math.min(settings.maxResponseBytes(), Integer.MAX_VALUE - 16L);
            try (InputStream in = entity.getContent()) {
                byte[] body = unpacked(response, in, limit);
                if (body.length == limit && unpacked(response, in, 1).length > 0) {
                    request.cancel(); // closing it would read the rest, which may have no end
                    throw new PartlyReadException(reply(response, body, BodyState.TOO_LONG));
                }
                return reply(response, body, BodyState.WHOLE);
            }
        }

        /** Java's gzip stream calls itself for each empty member, of which there may be thousands. */
        private byte[] unpacked(ClassicHttpResponse response, InputStream in, int most) throws IOException {
            try {
                return in.readNBytes(most);
            } catch (StackOverflowError | OutOfMemoryError e) {
                request.cancel();
                throw new PartlyReadException(reply(response, new byte[0], BodyState.NOT_UNPACKED));
            }
        }

        private IOException timeout(Exception cause) {
            var timeout = new SocketTimeoutException("no whole answer within responseTimeout="
                    + settings.responseTimeout().toMillis() + "ms");
            timeout.initCause(cause);
            return timeout;
        }
    }

    /** Leaves the HTTP client with what was read of an answer whose rest is not wanted. */
    private static final class PartlyReadException extends IOException {

        private static final long serialVersionUID = 1L;

        private final transient HttpReply reply;

        PartlyReadException(HttpReply reply) {
            super("the answer is not read to its end");
            this.reply = reply;
        }
    }
}
