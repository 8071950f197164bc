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
package io.github.camelsim.thingsmobile.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.thingsmobile.support.Logged;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import io.github.camelsim.thingsmobile.support.TestCamel;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.Test;

/** A secret in every option that is one is found nowhere, though the service repeats them all in its errors. */
class PlantedSecretsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** By the name of the option; the catalog knows which options are secret. */
    private static Map<String, String> secrets() throws IOException {
        Map<String, String> secrets = new TreeMap<>();
        try (InputStream json = PlantedSecretsTest.class
                .getClassLoader()
                .getResourceAsStream("io/github/camelsim/thingsmobile/thingsmobile.json")) {
            JsonNode options = new ObjectMapper().readTree(json).path("componentProperties");
            options.properties().forEach(option -> {
                if (option.getValue().path("secret").asBoolean()) {
                    secrets.put(option.getKey(), "planted+" + option.getKey() + "%x");
                }
            });
        }
        return secrets;
    }

    @Test
    void isFoundInNoMetricConsoleHealthDetailJmxValueOrLogLine() throws Exception {
        Map<String, String> secrets = secrets();
        assertThat(secrets).containsOnlyKeys("token", "basicAuthPassword");
        List<String> shown = new ArrayList<>();
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (var server = new RecordingServer();
                var logged = new Logged();
                TestCamel camel = TestCamel.managedAt(server.baseUri())) {
            server.always(refusalWith(String.join(" ", secrets.values())));
            enable(camel, registry);
            for (Map.Entry<String, String> secret : secrets.entrySet()) {
                PropertyBindingSupport.build()
                        .withCamelContext(camel.context())
                        .withTarget(camel.context().getComponent("thingsmobile"))
                        .withProperty("configuration." + secret.getKey(), secret.getValue())
                        .bind();
            }
            camel.with(configuration -> configuration.setBasicAuthUsername("tester"));
            String uri = secrets.entrySet().stream()
                    .map(secret -> secret.getKey() + "=RAW(" + secret.getValue() + ")")
                    .collect(Collectors.joining("&"));
            camel.withRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("thingsmobile:simListLite?delay=100").to("log:sims");
                    from("direct:credit").to("thingsmobile:credit?" + uri);
                }
            });
            camel.send("direct:credit");
            await().atMost(TIMEOUT).until(() -> server.requests().size() > 3);
            shown.add(registry.scrape());
            addConsoles(camel, shown);
            addHealth(camel, shown);
            addJmx(shown);
            shown.addAll(logged.lines());
            shown.addAll(logged.warnings());
        }
        assertThat(shown)
                .anyMatch(text -> text.contains("camelsim_calls_seconds_count"))
                .anyMatch(text -> text.contains("\"loginRefused\""))
                .anyMatch(text -> text.contains("The service refuses the credentials"))
                .anyMatch(text -> text.contains("type=endpoints") && text.contains("thingsmobile:"));
        assertThat(shown).allSatisfy(text -> assertThat(text).doesNotContain("planted"));
    }

    private static Response refusalWith(String text) {
        String xml = "<result><done>false</done><errorCode>30</errorCode><errorMessage><![CDATA[no " + text
                + "]]></errorMessage></result>";
        return Response.of(200, "text/xml", xml.getBytes(StandardCharsets.UTF_8));
    }

    /** Starts the component again, so that it registers its check. */
    private static void enable(TestCamel camel, PrometheusMeterRegistry registry) {
        camel.context().getRegistry().bind("meters", registry);
        var checks = new DefaultHealthCheckRegistry(camel.context());
        camel.context().getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, checks);
        checks.register(checks.resolveById("consumers"));
        ServiceHelper.startService(checks);
        var component = camel.context().getComponent("thingsmobile");
        ServiceHelper.stopService(component);
        ServiceHelper.startService(component);
    }

    private static void addConsoles(TestCamel camel, List<String> shown) {
        DevConsole console = camel.context()
                .getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("camelsim");
        shown.add(String.valueOf(console.call(DevConsole.MediaType.TEXT, Map.of())));
        shown.add(String.valueOf(console.call(DevConsole.MediaType.JSON, Map.of()))
                .replace("loginRefused=", "\"loginRefused\""));
    }

    private static void addHealth(TestCamel camel, List<String> shown) {
        HealthCheckRegistry.get(camel.context()).stream()
                .map(HealthCheck::call)
                .forEach(result -> shown.add(result.getMessage() + " " + result.getDetails() + " "
                        + result.getError().map(Throwable::toString).orElse("")));
    }

    private static void addJmx(List<String> shown) throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName bean : beans.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            shown.add(bean.toString());
            String[] attributes = List.of(beans.getMBeanInfo(bean).getAttributes()).stream()
                    .map(MBeanAttributeInfo::getName)
                    .toArray(String[]::new);
            for (Attribute attribute : beans.getAttributes(bean, attributes).asList()) {
                shown.add(String.valueOf(attribute.getValue()));
            }
        }
    }
}
