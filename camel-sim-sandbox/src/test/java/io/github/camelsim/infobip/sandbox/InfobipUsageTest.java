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

import io.github.camelsim.infobip.sandbox.api.UsageForm;
import io.github.camelsim.infobip.sandbox.fleet.InfobipUsage;
import io.github.camelsim.infobip.sandbox.support.ExampleSims;
import io.github.camelsim.infobip.sandbox.support.InfobipClient;
import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** getSimUsage and listMonthlyUsage (sections 5 and 8 of the page). */
class InfobipUsageTest {
    private static final String FIRST = "8981100022150000001";
    private static final String SUSPENDED = "8981100022150000009";

    private final SandboxClock clock = SandboxClock.manual(Instant.parse("2026-05-04T12:30:00Z"));
    private final ThingsMobileSandbox sandbox =
            ThingsMobileSandbox.builder().clock(clock).start();
    private final InfobipClient client = new InfobipClient(sandbox.infobip());

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void returnsTheUsageOfTheExample() {
        sandbox.infobip().fleet().addSim(ExampleSims.active());
        sandbox.infobip().fleet().addUsage(ExampleSims.ACTIVE, 27_199_488);

        assertThat(client.get("/iot/2/sims/8981100022152967721/usage").body()).isEqualTo(compact("""
                {
                     "iccid": "8981100022152967721",
                     "receivedSmsCount": null,
                     "sentSmsCount": null,
                     "usedDataBytes": 27199488,
                     "receivedCallsCount": null,
                     "sentCallsCount": null
                }
                """));
    }

    @Test
    void listsTheUsageOfTheExample() {
        try (ThingsMobileSandbox two = ThingsMobileSandbox.builder()
                .infobip(infobip -> infobip.sims(0))
                .start()) {
            two.infobip().fleet().addSim(ExampleSims.active());
            two.infobip().fleet().addSim(ExampleSims.ready());
            two.infobip().fleet().addUsage(ExampleSims.ACTIVE, 27_199_488);
            two.infobip().fleet().addUsage(ExampleSims.READY, 227_199_488);

            assertThat(new InfobipClient(two.infobip())
                            .get("/iot/2/sims/usage/monthly?limit=2")
                            .body())
                    .isEqualTo(compact("""
                            {
                              "page": 1,
                              "limit": 2,
                              "usage": [
                                 {
                                 "iccid": "8981100022152967721",
                                 "receivedSmsCount": null,
                                 "sentSmsCount": null,
                                 "usedDataBytes": 27199488,
                                 "receivedCallsCount": null,
                                 "sentCallsCount": null
                                 },
                                 {
                                 "iccid": "8981100022152967705",
                                 "receivedSmsCount": null,
                                 "sentSmsCount": null,
                                 "usedDataBytes": 227199488,
                                 "receivedCallsCount": null,
                                 "sentCallsCount": null
                                 }
                               ]
                            }
                            """));
        }
    }

    @Test
    void growsForActiveSimsOnly() {
        long active = bytes(FIRST);
        long suspended = bytes(SUSPENDED);

        clock.advance(Duration.ofHours(1));

        assertThat(bytes(FIRST)).isGreaterThanOrEqualTo(active + 3600).isLessThanOrEqualTo(active + 500 * 3600);
        assertThat(bytes(SUSPENDED)).isEqualTo(suspended);
    }

    @Test
    void growsUntilASimIsSuspended() {
        long before = bytes(FIRST);
        clock.advance(Duration.ofHours(1));
        client.call("PUT", "/iot/1/sims/" + FIRST + "/status", "{\"status\":\"Suspended\"}");
        clock.advance(Duration.ofHours(1));
        long suspended = bytes(FIRST);
        clock.advance(Duration.ofHours(1));

        assertThat(suspended).isGreaterThan(before);
        assertThat(bytes(FIRST)).isEqualTo(suspended);
    }

    @Test
    void startsAtZeroEachMonth() {
        sandbox.infobip().fleet().receiveSms(FIRST);
        clock.advance(Duration.between(Instant.parse("2026-05-04T12:30:00Z"), Instant.parse("2026-06-01T00:00:10Z")));

        assertThat(bytes(FIRST)).isBetween(10L, 5000L);
        assertThat(values(client.get("/iot/2/sims/" + FIRST + "/usage"), "receivedSmsCount"))
                .containsExactly("null");
    }

    @Test
    void growsForALimitedNumberOfSimsIfConfigured() {
        try (ThingsMobileSandbox quiet = ThingsMobileSandbox.builder()
                .clock(clock)
                .infobip(infobip -> infobip.sims(20).activeSims(2))
                .start()) {
            InfobipClient caller = new InfobipClient(quiet.infobip());
            List<String> before = values(caller.get("/iot/2/sims/usage/monthly"), "usedDataBytes");
            clock.advance(Duration.ofHours(1));
            List<String> after = values(caller.get("/iot/2/sims/usage/monthly"), "usedDataBytes");

            assertThat(after.subList(0, 2)).doesNotContainAnyElementsOf(before.subList(0, 2));
            assertThat(after.subList(2, 20)).isEqualTo(before.subList(2, 20)).containsOnly("0");
        }
    }

    @Test
    void sendsTheFieldsOfTheTableIfConfigured() {
        try (ThingsMobileSandbox table = ThingsMobileSandbox.builder()
                .infobip(infobip -> infobip.sims(0).usageForm(UsageForm.TABLE))
                .start()) {
            table.infobip().fleet().addSim(ExampleSims.active());
            table.infobip()
                    .fleet()
                    .changeUsage(ExampleSims.ACTIVE, usage -> new InfobipUsage(3L, 2L, 1000, null, null, 60L, 5L));

            assertThat(new InfobipClient(table.infobip())
                            .get("/iot/2/sims/8981100022152967721/usage")
                            .body())
                    .isEqualTo("{\"iccid\":\"8981100022152967721\",\"simName\":\"1st activated\","
                            + "\"totalSmsMt\":\"3\",\"totalSmsMo\":\"2\",\"totalData\":\"1000\","
                            + "\"totalVoiceIncoming\":\"60\",\"totalVoiceOutgoing\":\"5\"}");
        }
    }

    @Test
    void findsNoUnknownSim() {
        assertThat(client.get("/iot/2/sims/8981100022159999999/usage").statusCode())
                .isEqualTo(404);
    }

    private long bytes(String iccid) {
        return Long.parseLong(values(client.get("/iot/2/sims/" + iccid + "/usage"), "usedDataBytes")
                .get(0));
    }
}
