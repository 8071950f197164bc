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
package io.github.camelsim.thingsmobile;

import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.QueueCallSpacing;
import io.github.camelsim.thingsmobile.client.CallGaps;
import io.github.camelsim.thingsmobile.client.ClientSettings;
import io.github.camelsim.thingsmobile.client.HttpTransport;
import io.github.camelsim.thingsmobile.client.ThingsMobileClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The clients of a component and what they share: endpoints with equal settings have one client, and all endpoints
 * of an account keep its gaps together.
 */
final class ThingsMobileClients extends ServiceSupport {

    private final CamelContext context;
    private final CallGaps gaps = new CallGaps();
    private final Map<Key, Entry> entries = new HashMap<>();
    private final LifecycleStrategySupport endOfCalls = new LifecycleStrategySupport() {
        @Override
        public void onContextStopping(CamelContext stopping) {
            stopCalls();
        }
    };
    private ExecutorService pool;
    private ScheduledExecutorService timer;
    private CallSpacing spacing;

    ThingsMobileClients(CamelContext context) {
        this.context = context;
    }

    @Override
    protected void doStart() {
        ExecutorServiceManager executors = context.getExecutorServiceManager();
        pool = executors.newCachedThreadPool(this, "ThingsMobileCall");
        timer = Timers.unlimited(context, this, "ThingsMobileTimer");
        spacing = new QueueCallSpacing(timer);
        context.addLifecycleStrategy(endOfCalls);
    }

    /** The client for a configuration. */
    synchronized ThingsMobileClient client(ThingsMobileConfiguration configuration) {
        ClientSettings settings = configuration.clientSettings();
        return entries.computeIfAbsent(
                        new Key(
                                settings,
                                configuration.getConnectTimeout(),
                                configuration.getCallSpacing(),
                                configuration.getSslContextParameters(),
                                configuration.isUseGlobalSslContextParameters(),
                                configuration.getProxyHost(),
                                configuration.getProxyPort(),
                                configuration.getHttpClientConfigurer()),
                        key -> entry(configuration, settings))
                .client();
    }

    private Entry entry(ThingsMobileConfiguration configuration, ClientSettings settings) {
        HttpAccess http;
        try {
            http = new HttpAccess(context, configuration, settings);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
        ServiceHelper.startService(http);
        var transport = new HttpTransport(http.client(), http.connections(), settings, timer);
        CallSpacing chosen = configuration.getCallSpacing() == null ? spacing : configuration.getCallSpacing();
        return new Entry(new ThingsMobileClient(settings, transport, chosen, gaps, pool, timer), http);
    }

    private synchronized void stopCalls() {
        entries.values().forEach(entry -> entry.client().stop());
    }

    @Override
    protected void doStop() {
        stopCalls();
        context.getLifecycleStrategies().remove(endOfCalls);
        synchronized (this) {
            entries.values().forEach(entry -> ServiceHelper.stopService(entry.http()));
            entries.clear();
        }
        context.getExecutorServiceManager().shutdownGraceful(pool);
        context.getExecutorServiceManager().shutdownNow(timer);
    }

    private record Key(
            ClientSettings settings,
            Duration connectTimeout,
            CallSpacing spacing,
            SSLContextParameters ssl,
            boolean globalSsl,
            String proxyHost,
            Integer proxyPort,
            HttpClientConfigurer configurer) {}

    private record Entry(ThingsMobileClient client, HttpAccess http) {}
}
