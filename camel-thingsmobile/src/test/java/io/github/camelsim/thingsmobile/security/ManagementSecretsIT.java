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
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.support.RecordingServer;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators look at shows neither token nor password, though a poll fails and the service repeats them. */
class ManagementSecretsIT {

    private static final String TOKEN = "tok+en%41&b=c";
    private static final String PASSWORD = "pass+w%ord&x";

    private RecordingServer server;
    private TestCamel camel;

    @BeforeEach
    void start() throws Exception {
        server = new RecordingServer();
        server.always(Response.of(
                200,
                "text/xml",
                ("<result><done>false</done><errorCode>30</errorCode><errorMessage><![CDATA[no " + TOKEN + " "
                                + PASSWORD + "]]></errorMessage></result>")
                        .getBytes(StandardCharsets.UTF_8)));
        camel = TestCamel.managedAt(server.baseUri());
        camel.context().getPropertiesComponent().addInitialProperty("own.token", TOKEN);
        camel.with(configuration -> {
            configuration.setToken(TOKEN);
            configuration.setBasicAuthUsername("tester");
            configuration.setBasicAuthPassword(PASSWORD);
        });
        enableHealthChecks();
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("thingsmobile:simListLite?delay=100").routeId("list").log("${body}");
            }
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> server.requests().size() > 3);
    }

    private void enableHealthChecks() {
        var registry = new DefaultHealthCheckRegistry(camel.context());
        camel.context().getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        registry.register(registry.resolveById("consumers"));
        ServiceHelper.startService(registry);
    }

    private void callWithSecretsInTheUri() throws Exception {
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:own")
                        .to("thingsmobile:blockSim?msisdn=1&token=RAW({{own.token}})&basicAuthPassword=RAW(" + PASSWORD
                                + ")");
            }
        });
        camel.send("direct:own");
    }

    @AfterEach
    void stop() {
        camel.close();
        server.close();
    }

    @Test
    void aTokenFromAPlaceholderArrivesAsItIs() throws Exception {
        callWithSecretsInTheUri();

        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.fields()).containsEntry("token", TOKEN));
    }

    @Test
    void jmxShowsNoneNotEvenOfAUri() throws Exception {
        callWithSecretsInTheUri();
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        List<String> texts = new ArrayList<>();
        for (ObjectName bean : beans.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            texts.add(bean.toString());
            String[] attributes = List.of(beans.getMBeanInfo(bean).getAttributes()).stream()
                    .map(MBeanAttributeInfo::getName)
                    .toArray(String[]::new);
            for (Attribute attribute : beans.getAttributes(bean, attributes).asList()) {
                texts.add(String.valueOf(attribute.getValue()));
            }
        }

        assertThat(texts).anyMatch(text -> text.contains("thingsmobile:"));
        assertNoSecretIn(texts);
    }

    @Test
    void healthDetailsShowNone() {
        List<String> texts = new ArrayList<>();
        for (HealthCheck.Result result : HealthCheckHelper.invoke(camel.context(), "full")) {
            texts.add(result.toString());
            texts.add(String.valueOf(result.getMessage()));
            texts.add(String.valueOf(result.getDetails()));
            texts.add(result.getError().map(Throwable::toString).orElse(""));
        }

        assertThat(texts).anyMatch(text -> text.contains("code=30") || text.contains("30:"));
        assertNoSecretIn(texts);
    }

    /** Of the component's options; Camel's own console of endpoints shows URIs as they are. */
    @Test
    void devConsolesShowNone() {
        DevConsoleRegistry consoles =
                camel.context().getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        consoles.loadDevConsoles();
        List<String> texts = new ArrayList<>();
        for (String name : List.of("endpoint", "route", "consumer", "producer", "health", "context", "service")) {
            DevConsole console = consoles.resolveById(name);
            if (console != null) {
                texts.add(String.valueOf(console.call(DevConsole.MediaType.TEXT, Map.of())));
                texts.add(String.valueOf(console.call(DevConsole.MediaType.JSON, Map.of())));
            }
        }

        assertThat(texts).anyMatch(text -> text.contains("thingsmobile:"));
        assertNoSecretIn(texts);
    }

    private static void assertNoSecretIn(List<String> texts) {
        assertThat(texts).allSatisfy(text -> assertThat(text)
                .doesNotContain(
                        TOKEN,
                        PASSWORD,
                        URLEncoder.encode(TOKEN, StandardCharsets.UTF_8),
                        URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8),
                        "tok+en",
                        "pass+w"));
    }
}
