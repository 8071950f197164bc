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
package io.github.camelsim.http;

import io.github.camelsim.call.ApiCall;
import io.github.camelsim.call.CallClient;
import io.github.camelsim.call.CallSettings;
import io.github.camelsim.call.Protocol;
import io.github.camelsim.call.Transport;
import io.github.camelsim.monitor.AccountStatus;
import io.github.camelsim.monitor.ContextMonitor;
import io.github.camelsim.policy.CallServices;
import io.github.camelsim.spacing.CallSpacing;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The clients of a component. Endpoints with equal settings share a client.
 *
 * @param <C> the calls of the vendor
 * @param <R> their results
 */
public final class ClientPool<C extends ApiCall, R> extends ServiceSupport {

    private final CamelContext context;
    private final String component;
    private final Map<Key, Entry<C, R>> entries = new HashMap<>();

    /** Includes released clients that may still have calls in flight (weak keys), so that a stop reaches them. */
    private final Map<CallClient<C, R>, RefCountedTransport> transports = new WeakHashMap<>();

    private CallServices services;

    /** @param component the scheme of the component */
    public ClientPool(CamelContext context, String component) {
        this.context = context;
        this.component = component;
    }

    @Override
    protected void doStart() {
        services = CallServices.of(context);
    }

    /**
     * The client for a configuration. Each caller must {@link #release} it.
     *
     * @param settings from the same configuration, valid
     * @param protocol with the credentials of the same configuration
     */
    public synchronized CallClient<C, R> acquire(
            HttpApiConfiguration configuration, CallSettings settings, Protocol<C, R> protocol) {
        Entry<C, R> entry = entries.computeIfAbsent(
                new Key(
                        settings,
                        protocol.credentials(),
                        configuration.getConnectTimeout(),
                        configuration.getCallSpacing(),
                        configuration.getSslContextParameters(),
                        configuration.isUseGlobalSslContextParameters(),
                        configuration.getProxyHost(),
                        configuration.getProxyPort(),
                        configuration.getHttpClientConfigurer()),
                key -> entry(configuration, settings, protocol));
        entry.users++;
        return entry.client;
    }

    /**
     * Releases a client. After the last user has released it, its connections are closed as soon as no call is in
     * flight. The learned gaps of the account are kept.
     */
    public synchronized void release(CallClient<C, R> client) {
        boolean unused = entries.values().removeIf(entry -> entry.client == client && entry.releasedByLastUser());
        if (unused) {
            services.monitor().remove(client);
        }
    }

    /** What operators see of the context. */
    public ContextMonitor monitor() {
        return services.monitor();
    }

    /** The accounts that are called at present. */
    public synchronized List<AccountStatus> accounts() {
        return entries.values().stream().map(entry -> entry.client.status()).toList();
    }

    /**
     * Forgets the gap that services have shown to require for an operation.
     *
     * @return whether there was one
     */
    public synchronized boolean forgetLearnedGap(String operation) {
        return entries.values().stream()
                        .filter(entry -> entry.client.forgetLearnedGap(operation))
                        .count()
                > 0;
    }

    private Entry<C, R> entry(HttpApiConfiguration configuration, CallSettings settings, Protocol<C, R> protocol) {
        var transport = new RefCountedTransport(() -> connections(configuration, settings));
        CallSpacing chosen = configuration.getCallSpacing();
        var client = new CallClient<>(
                component,
                settings,
                protocol,
                transport,
                chosen == null ? services.spacing() : services.spacing(chosen),
                services.gaps(),
                services.completions(),
                services.timer(),
                services.monitor().observer(component, settings.accountKey()));
        services.monitor().add(client);
        transports.put(client, transport);
        return new Entry<>(client, transport);
    }

    private RefCountedTransport.Connections connections(HttpApiConfiguration configuration, CallSettings settings) {
        try {
            return new OpenConnections(new CamelHttpConnections(context, configuration, settings.baseUri()), settings);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    @Override
    protected synchronized void doStop() {
        transports.keySet().forEach(CallClient::stop);
        transports.values().forEach(RefCountedTransport::close); // a stalled call would delay the stop of the threads
        entries.values().forEach(entry -> services.monitor().remove(entry.client));
        entries.clear();
    }

    private record Key(
            CallSettings settings,
            Object credentials,
            Duration connectTimeout,
            CallSpacing spacing,
            SSLContextParameters ssl,
            boolean globalSsl,
            String proxyHost,
            Integer proxyPort,
            HttpClientConfigurer configurer) {}

    private final class OpenConnections implements RefCountedTransport.Connections {

        private final CamelHttpConnections http;
        private final Transport transport;

        OpenConnections(CamelHttpConnections http, CallSettings settings) {
            this.http = http;
            ServiceHelper.startService(http);
            transport = new HttpTransport(http.reusing(), http.fresh(), settings, services.timer());
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

    private static final class Entry<C extends ApiCall, R> {

        private final CallClient<C, R> client;
        private final RefCountedTransport transport;
        private int users;

        Entry(CallClient<C, R> client, RefCountedTransport transport) {
            this.client = client;
            this.transport = transport;
        }

        boolean releasedByLastUser() {
            users--;
            if (users == 0) {
                transport.retire();
            }
            return users == 0;
        }
    }
}
