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
package io.github.camelsim.thingsmobile.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import io.github.camelsim.thingsmobile.client.ThingsMobileParseException;
import io.github.camelsim.thingsmobile.support.RecordedTest;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP responses that are made to do harm: none takes more memory than the limit, none keeps a connection. */
class HostileHttpIT extends RecordedTest {

    private static final String ONCE = "thingsmobile:rechargeSim?msisdn=882360001975037&amount=1";
    private static final String READ = "thingsmobile:simStatus?msisdn=882360001975037";
    private static final byte[] SPACE = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(strings = {READ, ONCE})
    void aGzipBodyOfManyEmptyMembersIsAParseException(String uri) throws IOException {
        var members = new ByteArrayOutputStream();
        byte[] empty = gzip(new byte[0]);
        for (int i = 0; i < 50_000; i++) {
            members.writeBytes(empty);
        }
        server.always(new Response(200, Map.of("Content-Encoding", "gzip"), members.toByteArray()));

        assertThat(camel.failureOf(uri)).isInstanceOfSatisfying(ThingsMobileParseException.class, failure -> assertThat(
                        failure.outcomeUnknown())
                .isEqualTo(uri.equals(ONCE)));
        server.always(Response.xml(RecordingServer.OK));
        camel.call(uri, Object.class);
    }

    @Test
    void bombsWithinBombsAreAParseException() throws IOException {
        byte[] packed = "<result><done>true</done>".getBytes(StandardCharsets.US_ASCII);
        var spaces = new ByteArrayOutputStream();
        spaces.writeBytes(packed);
        for (int i = 0; i < 320; i++) {
            spaces.writeBytes(SPACE);
        }
        byte[] bomb = gzip(gzip(gzip(spaces.toByteArray())));
        server.always(new Response(200, Map.of("Content-Encoding", "gzip, gzip, gzip"), bomb));

        assertThat(camel.failureOf(READ + "&maxResponseBytes=1048576&maxRetries=0"))
                .isInstanceOf(ThingsMobileException.class);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/xml; charset=no-such-charset",
                "text/xml; charset=*",
                "text/xml; charset=\"a b\"",
                "text/xml; charset=",
                "text/xml; charset=;;==",
                "\u0000/\"",
                ",",
                "text/xml; charset=UTF-16",
                "text/xml; charset=x-JISAutoDetect"
            })
    void aContentTypeIsNeverMoreThanAHint(String contentType) {
        server.always(Response.of(200, contentType, RecordingServer.OK.getBytes(StandardCharsets.UTF_8)));

        var exchange = camel.send(ONCE);

        if (exchange.getException() != null) {
            assertThat(exchange.getException()).isInstanceOf(ThingsMobileException.class);
            assertThat(((ThingsMobileException) exchange.getException()).outcomeUnknown())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "99999999999999999999", "soon", "", "Thu, 99 Foo 0000 00:00:00 GMT", "1; 2", "1e9"})
    void ignoresAnInvalidRetryAfter(String retryAfter) {
        server.answer(new Response(429, Map.of("Retry-After", retryAfter), new byte[0]));

        camel.call(READ, Object.class);

        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "X-Line: "})
    void aHeadWithoutEndIsBrokenOff(String line) throws Exception {
        boolean oneLine = line.endsWith(" ");
        try (var endless = new EndlessHead(oneLine ? "x".repeat(1000) : "X: y\r\n", oneLine ? line : "")) {
            long before = allocatedByCalls();

            Throwable failure = camel.failureOf(ONCE + "&baseUri=" + endless.baseUri());

            assertThat(failure).isInstanceOfSatisfying(ThingsMobileException.class, e -> assertThat(e.outcomeUnknown())
                    .isTrue());
            assertThat(allocatedByCalls() - before).isLessThan(8 << 20);
            endless.brokenOff.get(20, TimeUnit.SECONDS);
        }
    }

    /** More often than there are connections: none may be left behind. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "nonsense", "gzip, nonsense", "="})
    void aWrongContentEncodingKeepsNoConnection(String encoding) throws Exception {
        server.always(new Response(
                200, Map.of("Content-Encoding", encoding), RecordingServer.OK.getBytes(StandardCharsets.UTF_8)));
        String uri = "thingsmobile:blockSim?msisdn=1&maxRetries=0&responseTimeout=30000";
        List<CompletableFuture<Object>> sent = Stream.generate(
                        () -> camel.template().asyncRequestBody(uri, null))
                .limit(250)
                .toList();
        for (CompletableFuture<Object> answer : sent) {
            answer.handle((body, failure) -> true).get(60, TimeUnit.SECONDS);
        }
        server.always(Response.xml(RecordingServer.OK));

        camel.call(uri, Object.class);
    }

    @Test
    void textOfAHundredMegabytesTakesNoMoreThanTheLimit() throws Exception {
        long limit = 1 << 20;
        try (var endless = new EndlessServer(false)) {
            assertBounded(endless, limit);
        }
    }

    @Test
    void aGzipBombTakesNoMoreThanTheLimit() throws Exception {
        long limit = 1 << 20;
        try (var endless = new EndlessServer(true)) {
            assertBounded(endless, limit);
        }
    }

    /** Counts what all threads of the pool that makes calls allocate: the limit, a few copies of it and the call. */
    private void assertBounded(EndlessServer endless, long limit) throws Exception {
        String uri = READ + "&maxRetries=0&maxResponseBytes=" + limit + "&baseUri=" + endless.baseUri();
        camel.failureOf(uri);
        long before = allocatedByCalls();

        Throwable failure = camel.failureOf(uri);

        assertThat(failure).isInstanceOf(ThingsMobileParseException.class).hasMessageContaining("maxResponseBytes");
        assertThat(allocatedByCalls() - before).isLessThan(8 * limit);
        endless.brokenOff.get(20, TimeUnit.SECONDS);
    }

    private static long allocatedByCalls() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("CamelSimCall"))
                .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getId()))
                .sum();
    }

    /** An answer without end, or of 100 MB that come as 100 kB. */
    private static final class EndlessServer implements AutoCloseable {

        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final CompletableFuture<Boolean> brokenOff = new CompletableFuture<>();
        private final boolean packed;

        EndlessServer(boolean packed) throws IOException {
            this.packed = packed;
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/", this::answer);
            server.start();
        }

        String baseUri() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
        }

        private void answer(HttpExchange exchange) throws IOException {
            exchange.getRequestBody().readAllBytes();
            if (packed) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream plain = exchange.getResponseBody();
                    OutputStream out = packed ? new GZIPOutputStream(plain) : plain) {
                out.write("<result><done>true</done><message>".getBytes(StandardCharsets.US_ASCII));
                while (true) {
                    out.write(SPACE);
                }
            } catch (IOException e) {
                brokenOff.complete(true);
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    /** An answer whose head never ends. */
    private static final class EndlessHead implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final CompletableFuture<Boolean> brokenOff = new CompletableFuture<>();

        EndlessHead(String part, String before) throws IOException {
            CompletableFuture.runAsync(() -> answer(part, before));
        }

        String baseUri() {
            return "http://127.0.0.1:" + server.getLocalPort() + "/x";
        }

        private void answer(String part, String before) {
            byte[] parts = part.repeat(100).getBytes(StandardCharsets.US_ASCII);
            try (Socket socket = server.accept()) {
                socket.getInputStream().read();
                OutputStream out = socket.getOutputStream();
                out.write(("HTTP/1.1 200 OK\r\n" + before).getBytes(StandardCharsets.US_ASCII));
                while (true) {
                    out.write(parts);
                }
            } catch (IOException e) {
                brokenOff.complete(true);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
