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

import io.github.camelsim.poll.JdbcStateRepository;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandboxExtension;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.Memory;
import io.github.camelsim.thingsmobile.support.consumer.SandboxRows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under which keys state is persisted, who may have it, and what happens if it cannot be read. */
class ConsumerStateIT {

    @RegisterExtension
    static final ThingsMobileSandboxExtension SANDBOX = ThingsMobileSandboxExtension.of(
            settings -> settings.sims(0).callGapFactor(0).clock(SandboxRows.clock()));

    private static final String REPOSITORIES = "cursorRepository=#cursor&idempotentRepository=#seen";

    private final Memory memory = Memory.inHeap();
    private SandboxRows rows;
    private String sim;

    @TempDir
    Path directory;

    @BeforeEach
    void oneSim() {
        rows = new SandboxRows(SANDBOX.get()).clear();
        sim = rows.sim();
        rows.add(sim, Duration.ofMinutes(5), 1);
    }

    private ConsumerRig start(String uri) throws Exception {
        return ConsumerRig.of(SANDBOX.get()).remembering(memory).from(uri);
    }

    @Test
    void theKeyNamesAccountPathOperationFiltersAndStateName() throws Exception {
        try (ConsumerRig rig = start("thingsmobile:getCdrPaginated?tag=milan&stateName=night=run")) {
            rig.poll();
        }
        assertThat(memory.states().firstKey())
                .matches("thingsmobile/[a-z0-9%.]+%40localhost%3A\\d+%2Fservices%2Fbusiness-api/getCdrPaginated"
                        + "/tag:milan/stateName:night%3Drun")
                .doesNotContain("=");
    }

    @Test
    void theListOfSimsIsNotInTheKey() throws Exception {
        start("thingsmobile:getCdrPaginated?msisdnList=" + sim).poll().close();
        Set<String> keys = Set.copyOf(memory.states().keySet());
        start("thingsmobile:getCdrPaginated?msisdnList=" + rows.sim() + "," + sim)
                .poll()
                .close();
        assertThat(memory.states().keySet()).isEqualTo(keys).noneMatch(key -> key.contains(sim));
    }

    @Test
    void twoConsumersWithTheSameStateAreRefusedAtStart() {
        assertThatThrownBy(
                        () -> startTwo("getCdrPaginated?msisdnList=" + sim, "getCdrPaginated?msisdnList=" + rows.sim()))
                .hasStackTraceContaining("another consumer of this Camel context has its state under")
                .hasStackTraceContaining("Set stateName");
    }

