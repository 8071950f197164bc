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
package io.github.camelsim.http;

import io.github.camelsim.call.CallSettings;
import io.github.camelsim.call.HttpReply;
import io.github.camelsim.call.HttpRequest;
import io.github.camelsim.call.Transport.NotSentException;
import io.github.camelsim.call.Transport.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** One request on one connection, and its response. */
final class HttpExchange {

    private final HttpUriRequestBase request;
    private final Progress progress;
    private final CallSettings settings;
    private final SendDecision decision = new SendDecision();
    private volatile boolean timedOut;

    private HttpExchange(HttpRequest request, Progress progress, CallSettings settings) {
        this.progress = progress;
        this.settings = settings;
        this.request = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(this.request::setHeader);
        byte[] body = request.body() == null ? new byte[0] : request.body();
        this.request.setEntity(new GatedEntity(new ByteArrayEntity(body, ContentType.parse(request.contentType()))));
    }

    static HttpExchange onReusedConnection(HttpRequest request, Progress progress, CallSettings settings) {
        return new HttpExchange(request, progress, settings);
    }

    static HttpExchange onFreshConnection(HttpRequest request, Progress progress, CallSettings settings) {
        var exchange = new HttpExchange(request, progress, settings);
        exchange.request.setHeader(HttpHeaders.CONNECTION, HeaderElements.CLOSE);
        return exchange;
    }

    /** Whether a byte of the body may have left. */
    boolean mayBeSent() {
        return decision.mayBeSent();
    }

    /**
     * @param deadline for the whole response, on the clock of {@link System#nanoTime()}
     * @throws StaleConnectionException if the connection may hold the response to an earlier request
     */
    HttpReply execute(HttpClient http, ScheduledExecutorService timer, long deadline) throws IOException {
        var replies = new ReplyReader(settings.maxResponseBytes(), request::cancel);
        Future<?> timeout =
                timer.schedule(this::giveUp, Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        try {
            return http.execute(request, response -> {
                refuseProxyWithoutCredentials(response.getCode());
                progress.headArrived();
                return replies.read(response);
            });
        } catch (PartlyReadException e) {
            return e.reply();
        } catch (StaleConnectionException e) {
            throw e;
        } catch (IOException e) {
            IOException failure = timedOut ? timeout(e) : e;
            throw decision.mayBeSent() ? failure : new NotSentException(failure);
        } catch (RuntimeException e) { // HttpClient throws some for requests that are cancelled early
            if (decision.mayBeSent()) {
                throw e;
            }
            throw new NotSentException(timedOut ? timeout(e) : new IOException(e));
        } finally {
            timeout.cancel(false);
        }
    }

    /** If HttpClient has no credentials that the proxy accepts, it returns the proxy's answer to CONNECT. */
    private void refuseProxyWithoutCredentials(int status) throws IOException {
        if (status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED && !decision.mayBeSent()) {
            throw new IOException(NonLoggingConnection.proxyAnswered(status)
                    + ": it wants credentials, which an httpClientConfigurer sets (setDefaultCredentialsProvider)");
        }
    }

    /** The decision comes first, so that after it the body is neither written nor said not to have been sent. */
    private void giveUp() {
        timedOut = true;
        decision.prevent();
        request.cancel();
    }

    private IOException timeout(Exception cause) {
        var timeout = new SocketTimeoutException("no whole answer within responseTimeout="
                + settings.responseTimeout().toMillis() + "ms");
        timeout.initCause(cause);
        return timeout;
    }

    /**
     * A body that is written only if the request may be sent. HttpClient writes it when the connection is open; a
     * request without a body has an empty one, which {@link NonLoggingConnection} writes before the head.
     */
    private final class GatedEntity extends HttpEntityWrapper {

        GatedEntity(ByteArrayEntity body) {
            super(body);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            if (!progress.maySend() || !decision.send()) {
                throw new InterruptedIOException("the request was given up before it was sent");
            }
            super.writeTo(out);
        }

        /** Else HttpClient would write it again after a 401 or 407. */
        @Override
        public boolean isRepeatable() {
            return false;
        }
    }
}
