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
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Endpoints with settings of their own come and go: connections go with the last, calls and gaps do not. */
@Timeout(60)
class ClientReleaseIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String STATUS = "thingsmobile:simStatus?msisdn=882360001000001";
    private static final String SMS = "thingsmobile:sendSms?msisdn=882360001000001&message=hello";

    private ThingsMobileSandbox sandbox;
    private TestCamel camel;

    @BeforeEach
    void start() {
        sandbox = ThingsMobileSandbox.builder()
                .callGapFactor(0)
                .latency(Duration.ofMillis(100))
                .start();
        camel = TestCamel.at(sandbox);
    }

    @AfterEach
    void stop() {
        camel.close();
        sandbox.close();
    }

    @Test
    void connectionsGoWithTheLastEndpointThatUsesThem() {
        camel.call("thingsmobile:customPlanList", Object.class);
        camel.call("thingsmobile:credit", Object.class);
        assertThat(sandbox.openConnections()).isEqualTo(1);

        remove("thingsmobile:customPlanList");
        camel.call("thingsmobile:credit", Object.class);
        assertThat(sandbox.openConnections()).isEqualTo(1);

        remove("thingsmobile:credit");
        awaitNoConnections();
    }

    @Test
    void endpointsThatAreEvictedKeepNone() throws Exception {
        var context = new DefaultCamelContext();
        context.getGlobalOptions().put(Exchange.MAXIMUM_ENDPOINT_CACHE_SIZE, "5");
        try (context) {
            var component = new ThingsMobileComponent();
            component.setConfiguration(configuration());
            context.addComponent("thingsmobile", component);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").toD("thingsmobile:customPlanList?responseTimeout=${body}", 5);
                }
            });
            context.start();
            try (var template = context.createProducerTemplate()) {
                for (int i = 0; i < 40; i++) {
                    template.requestBody("direct:in", 20_000 + i);
                }
            }
            await().atMost(SOON).until(() -> sandbox.openConnections() <= 12);
            assertThat(sandbox.journal().entries()).hasSize(40).allSatisfy(call -> assertThat(call.operation())
                    .isEqualTo("customPlanList"));
        }
    }

    @Test
    void callsThatWaitOrAreUnderWayEndWell() throws Exception {
        List<CompletableFuture<Exchange>> calls =
                IntStream.range(0, 30).mapToObj(i -> call(SMS)).toList();
        await().atMost(SOON).until(() -> sandbox.journal().count() > 0);

        remove(SMS);

        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(calls)
                .allSatisfy(call -> assertThat(call.join().getException()).isNull());
        assertThat(sandbox.journal().effects("sendSms")).isEqualTo(30);
        awaitNoConnections();
    }

    @Test
    void aStreamGoesOnAndLeavesNothing() {
        Iterator<?> sims = camel.call("thingsmobile:simListLite?pageSize=2&fetch=stream", Iterator.class);
        sims.next();

        remove("thingsmobile:simListLite?pageSize=2&fetch=stream");

        long rest = Stream.generate(() -> sims)
                .takeWhile(Iterator::hasNext)
                .map(Iterator::next)
                .count();
        assertThat(rest + 1).isEqualTo(sandbox.fleet().sims().size());
        awaitNoConnections();
    }

    @Test
    void aGapIsKeptAcrossClients() {
        Duration gap = Duration.ofSeconds(5).dividedBy(5);
        camel.withGaps(0.2);
        camel.call(STATUS, Object.class);
        remove(STATUS);
        awaitNoConnections();

        camel.call(STATUS, Object.class);

        List<JournalEntry> calls = sandbox.journal().entries("simStatus");
        assertThat(Duration.ofNanos(calls.get(1).arrivalNanos() - calls.get(0).arrivalNanos()))
                .isGreaterThanOrEqualTo(gap);
    }

    @Test
    void aGapThatWasLearnedIsKeptAcrossClients() {
        Duration gap = Duration.ofSeconds(5).dividedBy(5);
        camel.withGaps(0.2);
        sandbox.faults().next("sendSms", Fault.code60());
        camel.call(SMS, Object.class);
        remove(SMS);
        awaitNoConnections();
        sandbox.journal().clear();

        camel.call(SMS, Object.class);
        remove(SMS);
        camel.call(SMS, Object.class);

        List<JournalEntry> calls = sandbox.journal().entries("sendSms");
        assertThat(Duration.ofNanos(calls.get(1).arrivalNanos() - calls.get(0).arrivalNanos()))
                .isGreaterThanOrEqualTo(gap);
    }

    @Test
    void whatWaitsWhenTheContextStopsIsRejected() throws Exception {
        camel.withGaps(100);
        List<CompletableFuture<Exchange>> calls =
                IntStream.range(0, 5).mapToObj(i -> call(STATUS)).toList();
        await().atMost(SOON).until(() -> sandbox.journal().count() == 1);
        remove(STATUS);

        CompletableFuture.runAsync(camel::close).get(SOON.toSeconds(), TimeUnit.SECONDS);

        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(calls.subList(1, 5))
                .allSatisfy(call ->
                        assertThat(call.join().getException()).isInstanceOf(ThingsMobileRejectedException.class));
    }

    private CompletableFuture<Exchange> call(String uri) {
        var done = new CompletableFuture<Exchange>();
        try {
            camel.sendAsync(uri, Map.of(), done::complete);
        } catch (Exception e) {
            done.completeExceptionally(e);
        }
        return done;
    }

    private void remove(String uri) {
        Endpoint endpoint = camel.context().hasEndpoint(uri);
        assertThatCode(() -> camel.context().removeEndpoint(endpoint)).doesNotThrowAnyException();
    }

    private void awaitNoConnections() {
        await().atMost(SOON).until(() -> sandbox.openConnections() == 0);
    }

    private ThingsMobileConfiguration configuration() {
        var configuration = new ThingsMobileConfiguration();
        configuration.setEnvironment(Environment.test);
        configuration.setBaseUri(sandbox.baseUri());
        configuration.setUsername(sandbox.username());
        configuration.setToken(sandbox.token());
        configuration.setCallGapFactor(0);
        return configuration;
    }
}
