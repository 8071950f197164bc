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

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.AttachmentKey;
import io.undertow.util.SameThreadExecutor;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.xnio.IoUtils;

/**
 * Tracks the open connections, so that they can be closed, and delays the first call of each by a latency, which stands
 * for name lookup, TCP and TLS over a long distance. For the sandbox the call arrives after that.
 */
final class ConnectionGate implements HttpHandler {
    private static final AttachmentKey<AtomicLong> REQUESTS = AttachmentKey.create(AtomicLong.class);

    private final HttpHandler next;
    private final Duration latency;
    private final Set<ServerConnection> open = ConcurrentHashMap.newKeySet();

    ConnectionGate(Duration latency, HttpHandler next) {
        this.latency = latency;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        ServerConnection connection = exchange.getConnection();
        AtomicLong requests = connection.getAttachment(REQUESTS);
        boolean first = requests == null;
        if (first) {
            requests = new AtomicLong();
            connection.putAttachment(REQUESTS, requests);
            open.add(connection);
            connection.addCloseListener(open::remove);
        }
        requests.incrementAndGet();
        if (!first || latency.isZero()) {
            next.handleRequest(exchange);
            return;
        }
        Runnable arrive = () -> exchange.dispatch(SameThreadExecutor.INSTANCE, next);
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> IoTimer.after(latency, exchange, arrive));
    }

    /** Runs an action after the connection of a completed exchange has been idle for this time; not if it is used earlier. */
    static void whenIdle(HttpServerExchange completed, Duration idle, Consumer<ServerConnection> action) {
        ServerConnection connection = completed.getConnection();
        AtomicLong requests = connection.getAttachment(REQUESTS);
        long before = requests.get();
        Runnable check = () -> {
            if (connection.isOpen() && requests.get() == before) {
                action.accept(connection);
            }
        };
        IoTimer.after(idle, completed, check);
    }

    int openConnections() {
        return open.size();
    }

    void closeConnections() {
        open.forEach(IoUtils::safeClose);
    }
}
