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
import static org.awaitility.Awaitility.await;

import io.github.camelsim.policy.CallSpacingPolicy;
import io.github.camelsim.policy.CallSpacingRejectedException;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.ThingsMobileEndpoint;
import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import io.github.camelsim.thingsmobile.support.RecordingServer.Response;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The system allows no more threads: what needs one ends unsent, and the next call gets its slot. */
@Timeout(60)
class NoMoreThreadsTest {

    private static final String STATUS = "thingsmobile:simStatus?msisdn=882360001000001";
    private static final String SMS = "thingsmobile:sendSms?msisdn=882360001000001&message=hello";

    private final RecordingServer server = new RecordingServer();
    private final AtomicInteger refusals = new AtomicInteger();
    private final DefaultCamelContext context = new DefaultCamelContext();

    /** Makes threads for calls that cannot be started, as often as is wanted. */
    private final class Threads extends DefaultThreadPoolFactory {

        @Override
        public ExecutorService newCachedThreadPool(ThreadFactory threads) {
            return super.newCachedThreadPool(task -> {
                Thread thread = threads.newThread(task);
                boolean isRefused = thread.getName().contains("CamelSimCall")
                        && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                return isRefused ? new Unstartable(task) : thread;
            });
        }
    }

    private static final class Unstartable extends Thread {

        Unstartable(Runnable task) {
            super(task);
        }

        @Override
        public synchronized void start() {
            throw new OutOfMemoryError("unable to create native thread");
        }
    }

    @BeforeEach
    void start() throws Exception {
        var policy = new CallSpacingPolicy(Duration.ofMillis(1));
        var component = new ThingsMobileComponent();
        component.getConfiguration().setBaseUri(server.baseUri());
        component.getConfiguration().setUsername(TestCamel.USERNAME);
        component.getConfiguration().setToken(TestCamel.TOKEN);
        component.getConfiguration().setCallGapFactor(0.001);
        context.addComponent("thingsmobile", component);
        context.disableJMX();
        context.getExecutorServiceManager().setThreadPoolFactory(new Threads());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:policy").policy(policy).setBody(constant("run")).end();
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    /** With two refusals there is no thread for the end of the call either. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aCallIsRejectedUnsentAndTheNextOneIsMade(int number) {
        refusals.set(number);

        assertThat(send(SMS).getException())
                .isInstanceOf(ThingsMobileRejectedException.class)
                .hasMessageContaining("unable to create native thread");
        assertThat(server.requests()).isEmpty();
        assertThat(send(SMS).getException()).isNull();
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anExchangeInFrontOfAPolicyIsRejectedAndTheNextOneRuns(int number) {
        refusals.set(number);

        assertThat(send("direct:policy").getException())
                .isInstanceOf(CallSpacingRejectedException.class)
                .hasMessageContaining("unable to create native thread");
        refusals.set(0);
        assertThat(send("direct:policy").getMessage().getBody()).isEqualTo("run");
    }

    /** The rest of a route that ran on the timer could wait for a slot that only the timer gives. */
    @Test
    void theRestOfARouteWaitsForAThreadAndDoesNotHoldTheTimer() throws Exception {
        configuration().setCallGapFactor(0.1);
        server.always(Response.xml(
                "<result><done>true</done><sims><sim><msisdn>882360001000001</msisdn></sim></sims></result>"));
        var holds = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var further = new AtomicReference<Exchange>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:holds").to(STATUS).process(exchange -> {
                    refusals.set(2);
                    holds.countDown();
                    mayEnd.await();
                });
                from("direct:waits")
                        .doTry()
                        .to(STATUS)
                        .doCatch(ThingsMobileRejectedException.class)
                        .process(exchange -> further.set(send(STATUS)));
            }
        });
        ProducerTemplate template = context.createProducerTemplate();

        CompletableFuture<Exchange> first = template.asyncSend("direct:holds", exchange -> {});
        holds.await();
        template.asyncSend("direct:waits", exchange -> {}).get(20, TimeUnit.SECONDS);
        mayEnd.countDown();

        assertThat(further.get().getException()).isNull();
        assertThat(first.get(20, TimeUnit.SECONDS).getException()).isNull();
    }

    @Test
    void aCallWithoutAThreadDoesNotKeepAnotherFromItsResponse() throws Exception {
        configuration().setResponseTimeout(Duration.ofSeconds(15));
        var mayAnswer = new Semaphore(0);
        server.always(() -> {
            mayAnswer.acquireUninterruptibly();
            return Response.xml(RecordingServer.OK);
        });
        var othersEnd = new CountDownLatch(8);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:waits")
                        .doTry()
                        .to(SMS)
                        .doCatch(ThingsMobileRejectedException.class)
                        .process(exchange -> othersEnd.await(30, TimeUnit.SECONDS));
            }
        });
        ProducerTemplate template = context.createProducerTemplate();
        List<CompletableFuture<Exchange>> others = Stream.generate(() -> template.asyncSend(SMS, exchange -> {}))
                .limit(8)
                .toList();
        others.forEach(other -> other.thenRun(othersEnd::countDown));
        await().until(() -> server.requests().size() == 8);

        template.asyncSend("direct:waits", exchange -> {});
        await().until(() -> context.getEndpoint(SMS, ThingsMobileEndpoint.class).getWaitingCalls() == 1);
        refusals.set(1);
        mayAnswer.release();
        await().until(() -> refusals.get() == 0);
        mayAnswer.release(7);

        for (CompletableFuture<Exchange> other : others) {
            assertThat(other.get(40, TimeUnit.SECONDS).getException()).isNull();
        }
    }

    @Test
    void aCallThatWaitsForAThreadEndsWhenTheContextStops() throws Exception {
        refusals.set(Integer.MAX_VALUE);
        CompletableFuture<Exchange> call = context.createProducerTemplate().asyncSend(SMS, exchange -> {});
        await().until(() -> refusals.get() < Integer.MAX_VALUE - 2);

        context.stop();

        assertThat(call.get(20, TimeUnit.SECONDS).getException()).isInstanceOf(ThingsMobileRejectedException.class);
    }

    private ThingsMobileConfiguration configuration() {
        return context.getComponent("thingsmobile", ThingsMobileComponent.class).getConfiguration();
    }

    private Exchange send(String uri) {
        return context.createFluentProducerTemplate().to(uri).send();
    }
}
