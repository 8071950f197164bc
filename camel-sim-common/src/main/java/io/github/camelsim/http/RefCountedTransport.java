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

import io.github.camelsim.call.HttpReply;
import io.github.camelsim.call.HttpRequest;
import io.github.camelsim.call.Transport;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * A transport with reference-counted connections: after {@link #retire} the last call closes them. A later call opens
 * them again for its own duration.
 */
public final class RefCountedTransport implements Transport {

    private final Supplier<Connections> opener;
    private Connections open;
    private int inFlight;
    private boolean retired;
    private boolean closed;

    /** Opens the connections at once, so that wrong settings are reported early. */
    public RefCountedTransport(Supplier<Connections> opener) {
        this.opener = opener;
        this.open = opener.get();
    }

    @Override
    public HttpReply send(HttpRequest request, Progress progress) throws IOException {
        Transport opened = begin();
        try {
            return opened.send(request, progress);
        } finally {
            end();
        }
    }

    /** No more calls are expected: closes the connections once none is in flight. */
    public synchronized void retire() {
        retired = true;
        closeIfUnused();
    }

    /** No more calls are possible. Those in flight are aborted. */
    public synchronized void close() {
        closed = true;
        closeConnections();
    }

    private synchronized Transport begin() throws NotSentException {
        if (closed) {
            throw new NotSentException(new IOException("the component has stopped"));
        }
        if (open == null) {
            open = reopened();
        }
        inFlight++;
        return open.transport();
    }

    private Connections reopened() throws NotSentException {
        try {
            return opener.get();
        } catch (RuntimeException e) {
            throw new NotSentException(new IOException("connections cannot be opened: " + e.getMessage(), e));
        }
    }

    private synchronized void end() {
        inFlight--;
        closeIfUnused();
    }

    private void closeIfUnused() {
        if (retired && inFlight == 0) {
            closeConnections();
        }
    }

    private void closeConnections() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    /** Open connections and the transport that uses them. */
    public interface Connections {

        /** What sends requests over the connections. */
        Transport transport();

        /** Closes the connections. */
        void close();
    }
}
