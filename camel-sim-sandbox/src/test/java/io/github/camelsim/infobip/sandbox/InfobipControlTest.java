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

import io.github.camelsim.infobip.sandbox.support.InfobipClient;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The control paths under {@code /_sandbox/infobip/}, and Infobip on the sandbox's page. */
class InfobipControlTest {
    private static final String FIRST = "8981100022150000001";
    private static final String NEW = "898110002215999999";

    private final ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
            .infobip(infobip -> infobip.sims(10).bytesPerSecond(0))
            .start();
    private final InfobipClient client = new InfobipClient(sandbox.infobip());

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void showsTheSummary() {
        client.call("POST", "/iot/1/sims/" + FIRST + "/diagnostic", null);

        assertThat(client.control("GET", "summary").body())
                .isEqualTo("{\"sims\":10,\"calls\":1,\"refused\":0,"
                        + "\"operations\":{\"runDiagnostics\":{\"calls\":1,\"refused\":0,\"effects\":1}}}\n");
    }

    @Test
    void addsChangesAndRemovesSims() {
        assertThat(client.control("POST", "sims?iccid=" + NEW + "&msisdn=393").body())
                .contains("\"status\":\"Activation Ready\"");
        client.control("PUT", "sims?iccid=" + NEW + "&name=Lift&status=Suspended");
        HttpResponse<String> sim = client.get("/iot/2/sims/" + NEW);

        assertThat(values(sim, "name")).containsExactly("Lift");
        assertThat(values(sim, "status")).containsExactly("Suspended");
        assertThat(values(client.control("GET", "sims?skip=10"), "iccid")).containsExactly(NEW);
        assertThat(client.control("DELETE", "sims?iccid=" + NEW).statusCode()).isEqualTo(200);
        assertThat(client.get("/iot/2/sims/" + NEW).statusCode()).isEqualTo(404);
    }

    @Test
    void addsUsage() {
        long before = sandbox.infobip().fleet().usage(FIRST).usedDataBytes();

        assertThat(client.control("POST", "usage?iccid=" + FIRST + "&bytes=1000")
                        .body())
                .isEqualTo("{\"usedDataBytes\":" + (before + 1000) + "}\n");
    }

    @Test
    void scriptsFaultsAndShowsTheJournal() {
        client.control("POST", "faults?operation=sendSms&fault=status:503");
        client.call("POST", "/iot/1/sims/" + FIRST + "/sms", "{\"text\":\"x\"}");

        assertThat(client.control("GET", "journal?operation=sendSms").body())
                .contains("\"httpStatus\":503", "\"fault\":\"status 503\"", "\"text\":[\"x\"]");
        assertThat(client.control("DELETE", "journal").statusCode()).isEqualTo(200);
        assertThat(client.control("GET", "journal").body()).isEqualTo("[]\n");
        assertThat(client.control("GET", "faults").body()).isEqualTo("{}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, sims?iccid=89, 400",
        "POST, sims?iccid=898110002215999999&msisdn=x, 400",
        "POST, sims?iccid=898110002215999999&msisdn=1&status=active, 400",
        "POST, sims?iccid=8981100022150000001&msisdn=1, 409",
        "PUT, sims?iccid=1, 404",
        "DELETE, sims?iccid=1, 404",
        "POST, usage?iccid=1&bytes=1, 404",
        "POST, usage?iccid=8981100022150000001&bytes=-1, 400",
        "POST, faults?operation=simStatus&fault=html, 400",
        "GET, sims?count=0, 400"
    })
    void sendsAnHttpErrorWithTheReason(String method, String path, int status) {
        HttpResponse<String> response = client.control(method, path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":\"");
    }

    @Test
    void startsOverOnReset() {
        String before = client.get("/iot/2/sims").body();
        client.call("PATCH", "/iot/1/sims/" + FIRST, "{\"name\":\"changed\"}");
        client.control("POST", "faults?always=true&fault=html");
        new TestClient(sandbox).control("POST", "reset");

        assertThat(sandbox.infobip().journal().count()).isZero();
        assertThat(client.get("/iot/2/sims").body()).isEqualTo(before);
    }

    @Test
    void masksItsSecretsInTheJournal() {
        client.call("PATCH", "/iot/1/sims/" + FIRST, "{\"name\":\"key sandbox-api-key\"}");

        assertThat(client.control("GET", "journal").body()).contains("key ***").doesNotContain("sandbox-api-key");
    }

    @Test
    void showsFleetAndCallsOnThePage() {
        client.call("PATCH", "/iot/1/sims/" + FIRST, "{\"name\":\"<b>bold</b>\"}");
        String page = new TestClient(sandbox).get("/").body();

        assertThat(page)
                .contains("<h1>Infobip IoT</h1>", "<td>updateSimName</td>", "&lt;b&gt;bold&lt;/b&gt;")
                .contains("camel.component.infobip-iot.baseUri = "
                        + sandbox.infobip().baseUri())
                .contains("camel.component.infobip-iot.apiKey = sandbox-api-key");
    }

    @Test
    void hidesAPrivateKeyOnThePage() {
        try (ThingsMobileSandbox own = ThingsMobileSandbox.builder()
                .infobip(infobip -> infobip.apiKey("my-own-key"))
                .start()) {
            assertThat(new TestClient(own).get("/").body()).doesNotContain("my-own-key", "open sesame");
        }
    }
}
