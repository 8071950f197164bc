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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.thingsmobile.ThingsMobileEndpoint;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kamelets that deliver messages, in a route. */
class SourceKameletsIT {

    private static final String USER = "fleet+o%41ps@example.com";
    private static final String TOKEN = "t&o%41k+e n#?=/)x";
    private static final int SIMS = 3;

    private static ThingsMobileSandbox sandbox;

    private KameletApplication application;

    @BeforeAll
    static void startSandbox() {
        sandbox = ThingsMobileSandbox.builder()
                .callGapFactor(0)
                .username(USER)
                .token(TOKEN)
                .sims(SIMS)
                .infobip(settings -> settings.sims(SIMS).bytesPerSecond(0))
                .start();
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.close();
    }

    @BeforeEach
    void createApplication() {
        sandbox.reset();
        sandbox.journal().clear();
        sandbox.infobip().journal().clear();
        application = KameletApplication.at(sandbox);
    }

    @AfterEach
    void stopApplication() {
        application.close();
    }

    @Test
    void deliversEverySimAsJson() throws Exception {
        start("kamelet:thingsmobile-sim-source?" + KameletApplication.THINGSMOBILE);

        List<Exchange> received = receive(SIMS);

        assertThat(received)
                .extracting(SourceKameletsIT::msisdn)
                .containsExactly("882360001000001", "882360001000002", "882360001000003");
        assertThat(received)
                .allSatisfy(exchange -> assertThat(exchange.getMessage().getHeaders())
                        .as("no header that a later call would read")
                        .containsOnlyKeys("CamelThingsMobileResultOperation"));
    }

    @Test
    void pollsEveryFiveMinutesUnlessTheDelaySaysOtherwise() throws Exception {
        start(
                "kamelet:thingsmobile-sim-source?" + KameletApplication.THINGSMOBILE,
                "kamelet:thingsmobile-cdr-source?delay=1h30m&" + KameletApplication.THINGSMOBILE);

        assertThat(application.context().getEndpoints().stream()
                        .filter(ThingsMobileEndpoint.class::isInstance)
                        .map(endpoint -> ((ThingsMobileEndpoint) endpoint).getDelay()))
                .containsExactlyInAnyOrder(
                        Duration.ofMinutes(5).toMillis(), Duration.ofMinutes(90).toMillis());
    }

