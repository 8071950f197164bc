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
package io.github.camelsim.thingsmobile.sandbox.support;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One connection to a sandbox on which a test sees every byte. Every wait is bounded. */
public final class RawClient implements AutoCloseable {
    private final ThingsMobileSandbox sandbox;
    private final Socket socket;

    public RawClient(ThingsMobileSandbox sandbox) throws IOException {
        this.sandbox = sandbox;
        socket = new Socket("127.0.0.1", sandbox.port());
        socket.setSoTimeout((int) TestClient.PATIENCE.toMillis());
    }

    /** Sends a call of the account; {@code params} are names and values in turn. */
    public void call(String operation, String... params) throws IOException {
        write(request(operation, params));
    }

    public String request(String operation, String... params) {
        List<String> pairs = new ArrayList<>(List.of("username=" + sandbox.username(), "token=" + sandbox.token()));
        for (int i = 0; i < params.length; i += 2) {
            pairs.add(params[i] + "=" + params[i + 1]);
        }
        String form = String.join("&", pairs);
        return "POST /services/business-api/" + operation + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + TestClient.basic("test", "Thingsmobil3")
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                + "\r\n\r\n" + form;
    }

    public void write(String wire) throws IOException {
        socket.getOutputStream().write(wire.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Reads a response with a Content-Length: its status line and its body. */
    public Response read() throws IOException {
        InputStream in = socket.getInputStream();
        String status = line(in);
        int length = 0;
        List<String> headers = new ArrayList<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            headers.add(header);
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).trim());
            }
        }
        return new Response(status, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    /** The number of bytes that have arrived, without waiting for more. */
    public int available() throws IOException {
        return socket.getInputStream().available();
    }

    /** Everything up to the end of the connection. */
    public String readToEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended after '" + line + "'");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    public record Response(String status, List<String> headers, String body) {}
}
