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

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.xnio.Options;

/** The HTTP server, with limits on what a client may send. */
public final class SandboxServer implements AutoCloseable {
    private static final int IO_THREADS = 2;
    private static final int WORKER_THREADS = 16;
    private static final int MOST_CONNECTIONS = 1000;
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final long LONGEST_BODY = 128L * 1024;
    private static final int MILLIS_FOR_HEAD = 60_000;

    private final Undertow undertow;
    private final ConnectionGate gate;
    private final boolean tls;

    private SandboxServer(Undertow undertow, ConnectionGate gate, boolean tls) {
        this.undertow = undertow;
        this.gate = gate;
        this.tls = tls;
    }

    /** Starts the server; {@code paths} handles its requests. */
    public static SandboxServer start(ServerSettings settings, HttpHandler paths) {
        ConnectionGate gate =
                new ConnectionGate(settings.connectionLatency(), new RequestOrigin(settings.allowedHosts(), paths));
        Undertow.Builder builder = Undertow.builder()
                .setIoThreads(IO_THREADS)
                .setWorkerThreads(WORKER_THREADS)
                .setSocketOption(Options.CONNECTION_HIGH_WATER, MOST_CONNECTIONS)
                .setSocketOption(Options.CONNECTION_LOW_WATER, MOST_CONNECTIONS - 1)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, LONGEST_HEAD)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, LONGEST_BODY)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, MILLIS_FOR_HEAD)
                .setHandler(gate);
        settings.tls()
                .ifPresentOrElse(
                        context -> builder.addHttpsListener(settings.port(), settings.host(), context),
                        () -> builder.addHttpListener(settings.port(), settings.host()));
        checkHost(settings.host());
        Undertow undertow = builder.build();
        try {
            undertow.start();
        } catch (RuntimeException notStarted) {
            undertow.stop();
            throw explained(settings, notStarted);
        }
        return new SandboxServer(undertow, gate, settings.tls().isPresent());
    }

    private static void checkHost(String host) {
        try {
            InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Host " + host + " is not known.", e);
        }
    }

    private static RuntimeException explained(ServerSettings settings, RuntimeException notStarted) {
        Throwable cause = notStarted;
        while (cause != null && !(cause instanceof BindException)) {
            cause = cause.getCause();
        }
        if (cause == null) {
            return notStarted;
        }
        String address = settings.host() + ":" + settings.port();
        return new IllegalStateException(
                "The sandbox cannot listen on " + address + ": " + cause.getMessage()
                        + ". Choose another port (--port), or 0 for any that is free.",
                notStarted);
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** Scheme, host and port, without a trailing slash: {@code http://localhost:PORT}. */
    public String address() {
        return (tls ? "https" : "http") + "://" + name() + ":" + port();
    }

    private String name() {
        InetAddress address =
                ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getAddress();
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return "localhost";
        }
        String name = address.getHostAddress();
        return name.contains(":") ? "[" + name + "]" : name;
    }

    /** The number of open connections that have had a request. */
    public int openConnections() {
        return gate.openConnections();
    }

    /** Closes every open connection; new ones are accepted. */
    public void closeConnections() {
        gate.closeConnections();
    }

    @Override
    public void close() {
        closeConnections();
        undertow.stop();
    }
}
