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

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
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
 * HTTP clients that camel-http configures, for its support of proxies and client configurers; its producer is not used.
 * The camel-http component is private and is not registered in the Camel context. All connections are
 * {@link NonLoggingConnection}s, on every version of Camel.
 */
final class CamelHttpConnections extends ServiceSupport {

    /** More than there are calls at once: at most eight for each operation without a gap, one for each other. */
    private static final int MAX_CONNECTIONS = 200;

    /** The transport enforces responseTimeout. The timeouts of the sockets are longer by this, as a fallback. */
    private static final Duration FALLBACK_MARGIN = Duration.ofSeconds(5);

    private final HttpComponent component;
    private final HttpEndpoint reusing;
    private final HttpEndpoint fresh;

    /** @param baseUri of the configured service, valid */
    CamelHttpConnections(CamelContext context, HttpApiConfiguration configuration, URI baseUri) throws Exception {
        component = new HttpComponent();
        component.setCamelContext(context);
        component.setAutomaticRetriesDisabled(true);
        component.setRedirectHandlingDisabled(true);
        component.setCookieManagementDisabled(true);
        component.setAuthCachingDisabled(true);
        // a cancel just before the socket is bound has no effect, so the connect timeout must end the attempt
        Duration responseTimeout = configuration.getResponseTimeout();
        component.setConnectTimeout(
                shorter(configuration.getConnectTimeout(), responseTimeout).toMillis());
        long fallbackTimeout = responseTimeout.plus(FALLBACK_MARGIN).toMillis();
        component.setConnectionRequestTimeout(fallbackTimeout);
        component.setResponseTimeout(fallbackTimeout);
        component.setSoTimeout(fallbackTimeout);
        component.setProxyHost(configuration.getProxyHost());
        component.setProxyPort(configuration.getProxyPort());
        component.setProxyAuthScheme("http"); // the protocol to the proxy itself; the default is that of the target
        ServiceHelper.startService(component);
        TlsSocketStrategy tls = tls(context, configuration);
        HttpClientConfigurer configurer = configuration.getHttpClientConfigurer();
        reusing = endpoint(baseUri, pool(tls, fallbackTimeout, NonLoggingConnection::new), configurer);
        fresh = endpoint(baseUri, pool(tls, fallbackTimeout, NonLoggingConnection.ForOneRequest::new), configurer);
        component.setClientConnectionManager(null); // each endpoint must close its own manager
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Reuses connections. */
    HttpClient reusing() {
        return reusing.getHttpClient();
    }

    /** Opens a connection for each request and closes it afterwards. */
    HttpClient fresh() {
        return fresh.getHttpClient();
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopAndShutdownServices(reusing, fresh, component);
    }

    private HttpEndpoint endpoint(URI baseUri, HttpClientConnectionManager connections, HttpClientConfigurer configurer)
            throws Exception {
        component.setClientConnectionManager(connections);
        component.setHttpClientConfigurer(client -> {
            if (configurer != null) {
                configurer.configureHttpClient(client);
            }
            client.setConnectionManager(
                    connections); // connections of another manager would log credentials and be reused wrongly
        });
        var endpoint = (HttpEndpoint) component.createEndpoint(baseUri.toString());
        ServiceHelper.startService(endpoint);
        return endpoint;
    }

    private static HttpClientConnectionManager pool(
            TlsSocketStrategy tls, long timeout, Supplier<NonLoggingConnection> connection) {
        return new ChannelPoolBuilder()
                .setTlsSocketStrategy(tls)
                .setConnectionFactory(socket -> bound(connection.get(), socket))
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setValidateAfterInactivity(
                                TimeValue.NEG_ONE_MILLISECOND) // each connection checks itself before a request
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(Timeout.ofMilliseconds(timeout))
                        .build())
                .build();
    }

    private static NonLoggingConnection bound(NonLoggingConnection connection, Socket socket) throws IOException {
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    private static TlsSocketStrategy tls(CamelContext context, HttpApiConfiguration configuration)
            throws GeneralSecurityException, IOException {
        SSLContextParameters parameters = configuration.getSslContextParameters();
        if (parameters == null && configuration.isUseGlobalSslContextParameters()) {
            parameters = context.getSSLContextParameters();
        }
        SSLContext ssl = parameters == null ? SSLContexts.createDefault() : parameters.createSSLContext(context);
        return new DefaultClientTlsStrategy(ssl);
    }

    /** Creates sockets with a channel, which can be checked for readable bytes, except where a SOCKS proxy is used. */
    private static final class ChannelPoolBuilder extends PoolingHttpClientConnectionManagerBuilder {

        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
            Registry<TlsSocketStrategy> https = RegistryBuilder.<TlsSocketStrategy>create()
                    .register(URIScheme.HTTPS.id, tls)
                    .build();
            return new DefaultHttpClientConnectionOperator(ChannelPoolBuilder::socket, ports, names, https);
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
