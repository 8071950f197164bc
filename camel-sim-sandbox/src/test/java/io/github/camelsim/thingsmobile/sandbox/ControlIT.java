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

import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import io.github.camelsim.thingsmobile.sandbox.support.XmlResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The control paths, as a test in another language uses them. */
class ControlIT {
    private static final String FIRST = "882360001000001";

    private final ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
            .sims(10)
            .clock(SandboxClock.manual(Instant.parse("2026-05-30T12:00:00Z")))
            .callGapFactor(0)
            .start();
    private final TestClient client = new TestClient(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void reportsHealth() {
        assertThat(client.control("GET", "health").body()).isEqualTo("{\"status\":\"UP\"}\n");
    }

    @Test
    void scriptsListsAndClearsFaults() {
        assertThat(client.control("POST", "faults", "operation", "credit", "fault", "status:503", "times", "2")
                        .body())
                .isEqualTo("{\"operation\":\"credit\",\"fault\":\"status 503\"}\n");
        client.control("POST", "faults", "operation", "credit", "fault", "code:40:sim error: no", "nth", "3");
        client.control("POST", "faults", "operation", "blockSim", "fault", "twice:code60", "always", "true");
        assertThat(client.control("GET", "faults").body())
                .isEqualTo("{\"blockSim\":{\"waiting\":0,\"always\":\"code 60 twice\"},"
                        + "\"credit\":{\"waiting\":3,\"always\":null}}\n");

        assertThat(client.call("credit").status()).isEqualTo(503);
        assertThat(client.call("credit").status()).isEqualTo(503);
        assertThat(client.call("credit").outcome()).isEqualTo("40 sim error: no");
        assertThat(client.call("blockSim", "msisdn", FIRST).outcome()).startsWith("60 ");

        client.control("DELETE", "faults");
        assertThat(client.control("GET", "faults").body()).isEqualTo("{}\n");
        assertThat(client.call("blockSim", "msisdn", FIRST).outcome()).isEqualTo("OK");
    }

    @Test
    void appliesAFaultWithoutAnOperationToEveryOne() {
        String fault = URLEncoder.encode("status:502", StandardCharsets.UTF_8);

        client.control("POST", "faults?always=true&fault=" + fault);

        assertThat(client.call("credit").status()).isEqualTo(502);
        assertThat(client.call("sendSms").status()).isEqualTo(502);
    }

    @ParameterizedTest
    @CsvSource({
        "resetBeforeEffect",
        "resetAfterEffect",
        "stallBeforeHead",
        "stallInBody",
        "html",
        "empty",
        "truncated",
        "truncatedBeforeEffect",
        "wrongEncoding",
        "slowBody:5ms",
        "slowBody:1s",
        "status:503",
        "status:429:30",
        "statusAfterEffect:500",
        "code60",
        "code:80:cdrs error: x",
        "raw:200:text/plain:a:b",
        "redirect:http://x/",
        "answerTwice",
        "unsolicited408",
        "unsolicited408:PT1S",
        "closeAfterAnswer",
        "closeAfterAnswer:1.5s",
        "answerForAnotherSim",
        "answerFor:882360001000002",
        "smallerPages:10",
        "ignorePage",
        "repeatLastPage",
        "twice:status:503",
        "withEffect:html",
        "withoutEffect:slowBody:3"
    })
    void acceptsEveryFaultByName(String fault) {
        assertThat(client.control("POST", "faults", "fault", fault).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "explode, no fault 'explode'; must be one of answerFor",
        "status, status is missing",
        "status:x, status must be a whole number",
        "status:99, status must be from 200 to 599",
        "html:5, fault 'html' does not take '5'",
        "slowBody:soon, perByte must be a time such as 20ms",
        "slowBody:-1s, perByte must be a time such as 20ms",
        "smallerPages:0, a page has at least 1 row",
        "twice:, fault is missing"
    })
    void explainsAWrongFault(String fault, String reason) {
        XmlResponse response = client.control("POST", "faults", "fault", fault);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("{\"error\":\"" + reason);
    }

    @Test
    void limitsTheNumberOfWaitingFaults() {
        List<Integer> statuses = List.of(
                client.control("POST", "faults", "operation", "credit", "fault", "html", "times", "10000")
                        .status(),
                client.control("POST", "faults", "operation", "sendSms", "fault", "html", "times", "10000")
                        .status(),
                client.control("POST", "faults", "operation", "blockSim", "fault", "html")
                        .status(),
                client.control("POST", "faults", "fault", "raw:200:text/plain:" + "x".repeat(5000))
                        .status());

        assertThat(statuses).containsExactly(200, 200, 409, 400);
    }

    @Test
    void movesTheClockForward() {
        assertThat(client.control("GET", "clock").body()).isEqualTo("{\"now\":\"2026-05-30T12:00:00Z\"}\n");
        assertThat(client.control("POST", "clock", "by", "36h").body())
                .isEqualTo("{\"now\":\"2026-06-01T00:00:00Z\"}\n");
        assertThat(client.control("POST", "clock", "to", "2026-06-02 01:00:00").body())
                .isEqualTo("{\"now\":\"2026-06-02T01:00:00Z\"}\n");

        assertThat(sandbox.clock().instant()).isEqualTo("2026-06-02T01:00:00Z");
        sandbox.advanceClock(Duration.ofHours(1));
        assertThat(sandbox.clock().instant()).isEqualTo("2026-06-02T02:00:00Z");
        assertThat(client.call("simListLite").first("monthlyTraffic")).isEqualTo("0");
        assertThat(client.control("POST", "clock", "to", "2020-01-01 00:00:00").status())
                .isEqualTo(400);
        assertThat(client.control("POST", "clock", "by", "P99999D").status()).isEqualTo(400);
        assertThat(client.control("POST", "clock", "by", "PT99999999999999H").status())
                .isEqualTo(400);
        assertThat(client.control("POST", "clock").body()).isEqualTo("{\"error\":\"by or to is missing\"}\n");
    }

    @Test
    void addsChangesAndRemovesSimsAndCdrs() {
        String added = client.control(
                        "POST",
                        "sims",
                        "msisdn",
                        "393",
                        "iccid",
                        "8939000000000000001",
                        "name",
                        "Lift \u00fc",
                        "status",
                        "suspended")
                .body();
        assertThat(added).contains("\"msisdn\":\"393\"", "\"status\":\"suspended\"", "\"name\":\"Lift \u00fc\"");
        client.control("PUT", "sims", "msisdn", "393", "status", "active", "tag", "lifts", "balance", "7");
        assertThat(client.control(
                                "POST",
                                "cdrs",
                                "msisdn",
                                "393",
                                "start",
                                "2026-05-30T11:00:00Z",
                                "stop",
                                "2026-05-30 11:30:00",
                                "traffic",
                                "1000",
                                "operator",
                                "X")
                        .body())
                .isEqualTo("{\"cdrs\":1}\n");
        client.control("POST", "cdrs", "msisdn", "393", "traffic", "5", "silent", "true");

        XmlResponse status = client.call("simStatus", "msisdn", "393");
        assertThat(status.first("status")).isEqualTo("active");
        assertThat(status.first("tag")).isEqualTo("lifts");
        assertThat(status.first("totalTraffic")).isEqualTo("1000");
        assertThat(status.texts("cdrOperator")).containsExactly("X", "ITAWI");
        assertThat(client.control("GET", "sims?skip=10").body())
                .startsWith("[{\"msisdn\":\"393\"")
                .contains("lifts");

        assertThat(client.control("DELETE", "sims", "msisdn", "393").status()).isEqualTo(200);
        assertThat(client.call("simStatus", "msisdn", "393").outcome()).startsWith("40 ");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, sims, msisdn=1, 400",
        "POST, sims, msisdn=1a&iccid=8939000000000000001, 400",
        "POST, sims, msisdn=1&iccid=89, 400",
        "POST, sims, msisdn=1&iccid=8939000000000000001&status=broken, 400",
        "POST, sims, msisdn=1&iccid=8939000000000000001&balance=-1, 400",
        "POST, sims, msisdn=882360001000001&iccid=8939000000000000001, 409",
        "PUT, sims, msisdn=1&name=x, 404",
        "DELETE, sims, msisdn=1, 404",
        "POST, cdrs, msisdn=1, 404",
        "POST, cdrs, msisdn=882360001000001&start=soon, 400",
        "POST, cdrs, msisdn=882360001000001&traffic=99999999999999999, 400",
        "POST, cdrs, msisdn=882360001000001&silent=perhaps, 400",
        "GET, journal, last=x, 400",
        "GET, sims, count=0, 400",
        "POST, faults, operation=simstatus&fault=html, 400",
        "PATCH, sims, msisdn=1, 405",
        "GET, none, x=1, 404"
    })
    void sendsAnHttpErrorWithTheReason(String method, String path, String query, int status) {
        XmlResponse response = client.control(method, path + "?" + query);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":\"");
    }

    @Test
    void startsOverOnReset() {
        String before = client.call("simListLite").body();
        client.control("POST", "clock", "by", "P40D");
        client.control("POST", "faults", "fault", "html", "always", "true");
        client.control("DELETE", "sims", "msisdn", FIRST);
        sandbox.fleet().update("882360001000002", sim -> sim.name("changed"));
        client.call("rechargeSim", "msisdn", "882360001000002", "amount", "1");

        assertThat(client.control("POST", "reset").body()).isEqualTo("{\"sims\":10}\n");

        assertThat(sandbox.journal().count()).isZero();
        assertThat(client.call("simListLite").body()).isEqualTo(before);
        assertThat(client.call("credit").first("amount")).isEqualTo("250.00");
    }

    @Test
    void clearsTheCallLimitsOnReset() {
        try (ThingsMobileSandbox limited =
                ThingsMobileSandbox.builder().callGapFactor(1000).start()) {
            TestClient caller = new TestClient(limited);
            caller.call("credit");
            assertThat(caller.call("credit").outcome()).startsWith("60 ");

            caller.control("POST", "reset");

            assertThat(caller.call("credit").outcome()).isEqualTo("OK");
        }
    }

    @Test
    void showsAndClearsTheJournal() {
        client.call("credit");

        assertThat(client.control("GET", "journal?operation=credit").body()).contains("\"operation\":\"credit\"");
        assertThat(client.control("DELETE", "journal").status()).isEqualTo(200);
        assertThat(client.control("GET", "journal").body()).isEqualTo("[]\n");
    }
}
