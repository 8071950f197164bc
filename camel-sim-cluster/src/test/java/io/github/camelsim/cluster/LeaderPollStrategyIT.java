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

import io.github.camelsim.state.LeaderPollStrategy;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A leader whose state another node has written. */
@Timeout(120)
class LeaderPollStrategyIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path locks;

    private final List<Long> delivered = new CopyOnWriteArrayList<>();
    private final List<CamelEvent.Type> ofRoute = new CopyOnWriteArrayList<>();
    private final Map<String, String> written = new ConcurrentHashMap<>();
    private final MemoryStateRepository states = new MemoryStateRepository() {
        @Override
        public void setState(String key, String value) {
            super.setState(key, value);
            written.put(key, value);
        }
    };

    @Test
    void asksTheClusterServiceAnewWhoTheLeaderIs() throws Exception {
        try (var sandbox = ThingsMobileSandbox.builder()
                        .cdrsPerSim(0)
                        .callGapFactor(0)
                        .start();
                var node = new Node(sandbox.baseUri(), 0, new ClusterCallSpacing(new TestEngine()))) {
            String msisdn = sandbox.fleet().sims().get(0).msisdn();
            consume(node, msisdn);
            node.start();
            deliver(sandbox, msisdn, 1);
            String key = written.keySet().stream()
                    .filter(written -> written.endsWith("/msisdnList"))
                    .findFirst()
                    .orElseThrow();

            states.setState(key, "2020-01-01T00:00/2020-01-01T00:00");
            sandbox.fleet()
                    .addCdr(SandboxCdr.of(
                            msisdn, sandbox.fleet().now(), sandbox.fleet().now(), 2));
            await().atMost(SOON).until(() -> ofRoute.contains(CamelEvent.Type.RouteStopped));

            deliver(sandbox, msisdn, 3);
            assertThat(ofRoute)
                    .startsWith(
                            CamelEvent.Type.RouteStarted, CamelEvent.Type.RouteStopped, CamelEvent.Type.RouteStarted);
        }
    }

    private void deliver(ThingsMobileSandbox sandbox, String msisdn, long traffic) {
        LocalDateTime now = sandbox.fleet().now();
        sandbox.fleet().addCdr(SandboxCdr.of(msisdn, now, now.plusSeconds(1), traffic));
        await().atMost(SOON).until(() -> delivered.contains(traffic));
    }

    private void consume(Node node, String msisdn) throws Exception {
        var leader = new FileLockClusterService();
        leader.setRoot(locks.toString());
        leader.setAcquireLockDelay(100, TimeUnit.MILLISECONDS);
        leader.setAcquireLockInterval(100, TimeUnit.MILLISECONDS);
        node.context().addService(leader);
        node.context().getRegistry().bind("positions", states);
        node.context().getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event.getType() == CamelEvent.Type.RouteStarted
                        || event.getType() == CamelEvent.Type.RouteStopped) {
                    ofRoute.add(event.getType());
                }
            }
        });
        node.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:sims:thingsmobile:getCdrPaginated?delay=50&initialDelay=1&msisdnList=" + msisdn
                                + "&cursorRepository=#positions&pollStrategy=#class:"
                                + LeaderPollStrategy.class.getName())
                        .process(exchange -> delivered.add(
                                exchange.getMessage().getBody(Cdr.class).traffic()));
            }
        });
    }
}
