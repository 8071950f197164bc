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
package io.github.camelsim.infobip;

import io.github.camelsim.call.CallSettings;
import io.github.camelsim.http.HttpApiValidator;
import io.github.camelsim.infobip.client.InfobipIotAccount;
import java.net.URI;
import java.time.Duration;
import org.apache.commons.lang3.StringUtils;

/** Refuses a configuration that is incomplete or unsafe, before any call is made. */
final class ConfigurationValidator extends HttpApiValidator {

    private final InfobipIotConfiguration configuration;

    ConfigurationValidator(InfobipIotConfiguration configuration) {
        super(InfobipIotComponent.SCHEME, configuration);
        this.configuration = configuration;
    }

    @Override
    public CallSettings settings() {
        URI baseUri = baseUri(StringUtils.defaultIfBlank(configuration.getBaseUri(), InfobipIotConfiguration.BASE_URI));
        checkCredentials();
        checkCallGap();
        return settings(baseUri, account().name(), configuration.getCallGap());
    }

    /** The credentials, once {@link #settings()} has found them valid. */
    InfobipIotAccount account() {
        return StringUtils.isBlank(configuration.getApiKey())
                ? new InfobipIotAccount(configuration.getUsername(), configuration.getPassword(), null)
                : new InfobipIotAccount(null, null, configuration.getApiKey().strip());
    }

    private void checkCredentials() {
        boolean username = StringUtils.isNotBlank(configuration.getUsername());
        boolean password = StringUtils.isNotEmpty(configuration.getPassword());
        boolean apiKey = StringUtils.isNotBlank(configuration.getApiKey());
        require(username || password || apiKey, "the credentials are missing: set username and password, or apiKey");
        require(
                !apiKey || !username && !password,
                "apiKey is given, and username or password as well: set username and password, or apiKey");
        require(apiKey || username && password, "username and password belong together: set both, or apiKey");
        require(
                apiKey || !configuration.getUsername().contains(":"),
                "username has a colon, which HTTP basic authentication cannot send");
        require(
                !apiKey || configuration.getApiKey().strip().chars().allMatch(c -> c > ' ' && c < 127),
                "apiKey has characters that an HTTP header cannot have");
    }

    private void checkCallGap() {
        Duration gap = configuration.getCallGap();
        if (gap == null || !gap.isZero()) {
            requireDuration("callGap", gap);
        }
    }
}
