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
package io.github.camelsim.thingsmobile.support;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;

/** A server on plain sockets: the test controls every byte of each connection. */
public final class RawServer implements AutoCloseable {

    public static final String DONE = "<result><done>true</done></result>";

    private final ServerSocket listener;
    private final Behaviour behaviour;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch accepting = new CountDownLatch(1);
    private volatile int connections;

    public RawServer(Behaviour behaviour) {
        this(ServerSocketFactory.getDefault(), behaviour);
    }

    public RawServer(ServerSocketFactory sockets, Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            listener = sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    /** What a server does on a connection; it is closed when this returns. */
    @FunctionalInterface
    public interface Behaviour {
        void serve(Connection connection) throws IOException;
    }

    /** @param onConnection the how many-eth request of its connection, from 1 */
    public record Request(int connection, int onConnection, String operation, Map<String, String> fields) {

        public String msisdn() {
            return fields.get("msisdn");
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String baseUri() {
        return "http://127.0.0.1:" + port() + "/api";
    }

    /** The requests that have arrived completely. */
    public List<Request> requests() {
        return requests;
    }

    public int connections() {
        return connections;
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket socket = listener.accept();
                open.add(socket);
                int number = ++connections;
                inBackground(() -> serve(socket, number));
            }
        } catch (IOException e) {
            // the listener was closed
        } finally {
            accepting.countDown();
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            behaviour.serve(new Connection(socket, number));
        } catch (IOException e) {
            // the client has closed the connection
        } finally {
            open.remove(socket);
        }
    }

    public static void inBackground(Runnable work) {
        var thread = new Thread(work, "RawServer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Refuses further connections; open ones continue. Waits, because the port accepts connections until accept() has ended. */
    public void stopListening() throws IOException {
        listener.close();
        try {
            if (!accepting.await(30, TimeUnit.SECONDS)) {
                throw new IOException("the server still accepts connections");
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while the server stops listening");
        }
    }

    @Override
    public void close() throws IOException {
        stopListening();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** One connection, as the server sees it. */
    public final class Connection {

        private final Socket socket;
        private final InputStream in;
        private final int number;
        private int count;

        Connection(Socket socket, int number) throws IOException {
            this.socket = socket;
            this.number = number;
            this.in = new BufferedInputStream(socket.getInputStream());
            socket.setTcpNoDelay(true);
        }

        public Socket socket() {
            return socket;
        }

        /** The next whole request; null if the client has closed. */
        public Request read() throws IOException {
            String head = head();
            if (head == null) {
                return null;
            }
            int length = Integer.parseInt(head.replaceFirst("(?is).*content-length: *(\\d+).*", "$1"));
            byte[] body = in.readNBytes(length);
            if (body.length < length) {
                return null;
            }
            String operation = head.replaceFirst("(?s)^POST \\S*/(\\w+) .*", "$1");
            var request = new Request(number, ++count, operation, fields(new String(body, StandardCharsets.UTF_8)));
            requests.add(request);
            return request;
        }

        /** A head alone, as a proxy gets it in a CONNECT. */
        public String head() throws IOException {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    return null;
                }
                head.append((char) c);
            }
            return head.toString();
        }

        public void answer(String xml) throws IOException {
            write(response("200 OK", xml));
        }

        public void write(String bytes) throws IOException {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }

    public static String response(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: text/xml\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    public static String sim(String msisdn) {
        return "<result><done>true</done><sims><sim><msisdn>" + msisdn + "</msisdn></sim></sims></result>";
    }

    public static String refused(int code) {
        return "<result><done>false</done><errorCode>" + code + "</errorCode><errorMessage>no</errorMessage></result>";
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : form.split("&")) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }
}
