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
package io.github.camelsim.thingsmobile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.support.RecordedTest;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.HttpResponseAware;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Token and password go to the service and nowhere else, though the service may send them back. */
class SecretsIT extends RecordedTest {

    private static final String TOKEN = "tok+en%41&b=c d<é>";
    private static final String PASSWORD = "pass+w%ord&x";
    private static final String OPTIONS =
            "token=RAW(" + TOKEN + ")&basicAuthUsername=tester&basicAuthPassword=RAW(" + PASSWORD + ")&maxRetries=1";

    private final Captured log = new Captured();

    @BeforeEach
    void keepLog() {
        log.start();
    }

    @AfterEach
    void forgetLog() {
        log.remove();
    }

    @Test
    void rawSecretsArriveAsTheyAre() {
        camel.call("thingsmobile:customPlanList?" + OPTIONS, Object.class);
        camel.call("thingsmobile:activateSim?msisdn=1&simBarcode=8944501312167518236&" + OPTIONS, Object.class);

        assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.fields()).containsEntry("token", TOKEN);
            assertThat(request.header("authorization")).isEqualTo("Basic " + base64("tester:" + PASSWORD));
        });
    }

    static Stream<Response> answersThatRepeatSecrets() {
        List<String> forms = List.of(
                TOKEN + " " + PASSWORD,
                URLEncoder.encode(TOKEN, StandardCharsets.UTF_8) + " "
                        + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8),
                escaped(TOKEN) + " " + escaped(PASSWORD),
                "Authorization: Basic " + base64("tester:" + PASSWORD));
        return forms.stream()
                .flatMap(text -> Stream.of(
                        html(500, text),
                        html(401, text),
                        html(200, text),
                        html(200, "<b>" + text + "</c>"),
                        html(200, "<result><done>" + text + "</done></result>"),
                        html(
                                200,
                                "<result><done>false</done><errorCode>30</errorCode><errorMessage><![CDATA[no such token: "
                                        + text + "]]></errorMessage></result>")));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("answersThatRepeatSecrets")
    void anExceptionDoesNotRepeatWhatTheServiceRepeats(Response answer) {
        server.always(answer);

        Throwable failure = camel.failureOf("thingsmobile:simStatus?msisdn=1&" + OPTIONS);

        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        assertNoSecretIn(List.of(text.toString(), failure.toString()));
    }

    @ParameterizedTest
    @CsvSource({"500, no", "200, no", "200, <result><done>false</done><errorCode>30</errorCode></result>"})
    void anExceptionDoesNotRepeatASecretOfTheStatusLine(int status, String body) throws Exception {
        String head = "HTTP/1.1 " + status + " no such token: " + TOKEN + "\r\nConnection: close\r\n\r\n";
        try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answerOnce(one, head + body));

            Throwable failure = camel.failureOf("thingsmobile:simStatus?msisdn=1&baseUri=http://127.0.0.1:"
                    + one.getLocalPort() + "&" + OPTIONS.replace("maxRetries=1", "maxRetries=0"));

            answered.get(10, TimeUnit.SECONDS);
            assertThat(failure).isInstanceOfSatisfying(HttpResponseAware.class, answer -> {
                assertThat(answer.getHttpResponseStatus()).startsWith("no such token");
                assertNoSecretIn(List.of(answer.getHttpResponseStatus(), failure.toString()));
            });
        }
    }

    private static void answerOnce(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noLogLineOfAnyLevelShowsASecretOfTheComponent() throws Exception {
        camel.with(configuration -> {
            configuration.setToken(TOKEN);
            configuration.setBasicAuthUsername("tester");
            configuration.setBasicAuthPassword(PASSWORD);
        });

        useAndClose("maxRetries=1");

        assertThat(log.lines).anyMatch(line -> line.contains(" io.github.camelsim"));
        assertNoSecretIn(log.lines);
    }

    @Test
    void noLogLineShowsASecretOfAUriBelowCamelsOwnTraces() throws Exception {
        useAndClose(OPTIONS);

        assertNoSecretIn(log.lines.stream()
                .filter(line -> !line.startsWith("TRACE org.apache.camel."))
                .toList());
    }

    private void useAndClose(String options) throws Exception {
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .routeId("secretive")
                        .to("thingsmobile:updateSimTag?msisdn=1&tag=x&" + options)
                        .to("log:result?showAll=true&level=INFO");
            }
        });
        camel.send("direct:in");
        server.always(html(500, TOKEN));
        camel.send("direct:in");
        camel.send("thingsmobile:simStatus?msisdn=x&" + options);
        camel.failureOf("thingsmobile:simStatus?msisdn=1&noSuchOption=1&" + options);
        camel.close();
    }

    @Test
    void aUriThatCannotBeResolvedDoesNotShowItsSecrets() {
        for (String option : List.of("noSuchOption=1", "fetch=some", "timeZone=Mars", "baseUri=http://192.0.2.1/")) {
            var text = new StringWriter();
            try {
                camel.send("thingsmobile:simStatus?" + option + "&" + OPTIONS);
            } catch (RuntimeException e) {
                e.printStackTrace(new PrintWriter(text));
            }
            assertThat(text.toString()).as(option).isNotEmpty();
            assertNoSecretIn(List.of(text.toString()));
        }
    }

    @Test
    void namesAndTextsOfObjectsShowNoSecret() throws Exception {
        camel.close();
        camel = TestCamel.managedAt(server.baseUri());
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("thingsmobile:customPlanList?" + OPTIONS);
            }
        });
        camel.send("direct:in");
        var endpoint =
                camel.context().getEndpoint("thingsmobile:customPlanList?" + OPTIONS, ThingsMobileEndpoint.class);
        List<String> texts = new ArrayList<>(List.of(
                endpoint.toString(),
                endpoint.getConfiguration().toString(),
                endpoint.settings().toString(),
                endpoint.getServiceUrl(),
                endpoint.getServiceMetadata().toString(),
                endpoint.createProducer().toString(),
                endpoint.getComponent().toString()));
        for (ObjectName name : ManagementFactory.getPlatformMBeanServer().queryNames(null, null)) {
            texts.add(name.toString());
            if (name.getCanonicalName().contains("type=endpoints")) {
                texts.add(String.valueOf(
                        ManagementFactory.getPlatformMBeanServer().getAttribute(name, "EndpointUri")));
            }
        }

        assertThat(texts).anyMatch(text -> text.contains("type=endpoints") && text.contains("customPlanList"));
        assertNoSecretIn(texts);
    }

    /** As docs/security.adoc says. A token of the component is in no URI. */
    @Test
    void ofAFailedExchangeOnlyTwoPropertiesShowATokenOfAUri() throws Exception {
        camel.with(configuration -> configuration.setToken(TOKEN));
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in-uri").to("thingsmobile:blockSim?msisdn=1&" + OPTIONS);
                from("direct:of-component").to("thingsmobile:blockSim?msisdn=1&maxRetries=0");
            }
        });
        server.always(html(500, TOKEN));

        assertThat(afterAFailure("direct:in-uri").entrySet())
                .filteredOn(entry -> entry.getValue().contains("tok+en"))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(Exchange.TO_ENDPOINT, Exchange.FAILURE_ENDPOINT);
        assertThat(afterAFailure("direct:of-component"))
                .containsKeys(Exchange.TO_ENDPOINT, Exchange.FAILURE_ENDPOINT, Exchange.EXCEPTION_CAUGHT)
                .satisfies(all -> assertNoSecretIn(all.values()));
    }

    /** The exchange's properties, those of Camel too, and headers. */
    private Map<String, String> afterAFailure(String route) {
        Exchange exchange = camel.send(route);
        Map<String, String> all = new HashMap<>();
        exchange.getAllProperties().forEach((name, value) -> all.put(name, String.valueOf(value)));
        exchange.getMessage().getHeaders().forEach((name, value) -> all.put(name, String.valueOf(value)));
        return all;
    }

    private static void assertNoSecretIn(Iterable<String> texts) {
        List<String> secrets = List.of(
                TOKEN,
                PASSWORD,
                URLEncoder.encode(TOKEN, StandardCharsets.UTF_8),
                URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8),
                escaped(TOKEN),
                escaped(PASSWORD),
                base64("tester:" + PASSWORD),
                "tok+en",
                "pass+w");
        for (String text : texts) {
            assertThat(text).doesNotContain(secrets);
        }
    }

    private static Response html(int status, String text) {
        return Response.of(status, "text/html;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything that is logged, at every level. */
    private static final class Captured extends AbstractAppender {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
        private Level before;

        Captured() {
            super("captured", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void start() {
            super.start();
            before = context.getConfiguration().getRootLogger().getLevel();
            context.getConfiguration().getRootLogger().addAppender(this, Level.ALL, null);
            context.getConfiguration().getRootLogger().setLevel(Level.ALL);
            context.updateLoggers();
        }

        void remove() {
            context.getConfiguration().getRootLogger().removeAppender(getName());
            context.getConfiguration().getRootLogger().setLevel(before);
            context.updateLoggers();
        }

        @Override
        public void append(LogEvent event) {
            var line = new StringWriter();
            line.append(event.getLevel() + " " + event.getLoggerName())
                    .append(" ")
                    .append(event.getMessage().getFormattedMessage());
            if (event.getThrown() != null) {
                event.getThrown().printStackTrace(new PrintWriter(line));
            }
            lines.add(line.toString());
        }
    }
}
