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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.testing.UnusedPort;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import io.github.camelsim.thingsmobile.support.RecordingServer.Request;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody outside writes to a route's HTTP consumer what he likes, byte by byte: the vendor gets what the route says. */
class OutsideHeadersIT {

    private static final String ELSEWHERE = "http://127.0.0.1:1/elsewhere";
    private static final List<String> PATHS = List.of("/tag", "/activate", "/sms");

    /** Headers of Camel's that have steered other components. */
    private static final List<String> OF_CAMEL = List.of(
            "CamelHttpUri: " + ELSEWHERE,
            "CamelHttpPath: /elsewhere",
            "CamelHttpRawPath: /elsewhere",
            "CamelHttpQuery: token=stolen",
            "CamelHttpRawQuery: token=stolen",
            "CamelHttpMethod: GET",
            "CamelHttpHost: elsewhere",
            "CamelHttpPort: 1",
            "CamelHttpScheme: ftp",
            "CamelHttpCharacterEncoding: UTF-16",
            "CamelRestHttpUri: " + ELSEWHERE,
            "CamelBeanMethodName: toString",
            "CamelExecCommandExecutable: id",
            "CamelExecCommandArgs: -a",
            "CamelFileName: /etc/passwd",
            "CamelSqlQuery: drop table x",
            "CamelToEndpoint: " + ELSEWHERE,
            "CamelCharsetName: UTF-16",
            "org.apache.camel.HttpUri: " + ELSEWHERE);

    /** Headers that this component reads from a route. */
    private static final List<String> OF_THIS = List.of(
            "CamelThingsMobileMsisdn: 1",
            "CamelThingsMobileIccid: 8944500000000000000",
            "CamelThingsMobileSimBarcode: 8944500000000000000",
            "CamelThingsMobileName: stolen",
            "CamelThingsMobileTag: stolen",
            "CamelThingsMobileMessage: stolen",
            "CamelThingsMobileAmount: 1024",
            "CamelThingsMobileOperation: rechargeSim",
            "CamelThingsMobileUsername: stolen",
            "CamelThingsMobileToken: stolen",
            "CamelThingsMobileBaseUri: " + ELSEWHERE);

    private static final List<String> OF_HTTP = List.of(
            "Authorization: Basic c3RvbGVu",
            "Proxy-Authorization: Basic c3RvbGVu",
            "Cookie: session=1",
            "Content-Type: application/json; charset=UTF-16",
            "Accept-Encoding: br",
            "Expect: 100-continue",
            "User-Agent: stolen",
            "X-Forwarded-Host: elsewhere",
            "X-HTTP-Method-Override: DELETE");

    private RecordingServer server;
    private TestCamel camel;
    private int port;

