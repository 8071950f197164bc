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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.support.Logged;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Options of consumers, the component's own and those of Camel's scheduled polling. No test ends while a call is on its
 * way: the next one would count it.
 */
class ConsumerOptionsIT {

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(3).cdrsPerSim(0).callGapFactor(0));

    /** That the first short page is the last one is checked once. */
    private static final int CALLS_OF_FIRST_POLL = 2;

    private static ConsumerRig start(String uri) throws Exception {
        return ConsumerRig.of(SANDBOX.get()).fromScheduled(uri, route -> {});
    }

    private static long lists() {
        return SANDBOX.journal().count("simListLite");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blockSim?msisdn=1                               | cannot be consumed from",
                "downloadCdr?msisdnList=1                        | cannot be consumed from",
                "simStatus?msisdn=1&changesOnly=true             | changesOnly",
                "getCdrPaginated?changesOnly=true                | changesOnly",
                "simListLite?cdrsOnly=true                       | cdrsOnly",
                "getCdrPaginated?cdrsOnly=true                   | cdrsOnly",
                "simListLite?changesOnly=true&splitResult=false  | splitResult",
                "simListLite?page=2                              | page",
                "simListLite?fetch=all                           | fetch",
                "simStatus?msisdn=1&fetch=stream                 | fetch",
                "getCdrPaginated?lookback=0                      | lookback",
                "credit?lookback=-1h                             | lookback",
                "simListLite?maxInFlight=0                       | maxInFlight",
                "simListLite?outputFormat=xml                    | splitResult=false",
                "getCdrPaginated?outputFormat=xml                | outputFormat",
                "credit?outputFormat=xml&splitResult=false       | outputFormat",
                "simStatus                                       | msisdn",
                "simListLite?status=asleep                       | status",
                "getCdrPaginated?msisdnList=12ab                 | msisdnList",
                "getCdrPaginated?startDateRange=yesterday        | startDateRange",
                "simListLite?pageSize=501                        | pageSize",
                "getCdrPaginated?pageSize=501                    | pageSize",
            })
    void refusesWrongOptionsAtStartWithoutACall(String uri, String reason) {
        assertThatThrownBy(() -> start("thingsmobile:" + uri).close())
                .hasStackTraceContaining(reason)
                .hasStackTraceContaining("IllegalArgumentException")
                .hasStackTraceContaining(uri.replaceAll("\\?.*", ""));
        assertThat(SANDBOX.journal().count()).isZero();
    }

    @Test
    void aShortLookbackIsWarnedAbout() throws Exception {
        try (Logged logged = new Logged()) {
            start("thingsmobile:getCdrPaginated?lookback=119m&startScheduler=false")
                    .close();
            assertThat(logged.warnings()).anyMatch(line -> line.contains("lookback"));
        }
        try (Logged logged = new Logged()) {
            start("thingsmobile:getCdrPaginated?lookback=2h&startScheduler=false")
                    .close();
            assertThat(logged.warnings()).noneMatch(line -> line.contains("lookback"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simListLite?msisdn=1",
                "credit?msisdn=1",
                "getCdrPaginated?msisdn=1&tag=a&startDateRange=2026-01-01",
                "simStatus?iccid=8944501000000000001&cdrsOnly=true&startDateRange=2026-01-01&tag=a"
            })
    void warnsOnceOfAParameterThatTheOperationDoesNotHave(String uri) throws Exception {
        try (Logged logged = new Logged()) {
            start("thingsmobile:" + uri + "&startScheduler=false").close();
            assertThat(logged.warnings())
                    .filteredOn(line -> line.contains("has no parameter"))
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .containsPattern("has no parameter " + (uri.startsWith("simStatus") ? "tag" : "msisdn")));
        }
    }

    @Test
    void aConsumerWithoutRepositoriesSaysWhatThatMeans() throws Exception {
        try (Logged logged = new Logged()) {
            start("thingsmobile:getCdrPaginated?startScheduler=false").close();
            assertThat(logged.lines())
                    .anyMatch(line -> line.contains("cursorRepository"))
                    .anyMatch(line -> line.contains("idempotentRepository"));
        }
    }

    @Test
    void greedyIsIgnored() throws Exception {
        try (ConsumerRig rig = start("thingsmobile:simListLite?greedy=true&initialDelay=0&delay=100000")) {
            await().until(() -> rig.receivedCount() == 3);
            await().during(Duration.ofMillis(150)).until(() -> lists() == CALLS_OF_FIRST_POLL);
        }
    }

    @Test
    void repeatCountIsTheNumberOfPolls() throws Exception {
        try (ConsumerRig rig = start("thingsmobile:simListLite?initialDelay=0&delay=1&repeatCount=3")) {
            await().until(() -> rig.receivedCount() == 9);
            await().during(Duration.ofMillis(150)).until(() -> lists() == CALLS_OF_FIRST_POLL + 2);
        }
    }

    @Test
    void anEmptyMessageComesWhenThereIsNothing() throws Exception {
        String uri = "thingsmobile:getCdrPaginated?sendEmptyMessageWhenIdle=true&initialDelay=0&delay=5&repeatCount=2";
        try (ConsumerRig rig = start(uri)) {
            await().until(() -> rig.receivedCount() == 2);
            assertThat(rig.take()).allMatch(message -> message.body() == null);
        }
    }

    @Test
    void idlePollsAreBackedOff() throws Exception {
        String uri = "thingsmobile:simListLite?name=nobody&initialDelay=0&delay=1"
                + "&backoffIdleThreshold=2&backoffMultiplier=1000000";
        try (ConsumerRig rig = start(uri)) {
            await().until(() -> rig.consumer().getBackoffCounter() > 0);
            assertThat(lists()).isEqualTo(2);
        }
    }

    @Test
    void failingPollsAreBackedOff() throws Exception {
        SANDBOX.faults().always("simListLite", Fault.code(30, "wrong token"));
        String uri =
                "thingsmobile:simListLite?initialDelay=0&delay=1&backoffErrorThreshold=2&backoffMultiplier=1000000";
        try (ConsumerRig rig = start(uri)) {
            await().until(() -> rig.consumer().getBackoffCounter() > 0);
            assertThat(lists()).isEqualTo(2);
        }
    }

    @Test
    void startSchedulerFalseWaitsForTheSchedulerToBeStarted() throws Exception {
        try (ConsumerRig rig = start("thingsmobile:simListLite?startScheduler=false&initialDelay=0&delay=100000")) {
            await().during(Duration.ofMillis(100)).until(() -> lists() == 0);
            rig.consumer().startScheduler();
            await().until(() -> rig.receivedCount() == 3 && lists() == CALLS_OF_FIRST_POLL);
        }
    }

    @Test
    void pollsComeAgainAfterTheDelay() throws Exception {
        try (ConsumerRig rig = start("thingsmobile:simListLite?initialDelay=0&delay=300&repeatCount=2")) {
            await().until(() -> rig.receivedCount() == 6);
            List<JournalEntry> calls = SANDBOX.journal().entries("simListLite");
            long gap = calls.get(CALLS_OF_FIRST_POLL).arrivalNanos()
                    - calls.get(CALLS_OF_FIRST_POLL - 1).arrivalNanos();
            assertThat(Duration.ofNanos(gap)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
        }
    }

    @Test
    void theDelayIsFiveMinutesByDefault() throws Exception {
        try (ConsumerRig rig = start("thingsmobile:simListLite?startScheduler=false")) {
            assertThat(rig.consumer().getDelay())
                    .isEqualTo(Duration.ofMinutes(5).toMillis());
        }
    }
}
