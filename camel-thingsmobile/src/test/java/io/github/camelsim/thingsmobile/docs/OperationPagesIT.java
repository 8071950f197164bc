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

import io.github.camelsim.docs.OperationPagesContract;
import io.github.camelsim.docs.ParameterSample;
import io.github.camelsim.docs.RecordingProxy;
import io.github.camelsim.docs.ShortenedBody;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.sandbox.SandboxFaults;
import io.github.camelsim.sandbox.SandboxJournal;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Parameter;
import io.github.camelsim.thingsmobile.client.ResultKind;
import io.github.camelsim.thingsmobile.model.ActionResult;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import io.github.camelsim.thingsmobile.model.CustomPlan;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.support.OperationSample;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;

/** The pages below {@code docs/operations/thingsmobile}. */
class OperationPagesIT extends OperationPagesContract<Operation, Parameter> {

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

    private static final Map<Operation, Map<Parameter, String>> DATES = Map.of(
            Operation.setupSimExpirationDate,
            Map.of(Parameter.expirationDate, "2027-06-15"),
            Operation.downloadCdr,
            Map.of(Parameter.startDateRange, "2026-05-16", Parameter.endDateRange, "2026-06-15"),
            Operation.getCdrPaginated,
            Map.of(Parameter.startDateRange, "2026-06-08", Parameter.endDateRange, "2026-06-15"));

    private final ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
            .clock(SandboxClock.manual(NOW))
            .callGapFactor(0)
            .withoutBasicAuth()
            .start();
    private final RecordingProxy proxy = new RecordingProxy(sandbox.port());
    private final TestCamel camel = TestCamel.at(proxy.address(sandbox.baseUri()))
            .with(configuration -> {
                configuration.setUsername(sandbox.username());
                configuration.setToken(sandbox.token());
            });

    OperationPagesIT() {
        super(
                "thingsmobile",
                "CamelThingsMobile",
                Operation.class,
                Parameter.class,
                List.of(
                        ActionResult.class,
                        Cdr.class,
                        Credit.class,
                        CreditOperation.class,
                        CustomPlan.class,
                        Sim.class));
    }

    @AfterAll
    void stop() throws IOException {
        camel.close();
        proxy.close();
        sandbox.close();
    }

    @Override
    protected void resetSandbox() {
        sandbox.reset();
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
        return camel.send(uri, body, headers);
    }

    @Override
    protected Description describe(Operation operation) {
        boolean documented = operation.section() != null;
        return new Description(
                documented
                        ? "section " + operation.section() + " of the API document"
                        : "newer versions of the API document",
                documented ? operation.section() : "newer",
                operation.effect(),
                operation.gap(),
                !operation.readModes().isEmpty(),
                facts(operation),
                OperationTablesTest.result(operation),
                records(operation.resultKind()),
                faults(operation),
                "The page link:../../errors.adoc[Errors and retries] says what the columns mean, and what else can happen to"
                        + " every operation.");
    }

    private static List<String> facts(Operation operation) {
        List<String> facts = new ArrayList<>();
        if (operation.paged()) {
            facts.add("Pages:: of at most " + operation.maxPageSize()
                    + " rows; see link:../../results.adoc#_fetch_modes[Results].");
        }
        if (operation.maxRows() > 0) {
            facts.add("Rows:: at most " + operation.maxRows() + " in a range of dates.");
        }
        if (!operation.readModes().isEmpty()) {
            facts.add("Consumer:: yes; see link:../../consuming.adoc[Consuming].");
        }
        return facts;
    }

    private static List<String> records(ResultKind kind) {
        return switch (kind) {
            case ACTION -> List.of("ActionResult");
            case SIM -> List.of("Sim", "Cdr");
            case SIMS -> List.of("Sim");
            case CDRS -> List.of("Cdr");
            case CREDIT -> List.of("Credit", "CreditOperation");
            case PLANS -> List.of("CustomPlan");
        };
    }

    private static Map<String, Fault> faults(Operation operation) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        OperationSample.all()
                .filter(sample -> sample.operation().equals(operation.name()))
                .flatMap(sample -> sample.codes().stream())
                .forEach(code -> faults.put("code " + code + ", " + CODES.get(code), Fault.code(code, "")));
        return faults;
    }

    @Override
    protected List<Parameter> parametersOf(Operation operation) {
        return operation.parameters();
    }

    @Override
    protected String required(Operation operation, Parameter parameter) {
        if (operation.ofSim() && (parameter == Parameter.msisdn || parameter == Parameter.iccid)) {
            return "one of the two";
        }
        return operation.required().contains(parameter) ? "yes" : "no";
    }

    @Override
    protected ParameterSample sample(Operation operation, Parameter parameter) {
        return ParameterSamples.of(parameter, operation);
    }

    @Override
    protected Map<Parameter, String> fixedValues(Operation operation) {
        return DATES.getOrDefault(operation, Map.of());
    }

    @Override
    protected ShortenedBody shortened(String body) throws Exception {
        return new ShortenedXml(body).body();
    }
}
