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

import java.io.IOException;
import java.util.function.Supplier;

/**
 * A transport whose connections are closed once nobody uses it: when it is retired, or as soon after that as the last
 * call is through. A straggler that calls later has connections for the length of its call.
 */
public final class LazyTransport implements Transport {

    private final Supplier<Connections> opener;
    private Connections open;
    private int underWay;
    private boolean retired;
    private boolean closed;

    /** Opens at once, so that what is wrong with the settings shows. */
    public LazyTransport(Supplier<Connections> opener) {
        this.opener = opener;
        this.open = opener.get();
    }

    @Override
    public HttpReply send(Call call, Progress progress) throws IOException {
        Transport opened = begin();
        try {
            return opened.send(call, progress);
        } finally {
            end();
        }
    }

    /** There will hardly be another call. Those under way are not disturbed. */
    public synchronized void retire() {
        retired = true;
        closeIfUnused();
    }

    /** There is no other call. Those under way are broken off. */
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
        underWay++;
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
        underWay--;
        closeIfUnused();
    }

    private void closeIfUnused() {
        if (retired && underWay == 0) {
            closeConnections();
        }
    }

    private void closeConnections() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    /** What it sends by, while it is open. */
    public interface Connections {

        Transport transport();

        void close();
    }
}
