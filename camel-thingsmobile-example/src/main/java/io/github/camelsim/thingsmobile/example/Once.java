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

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.StartupListener;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * Only for {@code -Donce}: starts one route after the other, each when the one before has completed its first poll (that of a
 * scheduler is one run of its route), and then ends the program. The first failure in any route ends it, too.
 */
final class Once extends RoutePolicySupport
        implements RoutePolicyFactory, PollingConsumerPollStrategy, StartupListener {

    private final CamelContext context;
    private final Runnable endProgram;
    private final Queue<String> next;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile String current;
    private volatile PollingConsumerPollStrategy configured;

    Once(CamelContext context, List<String> routes, Runnable endProgram) throws Exception {
        this.context = context;
        this.endProgram = endProgram;
        next = new ConcurrentLinkedQueue<>(routes);
        context.setAutoStartupExcludePattern(String.join(",", routes));
        context.addRoutePolicyFactory(this);
        context.addStartupListener(this);
    }

    @Override
    public void onCamelContextStarted(CamelContext started, boolean alreadyStarted) {}

    @Override
    public void onCamelContextFullyStarted(CamelContext started, boolean alreadyStarted) {
        startNext();
    }

    /**
     * Waits while another route is starting: one may have completed its poll before Camel has started it, and a context
     * that stops then fails that start.
     */
    private synchronized void startNext() {
        if (failure.get() != null || context.isStopping()) {
            return;
        }
        current = next.poll();
        if (current == null) {
            endProgram.run();
            return;
        }
        try {
            var consumer = (ScheduledPollConsumer) context.getRoute(current).getConsumer();
            configured =
                    Objects.requireNonNullElseGet(consumer.getPollStrategy(), DefaultPollingConsumerPollStrategy::new);
            consumer.setPollStrategy(this);
            context.getRouteController().startRoute(current);
        } catch (Exception e) {
            endWith(e);
        }
    }

    private void endWith(Throwable reason) {
        failure.compareAndSet(null, reason);
        endProgram.run();
    }

    /** Why the program has ended before all routes had completed. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext created, String routeId, NamedNode route) {
        return this;
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        if (exchange.getException() != null) {
            endWith(exchange.getException());
        }
    }

    /** Each polls once. */
    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return ((ScheduledPollConsumer) consumer).getRouteId().equals(current)
                && failure.get() == null
                && configured.begin(consumer, endpoint);
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        configured.commit(consumer, endpoint, polledMessages);
        startNext();
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception reason) throws Exception {
        configured.rollback(consumer, endpoint, retryCounter, reason);
        endWith(reason);
        return false;
    }
}
