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
import io.github.camelsim.thingsmobile.client.ClientSettings;
import io.github.camelsim.thingsmobile.client.Operation;
import java.time.Duration;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.jsse.SSLContextParameters;

/** What the component sets for all endpoints and an endpoint for itself: whom to call, as whom, and how. */
@UriParams
@Configurer(extended = true)
public class ThingsMobileConfiguration implements Cloneable {

    @UriPath(description = "The operation, spelled as in the API document")
    @Metadata(required = true)
    private Operation operation;

    @UriParam(label = "security")
    @Metadata(required = true)
    private String username;

    @UriParam(label = "security", secret = true)
    @Metadata(required = true)
    private String token;

    @UriParam(defaultValue = "production")
    private Environment environment = Environment.production;

    @UriParam(label = "advanced")
    private String baseUri;

    @UriParam(label = "security")
    private String basicAuthUsername;

    @UriParam(label = "security", secret = true)
    private String basicAuthPassword;

    @UriParam(defaultValue = "UTC")
    private String timeZone = "UTC";

    @UriParam(label = "advanced", defaultValue = "10s")
    private Duration connectTimeout = Duration.ofSeconds(10);

    @UriParam(label = "advanced", defaultValue = "60s")
    private Duration responseTimeout = Duration.ofSeconds(60);

    @UriParam(label = "advanced", defaultValue = "67108864")
    private long maxResponseBytes = 64L * 1024 * 1024;

    @UriParam(defaultValue = "2")
    private int maxRetries = 2;

    @UriParam(defaultValue = "5m")
    private Duration maxWait = Duration.ofMinutes(5);

    @UriParam(label = "advanced")
    private CallSpacing callSpacing;

    @UriParam(label = "advanced", defaultValue = "1")
    private double callGapFactor = 1;

    @UriParam
    private boolean readOnly;

    @UriParam
    private boolean allowDeactivate;

    @UriParam(label = "security")
    private boolean allowInsecure;

    @UriParam(label = "security")
    private SSLContextParameters sslContextParameters;

    @UriParam(label = "security")
    private boolean useGlobalSslContextParameters;

    @UriParam(label = "proxy")
    private String proxyHost;

    @UriParam(label = "proxy")
    private Integer proxyPort;

    @UriParam(label = "advanced")
    private HttpClientConfigurer httpClientConfigurer;

    /** An own copy, so that what an endpoint changes stays with it. */
    public ThingsMobileConfiguration copy() {
        try {
            return (ThingsMobileConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /**
     * What the client has to know of this.
     *
     * @throws IllegalArgumentException that says what to change, if this is incomplete or unsafe
     */
    ClientSettings clientSettings() {
        return new SettingsCheck(this).settings();
    }

    public Operation getOperation() {
        return operation;
    }

    /**
     * The operation, spelled as in the API document.
     */
    public void setOperation(Operation operation) {
        this.operation = operation;
    }

    public String getUsername() {
        return username;
    }

    /**
     * The user of the Things Mobile account.
     */
    public void setUsername(String username) {
        this.username = username;
    }

    public String getToken() {
        return token;
    }

    /**
     * The account's API token, from the profile section of the Things Mobile portal.
     */
    public void setToken(String token) {
        this.token = token;
    }

    public Environment getEnvironment() {
        return environment;
    }

    /**
     * Which of the vendor's servers to call. The test server does nothing for real and wants basic
     * authentication, with the API document's sandbox user unless another is given.
     */
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    public String getBaseUri() {
        return baseUri;
    }

    /**
     * Where the operations are, instead of the environment's https://.../services/business-api: a
     * sandbox, a proxy, a newer host.
     */
    public void setBaseUri(String baseUri) {
        this.baseUri = baseUri;
    }

    public String getBasicAuthUsername() {
        return basicAuthUsername;
    }

    /**
     * The user of HTTP basic authentication; with environment=test the API document's.
     */
    public void setBasicAuthUsername(String basicAuthUsername) {
        this.basicAuthUsername = basicAuthUsername;
    }

    public String getBasicAuthPassword() {
        return basicAuthPassword;
    }

    /**
     * The password of HTTP basic authentication; with environment=test the API document's.
     */
    public void setBasicAuthPassword(String basicAuthPassword) {
        this.basicAuthPassword = basicAuthPassword;
    }

    public String getTimeZone() {
        return timeZone;
    }

    /**
     * The zone of the API's times, which name none: such as UTC or Europe/Rome.
     */
    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    /**
     * How long connecting may take.
     */
    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    /**
     * How long a whole answer may take, from sending the request to the last byte.
     */
    public void setResponseTimeout(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getMaxResponseBytes() {
        return maxResponseBytes;
    }

    /**
     * The longest answer that is read, in bytes.
     */
    public void setMaxResponseBytes(long maxResponseBytes) {
        this.maxResponseBytes = maxResponseBytes;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    /**
     * How often a call is repeated after a network failure or HTTP 5xx. Only calls that may be
     * repeated are: the reads and the operations that set a state; one that costs money only if the
     * request did not reach the service.
     */
    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public Duration getMaxWait() {
        return maxWait;
    }

    /**
     * The longest wait for a call slot; a call that waits longer fails without having been sent.
     */
    public void setMaxWait(Duration maxWait) {
        this.maxWait = maxWait;
    }

    public CallSpacing getCallSpacing() {
        return callSpacing;
    }

    /**
     * Keeps the gaps between calls instead of the default, which keeps those of one Camel context.
     */
    public void setCallSpacing(CallSpacing callSpacing) {
        this.callSpacing = callSpacing;
    }

    public double getCallGapFactor() {
        return callGapFactor;
    }

    /**
     * Multiplies every gap between calls. For tests and demos: other values than 1 only work with a
     * service on this machine.
     */
    public void setCallGapFactor(double callGapFactor) {
        this.callGapFactor = callGapFactor;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    /**
     * Refuse everything but the five reads (simStatus, simListLite, credit, customPlanList,
     * getCdrPaginated) before a call.
     */
    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    public boolean isAllowDeactivate() {
        return allowDeactivate;
    }

    /**
     * Allow deactivateSim, which cannot be undone.
     */
    public void setAllowDeactivate(boolean allowDeactivate) {
        this.allowDeactivate = allowDeactivate;
    }

    public boolean isAllowInsecure() {
        return allowInsecure;
    }

    /**
     * Allow plain http to another machine, which shows the token to everybody on the way.
     */
    public void setAllowInsecure(boolean allowInsecure) {
        this.allowInsecure = allowInsecure;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /**
     * TLS: trusted certificates, key, protocols.
     */
    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /**
     * Use the Camel context's TLS parameters.
     */
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    /**
     * Host of an HTTP proxy to call through.
     */
    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    /**
     * Port of the HTTP proxy.
     */
    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    /**
     * Configures the HTTP client further. It should leave redirects and automatic retries off.
     */
    public void setHttpClientConfigurer(HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "ThingsMobileConfiguration[" + operation + ", " + username + "]";
    }
}
