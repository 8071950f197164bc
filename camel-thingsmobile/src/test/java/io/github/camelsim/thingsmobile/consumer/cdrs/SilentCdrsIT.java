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

import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CDRs that do not change the counters of their SIM: found by one request per SIM and lookback. */
class SilentCdrsIT extends FleetConsumerTest {

    @Test
    void silentCdrsOfQuietSimsAreFoundWithinALookback() throws Exception {
        List<String> sims = rows.sims(40);
        try (ConsumerRig rig = start()) {
            rig.poll();
            List<SandboxCdr> silent = silentOfEach(sims);
            pollForALookback(rig);
            assertThat(rig.takeCdrs()).containsExactlyInAnyOrderElementsOf(of(silent));

            List<SandboxCdr> more = silentOfEach(sims);
            pollForALookback(rig);
            assertThat(rig.takeCdrs()).containsExactlyInAnyOrderElementsOf(of(more));
        }
    }

    private List<SandboxCdr> silentOfEach(List<String> sims) {
        return sims.stream()
                .map(sim -> rows.addSilent(sim, Duration.ofMinutes(3)))
                .toList();
    }

    @Test
    void quietSimsAreAskedOnceInALookbackSpreadOverIt() throws Exception {
        List<String> sims = rows.sims(60);
        try (ConsumerRig rig = start()) {
            rig.poll();
            asked();
            List<String> all = new ArrayList<>();
            int most = 0;
            for (int i = 0; i < STEPS_OF_A_LOOKBACK; i++) {
                CLOCK.advance(STEP);
                rig.poll();
                List<String> now = asked();
                most = Math.max(most, now.size());
                all.addAll(now);
            }
            assertThat(all).containsExactlyInAnyOrderElementsOf(sims);
            assertThat(most).as("SIMs asked at one poll").isLessThan(sims.size() / 3);
        }
    }

    @Test
    void silentCdrsAreFoundWithinALookbackAlthoughTheProcessIsRestarted() throws Exception {
        List<String> sims = rows.sims(40);
        start().poll().close();
        List<SandboxCdr> silent = silentOfEach(sims);
        List<String> found = new ArrayList<>();
        for (int run = 0; run < 4; run++) {
            try (ConsumerRig rig = start()) {
                for (int i = 0; i < STEPS_OF_A_LOOKBACK / 4; i++) {
                    CLOCK.advance(STEP);
                    rig.poll();
                }
                found.addAll(rig.takeCdrs());
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(of(silent));
    }

    @Test
    void silentCdrsAreFoundWithinALookbackAlthoughEveryRunIsOnePoll() throws Exception {
        List<String> sims = rows.sims(40);
        List<SandboxCdr> silent = silentOfEach(sims);
        List<String> found = new ArrayList<>();
        for (int run = 0; run <= STEPS_OF_A_LOOKBACK; run++) {
            try (ConsumerRig rig = start()) {
                found.addAll(rig.poll().takeCdrs());
            }
            CLOCK.advance(STEP);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(of(silent));
    }

    /** The moments of SIMs must not wander away from where a restart takes them to be. */
    @Test
    void silentCdrsAreFoundWithinALookbackAfterManyLookbacksAndARestart() throws Exception {
        List<String> sims = rows.sims(40);
        List<String> found = new ArrayList<>();
        List<SandboxCdr> silent;
        try (ConsumerRig rig = start()) {
            rig.poll();
            for (int i = 0; i < 43; i++) {
                CLOCK.advance(LOOKBACK.dividedBy(5).plusMinutes(7));
                rig.poll();
            }
            silent = silentOfEach(sims);
            pollForHalfALookback(rig);
            found.addAll(rig.takeCdrs());
        }
        try (ConsumerRig rig = start()) {
            pollForHalfALookback(rig);
            found.addAll(rig.takeCdrs());
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(of(silent));
    }

    @Test
    void silentCdrsAreFoundAlthoughTheProcessWasDownAtTheirSimsMoments() throws Exception {
        List<String> sims = rows.sims(40);
        start().poll().close();
        List<SandboxCdr> silent = silentOfEach(sims);
        CLOCK.advance(LOOKBACK.multipliedBy(3));
        try (ConsumerRig rig = start()) {
            assertThat(rig.poll().takeCdrs())
                    .as("every moment was missed, so every SIM is asked at once")
                    .containsExactlyInAnyOrderElementsOf(of(silent));
        }
    }

    @Test
    void aFailedSilentCdrComesAgainAtTheNextPollAndAfterARestart() throws Exception {
        String sim = rows.sim();
        try (ConsumerRig rig = start()) {
            rig.poll();
        }
        SandboxCdr silent = rows.addSilent(sim, Duration.ofMinutes(3));
        CLOCK.advance(LOOKBACK);
        try (ConsumerRig rig = startFailing(silent)) {
            rig.poll();
            asked();
            rig.poll();
            assertThat(asked()).as("asked while a record of it is uncompleted").containsExactly(sim);
        }
        CLOCK.advance(STEP);
        try (ConsumerRig rig = start()) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(silent));
        }
    }
}
