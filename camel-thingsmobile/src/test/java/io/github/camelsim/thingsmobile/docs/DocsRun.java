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
package io.github.camelsim.thingsmobile.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.docs.DocPage;
import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.ThingsMobileEndpoint;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/** A sandbox of its own and a Camel context with the routes of an example, its component pointed at the sandbox. */
final class DocsRun implements AutoCloseable {

    private final ThingsMobileSandbox sandbox =
            ThingsMobileSandbox.builder().callGapFactor(0).start();
    private final DefaultCamelContext context = new DefaultCamelContext();

    private DocsRun() {
        context.disableJMX();
        context.getRegistry().bind("positions", new MemoryStateRepository());
        context.getRegistry().bind("keys", MemoryIdempotentRepository.memoryIdempotentRepository(1_000));
        var component = new ThingsMobileComponent();
        ThingsMobileConfiguration configuration = component.getConfiguration();
        configuration.setBaseUri(sandbox.baseUri());
        configuration.setUsername(sandbox.username());
        configuration.setToken(sandbox.token());
        configuration.setEnvironment(Environment.test);
        configuration.setCallGapFactor(0);
        context.addComponent("thingsmobile", component);
        context.getRegistry().bind("sharedSpacing", CallSpacing.NONE);
        context.getPropertiesComponent()
                .addInitialProperty("partner.url", "http://localhost:" + sandbox.port() + "/_sandbox/summary");
        context.getShutdownStrategy().setTimeout(5);
    }

    static DocsRun ofJava(RoutesBuilder routes) throws Exception {
        return of(routes, context -> {});
    }

    /** @param preparation of the context, before it has the routes */
    static DocsRun of(RoutesBuilder routes, Consumer<DefaultCamelContext> preparation) throws Exception {
        var run = new DocsRun();
        preparation.accept(run.context);
        run.context.addRoutes(routes);
        run.context.start();
        return run;
    }

    /** The routes of a block, in its language. */
    static DocsRun of(DocPage.Block block) throws Exception {
        return of(block, context -> {});
    }

    /** @param preparation of the context, before it has the routes */
    static DocsRun of(DocPage.Block block, Consumer<DefaultCamelContext> preparation) throws Exception {
        var run = new DocsRun();
        preparation.accept(run.context);
        PluginHelper.getRoutesLoader(run.context)
                .loadRoutes(ResourceHelper.fromString("example.camel." + block.language(), block.text()));
        run.context.start();
        return run;
    }

    ThingsMobileSandbox sandbox() {
        return sandbox;
    }

    DefaultCamelContext context() {
        return context;
    }

    /** The names of the example's direct endpoints that routes start with. */
    List<String> directs() {
        return context.getRoutes().stream()
                .map(route -> route.getEndpoint().getEndpointUri())
                .filter(uri -> uri.startsWith("direct"))
                .map(uri -> uri.replaceFirst("direct:(//)?", ""))
                .toList();
    }

    Exchange send(String direct, Object body, Map<String, Object> headers) throws Exception {
        try (var template = context.createProducerTemplate()) {
            return template.asyncSend("direct:" + direct, exchange -> {
                        exchange.setPattern(ExchangePattern.InOut);
                        exchange.getMessage().setBody(body);
                        exchange.getMessage().setHeaders(new HashMap<>(headers));
                    })
                    .get(2, TimeUnit.MINUTES);
        }
    }

    Exchange sendWell(String direct, Object body, Map<String, Object> headers) throws Exception {
        Exchange answer = send(direct, body, headers);
        assertThat(answer.getException()).as("what direct:%s ends with", direct).isNull();
        return answer;
    }

    /** Waits until every operation that the example names was called and answered well. */
    void awaitGoodCalls() {
        Set<String> operations = context.getEndpoints().stream()
                .filter(ThingsMobileEndpoint.class::isInstance)
                .map(DocsRun::operation)
                .collect(Collectors.toCollection(TreeSet::new));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(operations)
                .allSatisfy(operation -> assertThat(sandbox.journal().entries(operation))
                        .as("good calls of %s", operation)
                        .anyMatch(entry -> entry.code() == 0 && entry.httpStatus() == 200)));
    }

    private static String operation(Endpoint endpoint) {
        return ((ThingsMobileEndpoint) endpoint)
                .getConfiguration()
                .getOperation()
                .name();
    }

    @Override
    public void close() throws IOException {
        context.close();
        sandbox.close();
    }
}
