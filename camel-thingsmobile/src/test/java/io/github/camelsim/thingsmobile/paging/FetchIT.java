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
import static org.assertj.core.api.InstanceOfAssertFactories.ITERATOR;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.thingsmobile.client.ThingsMobileServiceException;
import io.github.camelsim.thingsmobile.model.Credit;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCreditOperation;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.settings.BeyondLastPage;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paged reads: one page, all pages, a stream of rows. */
class FetchIT {

    private static final int SIMS = 60;
    private static final int CDRS = 12;

    private static ThingsMobileSandbox sandbox;
    private static ThingsMobileSandbox strict;
    private TestCamel camel;

    @BeforeAll
    static void startSandboxes() {
        sandbox = ThingsMobileSandbox.builder()
                .callGapFactor(0)
                .sims(SIMS)
                .cdrsPerSim(CDRS)
                .start();
        strict = ThingsMobileSandbox.builder()
                .callGapFactor(0)
                .sims(SIMS)
                .beyondLastPage(BeyondLastPage.ERROR_70)
                .start();
        for (int i = 0; i < 24; i++) {
            sandbox.fleet()
                    .account()
                    .add(new SandboxCreditOperation(
                            LocalDateTime.of(2026, 1, 1, i, 0),
                            new BigDecimal("-0.10"),
                            "sms " + i,
                            "882360001000001"));
        }
    }

    @AfterAll
    static void stopSandboxes() {
        sandbox.close();
        strict.close();
    }

