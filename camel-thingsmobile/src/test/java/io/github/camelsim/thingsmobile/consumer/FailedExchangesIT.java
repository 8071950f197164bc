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

import static io.github.camelsim.thingsmobile.support.consumer.SandboxRows.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.support.Logged;
import io.github.camelsim.thingsmobile.support.consumer.ConsumerRig;
import io.github.camelsim.thingsmobile.support.consumer.OneSimTest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spi.ExceptionHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is logged of exchanges that fail: enough to know why, and not a stack trace for each. */
class FailedExchangesIT extends OneSimTest {

    @Test
    void failuresOfAPollForTheSameReasonAreTwoLines() throws Exception {
        rows.addMany(sim, 5);
        try (Logged logged = new Logged();
                ConsumerRig rig = rig().from(uri, FailedExchangesIT::failsWithTheTargetDown)) {
            rig.poll();
            assertThat(failures(logged)).hasSize(2);
            assertThat(failures(logged).get(0))
                    .contains("Exchange[", "Root cause: [java.io.IOException: connection refused]")
                    .endsWith(" null"); // no stack trace: the route's error handler has logged it
            assertThat(failures(logged).get(1)).contains("4 more of this poll");
            rig.poll();
            assertThat(failures(logged)).as("each poll begins anew").hasSize(4);
        }
    }

    private static void failsWithTheTargetDown(RouteDefinition route) {
        route.process(exchange -> {
            throw new IllegalStateException("the target\nis down", new IOException("connection refused"));
        });
    }

    @Test
    void failuresForDifferentReasonsAreALineEach() throws Exception {
        rows.addMany(sim, 12);
        AtomicInteger count = new AtomicInteger();
        try (Logged logged = new Logged();
                ConsumerRig rig = rig().from(
                                uri,
                                route -> route.process(exchange -> {
                                    throw new IllegalStateException("no place for record " + count.incrementAndGet());
                                }))) {
            rig.poll();
            assertThat(failures(logged)).hasSize(11);
            assertThat(failures(logged).get(10)).contains("2 more of this poll");
        }
    }

    @Test
    void withoutAnErrorHandlerOfTheRouteTheStackTraceIsLogged() throws Exception {
        rows.addMany(sim, 2);
        try (Logged logged = new Logged();
                ConsumerRig rig = rig().from(uri, route -> {
                    route.errorHandler(new NoErrorHandlerDefinition());
                    failsWithTheTargetDown(route);
                })) {
            rig.poll();
            assertThat(failures(logged).get(0)).contains("target is down").endsWith("the target\nis down");
        }
    }

    @Test
    void anExceptionHandlerOfTheUserGetsEachFailure() throws Exception {
        rows.addMany(sim, 5);
        var failures = new AtomicInteger();
        try (ConsumerRig rig = rig()) {
            rig.context().getRegistry().bind("handler", (EachFailure) failures::incrementAndGet);
            rig.from(uri + "&exceptionHandler=#handler", FailedExchangesIT::failsWithTheTargetDown)
                    .poll();
            assertThat(failures).hasValue(5);
        }
    }

    /** Whatever else the route has done is rolled back, too. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anExchangeThatIsMarkedForRollbackHasFailed(boolean onlyLast) throws Exception {
        List<SandboxCdr> cdrs = rows.addMany(sim, 3);
        var seen = new AtomicInteger();
        try (Logged logged = new Logged();
                ConsumerRig rig = rig().from(uri, route -> {
                    ChoiceDefinition second = route.choice().when(exchange -> seen.incrementAndGet() == 2);
                    (onlyLast ? second.markRollbackOnlyLast() : second.markRollbackOnly()).end();
                })) {
            assertThat(rig.poll().takeCdrs()).containsExactly(text(cdrs, 0), text(cdrs, 2));
            assertThat(failures(logged)).singleElement().asString().contains("rollback");
            assertThat(rig.poll().takeCdrs()).containsExactly(text(cdrs, 1));
            assertThat(rig.poll().takeCdrs()).isEmpty();
        }
    }

    private static String text(List<SandboxCdr> cdrs, int index) {
        return of(cdrs).get(index);
    }

    /** An exception handler that counts. */
    private interface EachFailure extends ExceptionHandler {

        void happened();

        @Override
        default void handleException(Throwable exception) {
            happened();
        }

        @Override
        default void handleException(String message, Throwable exception) {
            happened();
        }

        @Override
        default void handleException(String message, Exchange exchange, Throwable exception) {
            happened();
        }
    }

    private static List<String> failures(Logged logged) {
        return logged.warnings().stream()
                .filter(line -> line.startsWith("Error processing exchange"))
                .toList();
    }
}
