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
package io.github.camelsim.thingsmobile.spacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.CallSpacingPolicy;
import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The policy in front of endpoints that are not ours. */
class CallSpacingPolicyIT {

    private static final Duration GAP = Duration.ofMillis(80);
    private static final Duration WORK = Duration.ofMillis(40);

    private final List<Long> starts = new CopyOnWriteArrayList<>();
    private final List<Long> ends = new CopyOnWriteArrayList<>();
    private final List<Exchange> ended = new CopyOnWriteArrayList<>();
    private DefaultCamelContext context;
    private ProducerTemplate template;

    @BeforeEach
    void start() {
        context = new DefaultCamelContext();
        context.getRegistry().bind("work", this);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    /** Called by routes as a bean. */
    public void run(Exchange exchange) throws InterruptedException {
        starts.add(System.nanoTime());
        new CountDownLatch(1).await(WORK.toMillis(), TimeUnit.MILLISECONDS);
        ends.add(System.nanoTime());
        if ("fail".equals(exchange.getMessage().getBody())) {
            throw new IllegalStateException("as asked for");
        }
    }

    @Test
    void theGapRunsFromTheEndOfWhatIsWrapped() throws Exception {
        addRoute("direct:in", policy(GAP, Duration.ofMinutes(1)));

        offer("direct:in", 5, "x");

        awaitEnded(5);
        assertThat(ended).extracting(Exchange::getException).containsOnlyNulls();
        assertSpaced(5);
    }

    @Test
    void aFailureIsAnEndToo() throws Exception {
        addRoute("direct:in", policy(GAP, Duration.ofMinutes(1)));

        offer("direct:in", 3, "fail");

        awaitEnded(3);
        assertThat(ended).extracting(Exchange::getException).hasOnlyElementsOfType(IllegalStateException.class);
        assertSpaced(3);
    }

    @Test
    void routesThatShareAPolicyShareItsGap() throws Exception {
        CallSpacingPolicy policy = policy(GAP, Duration.ofMinutes(1));
        addRoute("direct:one", policy);
        addRoute("direct:two", policy);

        offer("direct:one", 2, "x");
        offer("direct:two", 2, "x");

        awaitEnded(4);
        assertSpaced(4);
    }

    @Test
    void rejectsAnExchangeThatWaitsLongerThanMaxWait() throws Exception {
        addRoute("direct:in", policy(Duration.ofMinutes(5), Duration.ofMillis(100)));

        offer("direct:in", 3, "x");

        awaitEnded(3);
        assertThat(starts).hasSize(1);
        assertThat(ended)
                .filteredOn(exchange -> exchange.getException() != null)
                .hasSize(2)
                .extracting(Exchange::getException)
                .hasOnlyElementsOfType(ThingsMobileRejectedException.class);
    }

    @Test
    void whenTheContextStopsAllThatWaitAreRejected() throws Exception {
        addRoute("direct:in", policy(Duration.ofMinutes(5), Duration.ofMinutes(10)));
        template.sendBody("direct:in", "first");
        offer("direct:in", 2000, "x");

        context.stop();

        awaitEnded(2000);
        assertThat(starts).hasSize(1);
        assertThat(ended).extracting(Exchange::getException).hasOnlyElementsOfType(ThingsMobileRejectedException.class);
    }

    @Test
    void exchangesInFlightGetTheirSlotsThoughTheContextStops() throws Exception {
        addRoute("direct:in", policy(GAP, Duration.ofMinutes(10)));
        offer("direct:in", 4, "x");

        context.stop();

        awaitEnded(4);
        assertThat(ended).extracting(Exchange::getException).containsOnlyNulls();
        assertSpaced(4);
    }

    @Test
    void jmxShowsThePolicy() throws Exception {
        CallSpacingPolicy policy = policy(Duration.ofMinutes(5), Duration.ofMinutes(10));
        addRoute("direct:in", policy);
        offer("direct:in", 3, "x");
        awaitEnded(1);

        MBeanServer beans = context.getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName name = new ObjectName(
                "org.apache.camel:context=" + context.getManagementName() + ",type=services,name=CallSpacingPolicy*");
        ObjectName bean = beans.queryNames(name, null).iterator().next();

        assertThat(policy.isStarted()).isTrue();
        assertThat(beans.getAttribute(bean, "WaitingExchanges")).isEqualTo(2);
        assertThat(beans.getAttribute(bean, "GapMillis")).isEqualTo(300_000L);
        beans.setAttribute(bean, new Attribute("GapMillis", 7L));
        assertThat(policy.getGap()).isEqualTo(Duration.ofMillis(7));
        context.stop();
        assertThat(policy.isStopped()).isTrue();
    }

    @Test
    void aPolicyOfOneContextIsRefusedInAnother() throws Exception {
        CallSpacingPolicy policy = policy(GAP, Duration.ofMinutes(1));
        addRoute("direct:in", policy);

        try (var other = new DefaultCamelContext()) {
            other.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").policy(policy).to("log:x");
                }
            });
            assertThatThrownBy(other::start).hasStackTraceContaining("share a gap");
        }
    }

    @Test
    void aPolicyWorksAgainAfterAStop() throws Exception {
        addRoute("direct:in", policy(GAP, Duration.ofMinutes(1)));
        offer("direct:in", 1, "x");
        awaitEnded(1);

        context.stop();
        context.getRegistry().bind("work", this);
        context.start();
        offer("direct:in", 2, "x");

        awaitEnded(3);
        assertThat(ended).extracting(Exchange::getException).containsOnlyNulls();
    }

    @Test
    void aStopDoesNotWaitForAGap() throws Exception {
        addRoute("direct:in", policy(Duration.ofMinutes(5), Duration.ofMinutes(10)));
        offer("direct:in", 2, "x");
        awaitEnded(1);

        context.getShutdownStrategy().setTimeout(200);
        long start = System.nanoTime();
        context.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        awaitEnded(2);
    }

    @Test
    void yamlRoutesNameItAsABean() throws Exception {
        load("""
                - beans:
                    - name: simGap
                      type: io.github.camelsim.thingsmobile.CallSpacingPolicy
                      properties:
                        gap: "80"
                        maxWait: 1m
                - route:
                    from:
                      uri: direct:in
                      steps:
                        - policy:
                            ref: simGap
                            steps:
                              - to: bean:work?method=run
                """);

        offer("direct:in", 3, "x");

        awaitEnded(3);
        assertThat(ended).extracting(Exchange::getException).containsOnlyNulls();
        assertSpaced(3);
    }

    private void load(String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.yaml", yaml));
    }

    private static CallSpacingPolicy policy(Duration gap, Duration maxWait) {
        var policy = new CallSpacingPolicy(gap);
        policy.setMaxWait(maxWait);
        return policy;
    }

    private void addRoute(String uri, CallSpacingPolicy policy) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).policy(policy).to("bean:work?method=run");
            }
        });
    }

    private void offer(String uri, int exchanges, String body) throws Exception {
        var producer = context.getEndpoint(uri).createAsyncProducer();
        ServiceHelper.startService(producer);
        for (int i = 0; i < exchanges; i++) {
            Exchange exchange = producer.getEndpoint().createExchange();
            exchange.getMessage().setBody(body);
            producer.process(exchange, doneSync -> ended.add(exchange));
        }
    }

    private void awaitEnded(int exchanges) {
        await().atMost(Duration.ofSeconds(30)).until(() -> ended.size() == exchanges);
    }

    private void assertSpaced(int runs) {
        assertThat(starts).hasSize(runs);
        for (int i = 1; i < runs; i++) {
            assertThat(Duration.ofNanos(starts.get(i) - ends.get(i - 1))).isGreaterThanOrEqualTo(GAP);
        }
    }
}
