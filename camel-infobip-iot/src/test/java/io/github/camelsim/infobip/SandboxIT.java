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

import io.github.camelsim.infobip.client.InfobipIotException;
import io.github.camelsim.infobip.client.Operation;
import io.github.camelsim.infobip.client.Parameter;
import io.github.camelsim.infobip.model.ActionReference;
import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import io.github.camelsim.infobip.sandbox.InfobipSandbox;
import io.github.camelsim.infobip.sandbox.fleet.InfobipSim;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The component against the sandbox, which reads the API page with code of its own. */
class SandboxIT extends IotTest {

    private static final int FLEET = 5_000;
    private static final Set<Operation> MAY_BE_EMPTY = Set.of(Operation.sendSms, Operation.runDiagnostics);

    private static ThingsMobileSandbox started;
    private static InfobipSandbox sandbox;

    private String iccid;

    @BeforeAll
    static void startSandbox() {
        started = ThingsMobileSandbox.builder()
                .infobip(settings -> settings.sims(FLEET).bytesPerSecond(0))
                .start();
        sandbox = started.infobip();
    }

    @AfterAll
    static void stopSandbox() {
        started.close();
    }

    @BeforeEach
    void useSandbox() {
        sandbox.faults().clear();
        sandbox.journal().clear();
        configuration.setBaseUri(sandbox.baseUri());
        configuration.setUsername(sandbox.username());
        configuration.setPassword(sandbox.password());
        iccid = sandbox.fleet()
                .first(sim -> sim.status().equals(InfobipSim.ACTIVE))
                .orElseThrow()
                .iccid();
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void everyOperationSucceeds(Operation operation) {
        assertThat(call(operation).getException()).isNull();
        assertThat(sandbox.journal().count(operation.name())).isEqualTo(1);
        assertThat(sandbox.journal().refused()).isZero();
    }

    @Test
    void whatIsChangedIsReadBack() {
        call(Operation.updateSimName);
        call("updateSimStatus?status=suspended&iccid=" + iccid, Object.class);

        SimCard sim = call("getSim?iccid=" + iccid, SimCard.class);

        assertThat(sim.name()).isEqualTo("Zürich 1");
        assertThat(sim.status()).isEqualTo("Suspended");
        assertThat(call("updateSimStatus?status=Active&iccid=" + iccid, ActionReference.class)
                        .actionId())
                .isNotBlank();
    }

    @Test
    void usageIsRead() {
        sandbox.fleet().addUsage(iccid, 1_000);
        long bytes = call("getSimUsage?iccid=" + iccid, SimUsage.class).usedDataBytes();

        sandbox.fleet().addUsage(iccid, 234);

        assertThat(call("getSimUsage?iccid=" + iccid, SimUsage.class).usedDataBytes())
                .isEqualTo(bytes + 234);
    }

    @Test
    void anApiKeyIsAccepted() {
        configuration.setUsername(null);
        configuration.setPassword(null);
        configuration.setApiKey(sandbox.apiKey());

        assertThat(call("getSim?iccid=" + iccid, SimCard.class).iccid()).isEqualTo(iccid);
    }

    @Test
    void refusalsAreTyped() {
        InfobipIotException notFound = iotFailureOf("getSim?iccid=8900000000000000000");
        configuration.setPassword("wrong");
        InfobipIotException unauthorized = iotFailureOf("listSims?maxRetries=1");

        assertThat(notFound.code()).isEqualTo(404);
        assertThat(notFound.messageId()).isNotBlank();
        assertThat(unauthorized.code()).isEqualTo(401);
        assertThat(unauthorized.messageId()).isNotBlank();
        assertThat(unauthorized).hasMessageContaining("check username and password");
    }

    @Test
    void aLargeFleetIsReadCompletely() {
        assertThat(iccids("listSims?fetch=all", sim -> ((SimCard) sim).iccid())).hasSize(FLEET);
        assertThat(iccids("listMonthlyUsage?fetch=all", usage -> ((SimUsage) usage).iccid()))
                .hasSize(FLEET);
    }

    @Test
    void aLargeFleetIsReadCompletelyInSmallerPages() {
        sandbox.faults().always("listSims", Fault.smallerPages(37));

        assertThat(iccids("listSims?fetch=all", sim -> ((SimCard) sim).iccid())).hasSize(FLEET);
    }

    private Set<String> iccids(String uri, Function<Object, String> iccidOf) {
        List<?> rows = call(uri, List.class);
        Set<String> iccids = rows.stream().map(iccidOf).collect(Collectors.toSet());
        assertThat(iccids).hasSameSizeAs(rows);
        return iccids;
    }

    static Stream<Arguments> faultsOfOperations() {
        return Stream.of(Operation.values()).flatMap(operation -> Stream.of(
                        Fault.resetBeforeEffect(),
                        Fault.resetAfterEffect(),
                        Fault.stallBeforeHead(),
                        Fault.stallInBody(),
                        Fault.status(503),
                        Fault.statusAfterEffect(500),
                        Fault.status(429, 1),
                        Fault.status(404),
                        Fault.code(400, "no"),
                        Fault.html(),
                        Fault.empty(),
                        Fault.truncated(),
                        Fault.truncatedBeforeEffect(),
                        Fault.redirect("http://127.0.0.1:1/"),
                        Fault.answerTwice(),
                        Fault.unsolicited408(),
                        Fault.closeAfterAnswer())
                .filter(fault -> !isConfirmation(operation, fault))
                .map(fault -> Arguments.of(operation, fault)));
    }

    /** An empty response confirms these operations, so nobody could tell that it is a fault. */
    private static boolean isConfirmation(Operation operation, Fault fault) {
        return MAY_BE_EMPTY.contains(operation)
                        && fault.toString().equals(Fault.empty().toString())
                || operation == Operation.sendSms
                        && fault.toString().equals(Fault.truncatedBeforeEffect().toString());
    }

    /** Whatever happens, nothing is done twice, and a failure says whether it may have been done. */
    @ParameterizedTest
    @MethodSource("faultsOfOperations")
    void noFaultMakesADoubleEffect(Operation operation, Fault fault) {
        sandbox.faults().next(operation.name(), fault);

        Exchange first = call(operation, "?responseTimeout=500");
        long effects = sandbox.journal().effects(operation.name());

        switch (operation.effect()) {
            case READ -> {}
            case SET -> assertSays(first, effects > 0);
            case ONCE -> {
                assertThat(effects).isLessThanOrEqualTo(1);
                assertSays(first, effects == 1);
            }
        }
        sandbox.faults().clear();
        assertThat(call(operation).getException()).as("the call after it").isNull();
    }

    private static void assertSays(Exchange call, boolean done) {
        if (call.getException() == null) {
            assertThat(done).as("the call succeeded, so it was done").isTrue();
        } else if (done) {
            assertThat(((InfobipIotException) call.getException()).outcomeUnknown())
                    .as("the call failed although it was done, and says that it may have been")
                    .isTrue();
        }
    }

    private Exchange call(Operation operation) {
        return call(operation, "");
    }

    private Exchange call(Operation operation, String options) {
        Map<Parameter, Object> all = Map.of(
                Parameter.iccid, iccid, Parameter.name, "Zürich 1", Parameter.status, "Active", Parameter.text, "Hi");
        Map<String, Object> body = operation.required().stream().collect(Collectors.toMap(Parameter::name, all::get));
        return send(operation.name() + options, body, Map.of());
    }
}
