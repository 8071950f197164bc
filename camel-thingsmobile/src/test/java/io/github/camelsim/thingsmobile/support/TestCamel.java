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
package io.github.camelsim.thingsmobile.support;

import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** A running Camel context with the component pointed at a server of a test. Without call gaps unless asked for. */
public final class TestCamel implements AutoCloseable {

    public static final String USERNAME = "müller@example.com";
    public static final String TOKEN = "0ec3b4a7-4bd1-4c6e-9d1b-93f28f7a55d0";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ThingsMobileComponent component = new ThingsMobileComponent();
    private final ProducerTemplate template;

    private TestCamel(String baseUri, boolean managed) {
        if (!managed) {
            context.disableJMX();
        }
        component.getConfiguration().setBaseUri(baseUri);
        component.getConfiguration().setUsername(USERNAME);
        component.getConfiguration().setToken(TOKEN);
        component.getConfiguration().setCallGapFactor(0);
        context.addComponent("thingsmobile", component);
        context.getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
        context.getShutdownStrategy().setTimeout(10);
        context.start();
        template = context.createProducerTemplate();
    }

    public static TestCamel at(String baseUri) {
        return new TestCamel(baseUri, false);
    }

    /** With JMX, which takes as much time as all else of a context. */
    public static TestCamel managedAt(String baseUri) {
        return new TestCamel(baseUri, true);
    }

    public static TestCamel at(ThingsMobileSandbox sandbox) {
        return new TestCamel(sandbox.baseUri(), false).with(configuration -> {
            configuration.setEnvironment(Environment.test);
            configuration.setUsername(sandbox.username());
            configuration.setToken(sandbox.token());
        });
    }

    /** Changes the configuration of endpoints that are created from now on. */
    public TestCamel with(Consumer<ThingsMobileConfiguration> change) {
        change.accept(component.getConfiguration());
        return this;
    }

    public TestCamel withGaps(double callGapFactor) {
        return with(configuration -> configuration.setCallGapFactor(callGapFactor));
    }

    public TestCamel withMaxWait(Duration maxWait) {
        return with(configuration -> configuration.setMaxWait(maxWait));
    }

    public TestCamel withRoutes(RoutesBuilder routes) throws Exception {
        context.addRoutes(routes);
        return this;
    }

    public DefaultCamelContext context() {
        return context;
    }

    public ProducerTemplate template() {
        return template;
    }

    /** Sends and waits. Never throws: the exchange has the exception. */
    public Exchange send(String uri, Object body, Map<String, ?> headers) {
        return template.send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach(exchange.getMessage()::setHeader);
        });
    }

    public Exchange send(String uri) {
        return send(uri, null, Map.of());
    }

    /** The result of a call that must succeed. */
    public <T> T call(String uri, Class<T> type) {
        return call(uri, null, Map.of(), type);
    }

    public <T> T call(String uri, Object body, Map<String, ?> headers, Class<T> type) {
        Exchange exchange = send(uri, body, headers);
        if (exchange.getException() != null) {
            throw new CamelExecutionException("the call failed", exchange, exchange.getException());
        }
        return type.cast(exchange.getMessage().getBody());
    }

    /** The exception of a call that must fail; also if the endpoint cannot be created. */
    public Throwable failureOf(String uri, Object body, Map<String, ?> headers) {
        try {
            Exchange exchange = send(uri, body, headers);
            if (exchange.getException() == null) {
                throw new AssertionError(
                        "the call succeeded: " + exchange.getMessage().getBody());
            }
            return exchange.getException();
        } catch (RuntimeException e) {
            return reasonOf(e);
        }
    }

    public Throwable failureOf(String uri) {
        return failureOf(uri, null, Map.of());
    }

    /** Sends without waiting. */
    public Exchange sendAsync(String uri, Map<String, ?> headers, Consumer<Exchange> whenDone) throws Exception {
        var exchange = new DefaultExchange(context);
        headers.forEach(exchange.getMessage()::setHeader);
        AsyncProcessor producer = context.getEndpoint(uri).createAsyncProducer();
        ServiceHelper.startService(producer);
        producer.process(exchange, doneSync -> whenDone.accept(exchange));
        return exchange;
    }

    /** The exception that the component has thrown. */
    private static Throwable reasonOf(RuntimeException failure) {
        return ExceptionUtils.getThrowableList(failure).stream()
                .filter(cause -> cause instanceof IllegalArgumentException || cause instanceof ThingsMobileException)
                .findFirst()
                .orElse(failure);
    }

    @Override
    public void close() {
        context.stop();
    }
}
