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

import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import io.github.camelsim.thingsmobile.sandbox.support.XmlResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A hundred thousand SIMs, read page by page. */
class LargeFleetIT {
    private static final int SIMS = 100_000;

    @RegisterExtension
    static final ThingsMobileSandboxExtension sandbox = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(SIMS).cdrsPerSim(10).activeSims(1000).callGapFactor(0));

    private final TestClient client = new TestClient(sandbox.get());

    @Test
    void returnsEverySimOnce() {
        Set<String> seen = new HashSet<>();
        for (int page = 1; page <= SIMS / 500; page++) {
            List<String> msisdns =
                    client.call("simListLite", "page", Integer.toString(page)).texts("msisdn");
            assertThat(msisdns).hasSize(500);
            seen.addAll(msisdns);
        }

        assertThat(seen).hasSize(SIMS);
        assertThat(client.call("simListLite", "page", Integer.toString(SIMS / 500 + 1))
                        .body())
                .contains("<sims/>");
    }

    @Test
    void pagesCdrsOf500SimsInOrderWithoutLossOrRepetition() {
        Set<String> msisdns = sandbox.fleet().sims(sim -> sim.traffic().total() > 0).stream()
                .limit(500)
                .map(SandboxSim::msisdn)
                .collect(Collectors.toSet());
        String list = String.join(",", msisdns);
        List<String> expected = sandbox.fleet().cdrs().stream()
                .filter(cdr -> msisdns.contains(cdr.msisdn()))
                .map(cdr -> cdr.start() + " " + cdr.msisdn() + " " + cdr.traffic())
                .sorted()
                .toList();

        for (int page = 1; page <= 10; page++) {
            XmlResponse response = client.call("getCdrPaginated", "msisdnList", list, "page", Integer.toString(page));
            assertThat(response.texts("cdrTraffic")).hasSize(500);
            assertThat(response.first("cdrTraffic")).isEqualTo(lastWord(expected.get((page - 1) * 500)));
        }
        assertThat(client.call("getCdrPaginated", "msisdnList", list, "page", "11")
                        .body())
                .contains("<cdrsPaginated/>");
    }

    private static String lastWord(String text) {
        return text.substring(text.lastIndexOf(' ') + 1);
    }
}
