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
package io.github.camelsim.thingsmobile.consumer.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.ThingsMobileConstants;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.Received;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code simListLite} with {@code changesOnly}: SIMs that are new, changed or gone. */
class ChangesIT extends ChangesOnlyTest {

    private static final Fault EMPTY = answer("<sims/>");
    private static final Fault WITHOUT_LIST = answer("");

    private static Fault answer(String list) {
        return Fault.raw(
                200, "text/xml", ("<result><done>true</done>" + list + "</result>").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everySimIsAddedAtFirstAndThenThereIsNothing() throws Exception {
        List<String> sims = rows.sims(5);
        try (ConsumerRig rig = start(URI + "&pageSize=2")) {
            assertThat(changes(rig.poll())).containsExactlyElementsOf(all("added", sims));
            assertThat(changes(rig.poll())).isEmpty();
        }
    }

    @Test
    void aNewSimIsAdded() throws Exception {
        rows.sims(2);
        try (ConsumerRig rig = start()) {
            rig.poll().take();
            String added = rows.sim();
            assertThat(changes(rig.poll())).containsExactly("added " + added);
        }
    }

    @Test
    void aChangedSimComesAsItIsNowWithTheNamesOfItsChangedFields() throws Exception {
        String sim = rows.sims(3).get(1);
        try (ConsumerRig rig = start()) {
            rig.poll().take();
            SANDBOX.fleet().update(sim, changed -> changed.name("lift").status("suspended"));
            List<Received> received = rig.poll().take();
            assertThat(received).hasSize(1);
            Received change = received.get(0);
            assertThat(change.header(ThingsMobileConstants.CHANGE)).isEqualTo("changed");
            assertThat(change.header(ThingsMobileConstants.CHANGED_FIELDS)
                            .toString()
                            .split(","))
                    .containsExactlyInAnyOrder("name", "status");
            assertThat(((Sim) change.body()).name()).isEqualTo("lift");
            assertThat(changes(rig.poll())).isEmpty();
        }
    }

    @Test
    void aSimIsRemovedAfterTwoCompleteReadsWithoutItAndComesAsItWasLast() throws Exception {
        List<String> sims = rows.sims(3);
        try (ConsumerRig rig = start()) {
            rig.poll().take();
            SandboxSim gone = SANDBOX.fleet().update(sims.get(0), changed -> changed.name("the last name"));
            rig.poll().take();
            SANDBOX.fleet().removeSim(gone.msisdn());
            assertThat(changes(rig.poll())).as("after one read without it").isEmpty();
            List<Received> received = rig.poll().take();
            assertThat(received).hasSize(1);
            assertThat(received.get(0).header(ThingsMobileConstants.CHANGE)).isEqualTo("removed");
            assertThat(((Sim) received.get(0).body()).name()).isEqualTo("the last name");
            assertThat(changes(rig.poll().poll())).isEmpty();
        }
    }

    @Test
    void aReadThatFailedHalfwayDoesNotCountAsOneWithoutASim() throws Exception {
        List<String> sims = rows.sims(4);
        try (ConsumerRig rig = start(URI + "&pageSize=2")) {
            rig.poll().take();
            SANDBOX.fleet().removeSim(sims.get(0));
            rig.poll();
            SANDBOX.faults().nth("simListLite", 2, Fault.code(10, "try again"));
            rig.failingPoll();
            assertThat(changes(rig)).isEmpty();
            assertThat(changes(rig.poll())).containsExactly("removed " + sims.get(0));
        }
    }

    @Test
    void aSimThatAShiftOfPagesHidesOnceIsNotRemoved() throws Exception {
        List<String> sims = rows.sims(6);
        AtomicBoolean shift = new AtomicBoolean();
        ConsumerRig rig = ConsumerRig.of(SANDBOX.get())
                .remembering(memory)
                .from(
                        URI + "&pageSize=2",
                        route -> route.process(exchange -> {
                            if (shift.compareAndSet(true, false)) {
                                SANDBOX.fleet().removeSim(sims.get(0));
                            }
                        }));
        try (rig) {
            rig.poll().take();
            SANDBOX.fleet().update(sims.get(1), changed -> changed.name("changed"));
            shift.set(true);
            assertThat(changes(rig.poll()))
                    .as("page two begins with the fourth SIM now, the third was not seen")
                    .containsExactly("changed " + sims.get(1));
            assertThat(changes(rig.poll())).isEmpty();
            assertThat(changes(rig.poll())).containsExactly("removed " + sims.get(0));
        }
    }

    @Test
    void simsWhoseNumberIsNoneAreToldApartByTheirIccid() throws Exception {
        String row = "<sim><msisdn>N/A</msisdn><iccid>894450131216751823%d</iccid></sim>";
        String answer = "<result><done>true</done><sims>" + row.formatted(6) + row.formatted(7)
                + "<sim><msisdn>-</msisdn><name>no one</name></sim></sims></result>";
        SANDBOX.faults().next("simListLite", Fault.raw(200, "text/xml", answer.getBytes(StandardCharsets.UTF_8)));
        try (ConsumerRig rig = start()) {
            assertThat(rig.poll().take())
                    .extracting(message -> ((Sim) message.body()).iccid())
                    .containsExactly("8944501312167518236", "8944501312167518237");
        }
    }

    @Test
    void aSimThatComesBackIsAddedAgain() throws Exception {
        String sim = rows.sims(2).get(0);
        SandboxSim kept = SANDBOX.fleet().sim(sim);
        try (ConsumerRig rig = start()) {
            rig.poll();
            SANDBOX.fleet().removeSim(sim);
            rig.poll().poll().take();
            SANDBOX.fleet().addSim(kept);
            assertThat(changes(rig.poll())).containsExactly("added " + sim);
        }
    }

    @Test
    void redeliversAChangeWhoseExchangeFailed() throws Exception {
        List<String> sims = rows.sims(3);
        Set<String> failing = new HashSet<>();
        ConsumerRig rig = ConsumerRig.of(SANDBOX.get())
                .remembering(memory)
                .from(URI, route -> route.process(exchange -> failOnce(exchange, failing)));
        try (rig) {
            failing.add(sims.get(1));
            assertThat(changes(rig.poll())).hasSize(2);
            assertThat(changes(rig.poll())).containsExactly("added " + sims.get(1));

            SANDBOX.fleet().update(sims.get(1), changed -> changed.tag("t"));
            failing.add(sims.get(1));
            assertThat(changes(rig.poll())).isEmpty();
            assertThat(changes(rig.poll())).containsExactly("changed " + sims.get(1));

            SANDBOX.fleet().removeSim(sims.get(2));
            failing.add(sims.get(2));
            assertThat(changes(rig.poll().poll())).isEmpty();
            assertThat(changes(rig.poll())).containsExactly("removed " + sims.get(2));
        }
    }

    private static void failOnce(Exchange exchange, Set<String> failing) {
        if (failing.remove(exchange.getMessage().getBody(Sim.class).msisdn())) {
            throw new IllegalStateException("the target is down");
        }
    }

    @Test
    void doesNotDeliverAChangeAgainThatIsInFlight() throws Exception {
        List<String> sims = rows.sims(3);
        CountDownLatch open = new CountDownLatch(1);
        ConsumerRig rig = ConsumerRig.of(SANDBOX.get()).remembering(memory).from(URI, route -> route.threads(3)
                .process(exchange -> open.await()));
        try (rig) {
            rig.poll().poll();
            open.countDown();
            await().until(() -> rig.receivedCount() == 3);
            assertThat(changes(rig)).containsExactlyInAnyOrderElementsOf(all("added", sims));
        }
    }

    @Test
    void aSuddenlyEmptyFleetFailsThePollAndNothingIsRemoved() throws Exception {
        List<String> sims = rows.sims(3);
        try (ConsumerRig rig = start()) {
            rig.poll().take();
            SANDBOX.faults().always("simListLite", EMPTY);
            for (int poll = 0; poll < 3; poll++) {
                assertThat(rig.failingPoll())
                        .hasMessageContaining("no SIM at all")
                        .hasMessageContaining("3 were known")
                        .hasMessageContaining("delete '");
            }
            assertOutageCountsAsNoRead(rig, sims.get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {URI, URI + "&status=active"})
    void anOkAnswerWithoutItsListFailsThePollAndNothingIsRemoved(String uri) throws Exception {
        List<String> sims = rows.sims(3);
        try (ConsumerRig rig = start(uri)) {
            rig.poll().take();
            SANDBOX.faults().always("simListLite", WITHOUT_LIST);
            for (int poll = 0; poll < 3; poll++) {
                assertThat(rig.failingPoll()).hasMessageContaining("the answer has no <sims>");
            }
            assertOutageCountsAsNoRead(rig, sims.get(0));
        }
    }

    private static void assertOutageCountsAsNoRead(ConsumerRig rig, String sim) {
        SANDBOX.faults().clear();
        SANDBOX.fleet().removeSim(sim);
        assertThat(changes(rig.poll()))
                .as("the outage does not count as reads without it")
                .isEmpty();
        assertThat(changes(rig.poll())).containsExactly("removed " + sim);
    }

    @Test
    void anEmptyListOfAFilterRemovesAfterTwoReads() throws Exception {
        List<String> sims = rows.sims(2);
        try (ConsumerRig rig = start(URI + "&status=active")) {
            assertThat(changes(rig.poll())).hasSize(2);
            sims.forEach(sim -> SANDBOX.fleet().update(sim, changed -> changed.status("suspended")));
            assertThat(changes(rig.poll())).isEmpty();
            assertThat(changes(rig.poll())).containsExactlyInAnyOrderElementsOf(all("removed", sims));
        }
    }

    @Test
    void aServiceWithSmallerPagesRemovesNothing() throws Exception {
        List<String> sims = rows.sims(40);
        try (ConsumerRig rig = start()) {
            assertThat(changes(rig.poll())).hasSize(40);
            SANDBOX.faults().always("simListLite", Fault.smallerPages(10));
            assertThat(changes(rig.poll().poll().poll())).isEmpty();
            String added = rows.sim();
            assertThat(changes(rig.poll())).containsExactly("added " + added);
            SANDBOX.fleet().removeSim(sims.get(35));
            assertThat(changes(rig.poll().poll())).containsExactly("removed " + sims.get(35));
        }
    }

    /** Ten SIMs had shown that a page of ten is a last one; of eleven the last is hidden until the end is checked. */
    @Test
    void aFleetThatGrowsBeyondThePageOfTheServiceRemovesNothing() throws Exception {
        SANDBOX.faults().always("simListLite", Fault.smallerPages(10));
        List<String> sims = rows.sims(11);
        SANDBOX.fleet().update(sims.get(0), first -> first.status("suspended"));
        try (ConsumerRig rig = start(URI + "&status=active")) {
            assertThat(changes(rig.poll())).containsExactlyElementsOf(all("added", sims.subList(1, 11)));
            SANDBOX.fleet().update(sims.get(0), first -> first.status("active"));
            assertThat(changes(rig.poll())).containsExactly("added " + sims.get(0));
            assertThat(changes(rig.poll().poll().poll())).isEmpty();
        }
    }

    @Test
    void aServiceThatIgnoresThePageFailsThePoll() throws Exception {
        rows.sims(6);
        try (ConsumerRig rig = start(URI + "&pageSize=3")) {
            rig.poll().take();
            SANDBOX.faults().always("simListLite", Fault.ignorePage());
            assertThat(rig.failingPoll()).hasMessageContaining("ignores the parameter page");
            SANDBOX.faults().clear();
            assertThat(changes(rig.poll())).isEmpty();
        }
    }

    @Test
    void aServiceThatRepeatsItsLastPageFailsThePollAndNothingIsRemoved() throws Exception {
        List<String> sims = rows.sims(6);
        try (ConsumerRig rig = start(URI + "&pageSize=3")) {
            rig.poll().take();
            SANDBOX.faults().always("simListLite", Fault.repeatLastPage());
            for (int poll = 0; poll < 3; poll++) {
                assertThat(rig.failingPoll()).hasMessageContaining("repeats a page instead of ending the list");
            }
            assertThat(changes(rig)).isEmpty();
            assertOutageCountsAsNoRead(rig, sims.get(0));
        }
    }
}
