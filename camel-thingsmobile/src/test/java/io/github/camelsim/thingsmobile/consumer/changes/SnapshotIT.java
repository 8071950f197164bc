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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.FaultyStates;
import io.github.camelsim.thingsmobile.support.consumer.Memory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The snapshot that {@code changesOnly} compares with: what is persisted, when, and what is not readable. */
class SnapshotIT extends ChangesOnlyTest {

    @Test
    void afterARestartDeliversOnlyWhatChangedMeanwhile(@TempDir Path directory) throws Exception {
        List<String> sims = rows.sims(250);
        SANDBOX.fleet().update(sims.get(3), changed -> changed.name("Café <Süd> = & \"Co\" 🚚"));
        try (ConsumerRig rig = startInFiles(directory)) {
            assertThat(changes(rig.poll())).hasSize(250);
        }
        try (ConsumerRig rig = startInFiles(directory)) {
            assertThat(changes(rig.poll())).isEmpty();
        }
        SANDBOX.fleet().update(sims.get(120), changed -> changed.tag("t"));
        SANDBOX.fleet().removeSim(sims.get(77));
        String added = rows.sim();
        try (ConsumerRig rig = startInFiles(directory)) {
            assertThat(changes(rig.poll().poll()))
                    .containsExactly("changed " + sims.get(120), "added " + added, "removed " + sims.get(77));
        }
    }

    private static ConsumerRig startInFiles(Path directory) throws Exception {
        return ConsumerRig.of(SANDBOX.get())
                .remembering(Memory.inFiles(directory))
                .from(URI);
    }

    /** The context is abandoned, as by a kill, while some exchanges are in flight and some are completed. */
    @Test
    void aCrashRepeatsNoMoreThanMaxInFlight() throws Exception {
        List<String> sims = rows.sims(100);
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        Set<String> completed = new HashSet<>();
        ConsumerRig abandoned = ConsumerRig.of(SANDBOX.get())
                .remembering(memory)
                .from(URI + "&maxInFlight=20", route -> route.threads(30, 30).process(exchange -> {
                    if (begun.incrementAndGet() > 55) {
                        never.await();
                    }
                }));
        abandoned.pollElsewhere();
        try {
            await().until(() -> begun.get() > 55 && abandoned.receivedCount() == 55);
            await().during(Duration.ofMillis(100)).until(() -> begun.get() <= 75);
            abandoned.take(Sim.class).forEach(sim -> completed.add(sim.msisdn()));
            Memory found = Memory.inHeap();
            memory.states().forEach(found.cursor()::setState);
            List<String> again = new ArrayList<>();
            try (ConsumerRig rig =
                    ConsumerRig.of(SANDBOX.get()).remembering(found).from(URI)) {
                rig.poll().take(Sim.class).forEach(sim -> again.add(sim.msisdn()));
            }
            Set<String> reached = new HashSet<>(completed);
            reached.addAll(again);
            assertThat(reached).containsExactlyInAnyOrderElementsOf(sims);
            assertThat(again.stream().filter(completed::contains).count() + begun.get() - 55)
                    .as("repeated, with those that were on their way")
                    .isLessThanOrEqualTo(20);
        } finally {
            never.countDown();
            abandoned.close();
        }
    }

