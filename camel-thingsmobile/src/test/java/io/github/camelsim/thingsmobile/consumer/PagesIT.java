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
import io.github.camelsim.thingsmobile.ThingsMobileConstants;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.model.CreditOperation;
import io.github.camelsim.thingsmobile.model.CustomPlan;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCreditOperation;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.Received;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation that a consumer reads is read to its last page; each page is delivered as it arrives. */
class PagesIT {

    private static final int ROWS = 7;

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(0).callGapFactor(0).clock(SandboxRows.clock()));

    private static String busy;

    /** Operation with options, type of a row. */
    static final List<Arguments> PAGED = List.of(
            Arguments.of("simListLite?pageSize=3", Sim.class),
            Arguments.of("getCdrPaginated?pageSize=3&msisdnList=BUSY", Cdr.class),
            Arguments.of("simStatus?cdrsOnly=true&pageSize=3&msisdn=BUSY", Cdr.class),
            Arguments.of("credit?pageSize=3", CreditOperation.class));

    @BeforeAll
    static void sevenOfEach() {
        SandboxRows rows = new SandboxRows(SANDBOX.get());
        busy = rows.sims(ROWS).get(0);
        rows.addMany(busy, ROWS);
        IntStream.range(0, ROWS).forEach(i -> SANDBOX.fleet()
                .account()
                .add(new SandboxCreditOperation(
                        rows.now().minusMinutes(ROWS - i), BigDecimal.valueOf(i), "Credit recharge", null)));
    }

    private static ConsumerRig start(String operation) throws Exception {
        return ConsumerRig.of(SANDBOX.get()).from(uri(operation));
    }

    private static String uri(String operation) {
        return "thingsmobile:" + operation.replace("BUSY", busy);
    }

    private static long calls() {
        return SANDBOX.journal().count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getCdrPaginated?pageSize=3&msisdnList=BUSY",
                "simStatus?cdrsOnly=true&pageSize=3&msisdn=BUSY",
                "credit?pageSize=3"
            })
    void aServiceThatRepeatsItsLastPageFailsThePollAndNoRecordComesTwice(String operation) throws Exception {
        SANDBOX.faults().always(operation.replaceFirst("\\?.*", ""), Fault.repeatLastPage());
        try (ConsumerRig rig = start(operation)) {
            assertThat(rig.failingPoll()).hasMessageContaining("repeats a page instead of ending the list");
            SANDBOX.faults().clear();
            rig.poll();

            assertThat(rig.take(Object.class)).hasSize(ROWS).doesNotHaveDuplicates();
        } finally {
            SANDBOX.faults().clear();
        }
    }

    @ParameterizedTest
    @FieldSource("PAGED")
    void aPageThatOnceBringsTheRowsOfTheFirstLosesNone(String operation, Class<?> row) throws Exception {
        SANDBOX.faults().nth(operation.replaceFirst("\\?.*", ""), 2, Fault.ignorePage());
        try (ConsumerRig rig = start(operation)) {
            assertThat(rig.poll().take(row)).hasSize(ROWS).doesNotHaveDuplicates();
        } finally {
            SANDBOX.faults().clear();
        }
    }

    @ParameterizedTest
    @FieldSource("PAGED")
    void eachRowIsAnExchangeWithTheBatchPropertiesOfItsPage(String operation, Class<?> row) throws Exception {
        try (ConsumerRig rig = start(operation)) {
            List<Received> received = rig.poll().take();
            assertThat(received).hasSize(ROWS).allMatch(message -> row.isInstance(message.body()));
            assertThat(received).extracting(Received::index).containsExactly(0, 1, 2, 0, 1, 2, 0);
            assertThat(received).extracting(Received::size).containsExactly(3, 3, 3, 3, 3, 3, 1);
            assertThat(received)
                    .extracting(Received::complete)
                    .containsExactly(false, false, true, false, false, true, true);
            assertThat(rig.polled()).isEqualTo(ROWS);
        }
    }

    @ParameterizedTest
    @FieldSource("PAGED")
    void withoutSplitResultEachPageIsAnExchange(String operation, Class<?> row) throws Exception {
        try (ConsumerRig rig = start(operation + "&splitResult=false")) {
            List<List<?>> pages = new ArrayList<>();
            rig.poll().take().forEach(message -> pages.add((List<?>) message.body()));
            assertThat(pages).extracting(List::size).containsExactly(3, 3, 1);
            assertThat(pages).allSatisfy(rows -> assertThat(rows).allMatch(row::isInstance));
        }
    }

    @ParameterizedTest
    @FieldSource("PAGED")
    void deliversAPageBeforeRequestingTheNext(String operation) throws Exception {
        List<Long> callsSoFar = new ArrayList<>();
        ConsumerRig rig = ConsumerRig.of(SANDBOX.get())
                .from(uri(operation), route -> route.process(exchange -> callsSoFar.add(calls())));
        try (rig) {
            rig.poll();
        }
        assertThat(callsSoFar).containsExactly(1L, 1L, 1L, 2L, 2L, 2L, 3L);
    }

    @ParameterizedTest
    @FieldSource("PAGED")
    void jsonIsARowOrAPageAsText(String operation) throws Exception {
        try (ConsumerRig rig = start(operation + "&outputFormat=json")) {
            assertThat(rig.poll().take(String.class))
                    .hasSize(ROWS)
                    .allMatch(text -> text.startsWith("{") && text.endsWith("}"));
        }
        try (ConsumerRig rig = start(operation + "&outputFormat=json&splitResult=false")) {
            assertThat(rig.poll().take(String.class)).hasSize(3);
        }
    }

    @Test
    void xmlIsEachAnswerAsItWasReceived() throws Exception {
        try (ConsumerRig rig = start("simListLite?pageSize=3&outputFormat=xml&splitResult=false")) {
            assertThat(rig.poll().take(String.class))
                    .hasSize(3)
                    .allMatch(text -> text.contains("<result>") && text.contains("<msisdn>"));
        }
    }

    @Test
    void everyMessageNamesItsOperationAndHasNoHeaderThatSteersACall() throws Exception {
        try (ConsumerRig rig = start("simListLite")) {
            assertThat(rig.poll().take()).isNotEmpty().allSatisfy(message -> assertThat(message.headers())
                    .containsOnlyKeys(ThingsMobileConstants.RESULT_OPERATION)
                    .containsValue("simListLite"));
        }
    }

    @Test
    void aSimComesWithTheCdrsOfAllItsPages() throws Exception {
        try (ConsumerRig rig = start("simStatus?pageSize=3&msisdn=BUSY")) {
            List<Sim> sims = rig.poll().take(Sim.class);
            assertThat(sims).hasSize(1);
            assertThat(sims.get(0).cdrs()).hasSize(ROWS);
            assertThat(rig.poll().take()).as("read anew at each poll").hasSize(1);
        }
        try (ConsumerRig rig = start("simStatus?pageSize=3&msisdn=BUSY&splitResult=false")) {
            assertThat(rig.poll().take(Sim.class))
                    .extracting(sim -> sim.cdrs().size())
                    .containsExactly(3, 3, 1);
        }
    }

    @Test
    void customPlansComeOneByOneOrAllTogether() throws Exception {
        try (ConsumerRig rig = start("customPlanList")) {
            assertThat(rig.poll().take(CustomPlan.class))
                    .extracting(CustomPlan::id)
                    .doesNotContainNull()
                    .hasSize(2);
        }
        try (ConsumerRig rig = start("customPlanList?splitResult=false")) {
            assertThat(rig.poll().take(List.class)).hasSize(1).allMatch(plans -> plans.size() == 2);
        }
    }

    @Test
    void aPageOfCreditSaysWhatIsLeft() throws Exception {
        try (ConsumerRig rig = start("credit?pageSize=3&splitResult=false")) {
            assertThat(rig.poll().take()).hasSize(3).allSatisfy(page -> assertThat(page.headers())
                    .containsOnlyKeys(
                            ThingsMobileConstants.RESULT_OPERATION,
                            ThingsMobileConstants.CREDIT_AMOUNT,
                            ThingsMobileConstants.CREDIT_CURRENCY));
        }
    }

    @Test
    void filtersOfTheUriAreSent() throws Exception {
        try (ConsumerRig rig = start("simListLite?name=nobody&status=active")) {
            assertThat(rig.poll().take()).isEmpty();
        }
        assertThat(SANDBOX.journal().entries("simListLite")).allSatisfy(call -> {
            assertThat(call.param("name")).isEqualTo("nobody");
            assertThat(call.param("status")).isEqualTo("active");
        });
    }
}
