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
package io.github.camelsim.thingsmobile.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.SandboxFaults;
import io.github.camelsim.thingsmobile.client.ThingsMobileParseException;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.sandbox.SandboxBuilder;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCreditOperation;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.settings.BeyondLastPage;
import io.github.camelsim.thingsmobile.sandbox.settings.CapCounts;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of a service that gives smaller pages than it is asked for, that ignores the page, or that repeats one. */
class PagingIT {

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final String SIM = "882360009000001";
    private static final String CDRS = "getCdrPaginated?startDateRange=2020-01-01&msisdnList=" + SIM;

    private ThingsMobileSandbox sandbox;
    private TestCamel camel;
    private int simsAdded;

    @BeforeEach
    void start() {
        start(settings -> settings);
    }

    @AfterEach
    void stop() {
        camel.close();
        sandbox.close();
    }

    private void restart(UnaryOperator<SandboxBuilder> change) {
        stop();
        start(change);
    }

    private void start(UnaryOperator<SandboxBuilder> change) {
        sandbox = change.apply(ThingsMobileSandbox.builder().callGapFactor(0).sims(0))
                .start();
        camel = TestCamel.at(sandbox);
        simsAdded = 0;
        addSims(1);
    }

    private void addSims(int count) {
        IntStream.rangeClosed(simsAdded + 1, simsAdded + count).forEach(i -> sandbox.fleet()
                .addSim(SandboxSim.builder("88236000900" + String.format("%04d", i), "89445019000" + (10_000_000 + i))
                        .build()));
        simsAdded += count;
    }

    private void addCdrs(int count) {
        IntStream.range(0, count)
                .mapToObj(i -> SandboxCdr.of(SIM, TIME.plusSeconds(i), TIME.plusSeconds(i + 1), 1))
                .forEach(sandbox.fleet()::addSilentCdr);
    }

    /** With the one that is there from the beginning. */
    private void addCredit(int count) {
        IntStream.range(1, count).forEach(i -> sandbox.fleet()
                .account()
                .add(new SandboxCreditOperation(TIME.plusSeconds(i), BigDecimal.valueOf(i), "row " + i, null)));
    }

    private List<Object> rows(String uri) {
        return rows(camel, uri);
    }

    private static List<Object> rows(TestCamel camel, String uri) {
        Object body = camel.call("thingsmobile:" + uri, Object.class);
        if (body instanceof Iterator<?> stream) {
            List<Object> rows = new ArrayList<>();
            stream.forEachRemaining(rows::add);
            return rows;
        }
        if (body instanceof Sim sim) {
            return List.copyOf(sim.cdrs());
        }
        return List.copyOf(body instanceof Credit credit ? credit.history() : (List<?>) body);
    }

    private long callsOf(Runnable read) {
        long before = sandbox.journal().count();
        read.run();
        return sandbox.journal().count() - before;
    }

