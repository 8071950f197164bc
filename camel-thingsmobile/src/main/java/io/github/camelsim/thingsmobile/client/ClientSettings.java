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
package io.github.camelsim.thingsmobile.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.lang3.StringUtils;

/**
 * Where to call as whom, and how patiently. Two endpoints with equal settings share a client.
 *
 * @param baseUri where the operations are, without a slash at the end
 * @param username the account's user
 * @param token its secret
 * @param basicAuthUsername of the test environment (API document 5); null if it wants none
 * @param basicAuthPassword of the test environment; null if it wants none
 * @param responseTimeout for a whole answer
 * @param maxResponseBytes the longest answer that is read
 * @param maxRetries how often a call is repeated that may be
 * @param maxWait the longest wait for a call slot
 * @param callGapFactor multiplies every gap
 */
public record ClientSettings(
        URI baseUri,
        String username,
        String token,
        String basicAuthUsername,
        String basicAuthPassword,
        Duration responseTimeout,
        long maxResponseBytes,
        int maxRetries,
        Duration maxWait,
        double callGapFactor) {

    private static final String BASIC = "Basic ";

    /** What is spaced: one operation of one account. The service does not tell users apart by case. */
    String spacingKey(Operation operation) {
        String scheme = String.valueOf(baseUri.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(baseUri.getHost()).toLowerCase(Locale.ROOT);
        int schemesPort = "https".equals(scheme) ? 443 : 80;
        int port = baseUri.getPort() < 0 ? schemesPort : baseUri.getPort();
        String path = StringUtils.stripEnd(baseUri.getPath(), "/");
        String user = username.strip().toLowerCase(Locale.ROOT);
        return scheme + "://" + host + ":" + port + path + " " + user + " " + operation;
    }

    /** A gap as it is kept here. */
    Duration scaled(Duration gap) {
        return Duration.ofNanos(Math.round(gap.toNanos() * callGapFactor));
    }

    /** The value of the Authorization header; null if none is wanted. */
    String authorization() {
        if (basicAuthUsername == null) {
            return null;
        }
        String pair = basicAuthUsername + ":" + Objects.toString(basicAuthPassword, "");
        return BASIC + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the secrets of these settings out of foreign text. */
    SecretMasker masker() {
        List<String> secrets = new ArrayList<>();
        secrets.add(token);
        secrets.add(basicAuthPassword);
        String authorization = authorization();
        if (authorization != null) {
            String pair = authorization.substring(BASIC.length()).replace("=", "");
            secrets.add(pair);
            secrets.add(pair.replace('+', '-').replace('/', '_'));
        }
        return new SecretMasker(secrets);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "ClientSettings[" + baseUri + ", " + username + "]";
    }
}
