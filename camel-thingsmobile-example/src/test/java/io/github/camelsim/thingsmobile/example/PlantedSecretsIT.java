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
package io.github.camelsim.thingsmobile.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.management.CamelSimDevConsole;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.SandboxFaults;
import io.github.camelsim.thingsmobile.example.support.Fleet;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.Attribute;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.commons.lang3.exception.ExceptionUtils;
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
import org.junit.jupiter.api.io.TempDir;

/**
 * A secret in every setting that is one is shown nowhere, though both services repeat theirs in their errors: not by the
 * page and its API, health, meters, console, JMX, and log lines.
 */
class PlantedSecretsIT {

    private static final String TOKEN = "planted+token%x";
    private static final String PASSWORD = "planted+password%x";
    private static final String API_KEY = "planted+key%x";
    private static final String DATABASE_PASSWORD = "planted+database%x";
    private static final String OF_THINGS_MOBILE = "no " + TOKEN + " and " + PASSWORD;
    private static final String OF_INFOBIP = "no " + API_KEY;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern ADDRESS = Pattern.compile("The page: (http://localhost:\\d+/)");

    /** Tells the test the context. */
    private static final String ROUTE = """
            - route:
                from:
                  uri: timer:context
                  parameters:
                    repeatCount: 1
                  steps:
                    - bean:
                        beanType: %s
                        method: keep
            """.formatted(Contexts.class.getName());

    @TempDir
    private Path folder;

    private final Collection<String> shown = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LogManager.getRootLogger();
    private final Level level = root.getLevel();
    private final AbstractAppender keeper = new AbstractAppender("keeper", null, null, false, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            shown.add("log: " + event.getMessage().getFormattedMessage()
                    + ExceptionUtils.getStackTrace(event.getThrown()));
        }
    };

    private final Fleet fleet = new Fleet(
            "jdbc:h2:mem:secrets",
            ThingsMobileSandbox.builder()
                    .token(TOKEN)
                    .basicAuth("tester", PASSWORD)
                    .infobip(settings -> settings.apiKey(API_KEY)));

    /** Called by the route. */
    public static final class Contexts {

        private static volatile CamelContext context;

        public void keep(Exchange exchange) {
            context = exchange.getContext();
        }
    }

    @BeforeEach
    void keepLogLines() {
        keeper.start();
        root.addAppender(keeper);
        Configurator.setRootLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        Configurator.setRootLevel(level);
        root.removeAppender(keeper);
        fleet.sandbox().close();
    }

    @Test
    void areShownNowhere() throws Exception {
        fleet.hasUsed(fleet.active().get(0), 150);
        fleet.sandbox().faults().always("blockSim", Fault.code(40, OF_THINGS_MOBILE));
        Path route = Files.writeString(folder.resolve("context.yaml"), ROUTE);

        Fleet.Run run = fleet.with("camel.component.thingsmobile.token", TOKEN)
                .with("camel.component.thingsmobile.basicAuthUsername", "tester")
                .with("camel.component.thingsmobile.basicAuthPassword", PASSWORD)
                .with("fleet.infobip", "true")
                .with("camel.component.infobip-iot.apiKey", API_KEY)
                .with("fleet.database.user", "fleet")
                .with("fleet.database.password", DATABASE_PASSWORD)
                .with("fleet.web", "true")
                .with("fleet.web-port", "0")
                .with("fleet.web-period", "200ms")
                .with("camel.main.routesIncludePattern", "classpath:camel/*,file:" + route)
                .runUntil(this::hasShownAll);

        shown.add(run.console());
        assertThat(shown)
                .anyMatch(text -> text.startsWith("meters: ") && text.contains("camelsim.calls"))
                .anyMatch(text -> text.startsWith("bean: ") && text.contains("type=endpoints"))
                .anyMatch(text -> text.startsWith("log: ") && text.contains("credit"))
                .anyMatch(text -> text.startsWith("health: ") && text.contains("refuses the credentials"))
                .noneMatch(text -> text.contains("planted"));
    }

    /** Looks everywhere, when a failed action is shown and both services refuse all calls. */
    private boolean hasShownAll(String console) {
        Matcher address = ADDRESS.matcher(console);
        try {
            if (!address.find()
                    || Contexts.context == null
                    || !get(address.group(1) + "api/actions").contains("FAILED")) {
                return false;
            }
            fleet.sandbox().faults().always(SandboxFaults.EVERY_OPERATION, Fault.code(30, OF_THINGS_MOBILE));
            fleet.sandbox().infobip().faults().always(SandboxFaults.EVERY_OPERATION, Fault.code(401, OF_INFOBIP));
            await().atMost(PATIENCE).until(() -> isDown("thingsmobile-login") && isDown("infobip-iot-login"));
            for (String path : PageIT.PATHS) {
                shown.add(path + ": " + get(address.group(1) + path));
            }
            lookIn(Contexts.context);
            addBeans();
            return true;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isDown(String check) {
        return HealthCheckRegistry.get(Contexts.context)
                        .getCheck(check)
                        .orElseThrow()
                        .call()
                        .getState()
                == HealthCheck.State.DOWN;
    }

    private static String get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return response.headers().map() + response.body();
    }

    private void lookIn(CamelContext context) {
        shown.add("meters: "
                + context.getRegistry()
                        .findSingleByType(SimpleMeterRegistry.class)
                        .getMetersAsString());
        var console = new CamelSimDevConsole();
        console.setCamelContext(context);
        for (DevConsole.MediaType type : List.of(DevConsole.MediaType.TEXT, DevConsole.MediaType.JSON)) {
            shown.add("console: " + console.call(type, Map.of()));
        }
        HealthCheckRegistry.get(context).stream()
                .map(HealthCheck::call)
                .forEach(result -> shown.add("health: "
                        + result.getCheck().getId() + " " + result.getState() + " " + result.getMessage() + " "
                        + result.getDetails() + " " + result.getError()));
    }

    private void addBeans() throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName bean : beans.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            String[] names = Arrays.stream(beans.getMBeanInfo(bean).getAttributes())
                    .map(MBeanAttributeInfo::getName)
                    .toArray(String[]::new);
            List<Object> values = beans.getAttributes(bean, names).asList().stream()
                    .map(Attribute::getValue)
                    .toList();
            shown.add("bean: " + bean + " " + values);
        }
    }
}
