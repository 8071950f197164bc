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

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/** A socket that tells without blocking whether bytes or the end of the stream can be read from it. */
final class WatchedSocket extends SocketHolder {

    private static final int SHORTEST_TIMEOUT_MILLIS = 1;

    private boolean muted;

    WatchedSocket(Socket socket) {
        super(socket);
    }

    WatchedSocket(SSLSocket sslSocket, Socket socket) {
        super(sslSocket, socket);
    }

    /** While muted, every read fails at once as if it had timed out. */
    void mute(boolean on) {
        muted = on;
    }

    /**
     * Checks the data that TLS has decrypted, then the bytes below TLS. The check may consume a byte, so a readable
     * socket must be closed.
     *
     * @param used whether a response has been read from the socket. Before that, the bytes below TLS are not checked,
     *     because servers send records without data after the handshake.
     */
    boolean isReadable(boolean used) throws IOException {
        if (getSSLSocket() != null) {
            if (getInputStream().available() > 0) {
                return true;
            }
            if (!used) {
                return false;
            }
        }
        SocketChannel channel = getBaseSocket().getChannel();
        return channel == null ? isReadable(getBaseSocket()) : isReadable(channel);
    }

    private static boolean isReadable(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        try {
            return channel.read(ByteBuffer.allocate(1)) != 0;
        } finally {
            channel.configureBlocking(true);
        }
    }

    /** A socket without a channel reports the end of the stream only to a blocking read. */
    private static boolean isReadable(Socket socket) throws IOException {
        int timeout = socket.getSoTimeout();
        socket.setSoTimeout(SHORTEST_TIMEOUT_MILLIS);
        try {
            socket.getInputStream().read();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(timeout);
        }
    }

    @Override
    protected InputStream getInputStream(Socket socket) throws IOException {
        return new FilterInputStream(super.getInputStream(socket)) {
            @Override
            public int read() throws IOException {
                checkNotMuted();
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                checkNotMuted();
                return super.read(bytes, offset, length);
            }
        };
    }

    private void checkNotMuted() throws SocketTimeoutException {
        if (muted) {
            throw new Muted();
        }
    }

    /** Has no stack trace, because it is thrown for every request on a reused connection. */
    private static final class Muted extends SocketTimeoutException {

        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
