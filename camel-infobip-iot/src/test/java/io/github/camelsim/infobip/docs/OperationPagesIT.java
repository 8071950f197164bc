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
package io.github.camelsim.infobip.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.docs.CatalogText;
import io.github.camelsim.docs.DocPage;
import io.github.camelsim.docs.DocumentedType;
import io.github.camelsim.docs.ExampleCall;
import io.github.camelsim.docs.FailureProbe;
import io.github.camelsim.docs.HttpCall;
import io.github.camelsim.docs.OperationIndex;
import io.github.camelsim.docs.OperationPage;
import io.github.camelsim.docs.ParameterSample;
import io.github.camelsim.docs.RecordingProxy;
import io.github.camelsim.docs.SourceJavadoc;
import io.github.camelsim.docs.TaggedRegions;
import io.github.camelsim.infobip.InfobipIotComponent;
import io.github.camelsim.infobip.client.Operation;
import io.github.camelsim.infobip.client.Parameter;
import io.github.camelsim.infobip.client.ResultKind;
import io.github.camelsim.infobip.sandbox.InfobipSandbox;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of the operations say what the code says, and what was recorded from calls of their examples. */
class OperationPagesIT {

    private static final String HEADER = "CamelInfobipIot";
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private static ThingsMobileSandbox server;
    private static InfobipSandbox sandbox;
    private static RecordingProxy proxy;
    private static DefaultCamelContext camel;
    private static ProducerTemplate template;
    private static Map<String, String> examples;
    private static List<DocumentedType> types;
    private static CatalogText catalog;

    @BeforeAll
    static void start() {
        server = ThingsMobileSandbox.builder()
                .clock(SandboxClock.manual(NOW))
                .infobip(settings -> settings.bytesPerSecond(0))
                .start();
        sandbox = server.infobip();
        proxy = new RecordingProxy(server.port());
        camel = new DefaultCamelContext();
        addComponent(camel, proxy.address(sandbox.baseUri()));
        camel.start();
        template = camel.createProducerTemplate();
        examples = TaggedRegions.read("camel-infobip-iot/src/test/java/io/github/camelsim/infobip/docs");
        types = SourceJavadoc.read(Stream.of("ActionReference", "SimCard", "SimCardModel", "SimUsage")
                .map(name -> DocPage.ROOT.resolve(
                        "camel-infobip-iot/src/main/java/io/github/camelsim/infobip/model/" + name + ".java"))
                .toList());
        catalog = new CatalogText("io/github/camelsim/infobip/infobip-iot.json");
    }

    private static void addComponent(DefaultCamelContext context, String baseUri) {
        var component = new InfobipIotComponent();
        component.getConfiguration().setBaseUri(baseUri);
        component.getConfiguration().setApiKey(sandbox.apiKey());
        component.getConfiguration().setCallGapFactor(0);
        context.addComponent("infobip-iot", component);
    }

    @AfterAll
    static void stop() throws IOException {
        camel.close();
        proxy.close();
        server.close();
    }

    @BeforeEach
    void startOver() {
        server.reset();
        proxy.clear();
    }

    @ParameterizedTest
    @EnumSource
    void pageSaysWhatTheOperationDoes(Operation operation) throws Exception {
        ExampleCall example = example(operation);
        Exchange exchange = send(example.uri(), example.body(), Map.of());
        assertThat(exchange.getException()).isNull();
        HttpCall call = proxy.firstCall();
        var json = new ShortenedJson(call.response().body());

        OperationPage.check(
                page(operation),
                new OperationPage.Content(
                        operation.name(),
                        "section " + operation.section() + " of the API page",
                        operation.effect(),
                        Duration.ZERO,
                        facts(operation),
                        examples.get(operation.name()),
                        parameters(operation, example),
                        recordedFrom(json),
                        call.shown(json.text()),
                        result(operation.resultKind()),
                        records(operation.resultKind()),
                        "io.github.camelsim.infobip.model",
                        OperationPage.resultHeaders(exchange, HEADER, catalog),
                        failures(operation, example),
                        "The link:../../../camel-infobip-iot/src/main/docs/infobip-iot-component.adoc#_errors_and_retries[component's"
                                + " page] says what the columns mean, and what else can happen to every operation."));
    }

