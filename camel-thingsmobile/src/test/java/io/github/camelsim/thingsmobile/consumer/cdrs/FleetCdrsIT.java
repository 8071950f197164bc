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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** {@code getCdrPaginated} without {@code msisdnList}: the whole fleet, at a cost that follows the active SIMs. */
class FleetCdrsIT extends FleetConsumerTest {

    @Test
    void onlySimsWithTrafficAreAsked() throws Exception {
        rows.sims(300);
        String busy = rows.sim();
        SandboxCdr first = rows.add(busy, Duration.ofMinutes(5), 100);
        try (ConsumerRig rig = start()) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(first));
            assertThat(asked()).containsExactly(busy);
        }
    }

    @Test
    void aSimIsAskedAtTheNextPollAfterItsCountersMoved() throws Exception {
        List<String> sims = rows.sims(50);
        try (ConsumerRig rig = start()) {
            rig.poll();
            asked();
            SandboxCdr news = rows.add(sims.get(7), Duration.ofSeconds(5), 1);
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(news));
            assertThat(asked()).containsExactly(sims.get(7));
        }
    }

    @Test
    void aSimIsAskedAfterAConnectionWithoutTraffic() throws Exception {
        String sim = rows.sim();
        try (ConsumerRig rig = start()) {
            rig.poll();
            asked();
            SANDBOX.fleet().update(sim, changed -> changed.lastConnectionDate(rows.now()));
            SandboxCdr silent = rows.addSilent(sim, Duration.ofSeconds(1));
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(silent));
        }
    }

    @Test
    void aSimIsAskedUntilALookbackAfterItsLastChange() throws Exception {
        String sim = rows.sim();
        try (ConsumerRig rig = start()) {
            rig.poll();
            rows.add(sim, Duration.ofSeconds(5), 1);
            rig.poll();
            asked();
            for (int i = 1; i < STEPS_OF_A_LOOKBACK; i++) {
                CLOCK.advance(STEP);
                rig.poll();
                assertThat(asked()).as("%s steps after the change", i).containsExactly(sim);
            }
            CLOCK.advance(STEP.multipliedBy(2));
            rig.poll();
            List<String> afterwards = new ArrayList<>();
            for (int i = 0; i < STEPS_OF_A_LOOKBACK - 3; i++) {
                CLOCK.advance(STEP);
                rig.poll();
                afterwards.addAll(asked());
            }
            assertThat(afterwards)
                    .as("asked in the rest of a lookback: once at most")
                    .hasSizeLessThan(2);
        }
    }

    @Test
    void aCdrThatComesLateIsFoundWhileItsSimIsStillAsked() throws Exception {
        String sim = rows.sim();
        try (ConsumerRig rig = start()) {
            rig.poll();
            rows.add(sim, Duration.ofSeconds(5), 1);
            rig.poll().take();
            CLOCK.advance(LOOKBACK.minusMinutes(1));
            SANDBOX.fleet().addSilentCdr(rows.cdr(sim, LOOKBACK.minusMinutes(2), 9));
            assertThat(rig.poll().takeCdrs()).hasSize(1);
        }
    }

    /** No window reaches up to the position then, so nothing would be read, and the SIMs would count as read. */
    @Test
    void aPollWithTheClockDaysBackFailsAndCountsNoSimAsRead() throws Exception {
        List<String> quiet = rows.sims(40); // each is asked at a time of its own in a lookback
        String busy = rows.sim();
        var back = new AtomicReference<>(Duration.ZERO);
        InstantSource clock = () -> CLOCK.instant().minus(back.get());
        try (ConsumerRig rig =
                ConsumerRig.of(SANDBOX.get()).remembering(memory).at(clock).from(URI)) {
            quiet.forEach(sim -> rows.add(sim, Duration.ofSeconds(5), 1));
            rig.poll();
            pollForALookback(rig);
            pollWithTrafficOf(busy, Duration.ofHours(4), rig);
            List<SandboxCdr> late = quiet.stream()
                    .map(sim -> rows.addSilent(sim, LOOKBACK.minusHours(1)))
                    .toList();
            pollWithTrafficOf(busy, Duration.ofMinutes(90), rig);
            back.set(Duration.ofDays(3));
            assertThat(rig.failingPoll())
                    .hasMessageContaining("lies in the future")
                    .hasMessageContaining("clock");
            back.set(Duration.ZERO);

            pollForALookback(rig);
            assertThat(rig.takeCdrs()).containsOnlyOnceElementsOf(of(late));
        }
    }

    private void pollWithTrafficOf(String sim, Duration time, ConsumerRig rig) {
        for (long i = 0; i < time.dividedBy(STEP); i++) {
            CLOCK.advance(STEP);
            rows.add(sim, Duration.ofSeconds(5), 1);
            rig.poll();
        }
    }

    @Test
    void aNewDayAndMonthDoNotMakeAllSimsActive() throws Exception {
        List<String> sims = rows.sims(50);
        sims.forEach(sim -> rows.add(sim, Duration.ofMinutes(5), 100));
        try (ConsumerRig rig = start()) {
            rig.poll();
            pollForALookback(rig);
            CLOCK.advance(STEP);
            rig.poll();
            asked();
            TreeSet<String> askedInTwoHours = new TreeSet<>();
            Instant end = rows.now()
                    .toLocalDate()
                    .withDayOfMonth(1)
                    .plusMonths(1)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC);
            CLOCK.advance(Duration.between(CLOCK.instant(), end).minusMinutes(60));
            rig.poll();
            asked();
            for (int i = 0; i < 8; i++) {
                CLOCK.advance(STEP);
                rig.poll();
                askedInTwoHours.addAll(asked());
            }
            assertThat(askedInTwoHours)
                    .as("of 50 SIMs those whose moment it is: a third of a lookback passed")
                    .hasSizeLessThan(35);
        }
    }

    @Test
    void aNewSimIsReadFromItsFirstCdr() throws Exception {
        rows.sims(3);
        try (ConsumerRig rig = start()) {
            rig.poll();
            CLOCK.advance(STEP);
            String added = rows.sim();
            List<SandboxCdr> cdrs = rows.addMany(added, 3);
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(cdrs));
        }
    }

    @Test
    void aSimThatIsTakenAwayHoldsUpNothing() throws Exception {
        String gone = rows.sim();
        String stays = rows.sim();
        rows.add(gone, Duration.ofMinutes(2), 1);
        rows.add(stays, Duration.ofMinutes(2), 1);
        try (ConsumerRig rig = start()) {
            assertThat(rig.poll().takeCdrs()).hasSize(2);
            SANDBOX.fleet().removeSim(gone);
            SandboxCdr next = rows.add(stays, Duration.ofSeconds(2), 2);
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(next));
            pollForALookback(rig);
            pollForALookback(rig);
            asked();
            CLOCK.advance(STEP);
            rig.poll();
            assertThat(asked()).doesNotContain(gone);
        }
    }

    @Test
    void aFailedRecordOfASimThatIsTakenAwayHoldsUpNothingAndComesWhenTheSimIsBack() throws Exception {
        String gone = rows.sim();
        String stays = rows.sim();
        SandboxCdr bad = rows.add(gone, Duration.ofMinutes(2), 1);
        SandboxSim kept = SANDBOX.fleet().sim(gone);
        try (ConsumerRig rig = startFailing(bad)) {
            rig.poll();
            SANDBOX.fleet().removeSim(gone);
            pollForALookback(rig);
            SandboxCdr last = rows.add(stays, Duration.ofMinutes(1), 2);
            asked();
            rig.poll();
            assertThat(rig.takeCdrs()).containsExactlyElementsOf(of(last));
            assertThat(position()).isEqualTo(last.start());
            assertThat(SANDBOX.journal().entries("getCdrPaginated"))
                    .filteredOn(call -> call.param("msisdnList").contains(gone))
                    .hasSizeLessThan(2);
        }
        SANDBOX.fleet().addSim(kept);
        SANDBOX.fleet().addSilentCdr(bad);
        try (ConsumerRig rig = start()) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(bad));
        }
    }

    private LocalDateTime position() {
        return LocalDateTime.parse(
                memory.states().get(memory.states().firstKey()).split("/")[0]);
    }

    @Test
    void theWholeFleetsCdrsComeOnceInEveryWay() throws Exception {
        List<String> sims = rows.sims(120);
        AtomicInteger number = new AtomicInteger();
        List<SandboxCdr> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            try (ConsumerRig rig = start()) {
                for (int i = 0; i < 5; i++) {
                    String sim = sims.get(number.addAndGet(7) % sims.size());
                    expected.add(rows.add(sim, Duration.ofSeconds(30), number.get()));
                    expected.add(rows.add(sim, Duration.ofHours(5), number.get()));
                    expected.add(rows.add(expected.get(expected.size() / 2)));
                    rig.poll();
                    CLOCK.advance(STEP);
                }
                found.addAll(rig.takeCdrs());
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(of(expected));
    }

    @Test
    void unreadableStateIsAnErrorThatNamesItsKey() throws Exception {
        String sim = rows.sim();
        try (ConsumerRig rig = start()) {
            rows.add(sim, Duration.ofSeconds(1), 1);
            rig.poll();
            CLOCK.advance(LOOKBACK);
            rows.add(sim, Duration.ofSeconds(1), 1);
            rig.poll().poll();
        }
        assertThat(memory.states()).hasSizeGreaterThan(1);
        for (String key : List.copyOf(memory.states().keySet())) {
            String kept = memory.states().put(key, "garbage");
            assertThatThrownBy(this::start).as(key).hasStackTraceContaining("'" + key + "'");
            memory.states().put(key, kept);
        }
    }
}
