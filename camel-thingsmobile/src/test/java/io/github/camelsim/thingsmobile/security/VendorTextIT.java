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

import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.support.RecordedTest;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vendor, or who names a SIM, has written is text for a route that goes on with it, and nothing else. */
class VendorTextIT extends RecordedTest {

    @BeforeEach
    void addRoutes() throws Exception {
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:go-on")
                        .to("thingsmobile:simStatus?msisdn=882360001975037")
                        .setHeader("name", simple("${body.name}"))
                        .log("${body.name} ${header.name} ${body}")
                        .to("thingsmobile:updateSimTag?tag=seen");
                from("direct:fail")
                        .doTry()
                        .to("thingsmobile:simStatus?msisdn=882360001975037")
                        .doCatch(ThingsMobileServiceException.class)
                        .setHeader("why", simple("${exception.message}"))
                        .log("${exception.message} ${header.why}");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${sys.user.home}",
                "${header.name}",
                "${bean:x?method=exit}",
                "$simple{sys.user.home}",
                "#{systemProperties}",
                "{{env:HOME}}",
                "RAW(x)",
                "direct:fail",
                "http://127.0.0.1:1/?x=${body}",
                "CamelHttpUri",
                "CamelThingsMobileMsisdn: 1",
                "a\r\nCamelHttpUri: http://127.0.0.1:1/"
            })
    void keepsTextAsItIs(String text) {
        String sim = "<sim><msisdn>882360001975037</msisdn><name><![CDATA[" + text.replace("\r", "") + "]]></name><tag>"
                + text.replace("\r", "") + "</tag><status>active</status></sim>";
        server.always(Response.xml("<result><done>true</done><sims>" + sim + "</sims></result>"));
        Message message = camel.send("direct:go-on").getMessage();
        List<String> endpoints = endpoints();

        Message again = camel.send("direct:go-on").getMessage();

        assertThat(message.getHeader("name")).isEqualTo(text.replace("\r", ""));
        assertThat(again.getHeaders().keySet())
                .isEqualTo(message.getHeaders().keySet())
                .allMatch(name -> name.equals("name") || name.startsWith("CamelThingsMobileResult"));
        assertThat(endpoints()).isEqualTo(endpoints);
        assertThat(server.requests()).hasSize(4);
        assertThat(server.requests().get(1).fields())
                .isEqualTo(Map.of(
                        "username",
                        TestCamel.USERNAME,
                        "token",
                        TestCamel.TOKEN,
                        "msisdn",
                        "882360001975037",
                        "tag",
                        "seen"));
        assertThat(camel.call("thingsmobile:simStatus?msisdn=882360001975037", Sim.class)
                        .tag())
                .isEqualTo(text.replace("\r", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${sys.user.home}", "{{env:HOME}}", "#{x}", "CamelHttpUri: http://127.0.0.1:1/"})
    void keepsTheTextOfAnErrorAsItIs(String text) {
        server.always(Response.xml("<result><done>false</done><errorCode>40</errorCode><errorMessage>" + text
                + "</errorMessage></result>"));

        Message message = camel.send("direct:fail").getMessage();

        assertThat(message.getHeader("why", String.class)).contains(text);
        assertThat(message.getHeaders()).containsOnlyKeys("why");
    }

    private List<String> endpoints() {
        return camel.context().getEndpoints().stream()
                .map(Endpoint::getEndpointUri)
                .sorted()
                .toList();
    }
}