    @Test
    void deliversOnlyChangesBesideAnInstanceThatDeliversEverything() throws Exception {
        application.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:thingsmobile-sim-source?delay=50&changesOnly=true&" + KameletApplication.THINGSMOBILE)
                        .to("mock:changes");
                from("kamelet:thingsmobile-sim-source?delay=50&" + KameletApplication.THINGSMOBILE)
                        .to("mock:everything");
            }
        });
        application.start();
        MockEndpoint changes = application.mock("mock:changes");
        Awaitility.await().until(() -> changes.getReceivedCounter() == SIMS);
        sandbox.fleet().update("882360001000002", sim -> sim.name("Lift 3"));

        Awaitility.await().until(() -> changes.getReceivedCounter() > SIMS);
        Awaitility.await().until(() -> application.mock("mock:everything").getReceivedCounter() > 3 * SIMS);

        assertThat(changes.getReceivedExchanges().get(SIMS)).satisfies(change -> {
            assertThat(msisdn(change)).isEqualTo("882360001000002");
            assertThat(change.getMessage().getHeader("CamelThingsMobileChange")).isEqualTo("changed");
            assertThat(change.getMessage().getHeader("CamelThingsMobileChangedFields"))
                    .isEqualTo("name");
        });
        assertThat(changes.getReceivedCounter()).isEqualTo(SIMS + 1);
    }

    @Test
    void deliversEveryCdrOnce() throws Exception {
        start("kamelet:thingsmobile-cdr-source?delay=50&" + KameletApplication.THINGSMOBILE);

        MockEndpoint received = application.mock("mock:received");
        Awaitility.await().until(() -> received.getReceivedCounter() > 0);
        long fleetReads = sandbox.journal().count("simListLite");
        Awaitility.await().until(() -> sandbox.journal().count("simListLite") > fleetReads + 2);

        assertThat(received.getReceivedExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader("CamelThingsMobileRecordKey"))
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        assertThat(received.getReceivedExchanges())
                .extracting(SourceKameletsIT::msisdn)
                .allMatch(msisdn -> msisdn.startsWith("88236000100000"));
    }

    @Test
    void deliversTheHistoryOfTheCreditWithWhatIsLeft() throws Exception {
        start("kamelet:thingsmobile-credit-source?delay=50&" + KameletApplication.THINGSMOBILE);
        application.send(
                "kamelet:thingsmobile-sms-sink?msisdn=882360001000001&" + KameletApplication.THINGSMOBILE,
                "an SMS costs",
                Map.of());

        Exchange last = receive(1).get(0);

        assertThat(json(last).get("amount").isNumber()).isTrue();
        assertThat(last.getMessage().getHeader("CamelThingsMobileCreditAmount"))
                .isEqualTo(sandbox.fleet().credit());
        assertThat(last.getMessage().getHeader("CamelThingsMobileCreditCurrency"))
                .isEqualTo("EUR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiKey=RAW({{iot.apiKey}})",
                "username=RAW({{iot.username}})&password=RAW({{iot.password}})",
                "username=RAW({{iot.username}})&password=RAW({{iot.password}})&apiKey="
            })
    void deliversEverySimCardOfInfobipWithEitherCredentials(String credentials) throws Exception {
        start("kamelet:infobip-iot-sim-source?baseUri={{iot.baseUri}}&" + credentials);

        assertThat(receive(SIMS))
                .extracting(exchange -> json(exchange).get("iccid").textValue())
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "apiKey=a&username=b&password=c", "username=b"})
    void refusesOtherCredentialsOfInfobipAtTheStart(String credentials) {
        assertThatThrownBy(() -> start("kamelet:infobip-iot-sim-source?" + credentials))
                .hasStackTraceContaining("apiKey")
                .hasStackTraceContaining("password");
    }

    @Test
    void logsNoSecret() throws Exception {
        try (var log = new LoggedText()) {
            application.with("camel.kamelet.thingsmobile-cdr-source.token", "wrong-" + TOKEN);
            start(
                    "kamelet:thingsmobile-sim-source?" + KameletApplication.THINGSMOBILE,
                    "kamelet:thingsmobile-cdr-source?username=RAW({{tm.username}})&environment=test&baseUri={{tm.baseUri}}",
                    "kamelet:infobip-iot-sim-source?" + KameletApplication.INFOBIP);
            receive(SIMS);
            Awaitility.await().until(() -> log.text().contains("Failed polling endpoint"));

            assertThat(log.text())
                    .contains("token = xxxxxx")
                    .doesNotContain(TOKEN, sandbox.infobip().apiKey());
        }
    }

    @Test
    void namesThePropertiesThatAreMissing() {
        assertThatThrownBy(() -> start("kamelet:thingsmobile-sim-source?environment=test"))
                .hasStackTraceContaining("mandatory parameters must be provided: username, token");
    }

    @Test
    void takesItsPropertiesFromThoseOfTheApplication() throws Exception {
        application
                .with("camel.kamelet.thingsmobile-sim-source.username", USER)
                .with("camel.kamelet.thingsmobile-sim-source.token", TOKEN)
                .with("camel.kamelet.thingsmobile-sim-source.environment", "test")
                .with("camel.kamelet.thingsmobile-sim-source.baseUri", sandbox.baseUri());

        start("kamelet:thingsmobile-sim-source");

        assertThat(receive(SIMS)).isNotEmpty();
    }

    private void start(String... uris) throws Exception {
        application.with(routes(uris));
        application.start();
    }

    private static RoutesBuilder routes(String... uris) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                Arrays.stream(uris).forEach(uri -> from(uri).to("mock:received"));
            }
        };
    }

    private List<Exchange> receive(int count) {
        MockEndpoint received = application.mock("mock:received");
        Awaitility.await().until(() -> received.getReceivedCounter() >= count);
        return received.getReceivedExchanges();
    }

    private static String msisdn(Exchange exchange) {
        return json(exchange).get("msisdn").textValue();
    }

    private static JsonNode json(Exchange exchange) {
        try {
            return new ObjectMapper().readTree(exchange.getMessage().getMandatoryBody(String.class));
        } catch (Exception e) {
            throw new AssertionError("no JSON: " + exchange.getMessage().getBody(), e);
        }
    }
}
