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
package io.github.camelsim.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.management.CamelSimDevConsole;
import io.github.camelsim.monitor.MonitoredConsumer;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database with positions that does not answer, and those who look at the consumer meanwhile. */
@Timeout(120)
class HangingDatabaseIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final CountDownLatch answer = new CountDownLatch(1);
    private final HangingStates states = new HangingStates();

    @Test
    void doesNotHoldUpOperators() throws Exception {
        try (var sandbox = ThingsMobileSandbox.builder()
                        .cdrsPerSim(0)
                        .callGapFactor(0)
                        .start();
                var node = new Node(sandbox.baseUri(), 0, new ClusterCallSpacing(new TestEngine()))) {
            String msisdn = sandbox.fleet().sims().get(0).msisdn();
            consume(node, msisdn);
            node.start();
            await().atMost(SOON).until(() -> states.writes > 0);
            states.hang = true;
            LocalDateTime now = sandbox.fleet().now();
            sandbox.fleet().addCdr(SandboxCdr.of(msisdn, now.minusHours(3), now.minusHours(2), 1));
            await().atMost(SOON).until(() -> states.hangs);

            lookAt(node);
        }
    }

    private void lookAt(Node node) {
        try {
            var consumer = (MonitoredConsumer) node.context().getRoute("cdrs").getConsumer();
            assertThat(CompletableFuture.supplyAsync(consumer::status)).succeedsWithin(SOON);
            assertThat(CompletableFuture.supplyAsync(() -> console(node)))
                    .succeedsWithin(SOON)
                    .asString()
                    .contains("getCdrPaginated (route cdrs): position");
        } finally {
            answer.countDown(); // or the stop of the node would wait
        }
    }

    private void consume(Node node, String msisdn) throws Exception {
        node.context().getRegistry().bind("positions", states);
        node.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("thingsmobile:getCdrPaginated?delay=50&initialDelay=1&msisdnList=" + msisdn
                                + "&cursorRepository=#positions")
                        .routeId("cdrs")
                        .process(exchange -> {});
            }
        });
    }

    private static Object console(Node node) {
        var console = new CamelSimDevConsole();
        console.setCamelContext(node.context());
        return console.call(DevConsole.MediaType.TEXT, Map.of());
    }

    private final class HangingStates extends MemoryStateRepository {

        private volatile int writes;
        private volatile boolean hang;
        private volatile boolean hangs;

        @Override
        public void setState(String key, String value) {
            writes = writes + 1;
            if (hang) {
                hangs = true;
                awaitAnswer();
            }
            super.setState(key, value);
        }

        private void awaitAnswer() {
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
