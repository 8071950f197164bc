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
package io.github.camelsim.cluster;

import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with the component, as one node of a cluster. */
final class Node implements AutoCloseable {

    private final CamelContext context = new DefaultCamelContext();
    private final ThingsMobileComponent component = new ThingsMobileComponent(context);
    private ProducerTemplate template;

    Node(String baseUri, double gapFactor, CallSpacing spacing) {
        context.getRegistry().bind("spacing", spacing);
        ThingsMobileConfiguration configuration = component.getConfiguration();
        configuration.setEnvironment(Environment.test);
        configuration.setBaseUri(baseUri);
        configuration.setUsername("TMTEST");
        configuration.setToken("91c6ce3c-a848-4f0e-bfca-ab9eeff5d1e6");
        configuration.setCallGapFactor(gapFactor);
        configuration.setCallSpacing(spacing);
        context.addComponent("thingsmobile", component);
    }

    Node maxWait(Duration maxWait) {
        component.getConfiguration().setMaxWait(maxWait);
        return this;
    }

    Node responseTimeout(Duration responseTimeout) {
        component.getConfiguration().setResponseTimeout(responseTimeout);
        return this;
    }

    CamelContext context() {
        return context;
    }

    Node start() {
        context.start();
        template = context.createProducerTemplate();
        return this;
    }

    CompletableFuture<Object> call(String operation) {
        return template.asyncSend("thingsmobile:" + operation, exchange -> {}).thenApply(exchange -> {
            if (exchange.getException() != null) {
                throw new CompletionException(exchange.getException());
            }
            return exchange.getMessage().getBody();
        });
    }

    @Override
    public void close() {
        context.stop();
    }
}