    @BeforeEach
    void start() throws Exception {
        server = new RecordingServer();
        port = UnusedPort.get();
        camel = TestCamel.at(server.baseUri());
        camel.context().getRegistry().bind("open", new DefaultHeaderFilterStrategy());
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                String outside = "undertow:http://127.0.0.1:" + port;
                from(outside + "/tag")
                        .to("thingsmobile:updateSimTag?msisdn=882360001975037&tag=lifts")
                        .transform(constant("done"));
                from(outside + "/activate")
                        .to("thingsmobile:activateSim?msisdn=882360001975037&simBarcode=8944501312167518236")
                        .transform(constant("done"));
                from(outside + "/sms")
                        .to("thingsmobile:sendSms?msisdn=882360001975037&message=reboot")
                        .transform(constant("done"));
                from(outside + "/list").to("thingsmobile:simListLite").transform(constant("done"));
                from(outside + "/unfiltered?headerFilterStrategy=#open")
                        .to("thingsmobile:sendSms?msisdn=882360001975037&message=reboot")
                        .transform(constant("done"));
                from("direct:cleaned")
                        .removeHeaders("CamelThingsMobile*")
                        .to("thingsmobile:updateSimTag?msisdn=882360001975037&tag=lifts");
            }
        });
    }

    @AfterEach
    void stop() {
        camel.close();
        server.close();
    }

    static Stream<UnaryOperator<String>> cases() {
        return Stream.of(
                UnaryOperator.identity(),
                name -> name.toLowerCase(Locale.ROOT),
                name -> name.toUpperCase(Locale.ROOT),
                name -> name.replaceFirst("^Camel", "camel"),
                name -> name.replaceFirst("^Camel", "CAmel"),
                name -> name.replaceFirst("^Camel", "cAmEl"),
                name -> name.replaceFirst("^Camel", "CAMEL"),
                name -> name.replaceFirst("^Camel", "org.apache.camel."),
                name -> name.replaceFirst("^org", "ORG"));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("cases")
    void headersFromOutsideChangeNothing(UnaryOperator<String> nameCase) throws IOException {
        String headers = all().map(header -> inCase(header, nameCase) + "\r\n").collect(Collectors.joining());

        for (String path : PATHS) {
            assertSameAsWithout(path, path, headers + "Content-Length: 2\r\n\r\n{}");
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("cases")
    void queryParametersFromOutsideChangeNothing(UnaryOperator<String> nameCase) throws IOException {
        String query = all().map(header -> inCase(header, nameCase).split(": ", 2))
                .map(pair -> pair[0] + "=" + URLEncoder.encode(pair[1], UTF_8))
                .collect(Collectors.joining("&"));

        for (String path : PATHS) {
            assertSameAsWithout(path, path + "?" + query, "Content-Length: 0\r\n\r\n");
        }
    }

    @Test
    void neitherHostNorChunksNorAFormChangeWhatTheRouteSays() throws IOException {
        String form = "msisdn=1&iccid=8944500000000000000&tag=stolen&message=stolen&token=stolen&username=stolen"
                + "&CamelHttpUri=" + URLEncoder.encode(ELSEWHERE, UTF_8) + "&CamelThingsMobileMsisdn=1";
        for (String path : PATHS) {
            assertSameAsWithout(path, path, "Host: elsewhere\r\nContent-Length: 0\r\n\r\n");
            assertSameAsWithout(path, path, "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n");
            assertSameAsWithout(
                    path,
                    path,
                    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n"
                            + form);
        }
    }

    /** By contract a Map in the body fills what neither header nor URI says; credentials are not among it. */
    @Test
    void aFormFillsWhatTheRouteLeavesOpenAndNoMore() throws IOException {
        String form = "status=active&token=stolen&username=stolen&operation=rechargeSim&amount=1";
        send(
                "/list",
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n"
                        + form);

        Request request = server.onlyRequest();
        assertThat(request.uri()).isEqualTo(RecordingServer.PATH + "/simListLite");
        assertThat(request.fields())
                .isEqualTo(Map.of("username", TestCamel.USERNAME, "token", TestCamel.TOKEN, "status", "active"));
    }

    /** Why the filter matters, and what shows that these tests see it. */
    @Test
    void withoutAFilterAHeaderFromOutsideSteersTheCall() throws IOException {
        send("/unfiltered", "cAmElThingsMobileMsisdn: 1\r\nCAMELTHINGSMOBILETOKEN: x\r\nContent-Length: 0\r\n\r\n");

        assertThat(server.onlyRequest().fields()).containsEntry("msisdn", "1").containsEntry("token", TestCamel.TOKEN);
    }

    /** For consumers that let them pass in one case or another. */
    @ParameterizedTest(name = "{index}")
    @MethodSource("cases")
    void aRouteRemovesHeadersInEveryCase(UnaryOperator<String> nameCase) {
        Map<String, String> headers = OF_THIS.stream()
                .map(header -> inCase(header, nameCase).split(": ", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));

        camel.call("direct:cleaned", null, headers, Object.class);

        assertThat(server.onlyRequest().fields())
                .containsEntry("msisdn", "882360001975037")
                .containsEntry("tag", "lifts")
                .hasSize(4);
    }

    private static Stream<String> all() {
        return Stream.of(OF_CAMEL, OF_THIS, OF_HTTP).flatMap(List::stream);
    }

    private static String inCase(String header, UnaryOperator<String> nameCase) {
        String[] pair = header.split(": ", 2);
        return nameCase.apply(pair[0]) + ": " + pair[1];
    }

    private void assertSameAsWithout(String path, String target, String rest) throws IOException {
        send(path, "Content-Length: 0\r\n\r\n");
        send(target, rest);

        List<Request> requests = server.requests();
        List<Request> pair = requests.subList(requests.size() - 2, requests.size());
        assertThat(pair.get(1).comparable()).isEqualTo(pair.get(0).comparable());
    }

    /** @param rest headers, the empty line and the body */
    private void send(String target, String rest) throws IOException {
        int before = server.requests().size();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            String host = rest.startsWith("Host:") ? "" : "Host: 127.0.0.1\r\n";
            socket.getOutputStream()
                    .write(("POST " + target + " HTTP/1.1\r\n" + host + "Connection: close\r\n" + rest)
                            .getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).contains("HTTP/1.1 200 OK");
        }
        assertThat(server.requests()).hasSize(before + 1);
    }
}
