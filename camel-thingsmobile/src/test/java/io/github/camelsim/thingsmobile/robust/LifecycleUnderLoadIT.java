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
package io.github.camelsim.thingsmobile.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.support.CountingProxy;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultContextReloadStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Contexts, routes and components come and go while calls wait, are under way, and stall: every call ends, and neither
 * a thread nor a connection is left.
 */
class LifecycleUnderLoadIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    private ThingsMobileSandbox sandbox;
    private CountingProxy proxy;
    private TestCamel camel;
    private List<Thread> before;

    @BeforeEach
    void start() throws Exception {
        before = threadsOfTheComponent();
        sandbox = ThingsMobileSandbox.builder()
                .callGapFactor(0)
                .latency(Duration.ofMillis(5))
                .start();
        proxy = new CountingProxy(sandbox.port());
        camel = TestCamel.at(sandbox)
                .with(configuration ->
                        configuration.setBaseUri("http://localhost:" + proxy.port() + "/services/business-api"))
                .withGaps(0.01)
                .withRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:tag").routeId("tag").to("thingsmobile:updateSimTag?msisdn=882360001000001&tag=a");
                        from("direct:status").routeId("status").to("thingsmobile:simStatus?msisdn=882360001000002");
                        from("direct:sms")
                                .routeId("sms")
                                .to("thingsmobile:sendSms?msisdn=882360001000003&message=hello");
                        from("thingsmobile:simListLite?delay=20&initialDelay=0")
                                .routeId("list")
                                .to("direct:tag");
                    }
                });
    }

    @AfterEach
    void stop() throws IOException {
        camel.close();
        proxy.close();
        sandbox.close();
    }

    @Test
    void aContextThatStopsLeavesNothing() throws Exception {
        List<CompletableFuture<Exchange>> calls = load(300);
        sandbox.faults().next("sendSms", Fault.stallBeforeHead(), Fault.stallInBody());
        awaitCalls(20);

        camel.context().stop();

        assertAllEnd(calls);
        assertNothingIsLeft();
    }

    @Test
    void aContextThatIsSuspendedAndResumedGoesOn() throws Exception {
        for (int round = 0; round < 3; round++) {
            List<CompletableFuture<Exchange>> calls = load(60);
            awaitCalls(5);
            camel.context().suspend();
            camel.context().resume();
            assertAllEnd(calls);
            assertCallsGoWell();
        }
        assertThreadsAndConnectionsAreFew();
        camel.context().stop();
        assertNothingIsLeft();
    }

    @Test
    void routesThatAreRestartedGoOn() throws Exception {
        for (int round = 0; round < 3; round++) {
            List<CompletableFuture<Exchange>> calls = load(60);
            awaitCalls(5);
            for (String route : List.of("list", "tag", "status", "sms")) {
                camel.context().getRouteController().stopRoute(route, 10, TimeUnit.SECONDS);
                camel.context().getRouteController().startRoute(route);
            }
            assertAllEnd(calls);
            assertCallsGoWell();
        }
        assertThreadsAndConnectionsAreFew();
        camel.context().stop();
        assertNothingIsLeft();
    }

    @Test
    void aContextThatIsReloadedGoesOn() throws Exception {
        var reload = new DefaultContextReloadStrategy();
        camel.context().addService(reload);
        for (int round = 0; round < 3; round++) {
            List<CompletableFuture<Exchange>> calls = load(60);
            awaitCalls(5);
            reload.onReload("test");
            assertAllEnd(calls);
            assertCallsGoWell();
        }
        assertThat(reload.getFailedCounter()).isZero();
        assertThreadsAndConnectionsAreFew();
        camel.context().stop();
        assertNothingIsLeft();
    }

    @Test
    void contextsThatComeAndGoLeaveNothing() {
        for (int round = 0; round < 5; round++) {
            try (TestCamel other = TestCamel.at(sandbox)) {
                other.call("thingsmobile:customPlanList", Object.class);
            }
        }
        camel.close();
        assertNothingIsLeft();
    }

    private List<CompletableFuture<Exchange>> load(int calls) {
        List<String> routes = List.of("direct:tag", "direct:status", "direct:sms");
        return IntStream.range(0, calls)
                .mapToObj(i -> camel.template()
                        .asyncSend(
                                routes.get(i % routes.size()),
                                ExchangeBuilder.anExchange(camel.context()).build()))
                .toList();
    }

    private void awaitCalls(int more) {
        long wanted = sandbox.journal().count() + more;
        await().atMost(SOON).until(() -> sandbox.journal().count() >= wanted);
    }

    /** Succeeds or fails: a route that is stopped accepts no exchange, but each call to it ends with an exception. */
    private static void assertAllEnd(List<CompletableFuture<Exchange>> calls) throws Exception {
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private void assertCallsGoWell() {
        for (String route : List.of("direct:tag", "direct:status", "direct:sms")) {
            camel.call(route, Object.class);
        }
    }

    private void assertThreadsAndConnectionsAreFew() {
        assertThat(proxy.open()).isLessThanOrEqualTo(40);
        await().atMost(SOON).untilAsserted(() -> assertThat(threadsSinceStart().stream()
                        .filter(thread -> thread.getName().contains("CamelSimTimer")))
                .hasSize(1));
        assertThat(threadsSinceStart()).hasSizeLessThan(100);
    }

    private void assertNothingIsLeft() {
        await().atMost(SOON).untilAsserted(() -> assertThat(threadsSinceStart()).isEmpty());
        await().atMost(SOON).untilAsserted(() -> assertThat(proxy.open()).isZero());
    }

    private List<Thread> threadsSinceStart() {
        List<Thread> threads = new ArrayList<>(threadsOfTheComponent());
        threads.removeAll(before);
        return threads;
    }

    private static List<Thread> threadsOfTheComponent() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("CamelSim")
                        || thread.getName().contains("thingsmobile")
                        || thread.getName().contains("idle-connection-evictor"))
                .toList();
    }
}
