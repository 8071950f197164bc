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

import io.github.camelsim.call.CallSettings;
import io.github.camelsim.http.HttpApiValidator;
import io.github.camelsim.thingsmobile.client.ThingsMobileAccount;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.apache.commons.lang3.ObjectUtils;
import org.apache.commons.lang3.StringUtils;

/** Refuses a configuration that is incomplete or unsafe, before any call is made. */
final class ConfigurationValidator extends HttpApiValidator {

    private final ThingsMobileConfiguration configuration;

    ConfigurationValidator(ThingsMobileConfiguration configuration) {
        super(ThingsMobileComponent.SCHEME, configuration);
        this.configuration = configuration;
    }

    @Override
    public CallSettings settings() {
        Environment environment = configuration.getEnvironment();
        require(environment != null, "environment is missing: set production or test");
        URI baseUri = baseUri(StringUtils.defaultIfBlank(configuration.getBaseUri(), environment.baseUri()));
        require(StringUtils.isNotBlank(configuration.getUsername()), "username is missing: set the account's user");
        require(StringUtils.isNotBlank(configuration.getToken()), "token is missing: set the account's API token");
        CallSettings settings = settings(baseUri, configuration.getUsername(), Duration.ZERO);
        checkBasicAuth(environment);
        return settings;
    }

    /** The credentials, once {@link #settings()} has found them valid. */
    ThingsMobileAccount account() {
        Environment environment = configuration.getEnvironment();
        boolean ownUser = configuration.getBasicAuthUsername() != null;
        return new ThingsMobileAccount(
                configuration.getUsername(),
                configuration.getToken(),
                ObjectUtils.getIfNull(configuration.getBasicAuthUsername(), environment::basicAuthUsername),
                ownUser || configuration.getBasicAuthPassword() != null
                        ? configuration.getBasicAuthPassword()
                        : environment.basicAuthPassword());
    }

    private void checkBasicAuth(Environment environment) {
        String username = configuration.getBasicAuthUsername();
        require(
                configuration.getBasicAuthPassword() == null
                        || username != null
                        || environment.basicAuthUsername() != null,
                "basicAuthPassword is given without basicAuthUsername: set both or neither");
        require(
                username == null || !username.contains(":"),
                "basicAuthUsername has a colon, which HTTP basic authentication cannot send");
    }

    /**
     * The zone of the API's times.
     *
     * @throws IllegalArgumentException if timeZone is missing or unknown
     */
    ZoneId zone() {
        require(configuration.getTimeZone() != null, "timeZone is missing: set one such as UTC or Europe/Rome");
        try {
            return ZoneId.of(configuration.getTimeZone());
        } catch (DateTimeException e) {
            throw invalid("timeZone is not a zone such as UTC or Europe/Rome: " + e.getMessage(), e);
        }
    }
}
