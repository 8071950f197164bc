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
package io.github.camelsim.thingsmobile.support.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.model.Cdr;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.ScheduledPollConsumer;

/** A context with one route from a sandbox: it polls when the test calls {@link #poll}, and collects what reaches the end of the route. */
public final class ConsumerRig implements AutoCloseable {

    /** A thread for each: on two cores the common pool of a JDK 25 has a single one, which a poll that waits would hold. */
    public static final Executor ELSEWHERE = task -> new Thread(task, "elsewhere").start();

    public static final String ROUTE = "consuming";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ThingsMobileComponent component = new ThingsMobileComponent();
    private final ManualPolls polls = new ManualPolls();
    private final List<Received> received = new ArrayList<>();
    private String memoryOptions = "";

    private ConsumerRig(ThingsMobileSandbox sandbox) {
        context.disableJMX();
        context.addComponent("thingsmobile", component);
        context.getRegistry().bind("polls", polls);
        context.getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
        context.getShutdownStrategy().setTimeout(10);
        at(sandbox.clock());
        with(configuration -> {
            configuration.setEnvironment(Environment.test);
            configuration.setBaseUri(sandbox.baseUri());
            configuration.setUsername(sandbox.username());
            configuration.setToken(sandbox.token());
            configuration.setCallGapFactor(0);
        });
    }

    public static ConsumerRig of(ThingsMobileSandbox sandbox) {
        return new ConsumerRig(sandbox);
    }

    public ConsumerRig with(Consumer<ThingsMobileConfiguration> change) {
        change.accept(component.getConfiguration());
        return this;
    }

    public ConsumerRig at(InstantSource clock) {
        component.setClock(clock);
        return this;
    }

    public ConsumerRig remembering(Memory memory) {
        context.getRegistry().bind("cursor", memory.cursor());
        context.getRegistry().bind("seen", memory.seen());
        memoryOptions = "&cursorRepository=#cursor&idempotentRepository=#seen";
        return this;
    }

    /** Starts the route; it polls by {@link #poll()} only. */
    public ConsumerRig from(String uri) throws Exception {
        return from(uri, route -> {});
    }

    /** Starts the route with steps before the one that collects the messages. */
    public ConsumerRig from(String uri, Consumer<RouteDefinition> steps) throws Exception {
        return fromScheduled(uri + (uri.contains("?") ? "&" : "?") + "scheduler=#polls&pollStrategy=#polls", steps);
    }

    /** Starts the route with whatever scheduler the URI says. */
    public ConsumerRig fromScheduled(String uri, Consumer<RouteDefinition> steps) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().logExhausted(false));
                RouteDefinition route = from(uri + memoryOptions).routeId(ROUTE);
                steps.accept(route);
                route.process(ConsumerRig.this::keep);
            }
        });
        context.start();
        return this;
    }

    /** Starts the context without a route. */
    public ConsumerRig withoutRoute() {
        context.start();
        return this;
    }

    private void keep(Exchange exchange) {
        synchronized (received) {
            received.add(Received.of(exchange));
        }
    }

    /** Polls once; the poll must succeed. */
    public ConsumerRig poll() {
        polls.run();
        assertThat(polls.failure()).as("the poll's failure").isNull();
        return this;
    }

    /** Polls once; the poll may fail. */
    public void pollWhateverComes() {
        polls.run();
    }

    /** Polls once and returns why the poll failed. */
    public Exception failingPoll() {
        polls.run();
        assertThat(polls.failure()).as("the poll's failure").isNotNull();
        return polls.failure();
    }

    /** Polls once and returns whether the poll succeeded. */
    public boolean triesToPoll() {
        polls.run();
        return polls.failure() == null;
    }

    /** Polls on another thread. */
    public CompletableFuture<Void> pollElsewhere() {
        return CompletableFuture.runAsync(this::poll, ELSEWHERE);
    }

    /** The messages received since the last call. */
    public List<Received> take() {
        synchronized (received) {
            List<Received> taken = List.copyOf(received);
            received.clear();
            return taken;
        }
    }

    /** The bodies of the messages received since the last call. */
    public <T> List<T> take(Class<T> type) {
        return take().stream().map(Received::body).map(type::cast).toList();
    }

    /** The CDRs received since the last call, for comparison with {@link SandboxRows#text}. */
    public List<String> takeCdrs() {
        return take(Cdr.class).stream().map(SandboxRows::text).toList();
    }

    public int receivedCount() {
        synchronized (received) {
            return received.size();
        }
    }

    public int polled() {
        return polls.polled();
    }

    public DefaultCamelContext context() {
        return context;
    }

    public ScheduledPollConsumer consumer() {
        return (ScheduledPollConsumer) context.getRoute(ROUTE).getConsumer();
    }

    @Override
    public void close() {
        context.stop();
    }
}
