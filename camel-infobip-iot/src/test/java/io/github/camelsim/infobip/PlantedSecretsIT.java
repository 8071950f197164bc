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
package io.github.camelsim.infobip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.infobip.IotServer.Response;
import io.github.camelsim.management.CamelSimDevConsole;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.management.Attribute;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A secret in every option that is one is found nowhere, though the service repeats them all in its errors. */
class PlantedSecretsIT {

    private static final String ICCID = "8981100022152967721";
    private static final String CALL = "infobip-iot:sendSms?maxRetries=0&text=hi&iccid=" + ICCID;

    private final IotServer server = new IotServer();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Collection<String> logged = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LogManager.getRootLogger();
    private final Level level = root.getLevel();
    private final AbstractAppender keeper = new AbstractAppender("keeper", null, null, false, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            logged.add(event.getMessage().getFormattedMessage() + " " + event.getThrown());
        }
    };

    @BeforeEach
    void start() {
        keeper.start();
        root.addAppender(keeper);
        Configurator.setRootLevel(Level.INFO);
        context.getRegistry().bind("meters", registry);
        context.addComponent("infobip-iot", new InfobipIotComponent());
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
        Configurator.setRootLevel(level);
        root.removeAppender(keeper);
    }

    @Test
    void theCatalogKnowsTheSecrets() throws IOException {
        Set<String> secrets = new TreeSet<>();
        try (InputStream json = InfobipIotComponent.class.getResourceAsStream("infobip-iot.json")) {
            new ObjectMapper()
                    .readTree(json)
                    .path("componentProperties")
                    .properties()
                    .forEach(option -> {
                        if (option.getValue().path("secret").asBoolean()) {
                            secrets.add(option.getKey());
                        }
                    });
        }

        assertThat(secrets).containsExactly("apiKey", "password");
    }

    @Test
    void anApiKeyIsFoundNowhere() throws Exception {
        component().setApiKey("planted+key%x");

        assertThatNothingShows("planted+key%x", CALL + "&apiKey=RAW(planted+key%x)");
    }

    @Test
    void aPasswordIsFoundNowhere() throws Exception {
        component().setUsername("Aladdin");
        component().setPassword("planted+password%x");

        assertThatNothingShows("planted+password%x", CALL + "&password=RAW(planted+password%x)");
    }

    private InfobipIotConfiguration component() {
        InfobipIotConfiguration configuration =
                context.getComponent("infobip-iot", InfobipIotComponent.class).getConfiguration();
        configuration.setBaseUri(server.baseUri());
        return configuration;
    }

    private void assertThatNothingShows(String secret, String uri) throws Exception {
        server.always(request -> Response.error(401, "UNAUTHORIZED", "no " + secret));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:sms").to(uri);
                from("infobip-iot:listSims?delay=100&maxRetries=0").to("log:sims");
            }
        });
        context.start();
        context.createProducerTemplate().send("direct:sms", exchange -> {});
        await().atMost(Duration.ofSeconds(20)).until(() -> server.requests().size() >= 3);
        List<String> shown = new ArrayList<>(List.of(registry.scrape()));
        var console = new CamelSimDevConsole();
        console.setCamelContext(context);
        for (DevConsole.MediaType type : List.of(DevConsole.MediaType.TEXT, DevConsole.MediaType.JSON)) {
            shown.add(String.valueOf(console.call(type, Map.of())));
        }
        HealthCheckRegistry.get(context).stream()
                .map(check -> check.call())
                .forEach(
                        result -> shown.add(result.getMessage() + " " + result.getDetails() + " " + result.getError()));
        addBeans(shown);

        assertThat(shown).anyMatch(text -> text.contains("camelsim_calls_seconds_count"));
        assertThat(shown).anyMatch(text -> text.contains("type=endpoints"));
        assertThat(shown).anyMatch(text -> text.contains("UNAUTHORIZED"));
        assertThat(logged).anyMatch(text -> text.contains("UNAUTHORIZED"));
        shown.addAll(logged);
        assertThat(shown).allSatisfy(text -> assertThat(text).doesNotContain("planted"));
    }

    private static void addBeans(List<String> shown) throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName bean : beans.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            shown.add(bean.toString());
            String[] attributes = Arrays.stream(beans.getMBeanInfo(bean).getAttributes())
                    .map(MBeanAttributeInfo::getName)
                    .toArray(String[]::new);
            for (Attribute attribute : beans.getAttributes(bean, attributes).asList()) {
                shown.add(String.valueOf(attribute.getValue()));
            }
        }
    }
}
