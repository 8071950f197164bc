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
package io.github.camelsim.thingsmobile.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.springboot.support.TestApplication;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What those who operate an application see of it: health, meters, and how it stops. */
class OperationIT {

    private static final String PREFIX = "camel.component.thingsmobile.";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void healthFollowsTheConsumerAndCallsAreMeters() throws Exception {
        try (var sandbox = ThingsMobileSandbox.builder().callGapFactor(0).start();
                var application = at(sandbox, "0.01")
                        .property("spring.jmx.enabled", "true")
                        .property("camel.health.exposure-level", "full")
                        .property("management.endpoint.health.show-details", "always")
                        .beans(PollingRoute.class)
                        .start()) {
            await().atMost(PATIENCE).untilAsserted(() -> assertHealth(application, "UP", "consumer:sims"));

            sandbox.faults().always("simListLite", Fault.code(30, "wrong token"));
            await().atMost(PATIENCE).untilAsserted(() -> assertHealth(application, "DOWN", "wrong token"));

            sandbox.faults().clear();
            await().atMost(PATIENCE).untilAsserted(() -> assertHealth(application, "UP", "consumer:sims"));

            var meters = application.spring().getBean(PrometheusMeterRegistry.class);
            assertThat(application.camel().getRegistry().findSingleByType(MeterRegistry.class))
                    .isSameAs(meters);
            assertThat(meters.scrape().lines())
                    .anyMatch(line -> line.startsWith("camelsim_calls_seconds_count{component=\"thingsmobile\","
                            + "operation=\"simListLite\",outcome=\"ok\"}"))
                    .anyMatch(line -> line.startsWith("camelsim_calls_seconds_count{component=\"thingsmobile\","
                            + "operation=\"simListLite\",outcome=\"30\"}"));
        }
    }

    @Test
    void stopServesTheCallsThatWait() {
        List<CompletableFuture<Sim>> calls;
        try (var sandbox = ThingsMobileSandbox.builder().callGapFactor(0.2).start()) {
            try (var application = at(sandbox, "0.2").beans(StatusRoute.class).start()) {
                var received =
                        new NotifyBuilder(application.camel()).whenReceived(3).create();
                calls = Stream.of("882360001000001", "882360001000002", "882360001000003")
                        .map(sim -> application.template().asyncRequestBody("direct:status", sim, Sim.class))
                        .toList();
                assertThat(received.matches(60, TimeUnit.SECONDS)).isTrue();
            }

            assertThat(calls).allSatisfy(call -> assertThat(call).isCompleted());
            assertThat(sandbox.journal().count("simStatus")).isEqualTo(3);
            assertThat(sandbox.journal().refused()).isZero();
        }
    }

    private static TestApplication.Builder at(ThingsMobileSandbox sandbox, String callGapFactor) {
        return TestApplication.builder()
                .property(PREFIX + "base-uri", sandbox.baseUri())
                .property(PREFIX + "environment", "test")
                .property(PREFIX + "username", sandbox.username())
                .property(PREFIX + "token", sandbox.token())
                .property(PREFIX + "call-gap-factor", callGapFactor);
    }

    /** Over JMX, since a test that has the sandbox's HTTP server on its class path cannot have another one. */
    private static void assertHealth(TestApplication application, String status, String text) throws Exception {
        Object health = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("org.springframework.boot:type=Endpoint,name=Health"),
                        "health",
                        new Object[0],
                        new String[0]);
        assertThat(health)
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("status", status)
                .asString()
                .contains(text)
                .doesNotContain(application.spring().getEnvironment().getProperty(PREFIX + "token"));
    }

    @Configuration(proxyBeanMethods = false)
    static class PollingRoute {

        @Bean
        RouteBuilder sims() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("thingsmobile:simListLite?delay=200").routeId("sims").to("log:sims?level=TRACE");
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class StatusRoute {

        @Bean
        RouteBuilder status() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:status")
                            .setHeader("CamelThingsMobileMsisdn", body())
                            .to("thingsmobile:simStatus");
                }
            };
        }
    }
}
