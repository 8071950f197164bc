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
package io.github.camelsim.infobip;

import io.github.camelsim.infobip.client.InfobipIotException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A Camel context whose component calls a recording server, with the credentials of the API page's examples. */
abstract class IotTest {

    static final String ICCID = "8981100022152967721";
    static final String USERNAME = "Aladdin";
    static final String PASSWORD = "open sesame";

    protected IotServer server;
    protected DefaultCamelContext context;
    protected InfobipIotConfiguration configuration;
    private ProducerTemplate template;

    @BeforeEach
    void startCamel() {
        server = new IotServer();
        context = new DefaultCamelContext();
        context.disableJMX();
        var component = new InfobipIotComponent();
        configuration = component.getConfiguration();
        configuration.setBaseUri(server.baseUri());
        configuration.setUsername(USERNAME);
        configuration.setPassword(PASSWORD);
        configuration.setCallGapFactor(0);
        configuration.setMaxWait(Duration.ofSeconds(20));
        context.addComponent("infobip-iot", component);
        context.getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
        context.getShutdownStrategy().setTimeout(10);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stopCamel() {
        context.stop();
        server.close();
    }

    Exchange send(String uri, Object body, Map<String, Object> headers) {
        return template.send("infobip-iot:" + uri, exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach(exchange.getMessage()::setHeader);
        });
    }

    Exchange send(String uri) {
        return send(uri, null, Map.of());
    }

    /** The body after a call that must succeed. */
    <T> T call(String uri, Class<T> type) {
        return call(uri, null, type);
    }

    <T> T call(String uri, Object body, Class<T> type) {
        Exchange exchange = send(uri, body, Map.of());
        if (exchange.getException() != null) {
            throw new AssertionError("the call failed", exchange.getException());
        }
        return type.cast(exchange.getMessage().getBody());
    }

    /** The exception of a call that must fail. */
    Throwable failureOf(String uri, Object body, Map<String, Object> headers) {
        try {
            Exchange exchange = send(uri, body, headers);
            if (exchange.getException() == null) {
                throw new AssertionError(
                        "the call succeeded: " + exchange.getMessage().getBody());
            }
            return exchange.getException();
        } catch (RuntimeException e) { // the endpoint could not be created
            return ExceptionUtils.getThrowableList(e).stream()
                    .filter(cause -> cause instanceof IllegalArgumentException || cause instanceof InfobipIotException)
                    .findFirst()
                    .orElse(e);
        }
    }

    Throwable failureOf(String uri) {
        return failureOf(uri, null, Map.of());
    }

    InfobipIotException iotFailureOf(String uri) {
        return (InfobipIotException) failureOf(uri);
    }
}
