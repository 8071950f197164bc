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

import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.main.Main;

/** An application on Camel Main with a meter registry of Prometheus, which calls a sandbox. */
public final class PrometheusMain implements AutoCloseable {

    private final Main main = new Main();
    private final PrometheusMeterRegistry registry;

    private PrometheusMain(ThingsMobileSandbox sandbox, PrometheusMeterRegistry registry, RoutesBuilder... routes)
            throws Exception {
        this.registry = registry;
        main.configure().withShutdownTimeout(10);
        main.bind("prometheus", registry);
        main.addInitialProperty("camel.component.thingsmobile.base-uri", sandbox.baseUri());
        main.addInitialProperty("camel.component.thingsmobile.environment", "test");
        main.addInitialProperty("camel.component.thingsmobile.username", sandbox.username());
        main.addInitialProperty("camel.component.thingsmobile.token", sandbox.token());
        main.addInitialProperty("camel.component.thingsmobile.call-gap-factor", "0");
        for (RoutesBuilder builder : routes) {
            main.configure().addRoutesBuilder(builder);
        }
        main.start();
    }

    public static PrometheusMain of(ThingsMobileSandbox sandbox, RoutesBuilder... routes) throws Exception {
        return with(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), sandbox, routes);
    }

    /** With a meter registry that others may use too. */
    public static PrometheusMain with(
            PrometheusMeterRegistry registry, ThingsMobileSandbox sandbox, RoutesBuilder... routes) throws Exception {
        return new PrometheusMain(sandbox, registry, routes);
    }

    /** Sends an empty message and waits; the exchange may have failed. */
    public Exchange send(String uri) throws Exception {
        return main.getCamelTemplate().send(uri, exchange -> {});
    }

    /** Sends an empty message without waiting. */
    public void sendAsync(String uri) throws Exception {
        main.getCamelTemplate().asyncSend(uri, exchange -> {});
    }

    public CamelContext context() {
        return main.getCamelContext();
    }

    public ThingsMobileComponent component() {
        return context().getComponent("thingsmobile", ThingsMobileComponent.class);
    }

    /** What Prometheus reads. */
    public String scrape() {
        return registry.scrape();
    }

    /** The values of a metric, by its labels. */
    public Map<String, Double> counts(String metric) {
        Map<String, Double> values = new TreeMap<>();
        for (String line : scrape().split("\n")) {
            if (line.startsWith(metric + "{") || line.startsWith(metric + " ")) {
                int end = line.lastIndexOf(' ');
                String labels = line.substring(metric.length(), end).replaceAll("[{}\"]", "");
                values.put(labels, Double.valueOf(line.substring(end + 1)));
            }
        }
        return values;
    }

    @Override
    public void close() {
        main.stop();
    }
}
