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

import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import io.github.camelsim.thingsmobile.sandbox.support.XmlResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The journal in the process and over HTTP. */
class JournalTest {
    private static final String MSISDN = "882360001000001";

    @RegisterExtension
    static final ThingsMobileSandboxExtension sandbox =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(10).callGapFactor(0));

    private final TestClient client = new TestClient(sandbox.get());

    @Test
    void recordsWhatArrived() {
        client.call("updateSimName", request -> request.header("X-Trace", "t1"), "msisdn", MSISDN, "name", "a & b");

        JournalEntry entry = sandbox.journal().entries("updateSimName").get(0);
        assertThat(entry.httpMethod()).isEqualTo("POST");
        assertThat(entry.contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(entry.header("x-trace")).isEqualTo("t1");
        assertThat(entry.header("authorization")).isEqualTo("Basic xxxxxx");
        assertThat(entry.params())
                .containsEntry("username", List.of("TMTEST"))
                .containsEntry("msisdn", List.of(MSISDN))
                .containsEntry("name", List.of("a & b"))
                .doesNotContainKey("token");
        assertThat(entry.code()).isZero();
        assertThat(entry.httpStatus()).isEqualTo(200);
        assertThat(entry.effect()).isTrue();
        assertThat(entry.fault()).isNull();
        assertThat(entry.toString()).doesNotContain(sandbox.get().token());
    }

    @Test
    void keepsTheOrderAndCountsByOperation() {
        client.call("credit");
        client.call("blockSim", "msisdn", MSISDN);
        client.call("blockSim");
        client.call("nonsense");

        assertThat(sandbox.journal().entries())
                .extracting(entry ->
                        entry.operation() + " " + entry.httpStatus() + " " + entry.code() + " " + entry.effect())
                .containsExactly(
                        "credit 200 0 false", "blockSim 200 0 true", "blockSim 200 20 false", "nonsense 404 0 false");
        assertThat(sandbox.journal().entries())
                .extracting(JournalEntry::sequence)
                .isSorted();
        assertThat(sandbox.journal().count()).isEqualTo(4);
        assertThat(sandbox.journal().count("blockSim")).isEqualTo(2);
        assertThat(sandbox.journal().effects("blockSim")).isEqualTo(1);
        assertThat(sandbox.journal().effects("credit")).isZero();
    }

    @Test
    void measuresTheSmallestGapBetweenArrivalsOfOneOperation() {
        assertThat(sandbox.journal().smallestGap("credit")).isEqualTo(ChronoUnit.FOREVER.getDuration());
        client.call("credit");
        client.call("customPlanList");
        client.call("credit");

        List<JournalEntry> calls = sandbox.journal().entries("credit");
        assertThat(sandbox.journal().smallestGap("credit"))
                .isEqualTo(Duration.ofNanos(
                        calls.get(1).arrivalNanos() - calls.get(0).arrivalNanos()));
    }

    @Test
    void keepsTheNewestEntriesAndCountsAll() {
        try (ThingsMobileSandbox small =
                ThingsMobileSandbox.builder().journalSize(2).callGapFactor(0).start()) {
            TestClient caller = new TestClient(small);
            caller.call("credit");
            caller.call("customPlanList");
            caller.call("simListLite");

            assertThat(small.journal().entries())
                    .extracting(JournalEntry::operation)
                    .containsExactly("customPlanList", "simListLite");
            assertThat(small.journal().count()).isEqualTo(3);
            assertThat(small.journal().count("credit")).isEqualTo(1);
        }
    }

    @Test
    void clearsEntriesAndCounters() {
        client.call("credit");

        sandbox.journal().clear();

        assertThat(sandbox.journal().entries()).isEmpty();
        assertThat(sandbox.journal().count()).isZero();
    }

    @Test
    void sendsTheSummaryAsJson() {
        client.call("blockSim", "msisdn", MSISDN);

        XmlResponse summary = client.get("/_sandbox/summary");

        assertThat(summary.http().headers().firstValue("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(summary.body())
                .isEqualTo("{\"sims\":10,\"cdrs\":" + sandbox.fleet().cdrCount()
                        + ",\"credit\":250.00,\"calls\":1,\"refused\":0,"
                        + "\"operations\":{\"blockSim\":{\"calls\":1,\"refused\":0,\"effects\":1}}}\n");
    }

    @Test
    void sendsTheJournalAsJsonWithoutTheToken() {
        String token = sandbox.get().token();
        client.call("credit");
        client.call("updateSimName", "msisdn", MSISDN, "name", "say \"" + token + "\"\n\u0001\ud83d\ude9a");

        String body =
                client.get("/_sandbox/journal?operation=updateSimName&last=5").body();

        assertThat(body)
                .startsWith("[{\"sequence\":")
                .contains("\"operation\":\"updateSimName\"")
                .contains("\"name\":[\"say \\\"***\\\"\\n\\u0001\\ud83d\\ude9a\"]")
                .contains("\"fault\":null")
                .doesNotContain(token)
                .doesNotContain("\"credit\"");
    }

    @Test
    void showsTheLastEntries() {
        client.call("credit");
        client.call("customPlanList");

        assertThat(client.get("/_sandbox/journal?last=1").body())
                .contains("customPlanList")
                .doesNotContain("\"credit\"");
        assertThat(client.get("/_sandbox/journal").body()).contains("\"credit\"");
        assertThat(client.get("/_sandbox/journal?last=x").status()).isEqualTo(400);
        assertThat(client.get("/_sandbox/nothing").status()).isEqualTo(404);
    }

    @Test
    void recordsTheSameIdForCallsOfOneConnection() {
        client.call("credit");
        client.call("credit");

        List<Long> connections = sandbox.journal().entries("credit").stream()
                .map(JournalEntry::connectionId)
                .toList();
        assertThat(connections).hasSize(2).containsOnly(connections.get(0));
    }
}
