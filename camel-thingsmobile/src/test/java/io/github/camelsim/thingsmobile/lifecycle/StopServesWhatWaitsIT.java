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
package io.github.camelsim.thingsmobile.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.support.HeldCallSpacing;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A context that stops lets the calls of exchanges in flight be served while their slots come within Camel's shutdown
 * timeout, and rejects the others at once.
 */
@Timeout(120)
class StopServesWhatWaitsIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final List<Exchange> ended = new CopyOnWriteArrayList<>();
    private ThingsMobileSandbox sandbox;
    private TestCamel camel;

    @BeforeEach
    void start() {
        sandbox = ThingsMobileSandbox.builder().callGapFactor(0).start();
        camel = TestCamel.at(sandbox);
        camel.context().getShutdownStrategy().setTimeout(SOON.toSeconds());
    }

    @AfterEach
    void stop() {
        camel.close();
        sandbox.close();
    }

    @Test
    void exchangesInFlightAreServedThoughTheirSlotsComeLater() throws Exception {
        camel.withGaps(0.3).withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:in?concurrentConsumers=6")
                        .onCompletion()
                        .process(ended::add)
                        .end()
                        .to("thingsmobile:simListLite");
            }
        });
        for (int i = 0; i < 8; i++) {
            camel.template().sendBody("seda:in", i);
        }
        await().atMost(SOON).until(() -> sandbox.journal().count() >= 1);

        camel.context().stop();

        assertThat(ended).hasSize(8).extracting(Exchange::getException).containsOnlyNulls();
        assertThat(sandbox.journal().count()).isEqualTo(8);
        assertThat(sandbox.journal().smallestGap("simListLite")).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void callsThatARouteMakesOneAfterTheOtherAreServedToo() throws Exception {
        camel.withGaps(0.1).withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:in").onCompletion().process(ended::add).end().loop(4).to("thingsmobile:simListLite");
            }
        });
        camel.template().sendBody("seda:in", "x");
        await().atMost(SOON).until(() -> sandbox.journal().count() >= 1);

        camel.context().stop();

        assertThat(ended).extracting(Exchange::getException).containsOnlyNulls();
        assertThat(sandbox.journal().count()).isEqualTo(4);
    }

    @Test
    void rejectsCallsThatCannotGetASlotInTimeAndServesTheOthers() throws Exception {
        camel.withGaps(2).withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("thingsmobile:credit");
            }
        });
        camel.context().getShutdownStrategy().setTimeout(15);
        camel.call("thingsmobile:credit", Object.class);
        for (int i = 0; i < 1000; i++) {
            camel.sendAsync("direct:in", Map.of(), ended::add);
        }

        CompletableFuture<Void> stop = CompletableFuture.runAsync(camel.context()::stop);

        // one slot in ten seconds, and a few more if this machine is slow
        await().atMost(SOON).until(() -> ended.size() >= 990);
        assertThat(stop).isNotDone();
        stop.get(SOON.toSeconds(), TimeUnit.SECONDS);
        await().atMost(SOON).until(() -> ended.size() == 1000);
        long served = ended.stream()
                .filter(exchange -> exchange.getException() == null)
                .count();
        assertThat(served).isBetween(1L, 10L).isEqualTo(sandbox.journal().count() - 1L);
        assertThat(ended)
                .filteredOn(exchange -> exchange.getException() != null)
                .extracting(Exchange::getException)
                .hasOnlyElementsOfType(ThingsMobileRejectedException.class);
    }

    @Test
    void whenTheStopIsForcedAllThatIsLeftIsRejectedAndNothingIsSent() throws Exception {
        var spacing = new HeldCallSpacing();
        camel.context().getShutdownStrategy().setTimeout(1);
        camel.with(configuration -> configuration.setCallSpacing(spacing)).withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("thingsmobile:credit");
            }
        });
        for (int i = 0; i < 10; i++) {
            camel.sendAsync("direct:in", Map.of(), ended::add);
        }
        assertThat(ended).isEmpty();

        camel.context().stop();

        await().atMost(SOON).until(() -> ended.size() == 10);
        assertThat(ended).extracting(Exchange::getException).hasOnlyElementsOfType(ThingsMobileRejectedException.class);
        spacing.grantAll();
        assertThat(camel.context().getStatus()).isEqualTo(ServiceStatus.Stopped);
        assertThat(sandbox.journal().count()).isZero();
    }

    @Test
    void aRouteThatIsStoppedServesWhatIsInFlight() throws Exception {
        camel.withGaps(0.2).withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("in").to("thingsmobile:simListLite");
            }
        });
        for (int i = 0; i < 4; i++) {
            camel.sendAsync("direct:in", Map.of(), ended::add);
        }

        camel.context().getRouteController().stopRoute("in", SOON.toSeconds(), TimeUnit.SECONDS);

        assertThat(ended).hasSize(4).extracting(Exchange::getException).containsOnlyNulls();
    }
}
