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

import io.github.camelsim.call.CallClient;
import io.github.camelsim.call.CallSettings;
import io.github.camelsim.call.Transport;
import io.github.camelsim.http.CamelHttpConnections;
import io.github.camelsim.http.HttpTransport;
import io.github.camelsim.http.RefCountedTransport;
import io.github.camelsim.policy.CallServices;
import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.client.ThingsMobileProtocol;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/** The clients of a component: endpoints with equal settings have one. */
final class ThingsMobileClients extends ServiceSupport {

    private final CamelContext context;
    private final Map<Key, Entry> entries = new HashMap<>();

    /** Those without users, too, as long as a call of theirs may be on its way. */
    private final Map<CallClient<Call, Reply>, RefCountedTransport> transports = new WeakHashMap<>();

    private CallServices services;

    ThingsMobileClients(CamelContext context) {
        this.context = context;
    }

    @Override
    protected void doStart() {
        services = CallServices.of(context);
    }

    /** The client for a configuration. Whoever has it gives it back by {@link #release}. */
    synchronized CallClient<Call, Reply> acquire(
            ThingsMobileConfiguration configuration, CallSettings settings, ThingsMobileProtocol protocol) {
        Entry entry = entries.computeIfAbsent(
                new Key(
                        settings,
                        protocol,
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
     * The connections of a client that nobody has any more are closed when its last call has ended. What is known of
     * the account's gaps stays.
     */
    synchronized void release(CallClient<Call, Reply> client) {
        entries.values().removeIf(entry -> entry.client == client && entry.isLeftByOne());
    }

    private Entry entry(ThingsMobileConfiguration configuration, CallSettings settings, ThingsMobileProtocol protocol) {
        var transport = new RefCountedTransport(() -> connections(configuration, settings));
        CallSpacing chosen = configuration.getCallSpacing();
        var client = new CallClient<Call, Reply>(
                settings,
                protocol,
                transport,
                chosen == null ? services.spacing() : services.spacing(chosen),
                services.gaps(),
                services.completions(),
                services.timer());
        transports.put(client, transport);
        return new Entry(client, transport);
    }

    private RefCountedTransport.Connections connections(
            ThingsMobileConfiguration configuration, CallSettings settings) {
        try {
            return new HttpConnections(new CamelHttpConnections(context, configuration, settings.baseUri()), settings);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    @Override
    protected synchronized void doStop() {
        transports.keySet().forEach(CallClient::stop);
        transports.values().forEach(RefCountedTransport::close); // what still stalls would hold up the threads
        entries.clear();
    }

    private record Key(
            CallSettings settings,
            ThingsMobileProtocol protocol,
            Duration connectTimeout,
            CallSpacing spacing,
            SSLContextParameters ssl,
            boolean globalSsl,
            String proxyHost,
            Integer proxyPort,
            HttpClientConfigurer configurer) {}

    private final class HttpConnections implements RefCountedTransport.Connections {

        private final CamelHttpConnections http;
        private final Transport transport;

        HttpConnections(CamelHttpConnections http, CallSettings settings) {
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

    private static final class Entry {

        private final CallClient<Call, Reply> client;
        private final RefCountedTransport transport;
        private int users;

        Entry(CallClient<Call, Reply> client, RefCountedTransport transport) {
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
