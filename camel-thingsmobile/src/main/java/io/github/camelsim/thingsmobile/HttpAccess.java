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

import io.github.camelsim.thingsmobile.client.ClientSettings;
import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP clients that camel-http configures: its proxy and configurer support, but none of its producer. The
 * component behind them is private and is not registered in the context. Their connections are
 * {@link QuietConnection}s on every version of Camel.
 */
final class HttpAccess extends ServiceSupport {

    /** More than calls ever go out at once: eight per operation without a gap, one per other. */
    private static final int MOST_CONNECTIONS = 200;

    /** The transport ends what takes too long, and says so; the sockets' own limit comes after that. */
    private static final Duration BACKSTOP = Duration.ofSeconds(5);

    private final HttpComponent component;
    private final HttpEndpoint reusing;
    private final HttpEndpoint fresh;

    HttpAccess(CamelContext context, ThingsMobileConfiguration configuration, ClientSettings settings)
            throws Exception {
        component = new HttpComponent();
        component.setCamelContext(context);
        component.setAutomaticRetriesDisabled(true);
        component.setRedirectHandlingDisabled(true);
        component.setCookieManagementDisabled(true);
        component.setAuthCachingDisabled(true);
        // a cancel that comes just before the socket is bound is lost on it: then this ends the connect
        component.setConnectTimeout(shorter(configuration.getConnectTimeout(), settings.responseTimeout())
                .toMillis());
        long backstop = settings.responseTimeout().plus(BACKSTOP).toMillis();
        component.setConnectionRequestTimeout(backstop);
        component.setResponseTimeout(backstop);
        component.setSoTimeout(backstop);
        component.setProxyHost(configuration.getProxyHost());
        component.setProxyPort(configuration.getProxyPort());
        component.setProxyAuthScheme("http"); // how to speak with the proxy itself, else taken from the target
        ServiceHelper.startService(component);
        TlsSocketStrategy tls = tls(context, configuration);
        HttpClientConfigurer configurer = configuration.getHttpClientConfigurer();
        reusing = endpoint(settings, pool(tls, backstop, QuietConnection::new), configurer);
        fresh = endpoint(settings, pool(tls, backstop, QuietConnection.ForOneRequest::new), configurer);
        component.setClientConnectionManager(null); // so that each endpoint closes its own
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Uses a connection for one call after the other. */
    HttpClient reusing() {
        return reusing.getHttpClient();
    }

    /** Opens a connection for each call, and closes it afterwards. */
    HttpClient fresh() {
        return fresh.getHttpClient();
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopAndShutdownServices(reusing, fresh, component);
    }

    private HttpEndpoint endpoint(
            ClientSettings settings, HttpClientConnectionManager connections, HttpClientConfigurer configurer)
            throws Exception {
        component.setClientConnectionManager(connections);
        component.setHttpClientConfigurer(client -> {
            if (configurer != null) {
                configurer.configureHttpClient(client);
            }
            client.setConnectionManager(connections); // others would log the token and reuse what must not be reused
        });
        var endpoint =
                (HttpEndpoint) component.createEndpoint(settings.baseUri().toString());
        ServiceHelper.startService(endpoint);
        return endpoint;
    }

    private static HttpClientConnectionManager pool(
            TlsSocketStrategy tls, long timeout, Supplier<QuietConnection> connection) {
        return new PoolOfChannels()
                .setTlsSocketStrategy(tls)
                .setConnectionFactory(socket -> bound(connection.get(), socket))
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND) // they check themselves
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(Timeout.ofMilliseconds(timeout))
                        .build())
                .build();
    }

    private static QuietConnection bound(QuietConnection connection, Socket socket) throws IOException {
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    private static TlsSocketStrategy tls(CamelContext context, ThingsMobileConfiguration configuration)
            throws GeneralSecurityException, IOException {
        SSLContextParameters parameters = configuration.getSslContextParameters();
        if (parameters == null && configuration.isUseGlobalSslContextParameters()) {
            parameters = context.getSSLContextParameters();
        }
        SSLContext ssl = parameters == null ? SSLContexts.createDefault() : parameters.createSSLContext(context);
        return new DefaultClientTlsStrategy(ssl);
    }

    /** Sockets that have a channel can be asked whether they are readable. They know no SOCKS proxy, though. */
    private static final class PoolOfChannels extends PoolingHttpClientConnectionManagerBuilder {

        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
            Registry<TlsSocketStrategy> https = RegistryBuilder.<TlsSocketStrategy>create()
                    .register(URIScheme.HTTPS.id, tls)
                    .build();
            return new DefaultHttpClientConnectionOperator(PoolOfChannels::socket, ports, names, https);
        }

        private static Socket socket(Proxy socks) throws IOException {
            if (socks != null) {
                return new Socket(socks);
            }
            boolean socksForAll = System.getProperty("socksProxyHost") != null;
            return socksForAll ? new Socket() : SocketChannel.open().socket();
        }
    }
}