    @BeforeEach
    void start() {
        sandbox.journal().clear();
        sandbox.faults().clear();
        strict.journal().clear();
        camel = TestCamel.at(sandbox);
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @ParameterizedTest
    @CsvSource({"25, 4", "60, 2", "59, 3", "61, 2", "30, 3", "1, 61"})
    void allReadsToAPageWithNothingOnIt(int pageSize, int calls) {
        List<?> sims = camel.call("thingsmobile:simListLite?fetch=all&pageSize=" + pageSize, List.class);

        assertThat(sims).extracting(sim -> ((Sim) sim).msisdn()).isEqualTo(msisdns());
        assertThat(pagesAsked("simListLite")).hasSize(calls).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"25, 4, 3", "60, 2, 2", "30, 3, 3"})
    void errorSeventyAfterAPageWithRowsEndsTheList(int pageSize, int calls, int callsOnceTheEndIsKnown) {
        try (var other = TestCamel.at(strict)) {
            String uri = "thingsmobile:simListLite?pageSize=" + pageSize;

            assertThat(other.call(uri + "&fetch=all", Object.class))
                    .asInstanceOf(LIST)
                    .hasSize(SIMS);
            assertThat(drained(other.call(uri + "&fetch=stream", Iterator.class)))
                    .hasSize(SIMS);
        }
        assertThat(strict.journal().count("simListLite")).isEqualTo((long) calls + callsOnceTheEndIsKnown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "stream"})
    void errorSeventyForTheFirstPageIsAnError(String fetch) {
        sandbox.faults().next("simListLite", Fault.code(70, "pagination not valid: page"));

        assertThat(camel.failureOf("thingsmobile:simListLite?fetch=" + fetch))
                .isInstanceOfSatisfying(ThingsMobileServiceException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(70));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "stream"})
    void thePageSizeIsTheLargestUnlessItIsGiven(String fetch) {
        camel.call("thingsmobile:simListLite?fetch=" + fetch, Object.class);
        camel.call("thingsmobile:credit?fetch=" + fetch, Object.class);

        assertThat(sandbox.journal().entries())
                .filteredOn(entry -> entry.param("page").equals("1"))
                .extracting(entry -> entry.param("pageSize"))
                .containsExactly("500", "5000");
    }

    @Test
    void allGivesTheOneSimWithAllItsCdrs() {
        String msisdn = activeSim();

        Sim sim = camel.call("thingsmobile:simStatus?fetch=all&pageSize=5&msisdn=" + msisdn, Sim.class);

        assertThat(sim.msisdn()).isEqualTo(msisdn);
        assertThat(sim.cdrs())
                .extracting(cdr -> cdr.start())
                .isEqualTo(sandbox.fleet().cdrs(msisdn).stream()
                        .map(cdr -> cdr.start())
                        .toList());
        assertThat(pagesAsked("simStatus")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void allGivesTheOneCreditWithItsWholeHistory() {
        Credit credit = camel.call("thingsmobile:credit?fetch=all&pageSize=10", Credit.class);

        assertThat(credit.amount()).isEqualByComparingTo(sandbox.fleet().credit());
        assertThat(credit.history()).hasSize(25);
        assertThat(pagesAsked("credit")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void allGivesTheCdrsOfAllPagesWithTheSameFilter() {
        String msisdn = activeSim();

        List<?> cdrs = camel.call(
                "thingsmobile:getCdrPaginated?fetch=all&pageSize=5&startDateRange=2020-01-01&msisdnList=" + msisdn,
                List.class);

        assertThat(cdrs).hasSize(CDRS);
        assertThat(sandbox.journal().entries("getCdrPaginated")).hasSize(4).allSatisfy(entry -> {
            assertThat(entry.param("msisdnList")).isEqualTo(msisdn);
            assertThat(entry.param("startDateRange")).isEqualTo("2020-01-01 00:00:00");
            assertThat(entry.param("pageSize")).isEqualTo("5");
        });
    }

    @Test
    void allOfAnEmptyListIsEmpty() {
        assertThat(camel.call("thingsmobile:simListLite?fetch=all&name=nobody", Object.class))
                .asInstanceOf(LIST)
                .isEmpty();
        assertThat(camel.call("thingsmobile:simListLite?fetch=stream&name=nobody", Object.class))
                .asInstanceOf(ITERATOR)
                .isExhausted();
    }

    @Test
    void aListOfVeryManyPagesIsReadToItsEnd() {
        try (var many = ThingsMobileSandbox.builder()
                        .callGapFactor(0)
                        .sims(3000)
                        .cdrsPerSim(0)
                        .start();
                var other = TestCamel.at(many)) {
            assertThat(other.call("thingsmobile:simListLite?fetch=all&pageSize=1", Object.class))
                    .asInstanceOf(LIST)
                    .hasSize(3000);
        }
    }

    @Test
    void aPageThatFailsFailsAll() {
        sandbox.faults().nth("simListLite", 2, Fault.code(10, "generic error: x"));

        assertThat(camel.failureOf("thingsmobile:simListLite?fetch=all&pageSize=20"))
                .isInstanceOf(ThingsMobileServiceException.class);
    }

    @Test
    void aStreamAsksForAPageOnlyWhenItIsNeeded() {
        Iterator<?> stream = camel.call("thingsmobile:simListLite?fetch=stream&pageSize=20", Iterator.class);

        assertThat(sandbox.journal().count("simListLite")).isEqualTo(1);
        for (int i = 0; i < 20; i++) {
            stream.next();
        }
        assertThat(sandbox.journal().count("simListLite")).isEqualTo(1);
        stream.next();
        assertThat(sandbox.journal().count("simListLite")).isEqualTo(2);
        assertThat(drained(stream)).hasSize(39);
        assertThat(sandbox.journal().count("simListLite")).isEqualTo(4);
        assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aStreamOfSimStatusYieldsCdrsAndOfCreditOperations() {
        Iterator<?> cdrs =
                camel.call("thingsmobile:simStatus?fetch=stream&pageSize=5&msisdn=" + activeSim(), Iterator.class);
        Iterator<?> operations = camel.call("thingsmobile:credit?fetch=stream&pageSize=10", Iterator.class);

        assertThat(drained(cdrs)).hasSize(CDRS);
        assertThat(drained(operations)).hasSize(25);
    }

    @Test
    void aStreamThatBreaksSaysWhyWhereItIsRead() {
        sandbox.faults().nth("simListLite", 2, Fault.code(10, "generic error: x"));
        Iterator<?> stream = camel.call("thingsmobile:simListLite?fetch=stream&pageSize=20", Iterator.class);

        assertThatThrownBy(() -> drained(stream))
                .isInstanceOf(ThingsMobileServiceException.class)
                .hasMessageContaining("generic error: x");
    }

    @Test
    void aStreamOfXmlYieldsWholeAnswers() {
        Iterator<?> stream =
                camel.call("thingsmobile:simListLite?fetch=stream&pageSize=25&outputFormat=xml", Iterator.class);

        assertThat(drained(stream)).hasSize(3).allSatisfy(answer -> assertThat((String) answer)
                .contains("<result>", "</result>"));
    }

    @Test
    void aStreamOfJsonYieldsRows() throws Exception {
        Iterator<?> stream =
                camel.call("thingsmobile:simListLite?fetch=stream&pageSize=25&outputFormat=json", Iterator.class);

        List<Object> rows = drained(stream);
        assertThat(rows).hasSize(SIMS);
        assertThat(new ObjectMapper()
                        .readTree((String) rows.get(0))
                        .get("msisdn")
                        .asText())
                .isEqualTo(msisdns().get(0));
    }

    @Test
    void allAsXmlAreTheAnswersAndAsJsonOneArray() throws Exception {
        List<?> xml = camel.call("thingsmobile:simListLite?fetch=all&pageSize=25&outputFormat=xml", List.class);
        String json = camel.call("thingsmobile:simListLite?fetch=all&pageSize=25&outputFormat=json", String.class);

        assertThat(xml).hasSize(3);
        assertThat(new ObjectMapper().readTree(json)).hasSize(SIMS);
    }

    @Test
    void pageAndAllContradictEachOther() {
        assertThat(camel.failureOf("thingsmobile:simListLite?fetch=all&page=2"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(sandbox.journal().count()).isZero();
    }

    @Test
    void aSplitStreamMayCallAgainInEachPart() throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fleet")
                        .to("thingsmobile:simListLite?fetch=stream&pageSize=20")
                        .split(body())
                        .streaming()
                        .to("thingsmobile:simStatus")
                        .process(exchange -> seen.add(
                                exchange.getMessage().getBody(Sim.class).msisdn()));
            }
        });

        Exchange exchange = camel.send("direct:fleet");

        assertThat(exchange.getException()).isNull();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(msisdns());
    }

    @Test
    void manyExchangesWithCallsInTheirStreamsDoNotBlockEachOther() throws Exception {
        int exchanges = 40;
        var done = new CountDownLatch(exchanges);
        var failures = ConcurrentHashMap.newKeySet();
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fleet")
                        .to("thingsmobile:simListLite?fetch=stream&pageSize=30")
                        .split(body())
                        .streaming()
                        .filter(simple("${exchangeProperty.CamelSplitIndex} range '25..35'"))
                        .to("thingsmobile:simStatus");
            }
        });

        for (int i = 0; i < exchanges; i++) {
            camel.sendAsync("direct:fleet", Map.of(), exchange -> {
                if (exchange.getException() != null) {
                    failures.add(exchange.getException());
                }
                done.countDown();
            });
        }

        assertThat(done.await(60, TimeUnit.SECONDS)).as("all have ended").isTrue();
        assertThat(failures).isEmpty();
        assertThat(sandbox.journal().count("simStatus")).isEqualTo(exchanges * 11L);
    }

    private static List<Object> drained(Iterator<?> stream) {
        List<Object> rows = new ArrayList<>();
        stream.forEachRemaining(rows::add);
        return rows;
    }

    private static List<String> pagesAsked(String operation) {
        return sandbox.journal().entries(operation).stream()
                .map((JournalEntry entry) -> entry.param("page"))
                .toList();
    }

    private static List<String> msisdns() {
        return sandbox.fleet().sims().stream().map(SandboxSim::msisdn).toList();
    }

    private static String activeSim() {
        return sandbox.fleet()
                .sims(sim -> sandbox.fleet().cdrs(sim.msisdn()).size() == CDRS)
                .get(0)
                .msisdn();
    }
}
