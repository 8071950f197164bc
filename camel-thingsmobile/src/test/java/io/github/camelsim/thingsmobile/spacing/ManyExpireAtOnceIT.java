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

import io.github.camelsim.thingsmobile.CallSpacingPolicy;
import io.github.camelsim.thingsmobile.client.ThingsMobileRejectedException;
import io.github.camelsim.thingsmobile.support.HeldCallSpacing;
import io.github.camelsim.thingsmobile.support.RecordingServer;
import io.github.camelsim.thingsmobile.support.TestCamel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many calls give up waiting in one moment, few threads continue them; and never too few. */
@Timeout(120)
class ManyExpireAtOnceIT {

    private static final int MANY = 10_000;
    private static final int FEW_THREADS = 600;
    private static final Duration SOON = Duration.ofSeconds(90);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final HeldCallSpacing spacing = new HeldCallSpacing();
    private RecordingServer server;
    private TestCamel camel;

    @BeforeEach
    void start() throws Exception {
        server = new RecordingServer();
        camel = TestCamel.at(server.baseUri()).with(configuration -> configuration.setCallSpacing(spacing));
        var policy = new CallSpacingPolicy();
        policy.setCallSpacing(spacing);
        camel.withRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:producer").to("thingsmobile:credit");
                from("direct:policy").policy(policy).log("its turn has come");
            }
        });
    }

    @AfterEach
    void stop() {
        camel.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:producer", "direct:policy"})
    void fewThreadsRunTheContinuations(String uri) throws Exception {
        var allAreTold = new CountDownLatch(1);
        offer(uri, MANY, allAreTold::await);
        int before = threads.getThreadCount();
        threads.resetPeakThreadCount();

        spacing.expireAll();
        allAreTold.countDown();

        await().atMost(SOON).until(() -> failures.size() == MANY);
        assertThat(failures).hasOnlyElementsOfType(ThingsMobileRejectedException.class);
        assertThat(threads.getPeakThreadCount()).isLessThan(before + FEW_THREADS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:producer", "direct:policy"})
    void continuationsThatWaitForEachOtherAllComplete(String uri) throws Exception {
        int calls = 100; // more than the 64 threads there are at first
        var all = new CountDownLatch(calls);
        offer(uri, calls, () -> {
            all.countDown();
            all.await();
        });

        spacing.expireAll();

        await().atMost(SOON).until(() -> failures.size() == calls);
    }

    private void offer(String uri, int calls, Continuation continuation) throws Exception {
        AsyncProcessor producer = camel.context().getEndpoint(uri).createAsyncProducer();
        ServiceHelper.startService(producer);
        for (int i = 0; i < calls; i++) {
            Exchange exchange = new DefaultExchange(camel.context());
            producer.process(exchange, doneSync -> {
                try {
                    continuation.run();
                    failures.add(exchange.getException());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        assertThat(failures).isEmpty();
    }

    private interface Continuation {

        void run() throws InterruptedException;
    }
}