    static Stream<Arguments> lists() {
        return Stream.of("simListLite?", "simStatus?msisdn=" + SIM + "&", CDRS + "&", "credit?")
                .flatMap(list -> Stream.of(Arguments.of(list + "fetch=all"), Arguments.of(list + "fetch=stream")));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aServiceWithSmallerPagesIsReadToItsEnd(String list) {
        addSims(24);
        addCdrs(25);
        addCredit(25);
        List<Object> whole = rows(list);
        assertThat(whole).hasSize(25);
        for (int largest : new int[] {7, 1, 5, 24}) {
            sandbox.faults().always(SandboxFaults.EVERY_OPERATION, Fault.smallerPages(largest));
            try (var other = TestCamel.at(sandbox)) {
                assertThat(rows(other, list)).as("pages of %s", largest).isEqualTo(whole);
                assertThat(rows(other, list)).as("once that is known").isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aServiceThatIgnoresThePageFailsTheRead(String list) {
        addSims(24);
        addCdrs(25);
        addCredit(25);
        sandbox.faults().always(SandboxFaults.EVERY_OPERATION, Fault.ignorePage());
        for (String pageSize : List.of("", "&pageSize=10", "&pageSize=25")) {
            long calls = callsOf(() -> assertThatThrownBy(() -> rows(list + pageSize))
                    .as(pageSize)
                    .hasStackTraceContaining("ThingsMobileParseException")
                    .hasStackTraceContaining("ignores the parameter page")
                    .hasStackTraceContaining("fetch=page"));
            assertThat(calls).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aServiceThatRepeatsItsLastPageFailsTheRead(String list) {
        addSims(24);
        addCdrs(25);
        addCredit(25);
        sandbox.faults().always(SandboxFaults.EVERY_OPERATION, Fault.repeatLastPage());
        for (String pageSize : List.of("", "&pageSize=5", "&pageSize=10")) {
            long calls = callsOf(() -> assertThatThrownBy(() -> rows(list + pageSize))
                    .as(pageSize)
                    .hasStackTraceContaining("repeats a page instead of ending the list"));
            assertThat(calls).isLessThan(10);
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aPageThatOnceBringsTheRowsOfTheFirstIsReadAgain(String list) {
        addSims(24);
        addCdrs(25);
        addCredit(25);
        List<Object> whole = rows(list);
        sandbox.faults().nth(SandboxFaults.EVERY_OPERATION, 2, Fault.ignorePage());
        assertThat(callsOf(() -> assertThat(rows(list + "&pageSize=10")).isEqualTo(whole)))
                .as("three pages, one that cannot exist, page 2 again, and one behind the last")
                .isEqualTo(6);
    }

    @Test
    void aPageThatBringsTheSimsOfTheFirstTwiceFailsTheRead() {
        try (var server = new RecordingServer();
                var other = TestCamel.at(server.baseUri())) {
            server.answer(sims(1, 2), sims(1, 2), sims(), sims(1, 2)).always(sims(3, 4));
            assertThat(other.failureOf("thingsmobile:simListLite?fetch=all&pageSize=2"))
                    .isInstanceOf(ThingsMobileParseException.class)
                    .hasMessageContaining("page 2 brings only rows of a page before it, twice");
        }
    }

    @Test
    void aServiceThatStartsAgainBehindItsLastPageFailsTheRead() {
        try (var server = new RecordingServer();
                var other = TestCamel.at(server.baseUri())) {
            server.answer(sims(1, 2), sims(3, 4), sims(5, 6)).always(sims(1, 2));
            assertThat(other.failureOf("thingsmobile:simListLite?fetch=all&pageSize=2"))
                    .isInstanceOf(ThingsMobileParseException.class);
            assertThat(server.requests()).hasSize(5);
        }
    }

    /** As the vendor's test environment and stubs do. */
    @Test
    void oneAnswerToEveryPageAndPageSizeIsTheWholeList() {
        try (var server = new RecordingServer();
                var other = TestCamel.at(server.baseUri())) {
            for (Response answer : List.of(sims(1), sims(1, 2, 3))) {
                server.always(answer);
                List<Object> page = rows(other, "simListLite?");
                assertThat(rows(other, "simListLite?fetch=all")).isEqualTo(page);
                assertThat(rows(other, "simListLite?fetch=stream")).isEqualTo(page);
            }
        }
    }

    private static Response sims(int... numbers) {
        return Response.xml(IntStream.of(numbers)
                .mapToObj(i -> "<sim><msisdn>88236000100000" + i + "</msisdn></sim>")
                .collect(Collectors.joining("", "<result><done>true</done><sims>", "</sims></result>")));
    }

    @Test
    void pagesThatDifferInSizeAreReadToTheEnd() {
        try (var server = new RecordingServer();
                var other = TestCamel.at(server.baseUri())) {
            for (int time = 0; time < 3; time++) {
                server.answer(sims(1, 2, 3), sims(4), sims(5, 6), sims(7), sims());
                assertThat(rows(other, "simListLite?fetch=all")).hasSize(7);
            }
        }
    }

    @Test
    void thatAPageIsTheLastIsCheckedOnce() {
        addSims(24);
        assertThat(callsOf(() -> rows("simListLite?fetch=all"))).isEqualTo(2);
        assertThat(callsOf(() -> rows("simListLite?fetch=all"))).isEqualTo(1);
        sandbox.fleet().removeSim(SIM);
        assertThat(callsOf(() -> rows("simListLite?fetch=all"))).as("fewer").isEqualTo(1);
        addSims(3);
        assertThat(callsOf(() -> rows("simListLite?fetch=all"))).as("more").isEqualTo(2);
    }

    @Test
    void aListThatOnceFilledThePageOfTheServiceIsNotTakenForTheWholeForever() {
        sandbox.faults().always("simListLite", Fault.smallerPages(10));
        addSims(9);
        assertThat(rows("simListLite?fetch=all")).hasSize(10);
        addSims(9);
        assertThat(IntStream.range(0, 10).map(i -> rows("simListLite?fetch=all").size()))
                .as("one of ten reads asks for more")
                .contains(19);
        assertThat(rows("simListLite?fetch=all")).as("and all after it").hasSize(19);
        assertThat(rows("simListLite?fetch=all")).hasSize(19);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void identicalCdrsOnSeveralPagesAreAllRead(int pageSize) {
        for (BeyondLastPage beyond : List.of(BeyondLastPage.EMPTY, BeyondLastPage.ERROR_70)) {
            restart(settings -> settings.beyondLastPage(beyond));
            IntStream.range(0, 6).forEach(i -> addCdrs(1));
            for (String fetch : List.of("all", "stream")) {
                assertThat(rows(CDRS + "&fetch=" + fetch + "&pageSize=" + pageSize))
                        .hasSize(6);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"500, 10_000", "250, 10_000", "500, 9_999", "300, 9_900"})
    void allCdrsUpToTheCapAreReadThoughThePageReachedCounts(int pageSize, String cdrs) {
        restart(settings -> settings.capCounts(CapCounts.PAGE_REACHED));
        int count = Integer.parseInt(cdrs.replace("_", ""));
        addCdrs(count);
        assertThat(rows(CDRS + "&fetch=all&pageSize=" + pageSize)).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({"5000, 5000", "1000, 5000", "3000, 4000", "5000, 40", "5000, 3001", "500, 4800", "5000, 4999"})
    void theWholeCreditHistoryUpToTheCapIsReadThoughThePageReachedCounts(int pageSize, int rows) {
        restart(settings -> settings.capCounts(CapCounts.PAGE_REACHED));
        addCredit(rows);
        assertThat(rows("credit?fetch=all&pageSize=" + pageSize)).hasSize(rows);
        assertThat(rows("credit?fetch=stream&pageSize=" + pageSize)).hasSize(rows);
    }

    @Test
    void aListOverTheCapFailsWhereTheTotalCounts() {
        addCredit(5001);
        assertThat(camel.failureOf("thingsmobile:credit?fetch=all&pageSize=500"))
                .isInstanceOf(ThingsMobileServiceException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"simListLite?", CDRS + "&"})
    void aRefusalWithoutACodeDoesNotEndTheList(String list) {
        addSims(5);
        addCdrs(6);
        byte[] refusal = "<result><done>false</done></result>".getBytes();
        sandbox.faults().nth(list.replaceAll("[?].*", ""), 2, Fault.raw(200, "text/xml", refusal));
        assertThat(camel.failureOf("thingsmobile:" + list + "fetch=all&pageSize=3"))
                .isInstanceOf(ThingsMobileServiceException.class);
    }

    @Test
    void aListWithoutAnEndIsNotKeptInMemory() {
        try (var server = new RecordingServer();
                var other = TestCamel.at(server.baseUri())) {
            var row = new int[1];
            server.always(() -> Response.xml(IntStream.range(0, 50_000)
                    .mapToObj(i -> "<sim><msisdn>" + (882_360_000_000_000L + row[0]++) + "</msisdn></sim>")
                    .collect(Collectors.joining("", "<result><done>true</done><sims>", "</sims></result>"))));
            assertThat(other.failureOf("thingsmobile:simListLite?fetch=all"))
                    .isInstanceOf(ThingsMobileParseException.class)
                    .hasMessageContaining("250000 rows")
                    .hasMessageContaining("fetch=stream");
        }
    }
}
