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

    private final ThingsMobileConfiguration configuration;

    SettingsCheck(ThingsMobileConfiguration configuration) {
        this.configuration = configuration;
    }

    /** @throws IllegalArgumentException that names the option to change */
    ClientSettings settings() {
        Environment environment = configuration.getEnvironment();
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
        positive("connectTimeout", configuration.getConnectTimeout());
        require(configuration.getMaxRetries() >= 0, "maxRetries is negative");
        require(configuration.getMaxResponseBytes() > 0, "maxResponseBytes is not above 0");
        require(
                configuration.getMaxWait() != null
                        && !configuration.getMaxWait().isNegative(),
                "maxWait is missing or negative");
        boolean ownUser = configuration.getBasicAuthUsername() != null;
        return new ClientSettings(
                baseUri,
                configuration.getUsername(),
                configuration.getToken(),
                ObjectUtils.getIfNull(configuration.getBasicAuthUsername(), environment::basicAuthUsername),
                ownUser || configuration.getBasicAuthPassword() != null
                        ? configuration.getBasicAuthPassword()
                        : environment.basicAuthPassword(),
                positive("responseTimeout", configuration.getResponseTimeout()),
                configuration.getMaxResponseBytes(),
                configuration.getMaxRetries(),
                configuration.getMaxWait(),
                configuration.getCallGapFactor());
    }

    /** The zone of the API's times. */
    ZoneId zone() {
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
        require(factor >= 0 && Double.isFinite(factor), "callGapFactor is negative or not a number");
        require(
                factor == 1 || isLoopback(baseUri),
                "callGapFactor=" + factor + " is for a service on this machine, not for " + baseUri.getHost());
    }

    private void checkProxy(URI baseUri) {
        String proxy = configuration.getProxyHost();
        require(
                (proxy == null) == (configuration.getProxyPort() == null),
                "proxyHost and proxyPort belong together: set both or neither");
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

    private static Duration positive(String option, Duration value) {
        require(value != null && value.toMillis() > 0, option + " is missing or not above 0");
        return value;
    }

    private static void require(boolean right, String reason) {
        if (!right) {
            throw new IllegalArgumentException("thingsmobile: " + reason);
        }
    }
}
