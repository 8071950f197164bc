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
package io.github.camelsim.infobip.sandbox;

import io.github.camelsim.infobip.sandbox.api.InfobipCredentials;
import io.github.camelsim.infobip.sandbox.api.InfobipServiceSettings;
import io.github.camelsim.infobip.sandbox.api.UsageForm;
import io.github.camelsim.infobip.sandbox.control.InfobipSection;
import io.github.camelsim.infobip.sandbox.fleet.InfobipFleetSettings;
import java.time.Duration;
import java.util.Objects;

/** The settings of an {@link InfobipSandbox}; the defaults are those of Infobip's API page. */
public final class InfobipSandboxBuilder {
    private int sims = 25;
    private int activeSims = Integer.MAX_VALUE;
    private long bytesPerSecond = 500;
    private long seed = 42;
    private String username = "Aladdin";
    private String password = "open sesame";
    private String apiKey = InfobipSection.PUBLIC_KEY;
    private int largestPage = Integer.MAX_VALUE;
    private UsageForm usageForm = UsageForm.EXAMPLE;
    private Duration callGap = Duration.ZERO;

    /** Number of SIMs, 25 by default. */
    public InfobipSandboxBuilder sims(int value) {
        sims = (int) notNegative("sims", value);
        return this;
    }

    /** The most active SIMs whose usage grows; all by default. */
    public InfobipSandboxBuilder activeSims(int value) {
        activeSims = (int) notNegative("activeSims", value);
        return this;
    }

    /** The most bytes that an active SIM uses per second of the sandbox's clock, 500 by default; 0 for no growth. */
    public InfobipSandboxBuilder bytesPerSecond(long value) {
        bytesPerSecond = notNegative("bytesPerSecond", value);
        return this;
    }

    /** The same seed, settings and clock give the same fleet; 42 by default. */
    public InfobipSandboxBuilder seed(long value) {
        seed = value;
        return this;
    }

    /** The user and password of basic authentication, by default those of the API page's examples. */
    public InfobipSandboxBuilder basicAuth(String user, String secret) {
        username = Objects.requireNonNull(user, "user");
        password = Objects.requireNonNull(secret, "secret");
        return this;
    }

    /** The key of {@code Authorization: App}, {@code sandbox-api-key} by default. */
    public InfobipSandboxBuilder apiKey(String value) {
        apiKey = Objects.requireNonNull(value, "apiKey");
        return this;
    }

    /**
     * The most rows of a page, for services that return smaller pages than requested; 100 by default.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public InfobipSandboxBuilder largestPage(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("largestPage must be at least 1 but is " + rows);
        }
        largestPage = rows;
        return this;
    }

    /** The names of the usage's fields; those of the API page's examples by default. */
    public InfobipSandboxBuilder usageForm(UsageForm value) {
        usageForm = Objects.requireNonNull(value, "usageForm");
        return this;
    }

    /** The shortest time between two calls of an operation, else status 429; zero, the default, for no limit. */
    public InfobipSandboxBuilder callGap(Duration value) {
        notNegative("callGap", value.toNanos());
        callGap = value;
        return this;
    }

    InfobipFleetSettings fleetSettings() {
        return new InfobipFleetSettings(sims, activeSims, bytesPerSecond, seed);
    }

    InfobipServiceSettings serviceSettings() {
        return new InfobipServiceSettings(largestPage, usageForm, callGap);
    }

    InfobipCredentials credentials() {
        return new InfobipCredentials(username, password, apiKey);
    }

    private static long notNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be below 0 but is " + value);
        }
        return value;
    }
}
