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
import io.github.camelsim.sandbox.SandboxJournal;
import io.github.camelsim.thingsmobile.sandbox.support.RawClient;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile requests: they must neither fill the memory nor keep other requests from being served. */
class HostileClientIT {
    private static final String HEAD = "POST /services/business-api/customPlanList HTTP/1.1\r\nHost: localhost\r\n"
            + "Authorization: " + TestClient.basic("test", "Thingsmobil3")
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\n";

    @RegisterExtension
    static final ThingsMobileSandboxExtension sandbox =
            ThingsMobileSandboxExtension.of(settings -> settings.callGapFactor(0));

    private final TestClient client = new TestClient(sandbox.get());

    @Test
    void countsUnknownPathsAndUsersTogether() {
        IntStream.range(0, 50).forEach(call -> {
            client.call("none" + call);
            client.send(client.bare("credit")
                    .POST(TestClient.form("username", "user" + call, "token", "x"))
                    .build());
        });

        assertThat(client.get("/_sandbox/summary").body())
                .contains("\"unknown\":{\"calls\":50,", "\"credit\":{\"calls\":50,")
                .doesNotContain("none1");
    }

    @Test
    void cutsLongPaths() {
        client.call("x".repeat(4000));

        assertThat(sandbox.journal().entries().get(0).operation()).hasSize(200);
    }

    @Test
    void limitsTheSizeOfTheJournal() {
        SandboxJournal journal = new SandboxJournal(100_000, Set.of("credit"), Set.of(), entry -> false);
        String long20k = "y".repeat(20_000);

        IntStream.range(0, 4000).forEach(call -> journal.record(null, entry(long20k + call)));

        assertThat(journal.count()).isEqualTo(4000);
        assertThat(journal.entries()).hasSizeBetween(1000, 1800);
        assertThat(journal.entries().get(journal.entries().size() - 1).param("msisdn"))
                .endsWith("y3999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "Content-Length: -1\r\n\r\n",
                "Content-Length: abc\r\n\r\n",
                "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "Content-Length: 99999999999\r\n\r\nab"
            })
    void refusesABodyWithWrongFraming(String rest) throws IOException {
        try (RawClient raw = new RawClient(sandbox.get())) {
            raw.write(HEAD + rest);

            assertThat(raw.readToEnd()).doesNotContain("HTTP/1.1 200", "HTTP/1.1 500");
        }
        assertThat(sandbox.journal().count()).isZero();
        assertThat(client.call("customPlanList").outcome()).isEqualTo("OK");
    }

    @Test
    void limitsHeadsAndBodies() throws IOException {
        try (RawClient raw = new RawClient(sandbox.get())) {
            raw.write(HEAD + "Content-Length: 131073\r\n\r\n");
            assertThat(raw.read().status()).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
        }
        try (RawClient raw = new RawClient(sandbox.get())) {
            raw.write("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(60_000));
            raw.write("a".repeat(5_537));
            assertThat(raw.read().status()).isEqualTo("HTTP/1.1 400 Bad Request");
        }
    }

    @Test
    void respondsToPipelinedRequestsInOrder() throws IOException {
        try (RawClient raw = new RawClient(sandbox.get())) {
            StringBuilder wire = new StringBuilder();
            IntStream.rangeClosed(1, 5)
                    .forEach(sim -> wire.append(raw.request("simStatus", "msisdn", "88236000100000" + sim)));
            raw.write(wire.toString());

            for (int sim = 1; sim <= 5; sim++) {
                assertThat(raw.read().body()).contains("<msisdn>88236000100000" + sim + "<");
            }
        }
    }

    @Test
    void servesARequestBesideManyIncompleteOnes() throws IOException {
        List<RawClient> slow = new ArrayList<>();
        try {
            for (int connection = 0; connection < 200; connection++) {
                RawClient raw = new RawClient(sandbox.get());
                slow.add(raw);
                raw.write(connection % 2 == 0 ? "POST / HTT" : HEAD + "Content-Length: 100\r\n\r\nusername=");
            }
            assertThat(client.call("customPlanList").outcome()).isEqualTo("OK");
        } finally {
            for (RawClient raw : slow) {
                raw.close();
            }
        }
    }

    private static JournalEntry entry(String msisdn) {
        return new JournalEntry(
                0,
                "credit",
                0,
                Instant.EPOCH,
                1,
                "POST",
                null,
                Map.of(),
                Map.of("msisdn", List.of(msisdn)),
                0,
                200,
                false,
                null);
    }
}
