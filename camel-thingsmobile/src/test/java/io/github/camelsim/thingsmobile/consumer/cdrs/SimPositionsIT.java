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
import static io.github.camelsim.thingsmobile.support.consumer.SandboxRows.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.Memory;
import io.github.camelsim.thingsmobile.support.consumer.RefusingProxy;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.ConsumersHealthCheckRepository;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each SIM has a position of its own: one that the service refuses for a while, or that leaves the list, loses nothing. */
class SimPositionsIT {

    private static final Duration STEP = Duration.ofHours(5);
    private static final String FLEET = "thingsmobile:getCdrPaginated?lookback=6h";
    private static final SandboxClock CLOCK = SandboxRows.clock();

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(0).callGapFactor(0).requireCdrDates(true).clock(CLOCK));

    private final Memory memory = Memory.inHeap();
    private RefusingProxy service;
    private SandboxRows rows;
    private String steady;
    private String refused;

    @BeforeEach
    void twoSims() throws IOException {
        service = new RefusingProxy(SANDBOX.get());
        rows = new SandboxRows(SANDBOX.get()).clear();
        steady = rows.sim();
        refused = rows.sim();
    }

    @AfterEach
    void stopService() {
        service.close();
    }

    private String list(String... sims) {
        return FLEET + "&msisdnList=" + String.join(",", sims);
    }

    private ConsumerRig start(String uri) throws Exception {
        return start(uri, route -> {});
    }

    private ConsumerRig start(String uri, Consumer<RouteDefinition> steps) throws Exception {
        return ConsumerRig.of(SANDBOX.get())
                .with(configuration -> configuration.setBaseUri(service.baseUri()))
                .remembering(memory)
                .from(uri, steps);
    }

    private String uriOf(String kind) {
        return kind.equals("fleet") ? FLEET : list(steady, refused);
    }

    /** Both SIMs have traffic for three lookbacks, while one of them is refused. */
    private List<SandboxCdr> trafficWhileRefused(ConsumerRig rig) {
        service.refuse(refused);
        List<SandboxCdr> cdrs = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            CLOCK.advance(STEP);
            cdrs.add(rows.add(steady, Duration.ofMinutes(1), i));
            cdrs.add(rows.add(refused, Duration.ofMinutes(1), 100L + i));
            rig.poll();
        }
        return cdrs;
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "fleet"})
    void aSimThatIsRefusedForLongerThanALookbackLosesNothing(String kind) throws Exception {
        List<SandboxCdr> cdrs = new ArrayList<>(List.of(rows.add(refused, Duration.ofMinutes(1), 99)));
        try (ConsumerRig rig = start(uriOf(kind))) {
            rig.poll();
            cdrs.addAll(trafficWhileRefused(rig));
            service.refuse();
            CLOCK.advance(STEP);
            cdrs.add(rows.add(refused, Duration.ofMinutes(1), 111));
            rig.poll();
            assertThat(rig.poll().takeCdrs()).containsExactlyInAnyOrderElementsOf(of(cdrs));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "fleet"})
    void noneIsLostIfTheProcessIsRestartedMeanwhile(String kind) throws Exception {
        List<SandboxCdr> cdrs = new ArrayList<>();
        List<String> found = new ArrayList<>();
        try (ConsumerRig rig = start(uriOf(kind))) {
            rig.poll();
            cdrs.addAll(trafficWhileRefused(rig));
            found.addAll(rig.takeCdrs());
        }
        try (ConsumerRig rig = start(uriOf(kind))) {
            cdrs.addAll(trafficWhileRefused(rig));
            found.addAll(rig.takeCdrs());
        }
        service.refuse();
        CLOCK.advance(STEP);
        try (ConsumerRig rig = start(uriOf(kind))) {
            cdrs.add(rows.add(refused, Duration.ofMinutes(1), 111));
            found.addAll(rig.poll().poll().takeCdrs());
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(of(cdrs));
    }

    /** Its first poll after the refusal delivers, but the route fails; then the process ends. */
    @ParameterizedTest
    @ValueSource(strings = {"list", "fleet"})
    void redeliversWhatFailsWhileASimCatchesUp(String kind) throws Exception {
        List<SandboxCdr> cdrs = new ArrayList<>();
        AtomicBoolean down = new AtomicBoolean();
        Consumer<RouteDefinition> failing = route -> route.process(exchange -> {
            if (down.get() && exchange.getMessage().getBody(Cdr.class).msisdn().equals(refused)) {
                throw new IllegalStateException("the target is down");
            }
        });
        List<String> found = new ArrayList<>();
        try (ConsumerRig rig = start(uriOf(kind), failing)) {
            rig.poll();
            cdrs.addAll(trafficWhileRefused(rig));
            service.refuse();
            down.set(true);
            cdrs.add(rows.add(refused, Duration.ofMinutes(1), 111));
            rig.poll().poll();
            found.addAll(rig.takeCdrs());
        }
        down.set(false);
        try (ConsumerRig rig = start(uriOf(kind), failing)) {
            found.addAll(rig.poll().takeCdrs());
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(of(cdrs));
    }

    @Test
    void aFailedRecordOfARefusedSimDoesNotHoldUpTheOthers() throws Exception {
        SandboxCdr bad = rows.add(refused, Duration.ofMinutes(1), 66);
        try (ConsumerRig rig = start(list(steady, refused), failing(bad))) {
            rig.poll();
            trafficWhileRefused(rig);
            assertThat(position()).isAfter(bad.start().plusHours(15));
        }
    }

    @Test
    void aFailedRecordOfASimThatIsTakenOutOfTheListHoldsUpNothingAndComesWhenTheSimIsBack() throws Exception {
        SandboxCdr bad = rows.add(refused, Duration.ofMinutes(1), 66);
        try (ConsumerRig rig = start(list(steady, refused), failing(bad))) {
            assertThat(rig.poll().takeCdrs()).isEmpty();
        }
        try (ConsumerRig rig = start(list(steady))) {
            SandboxCdr last = null;
            for (int i = 1; i <= 4; i++) {
                CLOCK.advance(STEP);
                last = rows.add(steady, Duration.ofMinutes(1), i);
                rig.poll();
            }
            assertThat(rig.takeCdrs()).hasSize(4);
            assertThat(position()).isEqualTo(last.start());
        }
        try (ConsumerRig rig = start(list(steady, refused))) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(bad));
        }
    }

    private static Consumer<RouteDefinition> failing(SandboxCdr bad) {
        return route -> route.process(exchange -> {
            if (text(exchange.getMessage().getBody(Cdr.class)).equals(text(bad))) {
                throw new IllegalStateException("the target is down");
            }
        });
    }

    private LocalDateTime position() {
        return LocalDateTime.parse(
                memory.states().get(memory.states().firstKey()).split("/")[0]);
    }

    @Test
    void aSimThatIsTakenOutOfTheListAndPutBackLosesAndRepeatsNothing() throws Exception {
        List<SandboxCdr> cdrs = new ArrayList<>(List.of(rows.add(refused, Duration.ofMinutes(1), 99)));
        List<String> found = new ArrayList<>();
        for (String[] listed : new String[][] {
            {steady, refused}, {steady}, {steady}, {steady, refused}, {refused}, {refused}, {refused, steady}
        }) {
            try (ConsumerRig rig = start(list(listed))) {
                found.addAll(rig.poll().takeCdrs());
            }
            CLOCK.advance(STEP.multipliedBy(2));
            cdrs.add(rows.add(steady, Duration.ofMinutes(1), 1));
            cdrs.add(rows.add(refused, Duration.ofMinutes(1), 2));
        }
        try (ConsumerRig rig = start(list(steady, refused))) {
            found.addAll(rig.poll().takeCdrs());
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(of(cdrs));
    }

    @Test
    void aSimThatIsAddedToTheListIsReadFromWhereTheFirstPollBegan() throws Exception {
        List<SandboxCdr> cdrs = new ArrayList<>();
        cdrs.add(rows.add(steady, Duration.ofMinutes(1), 1));
        cdrs.add(rows.add(refused, Duration.ofMinutes(1), 2));
        List<String> found = new ArrayList<>();
        try (ConsumerRig rig = start(list(steady))) {
            found.addAll(rig.poll().takeCdrs());
        }
        CLOCK.advance(STEP.multipliedBy(4));
        cdrs.add(rows.add(steady, Duration.ofMinutes(1), 3));
        try (ConsumerRig rig = start(list(steady))) {
            found.addAll(rig.poll().takeCdrs());
        }
        try (ConsumerRig rig = start(list(refused, steady))) {
            found.addAll(rig.poll().takeCdrs());
            assertThat(found).containsExactlyInAnyOrderElementsOf(of(cdrs));
            SANDBOX.journal().clear();
            rig.poll();
            assertThat(SANDBOX.journal().count("getCdrPaginated"))
                    .as("having caught up, it is asked for with the others")
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "fleet"})
    void aPollInWhichEverySimIsRefusedHasFailedAndHealthIsDown(String kind) throws Exception {
        rows.add(steady, Duration.ofMinutes(1), 1);
        rows.add(refused, Duration.ofMinutes(1), 1);
        ConsumerRig rig =
                ConsumerRig.of(SANDBOX.get()).with(configuration -> configuration.setBaseUri(service.baseUri()));
        var registry = new DefaultHealthCheckRegistry(rig.context());
        registry.register(new ConsumersHealthCheckRepository());
        rig.context().getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        try (ConsumerRig started = rig.remembering(memory).from(uriOf(kind))) {
            service.refuse(refused);
            started.poll();
            assertThat(readiness(started).getState()).isEqualTo(HealthCheck.State.UP);
            service.refuse(refused, steady);
            assertThat(started.failingPoll()).hasMessageContaining("sim error");
            assertThat(readiness(started).getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(readiness(started).getDetails()).containsValue(40);
            service.refuse();
            assertThat(started.poll().takeCdrs()).hasSize(2);
            assertThat(readiness(started).getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    private static HealthCheck.Result readiness(ConsumerRig rig) {
        return HealthCheckHelper.invokeReadiness(rig.context()).stream()
                .filter(result -> result.getCheck().getId().startsWith("consumer:"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFleetSomeOfWhoseQuietSimsAreRefusedIsWell() throws Exception {
        try (ConsumerRig rig = start(FLEET)) {
            rows.add(steady, Duration.ofMinutes(1), 1);
            rig.poll();
            service.refuse(refused);
            CLOCK.advance(Duration.ofHours(7));
            rig.poll();
            CLOCK.advance(Duration.ofHours(13));
            rig.poll();
        }
    }

    @Test
    void aPositionIsPersistedAlthoughThatFailedOnce() throws Exception {
        try (ConsumerRig rig = start(list(steady, refused))) {
            rig.poll();
            service.refuse(refused);
            CLOCK.advance(STEP);
            rows.add(steady, Duration.ofMinutes(1), 1);
            memory.failNextWrite();
            rig.failingPoll();
            rig.poll();
            assertThat(memory.states())
                    .anySatisfy((key, state) -> assertThat(state).contains("~" + refused));
        }
    }
}
