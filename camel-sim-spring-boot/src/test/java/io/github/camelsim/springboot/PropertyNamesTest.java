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
package io.github.camelsim.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PropertyNamesTest {

    private final PropertyNames names = new PropertyNames("sim-api", Options.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.sim-api.read-only",
                "camel.component.sim-api.readOnly",
                "camel.component.simApi.read_only",
                "CAMEL_COMPONENT_SIM_API_READ_ONLY",
                "CAMEL_COMPONENT_SIMAPI_READONLY",
                "camel.component.sim-api.settings",
                "camel.component.sim-api.settings.key-store",
                "CAMEL_COMPONENT_SIM_API_SETTINGS_KEYSTORE",
                "camel.component.sim-api.settings[key.store]",
                "camel.component.sim-api.account.read-only",
                "camel.component.sim-api.account.readOnly",
                "CAMEL_COMPONENT_SIM_API_ACCOUNT_READONLY",
                "camel.component.sim-api.enabled",
                "camel.component.sim-api.customizer.enabled",
                "camel.component.sim-api2.anything",
                "camel.component.sim",
                "sim-api.anything"
            })
    void acceptsOptionsAndWhatIsNotOfTheComponent(String property) {
        assertThatCode(() -> check(property)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.sim-api.read-onli",
                "camel.component.sim-api.readOnyl",
                "camel.component.sim-api.read-only.x",
                "camel.component.sim-api.account.read-onli",
                "camel.component.sim-api.account.read-only.x",
                "camel.component.sim-api.account-read-only",
                "CAMEL_COMPONENT_SIM_API_ACCOUNT_READONYL",
                "camel.component.sim-api.enable",
                "camel.component.simApi.msisdn",
                "CAMEL_COMPONENT_SIM_API_READ_ONYL",
                "CAMEL_COMPONENT_SIMAPI_READONYL"
            })
    void refusesWhatIsNoOptionAndShowsNoValue(String property) {
        assertThatThrownBy(() -> check(property))
                .isInstanceOfSatisfying(UnknownPropertyException.class, unknown -> assertThat(unknown.action())
                        .endsWith("read-only, settings"))
                .hasMessage("camel.component.sim-api has no option for the property '" + property + "' (from test).");
    }

    private void check(String property) {
        Map<String, Object> properties = Map.of(property, "the-value");
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(
                        property.startsWith("CAMEL_")
                                ? new SystemEnvironmentPropertySource("test", properties)
                                : new MapPropertySource("test", properties));
        names.check(environment);
    }

    record Options(Account account, Map<String, String> settings, Boolean readOnly) {}

    static class Account {

        public void setReadOnly(boolean readOnly) {}
    }
}
