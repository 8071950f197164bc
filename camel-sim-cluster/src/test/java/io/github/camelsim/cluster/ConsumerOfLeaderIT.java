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
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of a consumer behind {@code master:}: the same as of any other, on the node that is the leader. */
@Timeout(120)
class ConsumerOfLeaderIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ROUTE = "fleet";

    @TempDir
    private Path locks;

    private final ThingsMobileSandbox sandbox =
            ThingsMobileSandbox.builder().callGapFactor(0).start();
    private final Node leader = node();
    private final Node other = node();
    private final List<String> routes = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        other.close();
        leader.close();
        sandbox.close();
    }

    private Node node() {
        return new Node(sandbox.baseUri(), 0, new ClusterCallSpacing(new TestEngine()));
    }

    @Test
    void hasItsRouteAndItsHealthCheck() throws Exception {
        sandbox.faults().always("simListLite", Fault.code(30, "wrong token"));
        start(leader);

        await().atMost(SOON).untilAsserted(() -> assertThat(health(leader)).contains("DOWN", "wrong token"));
        sandbox.faults().clear();
        await().atMost(SOON).untilAsserted(() -> assertThat(health(leader)).contains("UP"));

        assertThat(console(leader)).contains("Consumer thingsmobile:simListLite (route " + ROUTE + ")");
        await().atMost(SOON).until(() -> !routes.isEmpty());
        assertThat(routes).containsOnly(ROUTE);
    }

    @Test
    void nodeThatWaitsIsReady() throws Exception {
        start(leader);
        await().atMost(SOON).untilAsserted(() -> assertThat(health(leader)).contains("UP"));
        sandbox.faults().always("simListLite", Fault.code(30, "wrong token"));
        start(other);
        await().atMost(SOON).untilAsserted(() -> assertThat(health(leader)).contains("DOWN"));

        assertThat(health(other)).contains("UP");
        leader.context().getRouteController().stopRoute(ROUTE);
        await().atMost(SOON).untilAsserted(() -> assertThat(health(other)).contains("DOWN", "wrong token"));
    }

    /** The readiness of the route's consumer. */
    private static String health(Node node) {
        return HealthCheckHelper.invokeReadiness(node.context(), "full").stream()
                .filter(result -> result.getCheck().getId().equals("consumer:" + ROUTE))
                .map(ConsumerOfLeaderIT::text)
                .findFirst()
                .orElse("no check");
    }

    private static String text(HealthCheck.Result result) {
        return result.getState() + " "
                + result.getError().map(Throwable::getMessage).orElse("");
    }

    private static String console(Node node) {
        var console = new CamelSimDevConsole();
        console.setCamelContext(node.context());
        return String.valueOf(console.call(DevConsole.MediaType.TEXT, Map.of()));
    }

    private void start(Node node) throws Exception {
        CamelContext context = node.context();
        var service = new FileLockClusterService();
        service.setRoot(locks.toString());
        service.setAcquireLockDelay(100, TimeUnit.MILLISECONDS);
        service.setAcquireLockInterval(100, TimeUnit.MILLISECONDS);
        context.addService(service);
        var checks = new DefaultHealthCheckRegistry(context);
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, checks);
        checks.register(checks.resolveById("consumers"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:sims:thingsmobile:simListLite?delay=50&initialDelay=1")
                        .routeId(ROUTE)
                        .process(exchange -> routes.add(exchange.getFromRouteId()));
            }
        });
        node.start();
    }
}
