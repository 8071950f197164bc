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
package io.github.camelsim.thingsmobile.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.SandboxFaults;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.settings.BeyondLastPage;
import io.github.camelsim.thingsmobile.sandbox.support.RawClient;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults of connections and of reads: surplus bytes, other SIMs, other pages. */
class WireFaultsIT {
    private static final String FIRST = "882360001000001";
    private static final String SECOND = "882360001000002";

    @RegisterExtension
    static final ThingsMobileSandboxExtension sandbox =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(25).callGapFactor(0));

    private final TestClient client = new TestClient(sandbox.get());

    @Test
    void writesAResponseTwiceAndKeepsTheConnection() throws IOException {
        sandbox.faults().next("simStatus", Fault.answerTwice());

        try (RawClient raw = new RawClient(sandbox.get())) {
            raw.call("simStatus", "msisdn", FIRST);
            RawClient.Response first = raw.read();
            int second = raw.available();
            RawClient.Response again = raw.read();
            raw.call("simStatus", "msisdn", SECOND);

            assertThat(first.status()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(first.headers()).contains("Connection: keep-alive", "Content-Type: text/xml;charset=UTF-8");
            assertThat(first.body()).contains("<msisdn>" + FIRST);
            assertThat(second).as("both in one write").isPositive();
            assertThat(again).isEqualTo(first);
            assertThat(raw.read().body()).contains("<msisdn>" + SECOND);
        }
        assertThat(sandbox.journal().count("simStatus")).isEqualTo(2);
    }

    @Test
    void writesResponsesOfEveryOperationAndLengthTwice() throws IOException {
        sandbox.faults().always(SandboxFaults.EVERY_OPERATION, Fault.answerTwice());
        LocalDateTime start = LocalDateTime.of(2026, 1, 1, 0, 0);
        IntStream.range(0, 2000).forEach(second -> sandbox.fleet()
                .addSilentCdr(SandboxCdr.of(SECOND, start.plusSeconds(second), start.plusSeconds(second), 1)));

        try (RawClient raw = new RawClient(sandbox.get())) {
            for (String operation : List.of("simStatus", "rechargeSim", "simStatus")) {
                raw.call(operation, "msisdn", SECOND, "amount", "1");
                assertThat(raw.read().body())
                        .endsWith("</result>\n")
                        .isEqualTo(raw.read().body());
            }
        }
        assertThat(sandbox.journal().effects("rechargeSim")).isEqualTo(1);
    }

    @Test
    void writesTheResponseOfAnyFaultTwice() throws IOException {
        sandbox.faults()
                .next("sendSms", Fault.code(40, "sim error: no").twice())
                .next("credit", Fault.status(503, 7).twice());

        try (RawClient raw = new RawClient(sandbox.get())) {
            raw.call("sendSms", "msisdn", FIRST, "message", "hello");
            assertThat(raw.read().body())
                    .contains("<errorCode>40<")
                    .isEqualTo(raw.read().body());
            raw.call("credit");
            RawClient.Response unavailable = raw.read();
            assertThat(unavailable.status()).isEqualTo("HTTP/1.1 503 Service Unavailable");
            assertThat(unavailable.headers()).contains("Retry-After: 7");
            assertThat(raw.read()).isEqualTo(unavailable);
        }
        assertThat(sandbox.journal().effects("sendSms")).isZero();
    }

    @Test
    void sends408AfterTheResponseAndClosesTheConnection() throws IOException {
        sandbox.faults().next("simListLite", Fault.unsolicited408());

        try (RawClient raw = new RawClient(sandbox.get())) {
            raw.call("simListLite");

            assertThat(raw.read().status()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(raw.available()).as("in one write with the response").isPositive();
            assertThat(raw.readToEnd()).startsWith("HTTP/1.1 408 ").endsWith("\r\n\r\n");
        }
        assertThat(client.call("simListLite").outcome()).isEqualTo("OK");
    }

    @Test
    void sends408AfterIdling() throws IOException {
        sandbox.faults().next("simListLite", Fault.unsolicited408(Duration.ofMillis(20)));

        try (RawClient raw = new RawClient(sandbox.get())) {
            raw.call("simListLite");

            assertThat(raw.read().status()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(raw.readToEnd()).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void closesAConnectionAfterIdling() throws IOException {
        sandbox.faults().next("simListLite", Fault.closeAfterAnswer(Duration.ofMillis(20)));

        try (RawClient raw = new RawClient(sandbox.get())) {
            raw.call("simListLite");

            assertThat(raw.read().status()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(raw.readToEnd()).isEmpty();
        }
    }

    @Test
    void closesTheConnectionWithoutAnnouncement() throws IOException {
        sandbox.faults().always(SandboxFaults.EVERY_OPERATION, Fault.closeAfterAnswer());

        try (RawClient raw = new RawClient(sandbox.get())) {
            raw.call("rechargeSim", "msisdn", FIRST, "amount", "1");

            RawClient.Response response = raw.read();
            assertThat(response.body()).contains("<done>true</done>");
            assertThat(response.headers()).contains("Connection: keep-alive");
            assertThat(raw.readToEnd()).isEmpty();
        }
        assertThat(sandbox.journal().effects("rechargeSim")).isEqualTo(1);
    }

    @Test
    void returnsAnotherSim() {
        sandbox.faults()
                .next("simStatus", Fault.answerForAnotherSim(), Fault.answerFor("882360001000005"))
                .next("getCdrPaginated", Fault.answerForAnotherSim())
                .next("blockSim", Fault.answerForAnotherSim());

        assertThat(client.call("simStatus", "msisdn", FIRST).first("msisdn")).isEqualTo(SECOND);
        assertThat(client.call("simStatus", "iccid", sandbox.fleet().sim(SECOND).iccid())
                        .first("msisdn"))
                .isEqualTo("882360001000005");
        assertThat(client.call("getCdrPaginated", "msisdnList", FIRST + ", " + SECOND)
                        .texts("cdrMsisdn"))
                .isNotEmpty()
                .containsOnly("882360001000003");
        assertThat(client.call("simStatus", "msisdn", FIRST).first("msisdn")).isEqualTo(FIRST);
        assertThat(sandbox.journal().entries("simStatus").get(0).param("msisdn"))
                .isEqualTo(FIRST);
        client.call("blockSim", "msisdn", "882360001000025");
        assertThat(sandbox.fleet().sim("882360001000025").status()).isEqualTo("suspended");
    }

    @Test
    void returnsSmallerPagesThanRequested() {
        sandbox.faults().always("simListLite", Fault.smallerPages(10));

        assertThat(client.call("simListLite").texts("msisdn")).hasSize(10);
        assertThat(client.call("simListLite", "page", "3", "pageSize", "500").texts("msisdn"))
                .hasSize(5)
                .first()
                .isEqualTo("882360001000021");
        assertThat(client.call("simListLite", "pageSize", "4").texts("msisdn")).hasSize(4);
        assertThat(client.call("simListLite", "pageSize", "501").outcome())
                .isEqualTo("70 pagination not valid: pageSize");
    }

    @Test
    void ignoresThePageOrRepeatsTheLastOne() {
        sandbox.faults().next("simListLite", Fault.ignorePage()).always("simListLite", Fault.repeatLastPage());

        assertThat(client.call("simListLite", "page", "2", "pageSize", "10").texts("msisdn"))
                .hasSize(10)
                .contains(FIRST);
        assertThat(client.call("simListLite", "page", "3", "pageSize", "10").texts("msisdn"))
                .hasSize(5);
        assertThat(client.call("simListLite", "page", "4", "pageSize", "10").texts("msisdn"))
                .hasSize(10)
                .contains("882360001000011");
        assertThat(client.call("simListLite", "page", "9", "pageSize", "50").texts("msisdn"))
                .hasSize(25);
    }

    @Test
    void takesPageRulesAsSettings() {
        try (ThingsMobileSandbox capped = ThingsMobileSandbox.builder()
                        .largestPage(10)
                        .callGapFactor(0)
                        .beyondLastPage(BeyondLastPage.REPEAT_LAST_PAGE)
                        .start();
                ThingsMobileSandbox stuck = ThingsMobileSandbox.builder()
                        .ignorePage(true)
                        .callGapFactor(0)
                        .start()) {
            assertThat(new TestClient(capped).call("simListLite").texts("msisdn"))
                    .hasSize(10);
            assertThat(new TestClient(capped).call("simListLite", "page", "7").texts("msisdn"))
                    .hasSize(10);
            assertThat(new TestClient(stuck).call("simListLite", "page", "7").texts("msisdn"))
                    .hasSize(25);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThingsMobileSandbox.builder().largestPage(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.smallerPages(0));
    }
}
