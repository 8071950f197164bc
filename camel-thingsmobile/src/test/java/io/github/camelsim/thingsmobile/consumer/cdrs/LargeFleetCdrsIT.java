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
package io.github.camelsim.thingsmobile.consumer.cdrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What CDRs of a large fleet cost. */
class LargeFleetCdrsIT {

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX =
            ThingsMobileSandboxExtension.of(settings -> settings.sims(100_000)
                    .activeSims(100)
                    .cdrsPerSim(5)
                    .callGapFactor(0)
                    .clock(SandboxRows.clock()));

    @Test
    void aPollCostsThePagesOfTheListAndWhatTheActiveSimsNeed() throws Exception {
        try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get())
                .from("thingsmobile:getCdrPaginated?startDateRange="
                        + new SandboxRows(SANDBOX.get()).now().minusDays(8))) {
            assertThat(rig.poll().takeCdrs())
                    .containsExactlyInAnyOrderElementsOf(
                            SandboxRows.of(SANDBOX.fleet().cdrs()));
            System.out.printf(
                    "100,000 SIMs: %d list calls, %d CDR calls%n",
                    SANDBOX.journal().count("simListLite"), SANDBOX.journal().count("getCdrPaginated"));
            assertThat(SANDBOX.journal().count("simListLite")).isLessThanOrEqualTo(201);
            assertThat(SANDBOX.journal().count("getCdrPaginated")).isLessThanOrEqualTo(20);
        }
    }
}
