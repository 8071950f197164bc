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

import io.github.camelsim.spacing.CallSpacing;
import java.time.Duration;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The options of every component for an HTTP API, of any vendor. The descriptions are in the annotations,
 * because the generator of the catalog reads the Javadoc of the component's own module only.
 */
@UriParams
public abstract class HttpApiConfiguration implements Cloneable {

    @UriParam(label = "advanced", defaultValue = "10s", description = "Limits how long connecting may take.")
    private Duration connectTimeout = Duration.ofSeconds(10);

    @UriParam(
            label = "advanced",
            defaultValue = "60s",
            description = "Limits how long a whole answer may take, from sending the request to the last " + "byte.")
    private Duration responseTimeout = Duration.ofSeconds(60);

    @UriParam(
            label = "advanced",
            defaultValue = "67108864",
            description = "Limits the length of an answer, in bytes. A longer one is not read.")
    private long maxResponseBytes = 64L * 1024 * 1024;

    @UriParam(
            defaultValue = "2",
            description = "Limits how often a call is repeated after a network failure or HTTP 5xx. Only "
                    + "calls that may be repeated are: the reads and the operations that set a state; "
                    + "one that costs money only if the request did not reach the service.")
    private int maxRetries = 2;

    @UriParam(
            defaultValue = "5m",
            description =
                    "Limits the wait for a call slot. A call that waits longer fails without having " + "been sent.")
    private Duration maxWait = Duration.ofMinutes(5);

    @UriParam(
            label = "advanced",
            description =
                    "Keeps the gaps between calls instead of the default, which keeps those of one " + "Camel context.")
    private CallSpacing callSpacing;

    @UriParam(
            label = "advanced",
            defaultValue = "1",
            description = "Multiplies every gap between calls. It is for tests and demos: other values than "
                    + "1 only work with a service on this machine.")
    private double callGapFactor = 1;

    @UriParam(
            label = "security",
            description = "Allows plain http to another machine, which shows the credentials to everybody on the way.")
    private boolean allowInsecure;

    @UriParam(label = "security", description = "Configures TLS: trusted certificates, key, protocols.")
    private SSLContextParameters sslContextParameters;

    @UriParam(label = "security", description = "Makes the component use the Camel context's TLS parameters.")
    private boolean useGlobalSslContextParameters;

    @UriParam(label = "proxy", description = "Names the host of an HTTP proxy through which calls are made.")
    private String proxyHost;

    @UriParam(label = "proxy", description = "Sets the port of the HTTP proxy.")
    private Integer proxyPort;

    @UriParam(
            label = "advanced",
            description =
                    "Configures the HTTP client further. It should leave redirects and automatic " + "retries off.")
    private HttpClientConfigurer httpClientConfigurer;

    /** A copy for one endpoint, which may change it without changing the configuration of the component. */
    public HttpApiConfiguration copy() {
        try {
            return (HttpApiConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getMaxResponseBytes() {
        return maxResponseBytes;
    }

    public void setMaxResponseBytes(long maxResponseBytes) {
        this.maxResponseBytes = maxResponseBytes;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public Duration getMaxWait() {
        return maxWait;
    }

    public void setMaxWait(Duration maxWait) {
        this.maxWait = maxWait;
    }

    public CallSpacing getCallSpacing() {
        return callSpacing;
    }

    public void setCallSpacing(CallSpacing callSpacing) {
        this.callSpacing = callSpacing;
    }

    public double getCallGapFactor() {
        return callGapFactor;
    }

    public void setCallGapFactor(double callGapFactor) {
        this.callGapFactor = callGapFactor;
    }

    public boolean isAllowInsecure() {
        return allowInsecure;
    }

    public void setAllowInsecure(boolean allowInsecure) {
        this.allowInsecure = allowInsecure;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    public void setHttpClientConfigurer(HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }
}
