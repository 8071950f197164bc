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
import io.github.camelsim.thingsmobile.client.Drain;
import io.github.camelsim.thingsmobile.client.HttpTransport;
import io.github.camelsim.thingsmobile.client.LazyTransport;
import io.github.camelsim.thingsmobile.client.ThingsMobileClient;
import io.github.camelsim.thingsmobile.client.Transport;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
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

    /** Those without users, too, as long as a call of theirs may be on its way. */
    private final Map<ThingsMobileClient, LazyTransport> transports = new WeakHashMap<>();

    private final LifecycleStrategySupport endOfCalls = new LifecycleStrategySupport() {
        @Override
        public void onContextStopping(CamelContext stopping) {
            stopCalls();
        }
    };
    private boolean stopping;
    private ExecutorService pool;
    private Drain drain;
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
        drain = new Drain(pool, timer);
        spacing = new QueueCallSpacing(timer);
        stopping = false;
        context.addLifecycleStrategy(endOfCalls);
    }

    /** The client for a configuration. Whoever has it gives it back by {@link #release}. */
    synchronized ThingsMobileClient acquire(ThingsMobileConfiguration configuration) {
        ClientSettings settings = configuration.clientSettings();
        Entry entry = entries.computeIfAbsent(
                new Key(
                        settings,
                        configuration.getConnectTimeout(),
                        configuration.getCallSpacing(),
                        configuration.getSslContextParameters(),
                        configuration.isUseGlobalSslContextParameters(),
                        configuration.getProxyHost(),
                        configuration.getProxyPort(),
                        configuration.getHttpClientConfigurer()),
                key -> entry(configuration, settings));
        entry.users++;
        return entry.client;
    }

    /**
     * The connections of a client that nobody has any more are closed when its last call has ended. What is known of
     * the account's gaps stays.
     */
    synchronized void release(ThingsMobileClient client) {
        entries.values().removeIf(entry -> entry.client == client && entry.isLeftByOne());
    }

    private Entry entry(ThingsMobileConfiguration configuration, ClientSettings settings) {
        var transport = new LazyTransport(() -> connections(configuration, settings));
        CallSpacing chosen = configuration.getCallSpacing() == null ? spacing : configuration.getCallSpacing();
        var client = new ThingsMobileClient(settings, transport, chosen, gaps, pool, drain, timer);
        if (stopping) {
            client.stop();
        }
        transports.put(client, transport);
        return new Entry(client, transport);
    }

    private LazyTransport.Connections connections(ThingsMobileConfiguration configuration, ClientSettings settings) {
        try {
            return new HttpConnections(new HttpAccess(context, configuration, settings), settings);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    private synchronized void stopCalls() {
        stopping = true;
        transports.keySet().forEach(ThingsMobileClient::stop);
    }

    @Override
    protected void doStop() {
        stopCalls();
        context.getLifecycleStrategies().remove(endOfCalls);
        synchronized (this) {
            transports.values().forEach(LazyTransport::close); // what still stalls would hold up the pool
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

    private final class HttpConnections implements LazyTransport.Connections {

        private final HttpAccess http;
        private final Transport transport;

        HttpConnections(HttpAccess http, ClientSettings settings) {
            this.http = http;
            ServiceHelper.startService(http);
            transport = new HttpTransport(http.reusing(), http.fresh(), settings, timer);
        }

        @Override
        public Transport transport() {
            return transport;
        }

        @Override
        public void close() {
            ServiceHelper.stopService(http);
        }
    }

    private static final class Entry {

        private final ThingsMobileClient client;
        private final LazyTransport transport;
        private int users;

        Entry(ThingsMobileClient client, LazyTransport transport) {
            this.client = client;
            this.transport = transport;
        }

        /** Whether that was the last. */
        boolean isLeftByOne() {
            users--;
            if (users == 0) {
                transport.retire();
            }
            return users == 0;
        }
    }
}
