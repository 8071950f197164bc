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

import io.github.camelsim.call.CallSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.apache.commons.lang3.StringUtils;

/**
 * Refuses options that are incomplete or unsafe, before any call is made. Each message names the option to change. A
 * vendor adds what is its own.
 */
public abstract class HttpApiValidator {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(36_500); // its nanoseconds fit into 64 bits
    private static final double LARGEST_GAP_FACTOR = 1000;

    private final String prefix;
    private final HttpApiConfiguration configuration;

    /** @param scheme of the component, with which every message begins */
    protected HttpApiValidator(String scheme, HttpApiConfiguration configuration) {
        this.prefix = scheme + ": ";
        this.configuration = configuration;
    }

    /**
     * The valid settings of the client.
     *
     * @throws IllegalArgumentException that names the option to change
     */
    public abstract CallSettings settings();

    /**
     * The settings of the client, after a check of all options but baseUri and those of the vendor.
     *
     * @param baseUri what {@link #baseUri(String)} returned
     * @param account the name of the account
     * @param accountGap the valid gap between any two calls of the account; zero if only operations have gaps
     * @throws IllegalArgumentException that names the option to change
     */
    protected final CallSettings settings(URI baseUri, String account, Duration accountGap) {
        checkGapFactor(baseUri);
        checkProxy(baseUri);
        requireDuration("connectTimeout", configuration.getConnectTimeout());
        requireDuration("responseTimeout", configuration.getResponseTimeout());
        requireDuration("maxWait", configuration.getMaxWait());
        require(configuration.getMaxRetries() >= 0, "maxRetries is negative");
        require(configuration.getMaxResponseBytes() > 0, "maxResponseBytes is not above 0");
        return new CallSettings(
                baseUri,
                account,
                configuration.getResponseTimeout(),
                configuration.getMaxResponseBytes(),
                configuration.getMaxRetries(),
                configuration.getMaxWait(),
                accountGap,
                configuration.getCallGapFactor());
    }

    /**
     * The URI without a slash at its end.
     *
     * @throws IllegalArgumentException if it is not an absolute http or https URI, or would send credentials in the clear
     */
    protected final URI baseUri(String text) {
        URI uri;
        try {
            uri = new URI(StringUtils.stripEnd(text.strip(), "/"));
        } catch (URISyntaxException e) {
            throw invalid("baseUri is not a valid URI: " + e.getReason(), e);
        }
        require(
                ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                        && uri.getHost() != null
                        && uri.getUserInfo() == null
                        && uri.getQuery() == null
                        && uri.getFragment() == null,
                "baseUri is not of the form https://host[:port]/path");
        require(
                "https".equals(uri.getScheme()) || isLoopback(uri) || configuration.isAllowInsecure(),
                "baseUri is plain http to " + uri.getHost()
                        + ", which would show the credentials on the way: use https, or set allowInsecure=true");
        return uri;
    }

    private void checkGapFactor(URI baseUri) {
        double factor = configuration.getCallGapFactor();
        require(
                factor >= 0 && factor <= LARGEST_GAP_FACTOR,
                "callGapFactor is " + factor + ", not from 0 to " + LARGEST_GAP_FACTOR);
        require(
                factor == 1 || isLoopback(baseUri),
                "callGapFactor=" + factor + " is for a service on this machine, not for " + baseUri.getHost());
    }

    private void checkProxy(URI baseUri) {
        String proxy = configuration.getProxyHost();
        require(
                (proxy == null) == (configuration.getProxyPort() == null),
                "proxyHost and proxyPort belong together: set both or neither");
        require(proxy == null || proxy.matches("[^\\s/:@]+|\\[[0-9a-fA-F:.]+]"), "proxyHost is not the name of a host");
        require(
                proxy == null || configuration.getProxyPort() > 0 && configuration.getProxyPort() <= 65_535,
                "proxyPort is " + configuration.getProxyPort() + ", not from 1 to 65535");
        require(
                proxy == null
                        || "https".equals(baseUri.getScheme())
                        || isLoopback(proxy)
                        || configuration.isAllowInsecure(),
                "plain http through the proxy " + proxy
                        + " would show the credentials on the way: use https, or set allowInsecure=true");
    }

    private static boolean isLoopback(URI uri) {
        return isLoopback(uri.getHost());
    }

    private static boolean isLoopback(String host) {
        return "localhost".equalsIgnoreCase(host) || "[::1]".equals(host) || host.matches("127(\\.\\d{1,3}){3}");
    }

    /**
     * Requires a duration from 1 ms to 100 years.
     *
     * @param prefix the beginning of the message
     * @throws IllegalArgumentException that names the option
     */
    public static void requireDuration(String prefix, String option, Duration value) {
        if (value == null || value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(prefix + option + " is " + (value == null ? "missing" : value)
                    + ", not from 1 ms to " + LONGEST.toDays()
                    + " days; write 30s, 1m30s or milliseconds (text that is not a duration is read as 0)");
        }
    }

    /** As {@link #requireDuration(String, String, Duration)}. */
    protected final void requireDuration(String option, Duration value) {
        requireDuration(prefix, option, value);
    }

    /** @throws IllegalArgumentException with the reason, if the options are not valid */
    protected final void require(boolean valid, String reason) {
        if (!valid) {
            throw invalid(reason, null);
        }
    }

    /** The exception for an option that is not valid. */
    protected final IllegalArgumentException invalid(String reason, Exception cause) {
        return new IllegalArgumentException(prefix + reason, cause);
    }
}
