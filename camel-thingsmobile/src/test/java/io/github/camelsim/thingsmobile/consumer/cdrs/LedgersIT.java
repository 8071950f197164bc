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
import io.github.camelsim.thingsmobile.ThingsMobileConstants;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCreditOperation;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.Memory;
import io.github.camelsim.thingsmobile.support.consumer.Received;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code credit}, and {@code simStatus} with {@code cdrsOnly}: each row once. */
class LedgersIT {

    private static final SandboxClock CLOCK = SandboxRows.clock();

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(0).callGapFactor(0).creditCap(1000).clock(CLOCK));

    private final Memory memory = Memory.inHeap();
    private SandboxRows rows;

    /** What earlier tests have spent is out of the lookback. */
    @BeforeEach
    void anotherWeek() {
        CLOCK.advance(Duration.ofDays(7));
        rows = new SandboxRows(SANDBOX.get()).clear();
    }

    private ConsumerRig start(String uri) throws Exception {
        return ConsumerRig.of(SANDBOX.get()).remembering(memory).from(uri);
    }

    private SandboxCreditOperation spend(Duration ago, int cents) {
        SandboxCreditOperation operation = new SandboxCreditOperation(
                rows.now().minus(ago), BigDecimal.valueOf(cents, 2), "Sim recharge", "882360001975037");
        SANDBOX.fleet().account().add(operation);
        return operation;
    }

    private static List<String> takeOperations(ConsumerRig rig) {
        return rig.take(CreditOperation.class).stream()
                .map(row -> text(row.date(), row.amount()))
                .toList();
    }

    private static List<String> texts(List<SandboxCreditOperation> operations) {
        return operations.stream().map(row -> text(row.date(), row.amount())).toList();
    }

    private static String text(LocalDateTime date, BigDecimal amount) {
        return date + " " + amount.setScale(2);
    }

    @Test
    void eachCreditOperationComesOnce() throws Exception {
        List<SandboxCreditOperation> operations =
                List.of(spend(Duration.ofHours(3), -500), spend(Duration.ofHours(2), 2000));
        try (ConsumerRig rig = start("thingsmobile:credit")) {
            assertThat(takeOperations(rig.poll())).containsExactlyElementsOf(texts(operations));
            assertThat(rig.poll().take()).isEmpty();
        }
        SandboxCreditOperation next = spend(Duration.ofHours(5), -100);
        try (ConsumerRig rig = start("thingsmobile:credit")) {
            assertThat(takeOperations(rig.poll()))
                    .as("after a restart, with a late one")
                    .containsExactlyElementsOf(texts(List.of(next)));
        }
    }

    @Test
    void identicalCreditOperationsAreAsManyMessages() throws Exception {
        spend(Duration.ofHours(1), -1);
        spend(Duration.ofHours(1), -1);
        try (ConsumerRig rig = start("thingsmobile:credit?pageSize=1")) {
            assertThat(rig.poll().take()).hasSize(2);
            spend(Duration.ofHours(1), -1);
            assertThat(rig.poll().take()).hasSize(1);
            assertThat(rig.poll().take()).isEmpty();
        }
    }

    @Test
    void theCreditThatIsLeftIsInTheHeaders() throws Exception {
        spend(Duration.ofHours(1), -1);
        try (ConsumerRig rig = start("thingsmobile:credit")) {
            Received message = rig.poll().take().get(0);
            assertThat((BigDecimal) message.header(ThingsMobileConstants.CREDIT_AMOUNT))
                    .isEqualByComparingTo(SANDBOX.fleet().credit());
            assertThat(message.header(ThingsMobileConstants.CREDIT_CURRENCY)).isNotNull();
        }
    }

    @Test
    void aCreditHistoryBeyondTheCapIsReadInParts() throws Exception {
        List<SandboxCreditOperation> operations = IntStream.range(0, 2500)
                .mapToObj(i -> spend(Duration.ofSeconds(20L * (2500 - i)), -1 - i % 7))
                .toList();
        try (ConsumerRig rig = start("thingsmobile:credit")) {
            assertThat(takeOperations(rig.poll())).containsExactlyInAnyOrderElementsOf(texts(operations));
            assertThat(SANDBOX.journal().entries("credit"))
                    .anyMatch(call -> call.code() == 90)
                    .allMatch(call -> call.param("startDateRange") != null && call.param("endDateRange") != null);
        }
    }

    @Test
    void eachCdrOfASimsStatusComesOnceFromSeveralPages() throws Exception {
        String sim = rows.sim();
        List<SandboxCdr> cdrs = new ArrayList<>(rows.addMany(sim, 8));
        cdrs.add(rows.add(cdrs.get(2)));
        cdrs.add(rows.add(cdrs.get(2)));
        cdrs.add(rows.add(cdrs.get(2)));
        String uri = "thingsmobile:simStatus?cdrsOnly=true&pageSize=2&msisdn=" + sim;
        try (ConsumerRig rig = start(uri)) {
            assertThat(rig.poll().takeCdrs()).containsExactlyInAnyOrderElementsOf(of(cdrs));
            assertThat(rig.poll().take()).isEmpty();
        }
        SandboxCdr next = rows.add(cdrs.get(2));
        try (ConsumerRig rig = start(uri)) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(next));
        }
    }

    @Test
    void aCdrOfASimsStatusThatMovesToTheNextPageIsNotDoubled() throws Exception {
        String sim = rows.sim();
        List<SandboxCdr> cdrs = new ArrayList<>(rows.addMany(sim, 5));
        SandboxCdr early = rows.cdr(sim, Duration.ofHours(2), 5);
        AtomicBoolean pageOneIsHere = new AtomicBoolean();
        try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get())
                .from(
                        "thingsmobile:simStatus?cdrsOnly=true&pageSize=2&msisdn=" + sim,
                        route -> route.process(exchange -> {
                            if (pageOneIsHere.compareAndSet(false, true)) {
                                rows.add(early);
                            }
                        }))) {
            cdrs.add(early);
            assertThat(rig.poll().poll().takeCdrs()).containsExactlyInAnyOrderElementsOf(of(cdrs));
        }
    }

    @Test
    void cdrsOfASimsStatusOlderThanTheLookbackArePassedOver() throws Exception {
        String sim = rows.sim();
        rows.add(sim, Duration.ofHours(4), 1);
        SandboxCdr wanted = rows.add(sim, Duration.ofHours(2), 2);
        try (ConsumerRig rig = start("thingsmobile:simStatus?cdrsOnly=true&lookback=3h&msisdn=" + sim)) {
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(wanted));
        }
    }

    @Test
    void aSimMayBeNamedByItsIccid() throws Exception {
        String sim = rows.sim();
        List<SandboxCdr> cdrs = new ArrayList<>(rows.addMany(sim, 4));
        cdrs.add(rows.add(cdrs.get(1)));
        cdrs.add(rows.add(cdrs.get(1)));
        String uri = "thingsmobile:simStatus?cdrsOnly=true&pageSize=2&iccid="
                + SANDBOX.fleet().sim(sim).iccid();
        try (ConsumerRig rig = start(uri)) {
            assertThat(rig.poll().takeCdrs()).containsExactlyInAnyOrderElementsOf(of(cdrs));
            assertThat(rig.poll().take()).isEmpty();
        }
        try (ConsumerRig rig = start(uri)) {
            assertThat(rig.poll().take()).isEmpty();
        }
        assertThat(SANDBOX.journal().entries("simStatus")).allMatch(call -> call.param("msisdn") == null);
    }

    @Test
    void aLateOperationThatFailsRepeatsNoOtherWithoutRepositories() throws Exception {
        spend(Duration.ofHours(30), -1);
        spend(Duration.ofHours(1), -2);
        AtomicBoolean failing = new AtomicBoolean();
        try (ConsumerRig rig = startWithoutRepositories("thingsmobile:credit?startDateRange=", failing)) {
            assertThat(rig.poll().take()).hasSize(2);
            SandboxCreditOperation late = spend(Duration.ofHours(20), -3);
            failing.set(true);
            assertThat(rig.poll().take()).isEmpty();
            failing.set(false);
            assertThat(takeOperations(rig.poll())).containsExactlyElementsOf(texts(List.of(late)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"getCdrPaginated?", "getCdrPaginated?msisdnList=%s&", "simStatus?cdrsOnly=true&msisdn=%s&"})
    void aLateCdrThatFailsRepeatsNoOtherWithoutRepositories(String uri) throws Exception {
        String sim = rows.sim();
        rows.add(sim, Duration.ofHours(30), 1);
        rows.add(sim, Duration.ofHours(1), 2);
        AtomicBoolean failing = new AtomicBoolean();
        try (ConsumerRig rig =
                startWithoutRepositories("thingsmobile:" + uri.formatted(sim) + "startDateRange=", failing)) {
            assertThat(rig.poll().take()).hasSize(2);
            assertThat(rig.poll().take()).isEmpty();
            SandboxCdr late = rows.add(sim, Duration.ofHours(20), 3);
            failing.set(true);
            assertThat(rig.poll().take()).isEmpty();
            failing.set(false);
            assertThat(rig.poll().takeCdrs()).containsExactlyElementsOf(of(late));
        }
    }

    /** Begins three days ago, which is before the lookback. */
    private ConsumerRig startWithoutRepositories(String uri, AtomicBoolean failing) throws Exception {
        return ConsumerRig.of(SANDBOX.get())
                .from(uri + rows.now().minusDays(3), route -> route.filter(exchange -> failing.get())
                        .throwException(new IllegalStateException("the target is down"))
                        .end());
    }
}
