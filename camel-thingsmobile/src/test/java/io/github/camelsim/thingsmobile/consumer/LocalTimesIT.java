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
package io.github.camelsim.thingsmobile.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.Memory;
import io.github.camelsim.thingsmobile.support.consumer.Received;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API's times have no zone: what they say twice, leave out, or say in another zone than thought is read once. */
class LocalTimesIT {

    private static final Duration STEP = Duration.ofMinutes(20);
    private static final int STEPS = 18;
    private static final String WITHOUT_TIME =
            "<cdrPaginated><cdrMsisdn>882360001000001</cdrMsisdn><cdrTraffic>7</cdrTraffic></cdrPaginated>";

    private ThingsMobileSandbox sandbox;
    private SandboxClock clock;
    private SandboxRows rows;

    private void start(Instant begin) {
        clock = SandboxClock.manual(begin);
        sandbox = ThingsMobileSandbox.builder()
                .sims(0)
                .callGapFactor(0)
                .clock(clock)
                .start();
        rows = new SandboxRows(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Rome, Europe/Rome, 2026-10-24T23:00:00Z",
        "Europe/Rome, UTC, 2026-10-24T23:00:00Z",
        "Europe/Rome, Europe/Rome, 2026-03-28T23:00:00Z",
        "Europe/Rome, UTC, 2026-03-28T23:00:00Z",
        "UTC, America/Los_Angeles, 2026-06-01T10:00:00Z",
        "UTC, Pacific/Auckland, 2026-06-01T10:00:00Z",
        "Pacific/Auckland, UTC, 2026-06-01T10:00:00Z"
    })
    void everyCdrComesOnceWhateverTheClocksSay(ZoneId apis, ZoneId configured, Instant begin) throws Exception {
        start(begin);
        String sim = rows.sim();
        List<SandboxCdr> cdrs = new ArrayList<>();
        try (ConsumerRig all = start("thingsmobile:getCdrPaginated", configured);
                ConsumerRig one = start("thingsmobile:getCdrPaginated?msisdnList=" + sim, configured)) {
            for (int i = 0; i < STEPS; i++) {
                cdrs.add(add(sim, apis, Duration.ZERO));
                cdrs.add(add(sim, apis, Duration.ZERO)); // its twin
                all.poll();
                one.poll();
                clock.advance(STEP);
            }
            cdrs.add(add(sim, apis, Duration.ofHours(3)));
            assertThat(all.poll().takeCdrs()).containsExactlyInAnyOrderElementsOf(SandboxRows.of(cdrs));
            assertThat(one.poll().takeCdrs()).containsExactlyInAnyOrderElementsOf(SandboxRows.of(cdrs));
        }
    }

    private ConsumerRig start(String uri, ZoneId zone) throws Exception {
        return ConsumerRig.of(sandbox)
                .with(configuration -> configuration.setTimeZone(zone.getId()))
                .from(uri);
    }

    private SandboxCdr add(String sim, ZoneId zone, Duration ago) {
        LocalDateTime time = LocalDateTime.ofInstant(clock.instant().minus(ago), zone);
        return rows.add(SandboxCdr.of(sim, time, time.plusSeconds(5), 1));
    }

    @Test
    void cdrsWithoutATimeComeOnceEach() throws Exception {
        start(SandboxRows.BEGIN);
        answerWith(2);
        try (ConsumerRig rig =
                ConsumerRig.of(sandbox).from("thingsmobile:getCdrPaginated?msisdnList=882360001000001")) {
            List<Received> received = rig.poll().poll().take();

            assertThat(received).hasSize(2).allSatisfy(message -> assertThat(((Cdr) message.body()).start())
                    .isNull());
            assertThat(received)
                    .extracting(message -> message.header("CamelThingsMobileRecordKey"))
                    .doesNotContainNull()
                    .doesNotHaveDuplicates();
            answerWith(3);
            assertThat(rig.poll().take()).hasSize(1);
        }
    }

