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
package io.github.camelsim.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.infobip.sandbox.fleet.InfobipSim;
import io.github.camelsim.sandbox.SandboxJournal;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.seda.SedaComponent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Pipes and the route in the folder examples, as they are, on Camel Main. */
@SuppressWarnings("try") // the application runs while it is open
class ExamplesIT {

    private static final Path EXAMPLES = Path.of("examples");
    private static final String SIM = "882360001000001";
    private static final String CARD = "8981100022152967721";

    private static ThingsMobileSandbox sandbox;

    @BeforeAll
    static void startSandbox() {
        sandbox = ThingsMobileSandbox.builder()
                .callGapFactor(0)
                .infobip(settings -> settings.bytesPerSecond(0))
                .start();
        InfobipSim any = sandbox.infobip().fleet().sims().get(0);
        sandbox.infobip()
                .fleet()
                .addSim(new InfobipSim(
                        CARD,
                        any.imsi(),
                        any.msisdn(),
                        any.name(),
                        any.status(),
                        any.createdAt(),
                        any.updatedAt(),
                        any.serviceProfileId(),
                        any.model()));
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.close();
    }

    @BeforeEach
    void clear() {
        sandbox.journal().clear();
        sandbox.infobip().journal().clear();
    }

    @Test
    void everyKameletHasAPipe() throws IOException {
        assertThat(examples())
                .extracting(example -> example.getFileName().toString())
                .containsAll(KameletFile.all().stream()
                        .map(kamelet -> kamelet + ".pipe.yaml")
                        .toList());
    }

    @Test
    void runsAKameletInARoute() throws Exception {
        try (KameletApplication application =
                example("thingsmobile-sim-source", "sims.camel.yaml").start()) {
            Awaitility.await().until(() -> application.mock("log:sims").getReceivedCounter() > 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "thingsmobile-sim-source, log:sims, msisdn",
        "thingsmobile-cdr-source, log:cdrs, traffic",
        "infobip-iot-sim-source, log:sim-cards, iccid"
    })
    void logsWhatTheSourceDelivers(String kamelet, String log, String field) throws Exception {
        try (KameletApplication application = pipe(kamelet).start()) {
            MockEndpoint logged = application.mock(log);

            Awaitility.await().until(() -> logged.getReceivedCounter() > 0);

            assertThat(logged.getReceivedExchanges().get(0).getMessage().getBody(String.class))
                    .startsWith("{")
                    .contains("\"" + field + "\":");
        }
    }

    @Test
    void logsTheHistoryOfTheCredit() throws Exception {
        sendsTheTextOfFiles(); // which costs
        try (KameletApplication application = pipe("thingsmobile-credit-source").start()) {
            MockEndpoint logged = application.mock("log:credit");

            Awaitility.await().until(() -> logged.getReceivedCounter() > 0);

            assertThat(logged.getReceivedExchanges().get(0).getMessage().getHeaders())
                    .containsKeys("CamelThingsMobileCreditAmount", "CamelThingsMobileCreditCurrency");
        }
    }

    @Test
    void sendsTheTextOfFiles() throws Exception {
        try (KameletApplication application = pipe("thingsmobile-sms-sink").start()) {
            application.send("file:sms", "text of a file", Map.of());

            assertOneCall(sandbox.journal(), "sendSms", "msisdn", SIM);
            assertThat(sandbox.journal().entries("sendSms").get(0).param("message"))
                    .isEqualTo("text of a file");
        }
    }

    @Test
    void sendsTheTextOfFilesByInfobip() throws Exception {
        try (KameletApplication application = pipe("infobip-iot-sms-sink").start()) {
            application.send("file:sms", "text of a file", Map.of());

            assertOneCall(sandbox.infobip().journal(), "sendSms", "iccid", CARD);
        }
    }

    @Test
    void disconnectsASimDaily() throws Exception {
        try (KameletApplication application = pipe("thingsmobile-sim-action-sink")) {
            application.start();
            assertOneCall(sandbox.journal(), "disconnectSim", "msisdn", SIM);
        }
    }

    /** Camel encodes literal values of a Pipe, and takes those in RAW() as they are. */
    @ParameterizedTest
    @CsvSource({"fleet@example.com, 0ec3b4a7-4bd1", "fleet@example.com, RAW(t&o%41k+e n#?=/x)"})
    void takesCredentialsThatStandInThePipe(String user, String token, @TempDir Path folder) throws Exception {
        try (ThingsMobileSandbox own = ThingsMobileSandbox.builder()
                .callGapFactor(0)
                .username(user)
                .token(token.replaceAll("^RAW\\((.*)\\)$", "$1"))
                .start()) {
            Path file = folder.resolve("own.pipe.yaml");
            Files.writeString(
                    file,
                    Files.readString(EXAMPLES.resolve("thingsmobile-sim-source.pipe.yaml"))
                            .replace("RAW({{thingsmobile.username}})", user)
                            .replace("RAW({{thingsmobile.token}})", token)
                            .replace("delay: 15m", "baseUri: " + own.baseUri() + "\n      environment: test"));
            try (KameletApplication application = application(own, file)) {
                application.start();
                Awaitility.await().until(() -> own.journal().count() > 0);

                assertThat(own.journal().refused()).isZero();
            }
        }
    }

    private static void assertOneCall(SandboxJournal journal, String operation, String parameter, String sim) {
        Awaitility.await().until(() -> journal.count(operation) > 0);
        assertThat(journal.entries(operation))
                .extracting(entry -> entry.param(parameter))
                .containsExactly(sim);
    }

    private static KameletApplication pipe(String kamelet) {
        return example(kamelet, kamelet + ".pipe.yaml");
    }

    /** The server is set beside the example; its logs are mocks, and its files are queues. */
    private static KameletApplication example(String kamelet, String file) {
        KameletApplication application = application(sandbox, EXAMPLES.resolve(file))
                .with("thingsmobile.username", sandbox.username())
                .with("thingsmobile.token", sandbox.token())
                .with("infobip.apiKey", sandbox.infobip().apiKey())
                .with("infobip.baseUri", sandbox.infobip().baseUri());
        if (kamelet.startsWith("thingsmobile")) {
            application
                    .with("camel.kamelet." + kamelet + ".baseUri", sandbox.baseUri())
                    .with("camel.kamelet." + kamelet + ".environment", "test");
        }
        return application;
    }

    private static KameletApplication application(ThingsMobileSandbox called, Path file) {
        return KameletApplication.at(called)
                .with("camel.main.routesIncludePattern", "file:" + file)
                .with("camel.main.autowiredEnabled", "false") // which needs Camel's own components
                .bind("log", new MockComponent())
                .bind("file", new SedaComponent());
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.sorted().toList();
        }
    }
}
