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

import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.settings.CapCounts;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that lists no more than 600 CDRs of a range, however it counts them. */
abstract class CappedWindows {

    private static final int CAP = 600;

    private SandboxRows rows;

    static ThingsMobileSandboxExtension sandbox(CapCounts counts, SandboxClock clock) {
        return ThingsMobileSandboxExtension.of(settings ->
                settings.sims(0).callGapFactor(0).cdrCap(CAP).capCounts(counts).clock(clock));
    }

    abstract ThingsMobileSandboxExtension sandbox();

    @BeforeEach
    void noSims() {
        rows = new SandboxRows(sandbox().get()).clear();
    }

    private ConsumerRig start(List<String> sims, String options) throws Exception {
        return ConsumerRig.of(sandbox().get())
                .from("thingsmobile:getCdrPaginated?msisdnList=" + String.join(",", sims) + options);
    }

    @Test
    void aRangeIsHalvedUntilItFitsAndNothingIsLostOrDoubled() throws Exception {
        List<String> sims = rows.sims(3);
        List<SandboxCdr> cdrs = new ArrayList<>();
        sims.forEach(sim -> cdrs.addAll(rows.addMany(sim, 500)));
        cdrs.add(rows.add(cdrs.get(17)));
        cdrs.add(rows.add(cdrs.get(17)));
        try (ConsumerRig rig = start(sims, "&pageSize=50")) {
            assertThat(rig.poll().takeCdrs()).containsExactlyInAnyOrderElementsOf(of(cdrs));
            assertThat(rig.poll().takeCdrs()).isEmpty();
        }
    }

    @Test
    void aRangeIsHalvedWithTheLargestPagesToo() throws Exception {
        List<String> sims = rows.sims(2);
        List<SandboxCdr> cdrs = new ArrayList<>();
        sims.forEach(sim -> cdrs.addAll(rows.addMany(sim, 700)));
        try (ConsumerRig rig = start(sims, "&pageSize=500")) {
            assertThat(rig.poll().takeCdrs()).containsExactlyInAnyOrderElementsOf(of(cdrs));
        }
    }

    @Test
    void simsAreReadApartWhereTheirSecondDoesNotFitTogether() throws Exception {
        List<String> sims = rows.sims(4);
        List<SandboxCdr> cdrs = new ArrayList<>();
        for (String sim : sims) {
            for (int i = 0; i < 200; i++) {
                cdrs.add(rows.add(sim, Duration.ofMinutes(7), i));
            }
        }
        try (ConsumerRig rig = start(sims, "&pageSize=100")) {
            assertThat(rig.poll().takeCdrs()).containsExactlyInAnyOrderElementsOf(of(cdrs));
        }
    }

    @Test
    void aSecondOfOneSimThatDoesNotFitFailsThePoll() throws Exception {
        String sim = rows.sim();
        for (int i = 0; i <= CAP; i++) {
            rows.add(sim, Duration.ofMinutes(7), i);
        }
        try (ConsumerRig rig = start(List.of(sim), "&pageSize=100")) {
            assertThat(rig.failingPoll())
                    .hasMessageContaining(sim)
                    .hasMessageContaining(rows.now().minusMinutes(7).toString());
        }
    }
}
