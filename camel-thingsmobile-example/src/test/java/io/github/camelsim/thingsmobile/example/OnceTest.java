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
package io.github.camelsim.thingsmobile.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.Test;

/** The routes of {@code -Donce}, one after the other. */
class OnceTest {

    /** Camel cannot stop a route that is still starting, though it may have polled already. */
    @Test
    void theProgramEndsWhenTheLastRouteHasStarted() throws Exception {
        var start = new SlowStart();
        var startedAtTheEnd = new CompletableFuture<Boolean>();
        try (var context = new DefaultCamelContext()) {
            context.disableJMX();
            context.getManagementStrategy().addEventNotifier(start);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("scheduler:last?initialDelay=1").routeId("last").setBody(constant("polled"));
                }
            });
            var once = new Once(context, List.of("last"), () -> {
                startedAtTheEnd.complete(start.over);
                start.programEnded.countDown();
            });

            context.start();

            assertThat(startedAtTheEnd.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(once.failure()).isEmpty();
        }
    }

    /** The route polls, and goes on starting until the program ends, but not for ever. */
    private static final class SlowStart extends EventNotifierSupport {

        private final CountDownLatch programEnded = new CountDownLatch(1);
        private volatile boolean over;

        @Override
        public void notify(CamelEvent event) throws InterruptedException {
            if (event instanceof CamelEvent.RouteStartedEvent) {
                programEnded.await(1, TimeUnit.SECONDS);
                over = true;
            }
        }
    }
}