    /** The blocks of the pages themselves; those in Java are regions of the routes' source. */
    @ParameterizedTest
    @EnumSource
    void exampleRunsInEachLanguage(Operation operation) throws Exception {
        DocPage page = DocPage.of(page(operation));
        assertThat(page.blocks("java")).singleElement().satisfies(block -> assertThat(block.text())
                .isEqualTo(examples.get(operation.name())));
        for (String language : List.of("java", "yaml", "xml")) {
            server.reset();
            try (var context = new DefaultCamelContext()) {
                addComponent(context, sandbox.baseUri());
                if (language.equals("java")) {
                    context.addRoutes(new OperationRoutes());
                } else {
                    String routes = page.routes(language).get(0).text();
                    PluginHelper.getRoutesLoader(context)
                            .loadRoutes(ResourceHelper.fromString("example.camel." + language, routes));
                }
                context.start();
                context.createFluentProducerTemplate().to("direct:" + operation).send();
            }
            assertThat(sandbox.journal().entries(operation.name()))
                    .as("good calls of %s in %s", operation, language)
                    .isNotEmpty()
                    .allMatch(entry -> entry.httpStatus() == 200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void parametersHaveTheRangeThatThePagesSay(Parameter parameter) {
        Operation operation = Arrays.stream(Operation.values())
                .filter(candidate -> candidate.parameters().contains(parameter))
                .findFirst()
                .orElseThrow();
        String uri = example(operation).uri();

        ParameterSamples.of(parameter)
                .check(parameter.name(), value -> send(uri, "text", Map.of(header(parameter), value)));
    }

    @Test
    void indexHasAllOfThem() {
        OperationIndex.check(
                "infobip-iot",
                Arrays.stream(Operation.values())
                        .map(operation -> new OperationIndex.Entry(
                                operation.name(),
                                operation.effect(),
                                Duration.ZERO,
                                operation.section(),
                                operation.consumable(),
                                result(operation.resultKind())))
                        .toList());
    }

    private static Exchange send(String uri, Object body, Map<String, Object> headers) {
        return template.send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new LinkedHashMap<>(headers));
        });
    }

    private static ExampleCall example(Operation operation) {
        return ExampleCall.of(examples.get(operation.name()), "infobip-iot");
    }

    private static String page(Operation operation) {
        return "docs/operations/infobip-iot/" + operation + ".adoc";
    }

    private static List<String> facts(Operation operation) {
        List<String> facts = new ArrayList<>();
        if (operation.paged()) {
            facts.add("Pages:: of at most 100 rows; see link:../infobip-results.adoc[Results of Infobip].");
        }
        if (operation.consumable()) {
            facts.add(
                    "Consumer:: yes; see the link:../../../camel-infobip-iot/src/main/docs/infobip-iot-component.adoc#_consumers[component's page].");
        }
        return facts;
    }

    private static List<List<String>> parameters(Operation operation, ExampleCall example) {
        return operation.parameters().stream()
                .map(parameter -> {
                    ParameterSample sample = ParameterSamples.of(parameter);
                    return List.of(
                            "`" + parameter + "`",
                            "`" + header(parameter) + "`",
                            catalog.type(parameter.name()),
                            operation.required().contains(parameter) ? "yes" : "no",
                            (catalog.option(parameter.name()) + " " + sample.range()).strip(),
                            "`" + example.options().getOrDefault(parameter.name(), sample.example()) + "`");
                })
                .toList();
    }

    private static String recordedFrom(ShortenedJson json) {
        List<String> leftOut = new ArrayList<>(List.of("the headers `Date` and `User-Agent`"));
        json.leftOut().forEach((name, count) -> leftOut.add(count + " more elements of `" + name + "`"));
        return "Recorded from the call of the example against the link:../../sandbox.adoc[sandbox]. Left out: "
                + String.join(", ", leftOut) + ". Line breaks and blanks are added to the body of the response.";
    }

    static String result(ResultKind kind) {
        return switch (kind) {
            case SIM_CARDS -> "`List<SimCard>`";
            case SIM_CARD -> "`SimCard`";
            case USAGES -> "`List<SimUsage>`";
            case USAGE -> "`SimUsage`";
            case ACTION -> "`ActionReference`";
        };
    }

    private static List<DocumentedType> records(ResultKind kind) {
        Stream<String> names =
                switch (kind) {
                    case SIM_CARDS, SIM_CARD -> Stream.of("SimCard", "SimCardModel");
                    case USAGES, USAGE -> Stream.of("SimUsage");
                    case ACTION -> Stream.of("ActionReference");
                };
        return names.map(name -> DocumentedType.named(name, types)).toList();
    }

    private static List<List<String>> failures(Operation operation, ExampleCall example) {
        Map<String, Fault> statuses = new LinkedHashMap<>();
        statuses.put("HTTP 400, a parameter is refused", Fault.code(400, ""));
        statuses.put("HTTP 401, the credentials are wrong", Fault.code(401, ""));
        if (operation.parameters().contains(Parameter.iccid)) {
            statuses.put("HTTP 404, no such SIM card", Fault.code(404, ""));
        }
        String uri = example.uri("maxRetries=1", "maxWait=200");
        return new FailureProbe(sandbox.faults(), sandbox.journal())
                .rows(operation.name(), statuses, () -> send(uri, example.body(), Map.of()));
    }

    private static String header(Parameter parameter) {
        return OperationPage.header(HEADER, parameter);
    }
}
