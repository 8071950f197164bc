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
package io.github.camelsim.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy in front of a server on this machine that keeps the bytes of both directions. */
public final class RecordingProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int port;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    /** @param port of the server */
    public RecordingProxy(int port) {
        this.port = port;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    /** An address of the server with the proxy's port in place of the server's. */
    public String address(String ofServer) {
        return ofServer.replace(":" + port, ":" + listener.getLocalPort());
    }

    /** Forgets what was recorded so far. */
    public void clear() {
        connections.forEach(Connection::clear);
    }

    /** The first call since the proxy was cleared. It must have ended. */
    public HttpCall firstCall() {
        return connections.stream()
                .filter(connection -> connection.sent.size() > 0)
                .findFirst()
                .map(Connection::call)
                .orElseThrow(() -> new AssertionError("no call was made"));
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                var connection = new Connection(listener.accept(), new Socket(InetAddress.getLoopbackAddress(), port));
                connections.add(connection);
                inBackground(connection::passRequests);
                inBackground(connection::passResponses);
            }
        } catch (IOException e) {
            // the listener was closed
        }
    }

    private static void inBackground(Runnable work) {
        var thread = new Thread(work, "RecordingProxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Connection connection : connections) {
            connection.close();
        }
    }

    private static final class Connection {

        private final Socket client;
        private final Socket server;
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void passRequests() {
            pass(client, server, sent);
        }

        void passResponses() {
            pass(server, client, received);
        }

        /** Keeps bytes before it passes them on, so that who has got them finds them kept. */
        private static void pass(Socket from, Socket to, ByteArrayOutputStream kept) {
            byte[] buffer = new byte[8192];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    kept.write(buffer, 0, length);
                    out.write(buffer, 0, length);
                }
            } catch (IOException e) {
                // one side has closed its connection; the other is closed by the try
            }
        }

        void clear() {
            sent.reset();
            received.reset();
        }

        HttpCall call() {
            return new HttpCall(HttpText.of(sent.toByteArray()), HttpText.of(received.toByteArray()));
        }

        void close() throws IOException {
            client.close();
            server.close();
        }
    }
}
