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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.Memory;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code getCdrPaginated} with {@code msisdnList}: each CDR once. */
class CdrsOfGivenSimsTest {

    private static final SandboxClock CLOCK = SandboxRows.clock();

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(0).callGapFactor(0).requireCdrDates(true).clock(CLOCK));

    private final Memory memory = Memory.inHeap();
    private SandboxRows rows;
    private String sim;
    private String uri;

    @BeforeEach
    void oneSim() {
        rows = new SandboxRows(SANDBOX.get()).clear();
        sim = rows.sim();
        uri = "thingsmobile:getCdrPaginated?msisdnList=" + sim;
    }

    private ConsumerRig start() throws Exception {
        return start(route -> {});
    }

    private ConsumerRig start(Consumer<RouteDefinition> steps) throws Exception {
        return ConsumerRig.of(SANDBOX.get()).remembering(memory).from(uri, steps);
    }

    private String position() {
        return memory.states().values().iterator().next();
    }

    @Test
    void eachCdrComesOnceOverSeveralPolls() throws Exception {
        List<SandboxCdr> first = rows.addMany(sim, 3);
        try (ConsumerRig rig = start()) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(first));
            assertThat(rig.poll().takeCdrs()).isEmpty();

            SandboxCdr next = rows.add(sim, Duration.ofSeconds(10), 7);
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(next));
            assertThat(rig.poll().takeCdrs()).isEmpty();
        }
    }

    @Test
    void eachCdrComesOnceWithRepositoriesInMemoryByDefault() throws Exception {
        List<SandboxCdr> first = rows.addMany(sim, 3);
        try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get()).from(uri)) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(first));
            CLOCK.advance(Duration.ofHours(30));
            SandboxCdr next = rows.add(sim, Duration.ofSeconds(10), 7);
            assertThat(rig.poll().poll().takeCdrs()).containsExactlyElementsOf(of(next));
        }
    }

    @Test
    void theCdrsOfSeveralSimsComeEachOnce() throws Exception {
        List<String> sims = rows.sims(250);
        List<String> expected = new ArrayList<>();
        sims.forEach(msisdn -> expected.addAll(of(rows.addMany(msisdn, 2))));
        uri = "thingsmobile:getCdrPaginated?msisdnList=" + String.join(",", sims);
        try (ConsumerRig rig = start()) {
            assertThat(rig.poll().poll().takeCdrs()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(SANDBOX.journal().count("getCdrPaginated"))
                    .as("calls of two polls for groups of 100, 100 and 50 SIMs, and one to see that a page was the"
                            + " last")
                    .isEqualTo(7);
        }
    }

    @Test
    void identicalRowsAreAsManyMessages() throws Exception {
        SandboxCdr cdr = rows.add(sim, Duration.ofMinutes(5), 100);
        rows.add(cdr);
        rows.add(cdr);
        try (ConsumerRig rig = start()) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(cdr, cdr, cdr));
            assertThat(rig.poll().takeCdrs()).isEmpty();
        }
    }

    @Test
    void anIdenticalRowThatAppearsLaterIsAnotherMessage() throws Exception {
        SandboxCdr cdr = rows.add(sim, Duration.ofMinutes(5), 100);
        try (ConsumerRig rig = start()) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(cdr));
            rows.add(cdr);
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(cdr));
            rows.add(cdr);
            rows.add(cdr);
            assertThat(rig.poll().poll().takeCdrs()).containsExactlyElementsOf(of(cdr, cdr));
        }
    }

    @Test
    void identicalRowsAreCountedAcrossRestarts() throws Exception {
        SandboxCdr cdr = rows.add(sim, Duration.ofMinutes(5), 100);
        for (int run = 0; run < 3; run++) {
            try (ConsumerRig rig = start()) {
                assertThat(rig.poll().takeCdrs())
                        .as("run %d sees one more of the row than the run before", run)
                        .containsExactlyElementsOf(of(cdr));
            }
            rows.add(cdr);
        }
    }

    @Test
    void anIdenticalRowWhoseTwinFailedComesWithoutTheOther() throws Exception {
        SandboxCdr cdr = rows.add(sim, Duration.ofMinutes(5), 100);
        rows.add(cdr);
        AtomicInteger seen = new AtomicInteger();
        try (ConsumerRig rig = start(failing(exchange -> seen.getAndIncrement() == 0))) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(cdr));
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(cdr));
            assertThat(rig.poll().takeCdrs()).isEmpty();
        }
    }

    @Test
    void aRowThatComesLateIsFoundWithinTheLookback() throws Exception {
        rows.add(sim, Duration.ofMinutes(1), 100);
        try (ConsumerRig rig = start()) {
            rig.poll().take();
            SandboxCdr late = rows.add(sim, Duration.ofHours(20), 200);
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(late));
        }
    }

    @Test
    void aRowThatCameLateWhileTheProcessWasDownIsFound() throws Exception {
        rows.add(sim, Duration.ofMinutes(1), 100);
        uri += "&lookback=6h&startDateRange=" + rows.now().minusDays(2);
        try (ConsumerRig rig = start()) {
            rig.poll();
        }
        CLOCK.advance(Duration.ofDays(3));
        SandboxCdr late = rows.add(sim, Duration.ofDays(3).plusHours(5), 200);
        try (ConsumerRig rig = start()) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(late));
        }
    }

    @Test
    void rowsOlderThanStartDateRangeAreNotRead() throws Exception {
        rows.add(sim, Duration.ofMinutes(61), 100);
        SandboxCdr wanted = rows.add(sim, Duration.ofMinutes(60), 200);
        uri += "&startDateRange=" + rows.now().minusHours(1);
        try (ConsumerRig rig = start()) {
            assertThat(rig.poll().poll().takeCdrs()).containsExactlyElementsOf(of(wanted));
        }
    }

    @Test
    void startDateRangeReachesBackFurtherThanTheLookback() throws Exception {
        SandboxCdr old = rows.add(sim, Duration.ofDays(200), 100);
        uri += "&startDateRange=" + rows.now().minusDays(300);
        try (ConsumerRig rig = start()) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(old));
        }
    }

    @Test
    void theFirstPollBeginsOneLookbackAgo() throws Exception {
        rows.add(sim, Duration.ofHours(25), 100);
        SandboxCdr wanted = rows.add(sim, Duration.ofHours(23), 200);
        try (ConsumerRig rig = start()) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(wanted));
        }
    }

    @Test
    void bothDatesAreAlwaysSentAndTheEndIsADayAhead() throws Exception {
        try (ConsumerRig rig = start()) {
            rig.poll();
        }
        assertThat(SANDBOX.journal().entries("getCdrPaginated")).isNotEmpty().allSatisfy(call -> {
            assertThat(call.param("startDateRange"))
                    .isEqualTo(rows.now().minusDays(1).toString().replace('T', ' ') + ":00");
            assertThat(call.param("endDateRange"))
                    .isEqualTo(rows.now().plusDays(1).toString().replace('T', ' ') + ":00");
        });
    }

    @Test
    void whatFailsComesAgainAtTheNextPollAndNothingElse() throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 4);
        AtomicInteger failures = new AtomicInteger(2);
        SandboxCdr bad = cdrs.get(1);
        try (ConsumerRig rig = start(failing(exchange -> isOf(exchange, bad) && failures.getAndDecrement() > 0))) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(cdrs.get(0), cdrs.get(2), cdrs.get(3)));
            assertThat(rig.poll().takeCdrs()).as("it fails once more").isEmpty();
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(bad));
            assertThat(rig.poll().takeCdrs()).isEmpty();
        }
    }

    @Test
    void whatFailsComesAgainHoweverLongAgo() throws Exception {
        SandboxCdr bad = rows.add(sim, Duration.ofMinutes(1), 66);
        AtomicInteger failures = new AtomicInteger(1);
        try (ConsumerRig rig = start(failing(exchange -> failures.getAndDecrement() > 0))) {
            rig.poll();
            CLOCK.advance(Duration.ofDays(9));
            rows.add(sim, Duration.ofMinutes(1), 77);
            assertThat(rig.poll().takeCdrs()).containsAll(of(bad));
        }
    }

    @Test
    void whatFailedBeforeARestartComesAgainAfterIt() throws Exception {
        SandboxCdr bad = rows.add(sim, Duration.ofHours(30), 66);
        SandboxCdr good = rows.add(sim, Duration.ofMinutes(1), 77);
        uri += "&lookback=3h&startDateRange=" + rows.now().minusDays(3);
        try (ConsumerRig rig = start(failing(exchange -> isOf(exchange, bad)))) {
            assertThat(rig.poll().poll().takeCdrs()).containsExactlyElementsOf(of(good));
        }
        try (ConsumerRig rig = start()) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(bad));
        }
    }

    @Test
    void whatTheRouteHandledDoesNotComeAgain() throws Exception {
        rows.addMany(sim, 2);
        AtomicInteger tries = new AtomicInteger();
        Consumer<RouteDefinition> handling = route -> route.onException(IllegalStateException.class)
                .handled(true)
                .end()
                .process(exchange -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("the target is down");
                });
        try (ConsumerRig rig = start(handling)) {
            rig.poll().poll();
            assertThat(tries).hasValue(2);
        }
    }

    @Test
    void whatIsInFlightFromAnEarlierPollIsNotHandedOnAgain() throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 3);
        CountDownLatch open = new CountDownLatch(1);
        try (ConsumerRig rig = start(route -> route.threads(3).process(exchange -> open.await()))) {
            rig.poll().poll().poll();
            open.countDown();
            await().until(() -> memory.seenCount() == 3);
            assertThat(rig.poll().takeCdrs()).containsExactlyInAnyOrderElementsOf(of(cdrs));
        }
    }

    @Test
    void aRecordThatIsHandedToAnotherRouteIsCompletedThere() throws Exception {
        rows.addMany(sim, 3);
        CountDownLatch open = new CountDownLatch(1);
        AtomicInteger arrived = new AtomicInteger();
        try (ConsumerRig rig = start(route -> route.to("seda:later"))) {
            rig.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("seda:later").process(exchange -> {
                        open.await();
                        arrived.incrementAndGet();
                    });
                }
            });
            rig.poll().poll();
            assertThat(memory.seenCount())
                    .as("kept while the other route is at work")
                    .isZero();
            open.countDown();
            await().until(() -> memory.seenCount() == 3);
            rig.poll();
            assertThat(arrived).hasValue(3);
        }
    }

    @Test
    void noMoreThanMaxInFlightAreOnTheirWayAndReadingWaitsForThem() throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 10);
        uri += "&maxInFlight=3&pageSize=2";
        CountDownLatch open = new CountDownLatch(1);
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Consumer<RouteDefinition> slow = route -> route.threads(10).process(exchange -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            open.await();
            inFlight.decrementAndGet();
        });
        try (ConsumerRig rig = start(slow)) {
            CompletableFuture<Void> poll = rig.pollElsewhere();
            await().until(() -> inFlight.get() == 3);
            await().during(Duration.ofMillis(150)).until(() -> inFlight.get() == 3);
            assertThat(SANDBOX.journal().count("getCdrPaginated"))
                    .as("pages read: the one that is on its way and the one that waits")
                    .isEqualTo(2);
            open.countDown();
            poll.join();
            await().until(() -> memory.seenCount() == 10);
            assertThat(most).hasValue(3);
            assertThat(rig.takeCdrs()).containsExactlyInAnyOrderElementsOf(of(cdrs));
        }
    }

    @Test
    void nothingIsKeptBeforeTheExchangeIsCompleted() throws Exception {
        rows.addMany(sim, 2);
        CountDownLatch open = new CountDownLatch(1);
        try (ConsumerRig rig = start(route -> route.threads(2).process(exchange -> open.await()))) {
            String before = position();
            rig.poll();
            assertThat(memory.seenCount()).isZero();
            assertThat(LocalDateTime.parse(position().split("/")[0]))
                    .as("position, from %s", before)
                    .isBefore(rows.now().minusMinutes(1));
            open.countDown();
            await().until(() -> memory.seenCount() == 2);
            await().untilAsserted(
                            () -> assertThat(position()).startsWith(rows.now().minusMinutes(1) + "/"));
        }
    }

    @Test
    void keysAreKeptAfterTheLastStepOfTheRoute() throws Exception {
        rows.addMany(sim, 3);
        List<Integer> keptWhileProcessing = new ArrayList<>();
        try (ConsumerRig rig = start(route -> route.process(exchange -> keptWhileProcessing.add(memory.seenCount())))) {
            rig.poll();
        }
        assertThat(keptWhileProcessing).containsExactly(0, 1, 2);
        assertThat(memory.seenCount()).isEqualTo(3);
    }

    @Test
    void thePositionNeverPassesARecordThatIsNotCompleted() throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 5);
        try (ConsumerRig rig = start(failing(exchange -> isOf(exchange, cdrs.get(2))))) {
            rig.poll().poll();
            assertThat(position()).startsWith(cdrs.get(2).start() + "/");
        }
    }

    @Test
    void thePositionIsTheTimeOfTheLatestRecordButNotInTheFuture() throws Exception {
        rows.add(sim, Duration.ofMinutes(3), 1);
        try (ConsumerRig rig = start()) {
            rig.poll();
            assertThat(position()).startsWith(rows.now().minusMinutes(3) + "/");
            rows.add(sim, Duration.ofHours(-5), 1);
            assertThat(rig.poll().takeCdrs()).hasSize(2);
            assertThat(position()).startsWith(rows.now() + "/");
        }
    }

    @Test
    void anUnreadablePositionIsAnErrorThatNamesItsKey() throws Exception {
        rows.addMany(sim, 1);
        start().poll().close();
        String key = memory.states().firstKey();
        memory.states().put(key, "garbage");
        assertThatThrownBy(this::start).hasStackTraceContaining(key).hasStackTraceContaining("garbage");
    }

    @Test
    void aPollThatFailsHalfwayLosesNothing() throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 6);
        uri += "&pageSize=2";
        SANDBOX.faults().nth("getCdrPaginated", 2, Fault.code(10, "try again"));
        try (ConsumerRig rig = start()) {
            assertThat(rig.failingPoll()).hasMessageContaining("try again");
            assertThat(rig.takeCdrs()).containsExactlyElementsOf(of(cdrs.subList(0, 2)));
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(cdrs.subList(2, 6)));
        }
    }

    @Test
    void camelsFileRepositoriesRememberAcrossRestarts(@TempDir Path directory) throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 3);
        rows.add(cdrs.get(0));
        try (ConsumerRig rig = startInFiles(directory)) {
            assertThat(rig.poll().takeCdrs()).hasSize(4);
        }
        SandboxCdr next = rows.add(sim, Duration.ofSeconds(1), 5);
        try (ConsumerRig rig = startInFiles(directory)) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(next));
        }
    }

    @Test
    void camelsJdbcRepositoryTakesTheKeysOfAnyAccountAndAnySims() throws Exception {
        List<String> sims = rows.sims(99);
        SandboxCdr cdr = rows.add(sims.get(98), Duration.ofMinutes(1), Long.MAX_VALUE / 2);
        rows.add(cdr);
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:keys;DB_CLOSE_DELAY=-1");
        Memory inDatabase = Memory.inDatabase(database);
        uri = "thingsmobile:getCdrPaginated?msisdnList=" + String.join(",", sims);
        try (ConsumerRig rig =
                ConsumerRig.of(SANDBOX.get()).remembering(inDatabase).from(uri)) {
            assertThat(rig.poll().takeCdrs()).hasSize(2);
            assertThat(rig.poll().takeCdrs()).isEmpty();
        }
        try (ConsumerRig rig =
                ConsumerRig.of(SANDBOX.get()).remembering(inDatabase).from(uri)) {
            assertThat(rig.poll().takeCdrs()).isEmpty();
        }
    }

    private ConsumerRig startInFiles(Path directory) throws Exception {
        return ConsumerRig.of(SANDBOX.get())
                .remembering(Memory.inFiles(directory))
                .from(uri);
    }

    private static Consumer<RouteDefinition> failing(Predicate<Exchange> when) {
        return route -> route.process(exchange -> {
            if (when.test(exchange)) {
                throw new IllegalStateException("the target is down");
            }
        });
    }

    private static boolean isOf(Exchange exchange, SandboxCdr cdr) {
        return text(exchange.getMessage().getBody(Cdr.class)).equals(text(cdr));
    }
}