    @Test
    void anUnreadableSnapshotIsAnErrorThatNamesItsKey() throws Exception {
        rows.sims(3);
        start().poll().close();
        for (String key : List.copyOf(memory.states().keySet())) {
            String kept = memory.states().put(key, "garbage");
            assertThatThrownBy(this::start).as(key).hasStackTraceContaining("'" + key + "'");
            memory.states().put(key, kept);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void repeatsAFailedWriteAtTheNextPoll(int failing) throws Exception {
        List<String> sims = rows.sims(250);
        FaultyStates states = new FaultyStates();
        states.failWrite(failing);
        Memory faulty = new Memory(states, memory.seen());
        try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get()).remembering(faulty).from(URI + "&maxInFlight=100000")) {
            rig.failingPoll();
            assertThat(changes(rig)).hasSize(250);
            assertThat(changes(rig.poll())).isEmpty();
        }
        try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get()).remembering(faulty).from(URI)) {
            assertThat(changes(rig.poll())).as("after a restart").isEmpty();
            SANDBOX.fleet().removeSim(sims.get(1));
            assertThat(changes(rig.poll().poll())).containsExactly("removed " + sims.get(1));
        }
    }

    @Test
    void redeliversAfterARestartWhatCouldNotBePersistedAtTheStop() throws Exception {
        List<String> sims = rows.sims(120);
        FaultyStates states = new FaultyStates();
        try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get())
                .remembering(new Memory(states, memory.seen()))
                .from(URI)) {
            states.failAll(true);
            rig.failingPoll();
            assertThat(changes(rig)).hasSize(120);
            rig.context().getRouteController().stopRoute(ConsumerRig.ROUTE);
            states.failAll(false);
            rig.context().getRouteController().startRoute(ConsumerRig.ROUTE);
            SANDBOX.fleet().removeSim(sims.get(0));
            assertThat(changes(rig.poll())).containsExactlyElementsOf(all("added", sims.subList(1, 120)));
            assertThat(changes(rig.poll().poll())).isEmpty();
        }
    }

    @Test
    void theSnapshotDoesNotGrowWithSimsThatComeAndGo() throws Exception {
        rows.sims(100);
        try (ConsumerRig rig = start()) {
            rig.poll();
            for (int i = 0; i < 12; i++) {
                String gone = SANDBOX.fleet().sims().get(i).msisdn();
                SANDBOX.fleet().removeSim(gone);
                rig.poll().poll();
                rows.sim();
                rig.poll();
            }
        }
        assertThat(memory.states()).as("a chunk, and how many there are").hasSize(2);
    }

    /** As commit 1624b38 wrote it, which could leave a SIM in the chunk that it was in before. */
    @Test
    void aSnapshotOfAnEarlierVersionIsRead() throws Exception {
        List<String> sims = rows.sims(3);
        try (ConsumerRig rig = start()) {
            rig.poll().take();
        }
        String scope = memory.states().firstKey();
        String chunk = memory.states().get(scope + "/0");
        String old = chunk.replaceAll("\"name\":\"[^\"]*\"", "\"name\":\"as it was\"");
        memory.states().put(scope + "/0", old);
        memory.states().put(scope + "/1", chunk);
        memory.states().put(scope, "2");
        try (ConsumerRig rig = start()) {
            assertThat(changes(rig.poll().poll())).isEmpty();
            SANDBOX.fleet().removeSim(sims.get(0));
            assertThat(changes(rig.poll().poll())).containsExactly("removed " + sims.get(0));
        }
        try (ConsumerRig rig = start()) {
            assertThat(changes(rig.poll().poll()))
                    .as("and nothing of it is left")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "0", "x", "99999999999", "2"})
    void aCountOfChunksThatCannotBeIsAnError(String count) throws Exception {
        rows.sims(3);
        start().poll().close();
        String scope = memory.states().firstKey();
        memory.states().put(scope, count);
        assertThatThrownBy(this::start).hasStackTraceContaining("delete '" + scope + "' to start over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[null]", "[{}]", "{}", "[{\"msisdn\":\"1\"", "[{\"balance\":1}]"})
    void aChunkThatHoldsNoSimsIsAnError(String chunk) throws Exception {
        rows.sims(3);
        start().poll().close();
        String scope = memory.states().firstKey();
        memory.states().put(scope + "/0", chunk);
        assertThatThrownBy(this::start)
                .hasStackTraceContaining("'" + scope + "/0'")
                .hasStackTraceContaining("Correct it, or delete '" + scope + "' to start over");
    }
}
