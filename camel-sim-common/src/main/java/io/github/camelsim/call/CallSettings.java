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
package io.github.camelsim.call;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * Where to call, for which account, and within which limits. It holds no secret.
 *
 * @param baseUri the address of the API, without a slash at the end; never null
 * @param account the name of the account; never null
 * @param responseTimeout the longest time for a whole response; never null
 * @param maxResponseBytes the longest response that is read; in bytes
 * @param maxRetries how often a failed call is retried, where that is allowed; in retries
 * @param maxWait the longest wait for a call slot; never null
 * @param accountGap the time that the account requires from the response to one call to the next call, whatever the
 *     operations; zero if it requires none; never null
 * @param callGapFactor the factor for every gap between calls; without unit
 */
public record CallSettings(
        URI baseUri,
        String account,
        Duration responseTimeout,
        long maxResponseBytes,
        int maxRetries,
        Duration maxWait,
        Duration accountGap,
        double callGapFactor) {

    private static final String ALL_OPERATIONS = "all";

    /**
     * The key under which the calls of an operation are spaced; one for all operations if the account requires a gap.
     * Equal addresses that are written differently have the same key; so have account names that differ only in case, as
     * services do not distinguish them.
     */
    String spacingKey(ApiOperation operation) {
        return accountKey() + " " + (accountGap.isZero() ? operation.name() : ALL_OPERATIONS);
    }

    /** Identifies the account; equal for addresses and names that are written differently and mean the same. */
    public String accountKey() {
        String scheme = String.valueOf(baseUri.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(baseUri.getHost()).toLowerCase(Locale.ROOT);
        int defaultPort = "https".equals(scheme) ? 443 : 80;
        int port = baseUri.getPort() < 0 ? defaultPort : baseUri.getPort();
        String path = baseUri.getPath().replaceAll("/+$", "");
        String user = account.strip().toLowerCase(Locale.ROOT);
        return scheme + "://" + host + ":" + port + path + " " + user;
    }

    /** User and service, as the key of a consumer's state has them. It is a persisted format: it must not change. */
    public String stateOwner() {
        return account.toLowerCase(Locale.ROOT) + "@" + baseUri.getAuthority().toLowerCase(Locale.ROOT)
                + baseUri.getPath();
    }

    /** The documented gap after a call: that of the operation, or of the account if that is longer. */
    Duration gap(ApiOperation operation) {
        return operation.gap().compareTo(accountGap) > 0 ? operation.gap() : accountGap;
    }

    /** A gap multiplied by the factor. */
    Duration scaled(Duration gap) {
        return Duration.ofNanos(Math.round(gap.toNanos() * callGapFactor));
    }
}
