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
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.apache.commons.lang3.ObjectUtils;
import org.apache.commons.lang3.StringUtils;

/** Says what to change where a configuration is incomplete or unsafe, before anything is called. */
final class SettingsCheck {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(36_500); // nanoseconds of it fit into 64 bits
    private static final double LARGEST_GAP_FACTOR = 1000;

    private final ThingsMobileConfiguration configuration;

    SettingsCheck(ThingsMobileConfiguration configuration) {
        this.configuration = configuration;
    }

    /** @throws IllegalArgumentException that names the option to change */
    ClientSettings settings() {
        Environment environment = configuration.getEnvironment();
        require(environment != null, "environment is missing: set production or test");
        URI baseUri = baseUri(StringUtils.defaultIfBlank(configuration.getBaseUri(), environment.baseUri()));
        require(StringUtils.isNotBlank(configuration.getUsername()), "username is missing: set the account's user");
        require(StringUtils.isNotBlank(configuration.getToken()), "token is missing: set the account's API token");
        checkGapFactor(baseUri);
        checkProxy(baseUri);
        require(
                configuration.getBasicAuthPassword() == null
                        || configuration.getBasicAuthUsername() != null
                        || environment.basicAuthUsername() != null,
                "basicAuthPassword is given without basicAuthUsername: set both or neither");
        require(
                configuration.getBasicAuthUsername() == null
                        || !configuration.getBasicAuthUsername().contains(":"),
                "basicAuthUsername has a colon, which HTTP basic authentication cannot send");
        duration("connectTimeout", configuration.getConnectTimeout());
        require(configuration.getMaxRetries() >= 0, "maxRetries is negative");
        require(configuration.getMaxResponseBytes() > 0, "maxResponseBytes is not above 0");
        boolean ownUser = configuration.getBasicAuthUsername() != null;
        return new ClientSettings(
                baseUri,
                configuration.getUsername(),
                configuration.getToken(),
                ObjectUtils.getIfNull(configuration.getBasicAuthUsername(), environment::basicAuthUsername),
                ownUser || configuration.getBasicAuthPassword() != null
                        ? configuration.getBasicAuthPassword()
                        : environment.basicAuthPassword(),
                duration("responseTimeout", configuration.getResponseTimeout()),
                configuration.getMaxResponseBytes(),
                configuration.getMaxRetries(),
                duration("maxWait", configuration.getMaxWait()),
                configuration.getCallGapFactor());
    }

    /** The zone of the API's times. */
    ZoneId zone() {
        require(configuration.getTimeZone() != null, "timeZone is missing: set one such as UTC or Europe/Rome");
        try {
            return ZoneId.of(configuration.getTimeZone());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("timeZone is no zone such as UTC or Europe/Rome: " + e.getMessage(), e);
        }
    }

    private URI baseUri(String text) {
        URI uri;
        try {
            uri = new URI(StringUtils.stripEnd(text.strip(), "/"));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("baseUri is no URI: " + e.getReason(), e);
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
                        + ", which would show the token on the way: use https, or set allowInsecure=true");
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
                        + " would show the token on the way: use https, or set allowInsecure=true");
    }

    private static boolean isLoopback(URI uri) {
        return isLoopback(uri.getHost());
    }

    private static boolean isLoopback(String host) {
        return "localhost".equalsIgnoreCase(host) || "[::1]".equals(host) || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static Duration duration(String option, Duration value) {
        return duration("thingsmobile: ", option, value);
    }

    /** @throws IllegalArgumentException that names the option, if the value is none or no time to wait */
    static Duration duration(String prefix, String option, Duration value) {
        if (value == null || value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(prefix + option + " is " + (value == null ? "missing" : value)
                    + ", not from 1 ms to " + LONGEST.toDays()
                    + " days; write 30s, 1m30s or milliseconds (text that is no duration is read as 0)");
        }
        return value;
    }

    private static void require(boolean right, String reason) {
        if (!right) {
            throw new IllegalArgumentException("thingsmobile: " + reason);
        }
    }
}
