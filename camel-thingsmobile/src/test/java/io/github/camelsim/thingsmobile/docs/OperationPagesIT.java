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
package io.github.camelsim.thingsmobile.docs;

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
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.client.ResultKind;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.support.OperationSample;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of the operations say what the code says, and what was recorded from calls of their examples. */
class OperationPagesIT {

    private static final String PAGES = "docs/operations/thingsmobile/";
    private static final String HEADER = "CamelThingsMobile";
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final Map<Integer, String> CODES = Map.of(
            10, "generic error",
            20, "input error",
            30, "user error",
            40, "SIM error",
            50, "not enough credit",
            60, "too many requests",
            70, "no such page",
            80, "too many CDRs",
            90, "too many credit operations");

    /** In place of dates that the examples compute. */
    private static final Map<Operation, Map<Parameter, String>> DATES = Map.of(
            Operation.setupSimExpirationDate,
            Map.of(Parameter.expirationDate, "2027-06-15"),
            Operation.downloadCdr,
            Map.of(Parameter.startDateRange, "2026-05-16", Parameter.endDateRange, "2026-06-15"),
            Operation.getCdrPaginated,
            Map.of(Parameter.startDateRange, "2026-06-08", Parameter.endDateRange, "2026-06-15"));

    private static ThingsMobileSandbox sandbox;
    private static RecordingProxy proxy;
    private static TestCamel camel;
    private static Map<String, String> examples;
    private static List<DocumentedType> types;
    private static CatalogText catalog;

    @BeforeAll
    static void start() {
        sandbox = ThingsMobileSandbox.builder()
                .clock(SandboxClock.manual(NOW))
                .callGapFactor(0)
                .withoutBasicAuth()
                .start();
        proxy = new RecordingProxy(sandbox.port());
        camel = TestCamel.at(proxy.address(sandbox.baseUri())).with(configuration -> {
            configuration.setUsername(sandbox.username());
            configuration.setToken(sandbox.token());
        });
        examples = TaggedRegions.read("camel-thingsmobile/src/test/java/io/github/camelsim/thingsmobile/docs");
        types = SourceJavadoc.read(Stream.of("ActionResult", "Cdr", "Credit", "CreditOperation", "CustomPlan", "Sim")
                .map(name -> DocPage.ROOT.resolve(
                        "camel-thingsmobile/src/main/java/io/github/camelsim/thingsmobile/model/" + name + ".java"))
                .toList());
        catalog = new CatalogText("io/github/camelsim/thingsmobile/thingsmobile.json");
    }

    @AfterAll
    static void stop() throws IOException {
        camel.close();
        proxy.close();
        sandbox.close();
    }

    @BeforeEach
    void startOver() {
        sandbox.reset();
        proxy.clear();
    }

    @ParameterizedTest
    @EnumSource
    void pageSaysWhatTheOperationDoes(Operation operation) throws Exception {
        ExampleCall example = example(operation);
        Exchange exchange = send(operation, example.uri(), Map.of());
        assertThat(exchange.getException()).isNull();
        HttpCall call = proxy.firstCall();
        var xml = new ShortenedXml(call.response().body());

        OperationPage.check(
                page(operation),
                new OperationPage.Content(
                        operation.name(),
                        source(operation),
                        operation.effect(),
                        operation.gap(),
                        facts(operation),
                        examples.get(operation.name()),
                        parameters(operation, example),
                        recordedFrom(operation, xml),
                        call.shown(xml.text()),
                        result(operation.resultKind()),
                        records(operation.resultKind()),
                        "io.github.camelsim.thingsmobile.model",
                        OperationPage.resultHeaders(exchange, HEADER, catalog),
                        failures(operation, example),
                        "The page link:../../errors.adoc[Errors and retries] says what the columns mean, and what else can happen to"
                                + " every operation."));
    }

    /** Sends the call of the example, with further headers that take precedence. */
    private static Exchange send(Operation operation, String uri, Map<String, String> more) {
        Map<String, Object> headers = new HashMap<>();
        DATES.getOrDefault(operation, Map.of()).forEach((date, value) -> headers.put(header(date), value));
        headers.putAll(more);
        return camel.send(uri, example(operation).body(), headers);
    }

    private static ExampleCall example(Operation operation) {
        return ExampleCall.of(examples.get(operation.name()), "thingsmobile");
    }

    @ParameterizedTest
    @EnumSource
    void parametersHaveTheRangeThatThePagesSay(Parameter parameter) {
        Operation operation = Arrays.stream(Operation.values())
                .filter(candidate -> candidate.parameters().contains(parameter))
                .findFirst()
                .orElseThrow();
        ParameterSample sample = ParameterSamples.of(parameter, operation);
        String uri = example(operation).uri();

        sample.check(parameter.name(), value -> send(operation, uri, Map.of(header(parameter), value)));
    }

