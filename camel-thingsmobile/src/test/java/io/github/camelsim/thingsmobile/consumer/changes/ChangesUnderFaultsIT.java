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

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.ThingsMobileConstants;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.settings.BeyondLastPage;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.FaultyStates;
import io.github.camelsim.thingsmobile.support.consumer.Memory;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code changesOnly} while the repository, the route and the service fail at random, the service's pages vary in
 * size, and the consumer is stopped or abandoned in between: afterwards, what was completed gives the fleet as it is.
 * {@code -Dchanges.seeds=200} runs so many seeds, {@code -Dchanges.seed=7} that one.
 */
class ChangesUnderFaultsIT {

    private static final int POLLS = 25;
    private static final String URI = "thingsmobile:simListLite?changesOnly=true&maxInFlight=20";

    static IntStream seeds() {
        Integer one = Integer.getInteger("changes.seed");
        return one == null ? IntStream.range(0, Integer.getInteger("changes.seeds", 8)) : IntStream.of(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void completedChangesAddUpToTheFleet(int seed) throws Exception {
        Random random = new Random(seed);
        try (ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
                .sims(0)
                .callGapFactor(0)
                .beyondLastPage(random.nextBoolean() ? BeyondLastPage.EMPTY : BeyondLastPage.ERROR_70)
                .start()) {
            new Run(random, sandbox).run();
        }
    }

    private static final class Run {

        private final Random random;
        private final Random routeRandom;
        private final ThingsMobileSandbox sandbox;
        private final SandboxRows rows;
        private final Map<String, String> completed = new ConcurrentHashMap<>();
        private final AtomicBoolean faults = new AtomicBoolean(true);

        /** What was completed and not saved is repeated; in the meantime its SIMs must not change or go. */
        private final AtomicBoolean repeating = new AtomicBoolean();

        private final List<ConsumerRig> rigs = new ArrayList<>();
        private FaultyStates states;

        Run(Random random, ThingsMobileSandbox sandbox) {
            this.random = random;
            this.routeRandom = new Random(random.nextLong());
            this.sandbox = sandbox;
            this.rows = new SandboxRows(sandbox);
            this.states = new FaultyStates(new Random(random.nextLong()));
        }

        void run() throws Exception {
            rows.sims(5 + random.nextInt(240));
            states.failRandomly(0.15);
            ConsumerRig rig = start();
            for (int poll = 0; poll < POLLS; poll++) {
                if (!repeating.get()) {
                    changeFleet();
                }
                spoilService();
                boolean good = rig.triesToPoll();
                if (good) {
                    repeating.set(false);
                }
                if (random.nextInt(4) == 0) {
                    rig = restart(rig);
                    repeating.set(repeating.get() || !good);
                }
            }
            settle(rig);
            rigs.forEach(ConsumerRig::close);
        }

        /** Polls without faults, and again after a last restart. */
        private void settle(ConsumerRig rig) throws Exception {
            faults.set(false);
            states.failRandomly(0);
            sandbox.faults().clear();
            rig.poll().poll().poll();
            assertThat(completed).as("before a last restart").isEqualTo(fleet());
            rig.close();
            ConsumerRig last = start();
            last.poll().poll().take();
            assertThat(completed).isEqualTo(fleet());
        }

        private ConsumerRig start() throws Exception {
            for (int attempt = 0; ; attempt++) {
                ConsumerRig rig =
                        ConsumerRig.of(sandbox).remembering(new Memory(states, new MemoryIdempotentRepository()));
                rigs.add(rig);
                try {
                    String pageSize = random.nextInt(3) == 0 ? "" : "&pageSize=" + (1 + random.nextInt(100));
                    return rig.from(URI + pageSize, route -> route.process(this::process));
                } catch (Exception e) {
                    rig.close();
                    if (attempt > 50) {
                        throw e;
                    }
                }
            }
        }

        /** A stop, or a kill: the abandoned context continues with repositories that no other context reads. */
        private ConsumerRig restart(ConsumerRig rig) throws Exception {
            if (random.nextBoolean()) {
                rig.close();
            } else {
                states = states.copy();
            }
            return start();
        }

        private void process(Exchange exchange) {
            if (faults.get() && !repeating.get() && routeRandom.nextInt(8) == 0) {
                throw new IllegalStateException("the target is down");
            }
            Message message = exchange.getMessage();
            Sim sim = message.getBody(Sim.class);
            boolean removed = "removed".equals(message.getHeader(ThingsMobileConstants.CHANGE));
            if (removed) {
                completed.remove(sim.msisdn());
            } else {
                completed.put(sim.msisdn(), text(sim.name(), sim.tag(), sim.status()));
            }
        }

        private void changeFleet() {
            List<SandboxSim> sims = sandbox.fleet().sims();
            for (SandboxSim sim : sims) {
                switch (random.nextInt(40)) {
                    case 0 -> sandbox.fleet().removeSim(sim.msisdn());
                    case 1, 2 -> sandbox.fleet().update(sim.msisdn(), it -> it.name("n" + random.nextInt(3)));
                    case 3 -> sandbox.fleet().update(sim.msisdn(), it -> it.tag("t" + random.nextInt(2)));
                    default -> {}
                }
            }
            if (sandbox.fleet().sims().isEmpty() || random.nextBoolean()) {
                rows.sims(1 + random.nextInt(8));
            }
        }

        private void spoilService() {
            sandbox.faults().clear();
            if (random.nextBoolean()) {
                sandbox.faults().always("simListLite", Fault.smallerPages(1 + random.nextInt(60)));
            }
            Fault fault = List.of(
                            Fault.code(10, "generic error"),
                            Fault.html(),
                            Fault.truncated(),
                            Fault.ignorePage(),
                            Fault.repeatLastPage(),
                            Fault.smallerPages(1 + random.nextInt(60)),
                            Fault.raw(200, "text/xml", "<result><done>true</done><sims/></result>".getBytes()))
                    .get(random.nextInt(7));
            if (random.nextInt(3) > 0) {
                sandbox.faults().nth("simListLite", 1 + random.nextInt(6), fault);
            }
        }

        private Map<String, String> fleet() {
            return sandbox.fleet().sims().stream()
                    .collect(Collectors.toMap(SandboxSim::msisdn, sim -> text(sim.name(), sim.tag(), sim.status())));
        }

        private static String text(String name, String tag, String status) {
            return name + "|" + (tag == null ? "" : tag) + "|" + status;
        }
    }
}
