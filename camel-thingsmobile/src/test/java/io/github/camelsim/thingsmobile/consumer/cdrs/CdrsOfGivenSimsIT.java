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

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.Memory;
import io.github.camelsim.thingsmobile.support.consumer.OneSimTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.model.RouteDefinition;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code getCdrPaginated} with {@code msisdnList}: each CDR once. */
class CdrsOfGivenSimsIT extends OneSimTest {

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
