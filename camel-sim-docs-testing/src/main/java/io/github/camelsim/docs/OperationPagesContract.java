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
package io.github.camelsim.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.call.Effect;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.SandboxFaults;
import io.github.camelsim.sandbox.SandboxJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of a vendor's operations say what the code says, and what was recorded from calls of their examples. The
 * examples are regions of the test's package.
 *
 * @param <O> the vendor's operations
 * @param <P> their parameters
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OperationPagesContract<O extends Enum<O>, P extends Enum<P>> {

    /** The time of the sandbox. */
    protected static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private final String scheme;
    private final String headerPrefix;
    private final Class<P> parameters;
    private final Class<O> operations;
    private final Map<String, String> examples;
    private final String modelPackage;
    private final List<DocumentedType> types;
    private final CatalogText catalog;

    /**
     * @param scheme of the component, whose module has the same name after {@code camel-}
     * @param headerPrefix of the component's headers
     * @param records those that results consist of, all of one package
     */
    protected OperationPagesContract(
            String scheme, String headerPrefix, Class<O> operations, Class<P> parameters, List<Class<?>> records) {
        this.scheme = scheme;
        this.headerPrefix = headerPrefix;
        this.operations = operations;
        this.parameters = parameters;
        examples = TaggedRegions.read("camel-" + scheme + "/src/test/java/"
                + getClass().getPackageName().replace('.', '/'));
        modelPackage = records.get(0).getPackageName();
        types = SourceJavadoc.read(records.stream()
                .map(type -> DocPage.ROOT.resolve(
                        "camel-" + scheme + "/src/main/java/" + type.getName().replace('.', '/') + ".java"))
                .toList());
        String component = modelPackage.substring(0, modelPackage.lastIndexOf('.'));
        catalog = new CatalogText(component.replace('.', '/') + "/" + scheme + ".json");
    }

    /** Lets the sandbox have the fleet of its start, no faults and no calls. */
    protected abstract void resetSandbox();

    protected abstract RecordingProxy proxy();

    protected abstract SandboxFaults faults();

    protected abstract SandboxJournal journal();

    /** Sends a message through the proxy, and waits until the call has ended. */
    protected abstract Exchange send(String uri, Object body, Map<String, Object> headers);

    protected abstract Description describe(O operation);

    protected abstract List<P> parametersOf(O operation);

    /** Whether it must be given, in words. */
    protected abstract String required(O operation, P parameter);

    protected abstract ParameterSample sample(O operation, P parameter);

    /** Values in place of those that the example computes from the present time. */
    protected Map<P, String> fixedValues(O operation) {
        return Map.of();
    }

    protected abstract ShortenedBody shortened(String body) throws Exception;

    Stream<O> operations() {
        return Arrays.stream(operations.getEnumConstants());
    }

    Stream<P> parameters() {
        return Arrays.stream(parameters.getEnumConstants());
    }

    @BeforeEach
    void startOver() {
        resetSandbox();
        proxy().clear();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void pageSaysWhatTheOperationDoes(O operation) throws Exception {
        Description description = describe(operation);
        Exchange exchange = send(operation, example(operation).uri(), Map.of());
        assertThat(exchange.getException()).isNull();
        HttpCall call = proxy().firstCall();
        ShortenedBody body = shortened(call.response().body());

        OperationPage.check(
                page(operation),
                new OperationPage.Content(
                        operation.name(),
                        description.source(),
                        description.effect(),
                        description.gap(),
                        description.facts(),
                        exampleText(operation),
                        parametersOf(operation).stream()
                                .map(parameter -> parameterRow(operation, parameter))
                                .toList(),
                        recordedFrom(operation, body),
                        call.shown(body.text()),
                        description.result(),
                        description.records().stream()
                                .map(name -> DocumentedType.named(name, types))
                                .toList(),
                        modelPackage,
                        OperationPage.resultHeaders(exchange, headerPrefix, catalog),
                        failures(operation, description.faults()),
                        description.failuresLink()));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void parametersHaveTheRangeThatThePagesSay(P parameter) {
        O operation = operations()
                .filter(candidate -> parametersOf(candidate).contains(parameter))
                .findFirst()
                .orElseThrow();
        String uri = example(operation).uri();

        sample(operation, parameter)
                .check(parameter.name(), value -> send(operation, uri, Map.of(header(parameter), value)));
    }

    @Test
    void indexHasAllOfThem() {
        OperationIndex.check(
                scheme,
                operations()
                        .map(operation -> {
                            Description description = describe(operation);
                            return new OperationIndex.Entry(
                                    operation.name(),
                                    description.effect(),
                                    description.gap(),
                                    description.section(),
                                    description.consumable(),
                                    description.result());
                        })
                        .toList());
    }

    /** The page of an operation, from the root of the repository. */
    protected final String page(O operation) {
        return "docs/operations/" + scheme + "/" + operation + ".adoc";
    }

    /** The example of an operation in Java. */
    protected final String exampleText(O operation) {
        return examples.get(operation.name());
    }

    private ExampleCall example(O operation) {
        return ExampleCall.of(exampleText(operation), scheme);
    }

    /** Sends the call of the example, with further headers that take precedence. */
    private Exchange send(O operation, String uri, Map<String, String> more) {
        Map<String, Object> headers = new HashMap<>();
        fixedValues(operation).forEach((parameter, value) -> headers.put(header(parameter), value));
        headers.putAll(more);
        return send(uri, example(operation).body(), headers);
    }

    private List<String> parameterRow(O operation, P parameter) {
        ParameterSample sample = sample(operation, parameter);
        String value = example(operation)
                .options()
                .getOrDefault(parameter.name(), fixedValues(operation).getOrDefault(parameter, sample.example()));
        return List.of(
                "`" + parameter + "`",
                "`" + header(parameter) + "`",
                catalog.type(parameter.name()),
                required(operation, parameter),
                (catalog.option(parameter.name()) + " " + sample.range()).strip(),
                "`" + value + "`");
    }

    private String recordedFrom(O operation, ShortenedBody body) {
        List<String> leftOut = new ArrayList<>(List.of("the headers `Date` and `User-Agent`"));
        leftOut.addAll(body.leftOut());
        return "Recorded from the call of the example"
                + (fixedValues(operation).isEmpty() ? "" : ", with fixed dates,")
                + " against the link:../../sandbox.adoc[sandbox]. Left out: " + String.join(", ", leftOut)
                + ". Headers are in alphabetical order; line breaks and blanks are added to the body of the response.";
    }

    private List<List<String>> failures(O operation, Map<String, Fault> faults) {
        return new FailureProbe(faults(), journal())
                .rows(
                        operation.name(),
                        faults,
                        options -> send(operation, example(operation).uri(options), Map.of()));
    }

    private String header(P parameter) {
        return OperationPage.header(headerPrefix, parameter);
    }

    /**
     * What a vendor's code says of an operation.
     *
     * @param source where the vendor describes it
     * @param section the same for the table of all operations
     * @param effect its kind
     * @param gap between two calls
     * @param consumable whether it can be consumed from
     * @param facts further lines {@code term:: text}
     * @param result the type of the body, in AsciiDoc
     * @param records the names of those that the body consists of
     * @param faults the refusals that it can end with, in AsciiDoc, and how the sandbox answers so
     * @param failuresLink where to read on about failures
     */
    public record Description(
            String source,
            String section,
            Effect effect,
            Duration gap,
            boolean consumable,
            List<String> facts,
            String result,
            List<String> records,
            Map<String, Fault> faults,
            String failuresLink) {}
}