    @Test
    void indexHasAllOfThem() {
        OperationIndex.check(
                "thingsmobile",
                Arrays.stream(Operation.values())
                        .map(operation -> new OperationIndex.Entry(
                                operation.name(),
                                operation.effect(),
                                operation.gap(),
                                operation.section() == null ? "newer" : operation.section(),
                                !operation.readModes().isEmpty(),
                                result(operation.resultKind())))
                        .toList());
    }

    private static String page(Operation operation) {
        return PAGES + operation + ".adoc";
    }

    private static String source(Operation operation) {
        return operation.section() == null
                ? "newer versions of the API document"
                : "section " + operation.section() + " of the API document";
    }

    private static List<String> facts(Operation operation) {
        List<String> facts = new ArrayList<>();
        if (operation.paged()) {
            facts.add("Pages:: of at most " + operation.maxPageSize() + " rows; see link:../../results.adoc[Results].");
        }
        if (operation.maxRows() > 0) {
            facts.add("Rows:: at most " + operation.maxRows() + " in a range of dates.");
        }
        if (!operation.readModes().isEmpty()) {
            facts.add("Consumer:: yes; see link:../../consuming.adoc[Consuming].");
        }
        return facts;
    }

    private static List<List<String>> parameters(Operation operation, ExampleCall example) {
        return operation.parameters().stream()
                .map(parameter -> {
                    ParameterSample sample = ParameterSamples.of(parameter, operation);
                    String dates = DATES.getOrDefault(operation, Map.of()).getOrDefault(parameter, sample.example());
                    return List.of(
                            "`" + parameter + "`",
                            "`" + header(parameter) + "`",
                            catalog.type(parameter.name()),
                            required(operation, parameter),
                            (catalog.option(parameter.name()) + " " + sample.range()).strip(),
                            "`" + example.options().getOrDefault(parameter.name(), dates) + "`");
                })
                .toList();
    }

    private static String required(Operation operation, Parameter parameter) {
        if (operation.ofSim() && (parameter == Parameter.msisdn || parameter == Parameter.iccid)) {
            return "one of the two";
        }
        return operation.required().contains(parameter) ? "yes" : "no";
    }

    private static String recordedFrom(Operation operation, ShortenedXml xml) {
        List<String> leftOut = new ArrayList<>(List.of("the headers `Date` and `User-Agent`"));
        xml.leftOut().forEach((name, count) -> leftOut.add(count + " more `<" + name + ">`"));
        return "Recorded from the call of the example" + (DATES.containsKey(operation) ? ", with fixed dates," : "")
                + " against the link:../../sandbox.adoc[sandbox]. Left out: " + String.join(", ", leftOut)
                + ". Line breaks and blanks are added to the body of the response.";
    }

    private static String result(ResultKind kind) {
        return switch (kind) {
            case ACTION -> "`ActionResult`";
            case SIM -> "`Sim`";
            case SIMS -> "`List<Sim>`";
            case CDRS -> "`List<Cdr>`";
            case CREDIT -> "`Credit`";
            case PLANS -> "`List<CustomPlan>`";
        };
    }

    private static List<DocumentedType> records(ResultKind kind) {
        Stream<String> names =
                switch (kind) {
                    case ACTION -> Stream.of("ActionResult");
                    case SIM -> Stream.of("Sim", "Cdr");
                    case SIMS -> Stream.of("Sim");
                    case CDRS -> Stream.of("Cdr");
                    case CREDIT -> Stream.of("Credit", "CreditOperation");
                    case PLANS -> Stream.of("CustomPlan");
                };
        return names.map(name -> DocumentedType.named(name, types)).toList();
    }

    private static List<List<String>> failures(Operation operation, ExampleCall example) {
        OperationSample sample = OperationSample.all()
                .filter(candidate -> candidate.operation().equals(operation.name()))
                .findFirst()
                .orElseThrow();
        Map<String, Fault> codes = new LinkedHashMap<>();
        sample.codes().forEach(code -> codes.put("code " + code + ", " + CODES.get(code), Fault.code(code, "")));
        String uri = example.uri("maxRetries=1", "maxWait=200");
        return new FailureProbe(sandbox.faults(), sandbox.journal())
                .rows(operation.name(), codes, () -> send(operation, uri, Map.of()));
    }

    private static String header(Parameter parameter) {
        return OperationPage.header(HEADER, parameter);
    }
}
