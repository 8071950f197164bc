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

import io.undertow.server.AbstractServerConnection;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Writes bytes to the connection unchanged, in place of the server's own status line, headers and framing; then the
 * connection continues with the next request.
 */
final class RawConduit extends AbstractStreamSinkConduit<StreamSinkConduit> {
    private final HttpServerExchange exchange;
    private boolean terminated;
    private boolean ended;

    RawConduit(HttpServerExchange exchange) {
        super(((AbstractServerConnection) exchange.getConnection()).getOriginalSinkConduit());
        this.exchange = exchange;
    }

    @Override
    public int writeFinal(ByteBuffer source) throws IOException {
        int written = next.write(source);
        if (!source.hasRemaining()) {
            terminateWrites();
        }
        return written;
    }

    @Override
    public long writeFinal(ByteBuffer[] sources, int offset, int length) throws IOException {
        long written = next.write(sources, offset, length);
        if (!sources[offset + length - 1].hasRemaining()) {
            terminateWrites();
        }
        return written;
    }

    /** Ends the response, not the connection below. */
    @Override
    public void terminateWrites() {
        terminated = true;
    }

    @Override
    public boolean isWriteShutdown() {
        return terminated;
    }

    @Override
    public boolean flush() throws IOException {
        boolean flushed = next.flush();
        if (flushed && terminated && !ended) {
            ended = true;
            Connectors.terminateResponse(exchange);
        }
        return flushed;
    }
}
