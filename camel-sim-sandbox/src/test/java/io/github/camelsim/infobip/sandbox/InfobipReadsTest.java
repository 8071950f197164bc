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

import static io.github.camelsim.infobip.sandbox.support.InfobipClient.compact;
import static io.github.camelsim.infobip.sandbox.support.InfobipClient.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.infobip.sandbox.support.ExampleSims;
import io.github.camelsim.infobip.sandbox.support.InfobipClient;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** listSims and getSim (sections 1 and 2 of the page). */
class InfobipReadsTest {
    private static final String SECOND = """
            {
                "iccid": "8981100022152967721",
                "imsi": "310150123456789",
                "name": "1st activated",
                "status": "Active",
                "createdAt": "2019-06-04T11:42:48",
                "updatedAt": "2019-06-04T11:42:48",
                "msisdn": "8931826018675",
                "serviceProfileId": "44236542",
                "model": {
                    "type": "Embedded",
                    "grade": "Industrial",
                    "provisioning": "UICC",
                    "size": "MFF2/QFN8"
                }
            }
            """;

    private static final String FIRST = """
            {
                "iccid": "8981100022152967705",
                "status": "Activation Ready",
                "createdAt": "2019-06-04T11:42:49",
                "updatedAt": "2019-06-04T11:42:49",
                "msisdn": "8102001388265",
                "model": {
                    "type": "Standard",
                    "provisioning": "UICC",
                    "size": "Trio (2FF, 3FF, 4FF)"
                }
            }
            """;

    private final ThingsMobileSandbox sandbox =
            ThingsMobileSandbox.builder().infobip(infobip -> infobip.sims(0)).start();
    private final InfobipClient client = new InfobipClient(sandbox.infobip());

    InfobipReadsTest() {
        sandbox.infobip().fleet().addSim(ExampleSims.ready());
        sandbox.infobip().fleet().addSim(ExampleSims.active());
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void listsTheSimsOfTheExample() {
        HttpResponse<String> response = client.get("/iot/2/sims?limit=2");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(response.body())
                .isEqualTo(compact("{\"page\": 1, \"limit\": 2, \"sims\": [" + FIRST + "," + SECOND + "]}"));
    }

    @Test
    void returnsTheSimOfTheExample() {
        assertThat(client.get("/iot/2/sims/8981100022152967721").body()).isEqualTo(compact(SECOND));
    }

    @Test
    void findsNoUnknownSim() {
        HttpResponse<String> response = client.get("/iot/2/sims/8981100022159999999");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body())
                .isEqualTo("{\"requestError\":{\"serviceException\":"
                        + "{\"messageId\":\"NOT_FOUND\",\"text\":\"SIM not found\"}}}");
    }

    @ParameterizedTest
    @CsvSource({
        "/iot/2/sims, 1, 20, 20, 8981100022150000001",
        "/iot/2/sims?page=2, 2, 20, 20, 8981100022150000021",
        "/iot/2/sims?limit=100, 1, 100, 100, 8981100022150000001",
        "/iot/2/sims?page=3&limit=50, 3, 50, 20, 8981100022150000101",
        "/iot/2/sims/usage/monthly, 1, 20, 20, 8981100022150000001",
        "/iot/2/sims/usage/monthly?page=3&limit=50, 3, 50, 20, 8981100022150000101"
    })
    void pagesWithTheDefaultsOfThePage(String path, String page, String limit, int rows, String first) {
        try (ThingsMobileSandbox large = ThingsMobileSandbox.builder()
                .infobip(infobip -> infobip.sims(120))
                .start()) {
            HttpResponse<String> response = new InfobipClient(large.infobip()).get(path);

            assertThat(values(response, "page")).containsExactly(page);
            assertThat(values(response, "limit")).containsExactly(limit);
            assertThat(values(response, "iccid")).hasSize(rows).startsWith(first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/iot/2/sims", "/iot/2/sims/usage/monthly"})
    void returnsAnEmptyPageAfterTheLastOne(String path) {
        HttpResponse<String> response = client.get(path + "?page=2");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=101", "limit=0", "limit=-1", "limit=x", "limit=", "page=0", "page=1.5", "page=1e9"})
    void refusesAPageThatIsNotValid(String query) {
        for (String path : new String[] {"/iot/2/sims?", "/iot/2/sims/usage/monthly?"}) {
            HttpResponse<String> response = client.get(path + query);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(values(response, "messageId")).containsExactly("BAD_REQUEST");
        }
    }

    @Test
    void returnsEverySimOf5000Once() {
        try (ThingsMobileSandbox large = ThingsMobileSandbox.builder()
                .infobip(infobip -> infobip.sims(5000))
                .start()) {
            InfobipClient caller = new InfobipClient(large.infobip());
            Set<String> seen = new HashSet<>();

            for (int page = 1; page <= 50; page++) {
                assertThat(values(caller.get("/iot/2/sims?limit=100&page=" + page), "iccid"))
                        .hasSize(100)
                        .allSatisfy(iccid -> assertThat(seen.add(iccid)).isTrue());
            }
            assertThat(values(caller.get("/iot/2/sims?limit=100&page=51"), "iccid"))
                    .isEmpty();
        }
    }

    @Test
    void returnsSmallerPagesThanRequestedIfConfigured() {
        try (ThingsMobileSandbox small = ThingsMobileSandbox.builder()
                .infobip(infobip -> infobip.sims(12).largestPage(5))
                .start()) {
            InfobipClient caller = new InfobipClient(small.infobip());

            assertThat(values(caller.get("/iot/2/sims?limit=100"), "iccid")).hasSize(5);
            assertThat(values(caller.get("/iot/2/sims?limit=100&page=3"), "iccid"))
                    .hasSize(2);
            assertThat(values(caller.get("/iot/2/sims/usage/monthly?limit=100"), "iccid"))
                    .hasSize(5);
        }
    }

    @Test
    void generatesSimsOfEveryStatusOfThePage() {
        try (ThingsMobileSandbox large = ThingsMobileSandbox.builder()
                .infobip(infobip -> infobip.sims(20))
                .start()) {
            assertThat(values(new InfobipClient(large.infobip()).get("/iot/2/sims"), "status"))
                    .contains("Imported", "Activation Ready", "Active", "Suspended", "Deactivated");
        }
    }
}
