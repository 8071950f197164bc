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

import static io.github.camelsim.thingsmobile.support.consumer.SandboxRows.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.Memory;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The CDRs of a part of the fleet: name, tag and status choose its SIMs, at each poll anew. */
class FleetFiltersTest {

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(0).callGapFactor(0).clock(SandboxRows.clock()));

    private final Memory memory = Memory.inHeap();
    private SandboxRows rows;
    private SandboxCdr wanted;

    @BeforeEach
    void aLiftAndOthers() {
        rows = new SandboxRows(SANDBOX.get()).clear();
        SANDBOX.journal().clear();
        rows.sims(3).forEach(sim -> rows.add(sim, Duration.ofMinutes(9), 1));
        wanted = rows.add(rows.sim(), Duration.ofMinutes(5), 2);
        SANDBOX.fleet()
                .update(wanted.msisdn(), sim -> sim.name("lift").tag("milan").status("suspended"));
    }

    private ConsumerRig start(String filter) throws Exception {
        return ConsumerRig.of(SANDBOX.get()).remembering(memory).from("thingsmobile:getCdrPaginated?" + filter);
    }

    @ParameterizedTest
    @CsvSource({"name=lift", "tag=milan", "status=suspended", "name=lift&tag=milan&status=suspended"})
    void onlyTheChosenSimsAreListedAndAsked(String filter) throws Exception {
        try (ConsumerRig rig = start(filter)) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(wanted));
            assertThat(rig.poll().takeCdrs()).isEmpty();
        }
        assertThat(SANDBOX.journal().entries("simListLite")).hasSize(3).allSatisfy(list -> {
            for (String pair : filter.split("&")) {
                assertThat(list.param(pair.split("=")[0])).isEqualTo(pair.split("=")[1]);
            }
        });
        assertThat(SANDBOX.journal().entries("getCdrPaginated")).isNotEmpty().allSatisfy(call -> {
            assertThat(call.param("msisdnList")).isEqualTo(wanted.msisdn());
            assertThat(call.param("name")).isNull();
            assertThat(call.param("tag")).isNull();
            assertThat(call.param("status")).isNull();
        });
    }

    @Test
    void aSimThatIsChosenLaterComesWithWhatTheLookbackHolds() throws Exception {
        try (ConsumerRig rig = start("tag=turin")) {
            assertThat(rig.poll().takeCdrs()).isEmpty();
            SANDBOX.fleet().update(wanted.msisdn(), sim -> sim.tag("turin"));
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(wanted));
        }
    }

    @Test
    void consumersWithOtherFiltersDoNotShareWhatTheyHaveRead() throws Exception {
        try (ConsumerRig rig = start("name=lift")) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(wanted));
        }
        try (ConsumerRig rig = start("tag=milan")) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(wanted));
        }
        try (ConsumerRig rig = start("name=lift")) {
            assertThat(rig.poll().takeCdrs()).isEmpty();
        }
    }
}
