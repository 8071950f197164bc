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
import java.net.Socket;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.ConnPoolControl;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;

/**
 * The HTTP client that camel-http configures: its TLS, proxy and configurer support, but none of its producer. The
 * component behind it is private and is not registered in the context.
 */
final class HttpAccess extends ServiceSupport {

    /** More than calls ever go out at once: eight per operation without a gap, one per other. */
    private static final int MOST_CONNECTIONS = 200;

    /** The transport ends what takes too long, and says so; the sockets' own limit comes after that. */
    private static final Duration BACKSTOP = Duration.ofSeconds(5);

    private final HttpComponent component;
    private final HttpEndpoint endpoint;

    HttpAccess(CamelContext context, ThingsMobileConfiguration configuration, ClientSettings settings)
            throws Exception {
        component = new QuietHttpComponent();
        component.setCamelContext(context);
        component.setAutomaticRetriesDisabled(true);
        component.setRedirectHandlingDisabled(true);
        component.setCookieManagementDisabled(true);
        component.setAuthCachingDisabled(true);
        component.setConnectTimeout(configuration.getConnectTimeout().toMillis());
        long backstop = settings.responseTimeout().plus(BACKSTOP).toMillis();
        component.setConnectionRequestTimeout(backstop);
        component.setResponseTimeout(backstop);
        component.setSoTimeout(backstop);
        component.setSslContextParameters(configuration.getSslContextParameters());
        component.setUseGlobalSslContextParameters(configuration.isUseGlobalSslContextParameters());
        component.setProxyHost(configuration.getProxyHost());
        component.setProxyPort(configuration.getProxyPort());
        component.setProxyAuthScheme("http"); // how to speak with the proxy itself, else taken from the target
        component.setHttpClientConfigurer(configuration.getHttpClientConfigurer());
        ServiceHelper.startService(component);
        endpoint = (HttpEndpoint) component.createEndpoint(settings.baseUri().toString());
        ServiceHelper.startService(endpoint);
    }

    HttpClient client() {
        return endpoint.getHttpClient();
    }

    ConnPoolControl<?> connections() {
        return (ConnPoolControl<?>) endpoint.getClientConnectionManager();
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopAndShutdownServices(endpoint, component);
    }

    /** Pools connections that do not log. */
    private static final class QuietHttpComponent extends HttpComponent {

        @Override
        protected HttpClientConnectionManager createConnectionManager(
                Registry<ConnectionSocketFactory> sockets, int most, int mostOfRoute, SocketConfig config) {
            var pool = new PoolingHttpClientConnectionManager(
                    sockets, PoolConcurrencyPolicy.STRICT, TimeValue.NEG_ONE_MILLISECOND, HttpAccess::connect);
            pool.setMaxTotal(MOST_CONNECTIONS);
            pool.setDefaultMaxPerRoute(MOST_CONNECTIONS);
            pool.setDefaultSocketConfig(config);
            return pool;
        }
    }

    private static ManagedHttpClientConnection connect(Socket socket) throws IOException {
        var connection = new QuietConnection();
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }
}
