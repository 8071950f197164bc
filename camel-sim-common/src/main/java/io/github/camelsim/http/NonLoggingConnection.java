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

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.function.Supplier;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.SessionOutputBuffer;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection without a wire log. HttpClient's own connection logs every request, credentials included, as soon as its
 * wire log is switched on. The head of a response is limited to 200 headers and lines of 64 KiB; HttpClient's default
 * has no limit.
 *
 * <p>A request is sent only if nothing can be read from the connection, neither bytes nor the end of the stream, because
 * whatever arrives before the request cannot be its response. This is checked before the head of the request and again
 * before its body, which may have to wait for a call slot; if there is no body, both checks are made before the head. A
 * 408 on a connection that has carried a request before is what some servers write to idle connections, so it is not a
 * response either. Both cases end the request with a {@link StaleConnectionException}.
 *
 * <p>HttpClient takes what a proxy answers to CONNECT, unless it is a 200, for the response to the request. So it never gets
 * to HttpClient, except a 407, which HttpClient may answer with credentials.
 */
class NonLoggingConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    private static final Http1Config LIMITED = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(1 << 16)
            .build();

    private static final Timeout SHORTEST = Timeout.ofMilliseconds(1);

    private Timeout timeoutInUse;

    /** Requests to the service. CONNECT, which opens a tunnel, is not counted, because a proxy may require it twice. */
    private int requests;

    NonLoggingConnection() {
        super(LIMITED, null, null, null, null, null, new DefaultHttpResponseParserFactory(LIMITED));
    }

    @Override
    public void bind(Socket socket) throws IOException {
        requests = 0;
        bind(new WatchedSocket(socket));
    }

    @Override
    public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
        bind(new WatchedSocket(sslSocket, socket));
    }

    @Override
    public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
        refuseIf(isReadable(hasCarriedRequests(1)));
        if (!Method.CONNECT.isSame(request.getMethod())) {
            requests++;
        }
        if (hasNoBody(request)) {
            beforeRequestWithoutBody(request);
        }
        super.sendRequestHeader(request);
    }

    /** The head is the whole request, so what the writing of a body waits for has to happen before the head. */
    private void beforeRequestWithoutBody(ClassicHttpRequest request) throws IOException {
        request.getEntity().writeTo(OutputStream.nullOutputStream());
        refuseIf(isReadable(isReused()));
        if (Method.GET.isSame(request.getMethod())) {
            request.removeHeaders(HttpHeaders.CONTENT_LENGTH);
        }
    }

    @Override
    public void sendRequestEntity(ClassicHttpRequest request) throws HttpException, IOException {
        if (!hasNoBody(request)) {
            super.sendRequestEntity(request);
        }
    }

    private static boolean hasNoBody(ClassicHttpRequest request) {
        return request.getEntity() != null && request.getEntity().getContentLength() == 0;
    }

    @Override
    protected OutputStream createContentOutputStream(
            long length, SessionOutputBuffer buffer, OutputStream socket, Supplier<List<? extends Header>> trailers) {
        return new CheckedBeforeFirstByte(super.createContentOutputStream(length, buffer, socket, trailers));
    }

    @Override
    public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
        ClassicHttpResponse response = super.receiveResponseHeader();
        if (!hasCarriedRequests(1) && refusesTunnel(response.getCode())) {
            throw new IOException(proxyAnswered(response.getCode()));
        }
        if (isReused() && response.getCode() == HttpStatus.SC_REQUEST_TIMEOUT) {
            throw new StaleConnectionException("the service has ended an idle connection with 408", null);
        }
        return response;
    }

    private static boolean refusesTunnel(int status) {
        return status >= HttpStatus.SC_SUCCESS
                && status != HttpStatus.SC_OK
                && status != HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED;
    }

    static String proxyAnswered(int status) {
        return "the proxy answered " + status + " to CONNECT";
    }

    private boolean isReused() {
        return hasCarriedRequests(2);
    }

    final boolean hasCarriedRequests(int least) {
        return requests >= least;
    }

    private boolean isReadable(boolean used) throws IOException {
        try {
            var socket = (WatchedSocket) ensureOpen();
            return hasReadAhead(socket) || socket.isReadable(used);
        } catch (IOException e) {
            throw new StaleConnectionException("the connection is broken", e);
        }
    }

    /** Bytes in the read buffer can only be found by a call that may also read the socket, so reads are muted. */
    private boolean hasReadAhead(WatchedSocket socket) throws IOException {
        socket.mute(true);
        try {
            return isDataAvailable(SHORTEST);
        } finally {
            socket.mute(false);
        }
    }

    private static void refuseIf(boolean readable) throws StaleConnectionException {
        if (readable) {
            throw new StaleConnectionException(
                    "the service has sent data or closed the connection before the request", null);
        }
    }

    @Override
    public Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        timeoutInUse = timeout;
        super.setSocketTimeout(timeout);
    }

    @Override
    public void passivate() {
        super.setSocketTimeout(Timeout.DISABLED);
    }

    @Override
    public void activate() {
        super.setSocketTimeout(timeoutInUse);
    }

    /** A connection for one request to the service: it never returns to a pool, and a second request is refused. */
    static final class ForOneRequest extends NonLoggingConnection {

        @Override
        public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
            refuseIf(hasCarriedRequests(1));
            super.sendRequestHeader(request);
        }

        @Override
        public boolean isConsistent() {
            return false;
        }
    }

    private final class CheckedBeforeFirstByte extends FilterOutputStream {

        private boolean checked;

        CheckedBeforeFirstByte(OutputStream body) {
            super(body);
        }

        @Override
        public void write(int b) throws IOException {
            check();
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            check();
            out.write(bytes, offset, length);
        }

        private void check() throws IOException {
            if (!checked) {
                refuseIf(isReadable(isReused()));
                checked = true;
            }
        }
    }
}
