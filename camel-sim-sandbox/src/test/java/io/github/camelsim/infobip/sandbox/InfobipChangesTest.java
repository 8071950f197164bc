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
package io.github.camelsim.infobip.sandbox;

import static io.github.camelsim.infobip.sandbox.support.InfobipClient.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.infobip.sandbox.support.ExampleSims;
import io.github.camelsim.infobip.sandbox.support.InfobipClient;
import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** updateSimName, updateSimStatus, sendSms and runDiagnostics (sections 3, 4, 6 and 7 of the page). */
class InfobipChangesTest {
    private static final String UUID = "\\{\"actionId\":\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"}";

    private final SandboxClock clock = SandboxClock.manual(Instant.parse("2026-05-04T12:30:00.750Z"));
    private final ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
            .clock(clock)
            .infobip(infobip -> infobip.sims(0))
            .start();
    private final InfobipClient client = new InfobipClient(sandbox.infobip());

    InfobipChangesTest() {
        sandbox.infobip().fleet().addSim(ExampleSims.ready());
        sandbox.infobip().fleet().addSim(ExampleSims.active());
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void readsBackAnUpdatedName() {
        HttpResponse<String> response =
                client.call("PATCH", "/iot/1/sims/" + ExampleSims.ACTIVE, "{\n\t\"name\": \"1st SIM card\"\n}");
        HttpResponse<String> sim = client.get("/iot/2/sims/" + ExampleSims.ACTIVE);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).matches(UUID);
        assertThat(values(sim, "name")).containsExactly("1st SIM card");
        assertThat(values(sim, "updatedAt")).containsExactly("2026-05-04T12:30:00");
        assertThat(values(sim, "createdAt")).containsExactly("2019-06-04T11:42:48");
    }

    @Test
    void keepsEveryCharacterOfAName() {
        client.call(
                "PATCH",
                "/iot/1/sims/" + ExampleSims.ACTIVE,
                "{\"name\":\"a \\\"b\\\" \\\\ \\u00fc \u00fc \\ud83d\\ude9a \ud83d\ude9a \\n\"}");

        assertThat(sandbox.infobip().fleet().sim(ExampleSims.ACTIVE).name())
                .isEqualTo("a \"b\" \\ \u00fc \u00fc \ud83d\ude9a \ud83d\ude9a \n");
    }

    @Test
    void activatesASimThatIsReady() {
        HttpResponse<String> response = status(ExampleSims.READY, "Active");
        HttpResponse<String> sim = client.get("/iot/2/sims/" + ExampleSims.READY);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).matches(UUID);
        assertThat(values(sim, "status")).containsExactly("Active");
        assertThat(values(sim, "imsi")).hasSize(1);
    }

    @Test
    void suspendsAnActiveSimAndActivatesItAgain() {
        assertThat(status(ExampleSims.ACTIVE, "Suspended").statusCode()).isEqualTo(200);
        assertThat(values(client.get("/iot/2/sims/" + ExampleSims.ACTIVE), "status"))
                .containsExactly("Suspended");
        assertThat(status(ExampleSims.ACTIVE, "Suspended").statusCode()).isEqualTo(200);
        assertThat(status(ExampleSims.ACTIVE, "Active").statusCode()).isEqualTo(200);
        assertThat(values(client.get("/iot/2/sims/" + ExampleSims.ACTIVE), "status"))
                .containsExactly("Active");
    }

    @ParameterizedTest
    @CsvSource({
        "8981100022152967705, Suspended",
        "8981100022152967721, Deactivated",
        "8981100022152967721, Activation Ready",
        "8981100022152967721, active",
        "8981100022152967721, Active/Suspended"
    })
    void refusesAStatusThatIsNotPossible(String iccid, String status) {
        String before = client.get("/iot/2/sims/" + iccid).body();

        assertThat(status(iccid, status).statusCode()).isEqualTo(400);
        assertThat(client.get("/iot/2/sims/" + iccid).body()).isEqualTo(before);
    }

    @Test
    void refusesToActivateADeactivatedSim() {
        sandbox.infobip().fleet().update(ExampleSims.ACTIVE, sim -> sim.withStatus("Deactivated"));

        assertThat(status(ExampleSims.ACTIVE, "Active").statusCode()).isEqualTo(400);
    }

    @Test
    void sendsAnSmsWithAnEmptyResponseAndCountsIt() {
        HttpResponse<String> response = client.call(
                "POST",
                "/iot/1/sims/" + ExampleSims.ACTIVE + "/sms",
                "{\"text\": \"This is an example of SMS message text.\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(values(client.get("/iot/2/sims/" + ExampleSims.ACTIVE + "/usage"), "receivedSmsCount"))
                .containsExactly("1");
    }

    @Test
    void countsTheCharactersOfAnSmsAsCodePoints() {
        assertThat(sms("\ud83d\ude9a".repeat(160)).statusCode()).isEqualTo(200);
        assertThat(sms("\ud83d\ude9a".repeat(161)).statusCode()).isEqualTo(400);
        assertThat(sms("x".repeat(161)).statusCode()).isEqualTo(400);
        assertThat(sandbox.infobip().journal().effects("sendSms")).isEqualTo(1);
    }

    @Test
    void refusesAnSmsToASimThatIsNotActive() {
        HttpResponse<String> response =
                client.call("POST", "/iot/1/sims/" + ExampleSims.READY + "/sms", "{\"text\":\"x\"}");

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8981100022152967705", "8981100022152967721"})
    void runsDiagnosticsWithoutABody(String iccid) {
        HttpResponse<String> response = client.call("POST", "/iot/1/sims/" + iccid + "/diagnostic", null);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).matches(UUID);
        assertThat(sandbox.infobip().journal().effects("runDiagnostics")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "PATCH|''|-",
                "PATCH|''|''",
                "PATCH|''|{}",
                "PATCH|''|{\"name\":null}",
                "PATCH|''|{\"name\":5}",
                "PATCH|''|{\"name\":\"\"}",
                "PATCH|''|[\"name\"]",
                "PATCH|''|{\"name\":\"x\"} x",
                "PATCH|''|{\"name\":\"x\\x\"}",
                "PUT|/status|{\"status\": \"Active\",}",
                "PUT|/status|status=Active",
                "POST|/sms|{\"message\":\"x\"}",
                "POST|/sms|{\"text\":[\"x\"]}"
            })
    void refusesABodyThatIsIncompleteOrNoJsonObject(String method, String end, String body) {
        HttpResponse<String> response = client.call(method, "/iot/1/sims/" + ExampleSims.ACTIVE + end, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(values(response, "messageId")).containsExactly("BAD_REQUEST");
        assertThat(sandbox.infobip().fleet().sim(ExampleSims.ACTIVE)).isEqualTo(ExampleSims.active());
    }

    @Test
    void refusesDeeplyNestedJsonAndEndlessNumbers() {
        assertThat(client.call("PATCH", "/iot/1/sims/" + ExampleSims.ACTIVE, "{\"name\":" + "[".repeat(100_000))
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.call("PATCH", "/iot/1/sims/" + ExampleSims.ACTIVE, "{\"name\":" + "9".repeat(120_000) + "}")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "PATCH, '', {\"name\":\"x\"}",
                "PUT, /status, {\"status\":\"Active\"}",
                "POST, /sms, {\"text\":\"x\"}",
                "POST, /diagnostic, -"
            })
    void findsNoUnknownSim(String method, String end, String body) {
        HttpResponse<String> response = client.call(method, "/iot/1/sims/8981100022159999999" + end, body);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(values(response, "messageId")).containsExactly("NOT_FOUND");
    }

    @Test
    void setsNoTimeOfUpdateWithoutAChange() {
        clock.advance(Duration.ofDays(1));
        status(ExampleSims.ACTIVE, "Active");

        assertThat(values(client.get("/iot/2/sims/" + ExampleSims.ACTIVE), "updatedAt"))
                .containsExactly("2019-06-04T11:42:48");
    }

    private HttpResponse<String> status(String iccid, String status) {
        return client.call("PUT", "/iot/1/sims/" + iccid + "/status", "{\"status\": \"" + status + "\"}");
    }

    private HttpResponse<String> sms(String text) {
        return client.call("POST", "/iot/1/sims/" + ExampleSims.ACTIVE + "/sms", "{\"text\":\"" + text + "\"}");
    }
}
