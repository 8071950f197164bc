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
package io.github.camelsim.kamelets;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.awaitility.Awaitility;

/** A Camel Main application whose Kamelets call a sandbox. */
final class KameletApplication implements AutoCloseable {

    /** Account, server and environment, as a query of a Kamelet's URI. */
    static final String THINGSMOBILE =
            "username=RAW({{tm.username}})&token=RAW({{tm.token}})&environment=test&baseUri={{tm.baseUri}}";

    static final String INFOBIP = "apiKey=RAW({{iot.apiKey}})&baseUri={{iot.baseUri}}";

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30)); // on a machine that is busy
    }

    private final Main main = new Main();

    private KameletApplication(ThingsMobileSandbox sandbox) {
        main.configure().setShutdownTimeout(10);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport any) {
                pollAtOnce();
            }
        });
        with("camel.component.thingsmobile.callGapFactor", "0");
        with("tm.username", sandbox.username());
        with("tm.token", sandbox.token());
        with("tm.baseUri", sandbox.baseUri());
        with("iot.username", sandbox.infobip().username());
        with("iot.password", sandbox.infobip().password());
        with("iot.apiKey", sandbox.infobip().apiKey());
        with("iot.baseUri", sandbox.infobip().baseUri());
    }

    /** The Kamelets have no property for the second that Camel waits before the first poll. */
    private void pollAtOnce() {
        main.getCamelContext().getCamelContextExtension().registerEndpointCallback((uri, endpoint) -> {
            if (endpoint instanceof ScheduledPollEndpoint polling) {
                polling.setInitialDelay(1);
            }
            return endpoint;
        });
    }

    static KameletApplication at(ThingsMobileSandbox sandbox) {
        return new KameletApplication(sandbox);
    }

    KameletApplication with(String property, String value) {
        main.addInitialProperty(property, value);
        return this;
    }

    KameletApplication with(RoutesBuilder routes) {
        main.configure().addRoutesBuilder(routes);
        return this;
    }

    /** Binds a bean, or a component under its scheme. */
    KameletApplication bind(String name, Object bean) {
        main.bind(name, bean);
        return this;
    }

    KameletApplication start() throws Exception {
        main.start();
        return this;
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    MockEndpoint mock(String uri) {
        return context().getEndpoint(uri, MockEndpoint.class);
    }

    /** Sends and waits. Never throws: the exchange has the exception. */
    Exchange send(String uri, Object body, Map<String, Object> headers) {
        return context().createProducerTemplate().send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach(exchange.getMessage()::setHeader);
        });
    }

    @Override
    public void close() {
        main.stop();
    }
}
