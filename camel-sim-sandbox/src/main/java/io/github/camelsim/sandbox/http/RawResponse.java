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

import io.github.camelsim.sandbox.Response;
import io.undertow.server.AbstractServerConnection;
import io.undertow.server.ServerConnection;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.xnio.conduits.StreamSinkConduit;

/** Responses as bytes of HTTP/1.1, for responses that violate the protocol. */
final class RawResponse {
    /** What a load balancer writes before it closes an idle connection. */
    static final byte[] TIMEOUT = ("HTTP/1.1 408 Request Time-out\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    private RawResponse() {}

    /** A whole response that announces to keep the connection open. */
    static byte[] of(Response response) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(StatusCodes.getReason(response.status()))
                .append("\r\nConnection: keep-alive\r\nContent-Length: ")
                .append(response.body().length)
                .append("\r\n");
        if (response.contentType() != null) {
            head.append("Content-Type: ").append(response.contentType()).append("\r\n");
        }
        response.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        return join(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1), response.body());
    }

    static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    /** Writes to a connection between two requests; a few bytes, which fit into the socket's buffer. */
    static void writeAtOnce(ServerConnection connection, byte[] wire) {
        StreamSinkConduit sink = ((AbstractServerConnection) connection).getOriginalSinkConduit();
        try {
            sink.write(ByteBuffer.wrap(wire));
            sink.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