    @Test
    void aCdrWithoutATimeThatFailsComesAgain() throws Exception {
        start(SandboxRows.BEGIN);
        answerWith(1);
        AtomicBoolean down = new AtomicBoolean(true);
        try (ConsumerRig rig = ConsumerRig.of(sandbox)
                .from(
                        "thingsmobile:getCdrPaginated?msisdnList=882360001000001",
                        route -> route.process(exchange -> {
                            if (down.get()) {
                                throw new IllegalStateException("the target is down");
                            }
                        }))) {
            assertThat(rig.poll().take()).isEmpty();
            down.set(false);
            assertThat(rig.poll().take()).hasSize(1);
            assertThat(rig.poll().take()).isEmpty();
        }
    }

    /** The first second of a day, written as the end of the day before. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            getCdrPaginated?msisdnList=882360001000001, 24:00:00, cdrsPaginated, cdrPaginated
            getCdrPaginated?msisdnList=882360001000001, 23:59:60, cdrsPaginated, cdrPaginated
            simStatus?cdrsOnly=true&msisdn=882360001000001, 24:00:00, cdrs, cdr
            simStatus?cdrsOnly=true&msisdn=882360001000001, 23:59:60, cdrs, cdr
            """)
    void aCdrAtTheEndOfADayComesOnce(String uri, String end, String list, String element) throws Exception {
        start(SandboxRows.BEGIN);
        String time = "2026-03-09 " + end;
        String cdrs = ("<%2$s><%3$s><cdrMsisdn>882360001000001</cdrMsisdn><cdrDateStart>%1$s</cdrDateStart>"
                        + "<cdrDateStop>%1$s</cdrDateStop><cdrTraffic>7</cdrTraffic></%3$s></%2$s>")
                .formatted(time, list, element);
        Fault answer = answer(
                list.equals("cdrs") ? "<sims><sim><msisdn>882360001000001</msisdn>" + cdrs + "</sim></sims>" : cdrs);
        String operation = uri.replaceFirst("\\?.*", "");
        sandbox.fleet()
                .addSim(SandboxSim.builder("882360001000001", "8944501000000000421")
                        .status("active")
                        .build());
        Memory memory = Memory.inHeap();
        LocalDateTime midnight = LocalDateTime.parse("2026-03-10T00:00");
        try (ConsumerRig rig = ConsumerRig.of(sandbox).remembering(memory).from("thingsmobile:" + uri)) {
            sandbox.faults().next(operation, answer);
            assertThat(rig.poll().take()).singleElement().satisfies(message -> {
                assertThat(((Cdr) message.body()).start()).isEqualTo(midnight);
                assertThat(((Cdr) message.body()).stop()).isEqualTo(midnight);
                assertThat(message.headers()).doesNotContainKey("CamelThingsMobileUnreadable");
            });
            sandbox.faults().next(operation, answer);
            assertThat(rig.poll().take()).isEmpty();
        }
        assertThat(memory.states().get(memory.states().firstKey())).startsWith("2026-03-10T00:00/");
        try (ConsumerRig rig = ConsumerRig.of(sandbox).remembering(memory).from("thingsmobile:" + uri)) {
            sandbox.faults().next(operation, answer);
            assertThat(rig.poll().take()).isEmpty();
        }
    }

    private void answerWith(int cdrs) {
        String list = String.join(
                "", IntStream.range(0, cdrs).mapToObj(i -> WITHOUT_TIME).toList());
        sandbox.faults().clear();
        sandbox.faults().always("getCdrPaginated", answer("<cdrsPaginated>" + list + "</cdrsPaginated>"));
    }

    private static Fault answer(String elements) {
        return Fault.raw(
                200,
                "text/xml",
                ("<result><done>true</done>" + elements + "</result>").getBytes(StandardCharsets.UTF_8));
    }
}
