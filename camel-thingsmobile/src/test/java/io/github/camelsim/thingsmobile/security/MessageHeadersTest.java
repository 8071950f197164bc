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

import io.github.camelsim.thingsmobile.support.RecordedTest;
import io.github.camelsim.thingsmobile.support.RecordingServer.Request;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers that control other components, in any upper or lower case, change nothing of a call. */
class MessageHeadersTest extends RecordedTest {

    private static final String ELSEWHERE = "http://127.0.0.1:1/elsewhere";

    @BeforeEach
    void addRoutes() throws Exception {
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:tag").to("thingsmobile:updateSimTag?msisdn=882360001975037&tag=lifts");
                from("direct:activate")
                        .to("thingsmobile:activateSim?msisdn=882360001975037&simBarcode=8944501312167518236");
            }
        });
    }

    static Stream<Map<String, Object>> injected() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("CamelHttpUri", ELSEWHERE);
        headers.put("CamelHttpUrl", ELSEWHERE);
        headers.put("CamelHttpBaseUri", ELSEWHERE);
        headers.put("CamelHttpPath", "/elsewhere");
        headers.put("CamelHttpRawPath", "/elsewhere");
        headers.put("CamelHttpQuery", "token=stolen");
        headers.put("CamelHttpRawQuery", "token=stolen");
        headers.put("CamelHttpMethod", "GET");
        headers.put("CamelHttpHost", "elsewhere");
        headers.put("CamelHttpPort", "1");
        headers.put("CamelHttpScheme", "ftp");
        headers.put("CamelHttpProtocolVersion", "HTTP/1.0");
        headers.put("CamelHttpCharacterEncoding", "UTF-16");
        headers.put("CamelRestHttpUri", ELSEWHERE);
        headers.put("CamelBeanMethodName", "toString");
        headers.put("CamelExecCommandExecutable", "id");
        headers.put("CamelOverrideEndpoint", ELSEWHERE);
        headers.put("CamelToEndpoint", ELSEWHERE);
        headers.put("CamelDestinationOverrideUrl", ELSEWHERE);
        headers.put("CamelCharsetName", "UTF-16");
        headers.put("CamelThingsMobileUsername", "somebody");
        headers.put("CamelThingsMobileToken", "stolen");
        headers.put("CamelThingsMobileOperation", "rechargeSim");
        headers.put("CamelThingsMobileBaseUri", ELSEWHERE);
        headers.put("CamelThingsMobileResultOperation", "rechargeSim");
        headers.put("Host", "elsewhere");
        headers.put("Authorization", "Basic c3RvbGVu");
        headers.put("Proxy-Authorization", "Basic c3RvbGVu");
        headers.put("Cookie", "session=1");
        headers.put("Content-Type", "application/json");
        headers.put("Content-Length", "1");
        headers.put("Transfer-Encoding", "chunked");
        headers.put("Connection", "close");
        headers.put("Expect", "100-continue");
        headers.put("X-HTTP-Method-Override", "DELETE");
        headers.put("X-Forwarded-Host", "elsewhere");
        headers.put("X\r\nInjected: 1\r\n", "x");
        headers.put("breakOnExceptions", "true");
        return Stream.of(
                headers,
                renamed(headers, name -> name.toLowerCase(Locale.ROOT)),
                renamed(headers, name -> name.toUpperCase(Locale.ROOT)),
                renamed(headers, name -> name.replaceFirst("^Camel", "CAmel")),
                renamed(headers, name -> name.replaceFirst("^Camel", "cAmEl")),
                renamed(headers, name -> name.replaceFirst("^Camel", "org.apache.camel.")),
                renamed(headers, name -> name.replaceFirst("^CamelHttp", "CamelHttp.")));
    }

    private static Map<String, Object> renamed(Map<String, Object> headers, UnaryOperator<String> rule) {
        Map<String, Object> renamed = new HashMap<>();
        headers.forEach((name, value) -> renamed.put(rule.apply(name), value));
        return renamed;
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("injected")
    void aRequestIsTheSameWithThemAsWithout(Map<String, Object> headers) {
        for (String route : List.of("direct:tag", "direct:activate")) {
            camel.call(route, Object.class);
            camel.call(route, "a body", headers, Object.class);

            List<Request> pair = server.requests()
                    .subList(server.requests().size() - 2, server.requests().size());
            assertThat(pair.get(1).comparable()).isEqualTo(pair.get(0).comparable());
        }
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void noTextOfTheVendorsBecomesAHeaderOrAnExpression() {
        server.always(new Response(
                200,
                Map.of(
                        "Content-Type", "text/xml",
                        "CamelHttpUri", ELSEWHERE,
                        "CamelThingsMobileMsisdn", "1",
                        "Set-Cookie", "session=1",
                        "Location", ELSEWHERE),
                ("<result><done>true</done><message>${exception} #{ {{x}} ${sys.user.home}</message>" + "<CamelHttpUri>"
                                + ELSEWHERE + "</CamelHttpUri></result>")
                        .getBytes(StandardCharsets.UTF_8)));

        var first = camel.send("direct:tag").getMessage();
        camel.call("direct:tag", null, first.getHeaders(), Object.class);

        assertThat(first.getHeaders().keySet()).allMatch(name -> name.startsWith("CamelThingsMobileResult"));
        assertThat(first.getBody().toString()).contains("${sys.user.home}");
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.header("cookie")).isNull());
        assertThat(server.requests().get(1).comparable())
                .isEqualTo(server.requests().get(0).comparable());
    }
}