    @Test
    void twoConsumersThatShareOnlyTheKeysAreRefusedToo() {
        assertThatThrownBy(() -> {
                    try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get()).remembering(memory)) {
                        rig.context()
                                .getRegistry()
                                .bind("other", Memory.inHeap().cursor());
                        start(
                                rig,
                                "credit?" + REPOSITORIES,
                                "credit?cursorRepository=#other&idempotentRepository=#seen");
                    }
                })
                .hasStackTraceContaining("Set stateName");
    }

    @Test
    void twoConsumersOfOneFileAreRefusedThoughEachHasARepositoryOfItsOwn() {
        assertThatThrownBy(() -> {
                    try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get())) {
                        rig.context()
                                .getRegistry()
                                .bind("one", Memory.inFiles(directory).cursor());
                        rig.context()
                                .getRegistry()
                                .bind("two", Memory.inFiles(directory).cursor());
                        start(rig, "credit?cursorRepository=#one", "credit?cursorRepository=#two");
                    }
                })
                .hasStackTraceContaining("Set stateName");
    }

    @Test
    void aStateNameOrOtherFiltersKeepThemApart() throws Exception {
        startTwo("getCdrPaginated?msisdnList=" + sim, "getCdrPaginated?msisdnList=" + sim + "&stateName=second");
        startTwo("getCdrPaginated", "getCdrPaginated?tag=milan");
        startTwo("getCdrPaginated", "getCdrPaginated?msisdnList=" + sim);
    }

    @Test
    void consumersThatPersistNothingMayNameTheSameRepository() throws Exception {
        startTwo("simListLite", "simListLite?delay=1h");
        startTwo("simListLite?changesOnly=true", "simListLite");
    }

    @Test
    void aConsumerThatWasStoppedLeavesItsState() throws Exception {
        try (ConsumerRig rig = start("thingsmobile:getCdrPaginated")) {
            rig.context().getRouteController().stopRoute(ConsumerRig.ROUTE);
            rig.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("thingsmobile:getCdrPaginated?" + REPOSITORIES)
                            .routeId("second")
                            .to("log:second?level=DEBUG");
                }
            });
            assertThatThrownBy(() -> rig.context().getRouteController().startRoute(ConsumerRig.ROUTE))
                    .hasStackTraceContaining("Set stateName");
            rig.context().getRouteController().stopRoute("second");
            rig.context().getRouteController().startRoute(ConsumerRig.ROUTE);
            assertThat(rig.poll().takeCdrs()).hasSize(1);
        }
    }

    private void startTwo(String one, String two) throws Exception {
        try (ConsumerRig rig = ConsumerRig.of(SANDBOX.get()).remembering(memory)) {
            start(rig, with(one), with(two));
        }
    }

    private static String with(String uri) {
        return uri + (uri.contains("?") ? "&" : "?") + REPOSITORIES;
    }

    private static void start(ConsumerRig rig, String one, String two) throws Exception {
        rig.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("thingsmobile:" + one).to("log:one?level=DEBUG");
                from("thingsmobile:" + two).to("log:two?level=DEBUG");
            }
        });
        rig.withoutRoute();
    }

    @ParameterizedTest
    @ValueSource(strings = {"getCdrPaginated?", "credit?", "simStatus?cdrsOnly=true&msisdn=1&"})
    void aStartInTheFutureIsRefusedAndNotPersisted(String consumer) throws Exception {
        assertThatThrownBy(() -> start("thingsmobile:" + consumer + "startDateRange=2026-03-12"))
                .hasStackTraceContaining("startDateRange 2026-03-12T00:00 lies in the future");
        assertThat(memory.states()).isEmpty();

        start("thingsmobile:" + consumer + "startDateRange=2026-03-11").close();
        start("thingsmobile:" + consumer + "startDateRange=2026-03-12").close(); // no longer the first start
    }

    @Test
    void aGarbageLineInThePositionFileIsAnErrorThatNamesFileAndLine() throws Exception {
        inFiles().poll().close();
        Path file = directory.resolve("cursor");
        Files.writeString(file, "half a li\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        int line = Files.readAllLines(file).size();

        List<String> before = Files.readAllLines(file);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(this::inFiles)
                    .hasStackTraceContaining(file.toString())
                    .hasStackTraceContaining("line " + line + " ")
                    .hasStackTraceContaining("Correct it, or delete the file to start over");
        }
        assertThat(Files.readAllLines(file))
                .as("left as it was, to be corrected")
                .isEqualTo(before);
    }

    @Test
    void aPositionThatIsLostFromTheFileIsNotAFreshStart() throws Exception {
        inFiles().poll().close();
        Path file = directory.resolve("cursor");
        List<String> rest = Files.readAllLines(file).stream()
                .filter(line -> line.contains("/last-poll="))
                .toList();
        Files.write(file, rest);

        assertThatThrownBy(this::inFiles)
                .hasStackTraceContaining("no position under")
                .hasStackTraceContaining(file.toString());
    }

    private ConsumerRig inFiles() throws Exception {
        return ConsumerRig.of(SANDBOX.get())
                .remembering(Memory.inFiles(directory))
                .from("thingsmobile:getCdrPaginated");
    }

    @Test
    void unreadableStateInADatabaseIsAnErrorThatNamesTableAndKey() throws Exception {
        var database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:unreadable;DB_CLOSE_DELAY=-1");
        inDatabase(database).poll().close();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE CAMELSIM_STATE SET state = '2026-01-0'");
        }
        assertThatThrownBy(() -> inDatabase(database))
                .hasStackTraceContaining("table CAMELSIM_STATE")
                .hasStackTraceContaining("/credit'")
                .hasStackTraceContaining("'2026-01-0'");
    }

    @Test
    void aDatabaseThatIsGoneIsAnErrorAtStart() {
        var database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:nowhere;IFEXISTS=TRUE");

        assertThatThrownBy(() -> inDatabase(database)).hasStackTraceContaining("cannot find or create the table");
    }

    private static ConsumerRig inDatabase(JdbcDataSource database) throws Exception {
        var memory = new Memory(new JdbcStateRepository(database), new MemoryIdempotentRepository());
        return ConsumerRig.of(SANDBOX.get()).remembering(memory).from("thingsmobile:credit");
    }

    @Test
    void aStateOfAVersionBefore1IsAnErrorThatSaysWhatToDo() throws Exception {
        start("thingsmobile:getCdrPaginated?msisdnList=" + sim).poll().close();
        String key = memory.states().firstKey();
        String before = key.replace("%2Fservices%2Fbusiness-api", "").replace("/msisdnList", "/msisdnList:" + sim);
        before = before.replaceFirst(
                "/[a-z0-9]+%40", "/" + SANDBOX.get().username().replace("@", "%40") + "%40");
        memory.states().put(before, memory.states().get(key));
        memory.states().keySet().removeIf(name -> name.startsWith(key));

        String expected = before;
        assertThatThrownBy(() -> start("thingsmobile:getCdrPaginated?msisdnList=" + sim))
                .hasStackTraceContaining("'" + expected + "', which a version before 1.0.0 wrote")
                .hasStackTraceContaining("'" + key + "'");
    }
}
