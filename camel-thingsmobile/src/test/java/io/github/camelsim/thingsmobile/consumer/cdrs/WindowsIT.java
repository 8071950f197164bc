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

import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.settings.BeyondLastPage;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What may happen while the pages of a range are read: rows move, the list ends, a SIM is unknown. */
class WindowsIT {

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX = ThingsMobileSandboxExtension.of(settings -> settings.sims(0)
            .callGapFactor(0)
            .beyondLastPage(BeyondLastPage.ERROR_70)
            .clock(SandboxRows.clock()));

    private SandboxRows rows;
    private String sim;

    @BeforeEach
    void oneSim() {
        rows = new SandboxRows(SANDBOX.get()).clear();
        sim = rows.sim();
    }

    private ConsumerRig start(String sims, String options) throws Exception {
        return ConsumerRig.of(SANDBOX.get()).from("thingsmobile:getCdrPaginated?msisdnList=" + sims + options);
    }

    private List<String> askedSims() {
        List<String> asked = SANDBOX.journal().entries("getCdrPaginated").stream()
                .map(call -> call.param("msisdnList"))
                .toList();
        SANDBOX.journal().clear();
        return asked;
    }

    @Test
    void error70AfterAFullPageEndsTheList() throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 4);
        try (ConsumerRig rig = start(sim, "&pageSize=2")) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(cdrs));
            assertThat(SANDBOX.journal().entries("getCdrPaginated"))
                    .extracting(JournalEntry::code)
                    .containsExactly(0, 0, 70);
        }
    }

    @Test
    void aRowThatMovesToTheNextPageWhileReadingIsNotDoubled() throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 6);
        AtomicBoolean pageOneIsHere = new AtomicBoolean();
        SandboxCdr early = rows.cdr(sim, Duration.ofHours(1), 99);
        ConsumerRig rig = ConsumerRig.of(SANDBOX.get())
                .from(
                        "thingsmobile:getCdrPaginated?pageSize=2&msisdnList=" + sim,
                        route -> route.process(exchange -> {
                            if (pageOneIsHere.compareAndSet(false, true)) {
                                rows.add(early);
                            }
                        }));
        try (rig) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(cdrs));
            assertThat(rig.poll().takeCdrs()).as("what came in front").containsExactlyElementsOf(of(early));
        }
    }

    @Test
    void identicalRowsOnBothSidesOfAPageBoundaryAreAllDelivered() throws Exception {
        List<SandboxCdr> cdrs = new ArrayList<>(rows.addMany(sim, 3));
        for (int i = 0; i < 3; i++) {
            cdrs.add(rows.add(cdrs.get(1)));
        }
        try (ConsumerRig rig = start(sim, "&pageSize=2")) {
            assertThat(rig.poll().takeCdrs()).containsExactlyInAnyOrderElementsOf(of(cdrs));
            assertThat(rig.poll().takeCdrs()).isEmpty();
        }
    }

    @Test
    void identicalRowsThatMoveToTheNextPageWhileReadingAreNeitherLostNorDoubled() throws Exception {
        List<SandboxCdr> cdrs = new ArrayList<>(rows.addMany(sim, 3));
        cdrs.add(rows.add(cdrs.get(1)));
        AtomicBoolean pageOneIsHere = new AtomicBoolean();
        SandboxCdr early = rows.cdr(sim, Duration.ofHours(1), 99);
        ConsumerRig rig = ConsumerRig.of(SANDBOX.get())
                .from(
                        "thingsmobile:getCdrPaginated?pageSize=2&msisdnList=" + sim,
                        route -> route.process(exchange -> {
                            if (pageOneIsHere.compareAndSet(false, true)) {
                                rows.add(early);
                            }
                        }));
        cdrs.add(early);
        try (rig) {
            rig.poll().poll();
            assertThat(rig.takeCdrs()).containsExactlyInAnyOrderElementsOf(of(cdrs));
        }
    }

    @Test
    void rowsComeOldestFirst() throws Exception {
        String other = rows.sim();
        rows.addMany(sim, 7);
        rows.addMany(other, 7);
        try (ConsumerRig rig = start(sim + "," + other, "&pageSize=3")) {
            assertThat(rig.poll().take(Cdr.class)).extracting(Cdr::start).isSorted();
        }
    }

    @Test
    void aSimThatTheServiceDoesNotKnowDoesNotHoldUpTheOthers() throws Exception {
        List<String> sims = new ArrayList<>(rows.sims(9));
        List<String> expected = new ArrayList<>();
        sims.forEach(msisdn -> expected.addAll(of(rows.addMany(msisdn, 2))));
        sims.add(4, "882360009999999");
        try (ConsumerRig rig = start(String.join(",", sims), "")) {
            assertThat(rig.poll().takeCdrs()).containsExactlyInAnyOrderElementsOf(expected);
            askedSims();

            SandboxCdr next = rows.add(sims.get(0), Duration.ofSeconds(1), 5);
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(next));
            assertThat(askedSims())
                    .as("the next poll does not search for the unknown SIM again")
                    .hasSize(3)
                    .contains("882360009999999");
        }
    }

    @Test
    void aSimThatBecomesKnownIsReadFromThenOn() throws Exception {
        String gone = rows.sim();
        rows.addMany(sim, 1);
        SandboxCdr late = rows.add(gone, Duration.ofMinutes(1), 5);
        var removed = SANDBOX.fleet().sim(gone);
        SANDBOX.fleet().removeSim(gone);
        try (ConsumerRig rig = start(sim + "," + gone, "")) {
            assertThat(rig.poll().takeCdrs()).hasSize(1);
            SANDBOX.fleet().addSim(removed);
            rows.add(late);
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(late));
        }
    }

    @Test
    void aRangeOfYearsIsReadInPartsOldestFirst() throws Exception {
        List<SandboxCdr> cdrs = List.of(
                rows.add(sim, Duration.ofDays(700), 1),
                rows.add(sim, Duration.ofDays(300), 2),
                rows.add(sim, Duration.ofDays(1), 3));
        try (ConsumerRig rig = start(sim, "&startDateRange=" + rows.now().minusDays(720))) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(cdrs));
            assertThat(SANDBOX.journal().entries("getCdrPaginated"))
                    .as("every call has both dates")
                    .hasSizeGreaterThan(1)
                    .allMatch(call -> call.param("startDateRange") != null && call.param("endDateRange") != null);
        }
    }

    @Test
    void readsNothingAfterEndDateRange() throws Exception {
        SandboxCdr inside = rows.add(sim, Duration.ofMinutes(10), 1);
        rows.add(sim, Duration.ofMinutes(5), 2);
        try (ConsumerRig rig = start(sim, "&endDateRange=" + rows.now().minusMinutes(6))) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(inside));
        }
    }
}
