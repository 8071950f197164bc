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

import io.github.camelsim.docs.DocPage;
import io.github.camelsim.docs.OperationPagesContract;
import io.github.camelsim.docs.ParameterSample;
import io.github.camelsim.docs.RecordingProxy;
import io.github.camelsim.docs.ShortenedBody;
import io.github.camelsim.infobip.InfobipIotComponent;
import io.github.camelsim.infobip.client.Operation;
import io.github.camelsim.infobip.client.Parameter;
import io.github.camelsim.infobip.client.ResultKind;
import io.github.camelsim.infobip.model.ActionReference;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimCardModel;
import io.github.camelsim.infobip.model.SimUsage;
import io.github.camelsim.infobip.sandbox.InfobipSandbox;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.sandbox.SandboxFaults;
import io.github.camelsim.sandbox.SandboxJournal;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages below {@code docs/operations/infobip-iot}, and their examples in each language. */
class OperationPagesIT extends OperationPagesContract<Operation, Parameter> {

    private static final String COMPONENT_PAGE =
            "link:../../../camel-infobip-iot/src/main/docs/infobip-iot-component.adoc";

    private final ThingsMobileSandbox server = ThingsMobileSandbox.builder()
            .clock(SandboxClock.manual(NOW))
            .infobip(settings -> settings.bytesPerSecond(0))
            .start();
    private final InfobipSandbox sandbox = server.infobip();
    private final RecordingProxy proxy = new RecordingProxy(server.port());
    private final DefaultCamelContext camel = new DefaultCamelContext();

    OperationPagesIT() {
        super(
                "infobip-iot",
                "CamelInfobipIot",
                Operation.class,
                Parameter.class,
                List.of(ActionReference.class, SimCard.class, SimCardModel.class, SimUsage.class));
    }

    @BeforeAll
    void start() {
        addComponent(camel, proxy.address(sandbox.baseUri()));
        camel.start();
    }

    private void addComponent(DefaultCamelContext context, String baseUri) {
        var component = new InfobipIotComponent();
        component.getConfiguration().setBaseUri(baseUri);
        component.getConfiguration().setApiKey(sandbox.apiKey());
        component.getConfiguration().setCallGapFactor(0);
        context.addComponent("infobip-iot", component);
    }

    @AfterAll
    void stop() throws IOException {
        camel.close();
        proxy.close();
        server.close();
    }

    /** The blocks of the pages themselves; those in Java are regions of the routes' source. */
    @ParameterizedTest
    @EnumSource
    void exampleRunsInEachLanguage(Operation operation) throws Exception {
        DocPage page = DocPage.of(page(operation));
        assertThat(page.blocks("java")).singleElement().satisfies(block -> assertThat(block.text())
                .isEqualTo(exampleText(operation)));
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

    @Override
    protected void resetSandbox() {
        server.reset();
    }

    @Override
    protected RecordingProxy proxy() {
        return proxy;
    }

    @Override
    protected SandboxFaults faults() {
        return sandbox.faults();
    }

    @Override
    protected SandboxJournal journal() {
        return sandbox.journal();
    }

    @Override
    protected Exchange send(String uri, Object body, Map<String, Object> headers) {
        return camel.createFluentProducerTemplate()
                .to(uri)
                .withBody(body)
                .withHeaders(headers)
                .send();
    }

    @Override
    protected Description describe(Operation operation) {
        return new Description(
                "section " + operation.section() + " of the API page",
                operation.section(),
                operation.effect(),
                Duration.ZERO,
                operation.consumable(),
                facts(operation),
                result(operation.resultKind()),
                records(operation.resultKind()),
                faults(operation),
                "The " + COMPONENT_PAGE
                        + "#_errors_and_retries[component's page] says what the columns mean, and what else"
                        + " can happen to every operation.");
    }

    private static List<String> facts(Operation operation) {
        List<String> facts = new ArrayList<>();
        if (operation.paged()) {
            facts.add("Pages:: of at most 100 rows; see link:../infobip-results.adoc[Results of Infobip].");
        }
        if (operation.consumable()) {
            facts.add("Consumer:: yes; see the " + COMPONENT_PAGE + "#_consumers[component's page].");
        }
        return facts;
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

    private static List<String> records(ResultKind kind) {
        return switch (kind) {
            case SIM_CARDS, SIM_CARD -> List.of("SimCard", "SimCardModel");
            case USAGES, USAGE -> List.of("SimUsage");
            case ACTION -> List.of("ActionReference");
        };
    }

    private static Map<String, Fault> faults(Operation operation) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("HTTP 400, a parameter is refused", Fault.code(400, ""));
        faults.put("HTTP 401, the credentials are wrong", Fault.code(401, ""));
        if (operation.parameters().contains(Parameter.iccid)) {
            faults.put("HTTP 404, no such SIM card", Fault.code(404, ""));
        }
        return faults;
    }

    @Override
    protected List<Parameter> parametersOf(Operation operation) {
        return operation.parameters();
    }

    @Override
    protected String required(Operation operation, Parameter parameter) {
        return operation.required().contains(parameter) ? "yes" : "no";
    }

    @Override
    protected ParameterSample sample(Operation operation, Parameter parameter) {
        return ParameterSamples.of(parameter);
    }

    @Override
    protected ShortenedBody shortened(String body) throws Exception {
        return new ShortenedJson(body).body();
    }
}
