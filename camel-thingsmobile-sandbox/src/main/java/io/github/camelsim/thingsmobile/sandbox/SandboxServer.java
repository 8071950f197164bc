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

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;

/** The HTTP server: a listener on the loopback address with the API's path and the control view's. */
final class SandboxServer implements AutoCloseable {
    static final String API_PATH = "/services/business-api";
    private static final String HOST = "127.0.0.1";
    private static final int IO_THREADS = 2;
    private static final int WORKER_THREADS = 16;

    private final Undertow undertow;
    private final ConnectionGate gate;
    private final boolean tls;

    private SandboxServer(Undertow undertow, ConnectionGate gate, boolean tls) {
        this.undertow = undertow;
        this.gate = gate;
        this.tls = tls;
    }

    static SandboxServer start(ServerSettings settings, HttpHandler api, HttpHandler control) {
        ConnectionGate gate = new ConnectionGate(
                settings.connectionLatency(),
                Handlers.path().addPrefixPath(API_PATH + "/", api).addPrefixPath("/sandbox", control));
        Undertow.Builder builder = Undertow.builder()
                .setIoThreads(IO_THREADS)
                .setWorkerThreads(WORKER_THREADS)
                .setHandler(gate);
        settings.tls()
                .ifPresentOrElse(
                        context -> builder.addHttpsListener(settings.port(), HOST, context),
                        () -> builder.addHttpListener(settings.port(), HOST));
        Undertow undertow = builder.build();
        undertow.start();
        return new SandboxServer(undertow, gate, settings.tls().isPresent());
    }

    int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    String baseUri() {
        return (tls ? "https" : "http") + "://localhost:" + port() + API_PATH;
    }

    int openConnections() {
        return gate.openConnections();
    }

    void closeConnections() {
        gate.closeConnections();
    }

    @Override
    public void close() {
        closeConnections();
        undertow.stop();
    }
}
