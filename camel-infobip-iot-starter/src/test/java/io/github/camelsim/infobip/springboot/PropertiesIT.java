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
package io.github.camelsim.infobip.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelsim.infobip.InfobipIotComponent;
import io.github.camelsim.infobip.InfobipIotConfiguration;
import io.github.camelsim.infobip.sandbox.InfobipSandbox;
import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.springboot.UnknownPropertyException;
import io.github.camelsim.springboot.support.TestApplication;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the properties {@code camel.component.infobip-iot.*} do, in an application that calls the sandbox. */
class PropertiesIT {

    private static final String PREFIX = "camel.component.infobip-iot.";

    private static ThingsMobileSandbox server;
    private static InfobipSandbox sandbox;

    @BeforeAll
    static void startSandbox() {
        server = ThingsMobileSandbox.builder().start();
        sandbox = server.infobip();
    }

    @AfterAll
    static void stopSandbox() {
        server.close();
    }

    @Test
    void kebabCaseAndDurations() {
        try (var application = TestApplication.builder()
                .property(PREFIX + "base-uri", sandbox.baseUri())
                .property(PREFIX + "api-key", sandbox.apiKey())
                .property(PREFIX + "call-gap", "20ms")
                .property(PREFIX + "max-wait", "2m")
                .start()) {
            List<?> sims = application.template().requestBody("infobip-iot:listSims", null, List.class);
            assertThat(sims).isNotEmpty();
            assertThat(configuration(application))
                    .returns(Duration.ofMillis(20), InfobipIotConfiguration::getCallGap)
                    .returns(Duration.ofMinutes(2), InfobipIotConfiguration::getMaxWait);
        }
    }

    @Test
    void beans() {
        try (var application = TestApplication.builder()
                .property(PREFIX + "base-uri", sandbox.baseUri())
                .property(PREFIX + "api-key", sandbox.apiKey())
                .property(PREFIX + "call-spacing", "#bean:shared")
                .beans(SharedSpacing.class)
                .start()) {
            List<?> sims = application.template().requestBody("infobip-iot:listSims", null, List.class);
            assertThat(sims).isNotEmpty();
            assertThat(configuration(application).getCallSpacing())
                    .isSameAs(application.spring().getBean(CallSpacing.class));
        }
    }

    @Test
    void camelCase() {
        try (var application = TestApplication.builder()
                .property(PREFIX + "baseUri", sandbox.baseUri())
                .property(PREFIX + "username", sandbox.username())
                .property(PREFIX + "password", sandbox.password())
                .property(PREFIX + "readOnly", "true")
                .start()) {
            assertSmsIsRefused(application);
        }
    }

    /** Spring Boot's own name of the variable, and the one with an underscore for each hyphen. */
    @Test
    void environmentVariables() {
        try (var application = TestApplication.builder()
                .environmentVariable("CAMEL_COMPONENT_INFOBIP_IOT_BASE_URI", sandbox.baseUri())
                .environmentVariable("CAMEL_COMPONENT_INFOBIPIOT_APIKEY", sandbox.apiKey())
                .environmentVariable("CAMEL_COMPONENT_INFOBIP_IOT_READ_ONLY", "true")
                .start()) {
            assertThat(configuration(application))
                    .returns(sandbox.baseUri(), InfobipIotConfiguration::getBaseUri)
                    .returns(sandbox.apiKey(), InfobipIotConfiguration::getApiKey);
            assertSmsIsRefused(application);
        }
    }

    @Test
    void unknownEnvironmentVariableStopsTheStart() {
        assertThatThrownBy(TestApplication.builder()
                        .environmentVariable("CAMEL_COMPONENT_INFOBIP_IOT_READ_ONYL", "true")::start)
                .rootCause()
                .isInstanceOf(UnknownPropertyException.class)
                .hasMessageContaining("CAMEL_COMPONENT_INFOBIP_IOT_READ_ONYL");
    }

    @Test
    void propertiesAreNotUsedWhenSwitchedOff() {
        try (var application = TestApplication.builder()
                .property(PREFIX + "api-key", sandbox.apiKey())
                .property(PREFIX + "enabled", "false")
                .start()) {
            assertThat(configuration(application).getApiKey()).isNull();
        }
    }

    private static InfobipIotConfiguration configuration(TestApplication application) {
        return application
                .camel()
                .getComponent("infobip-iot", InfobipIotComponent.class)
                .getConfiguration();
    }

    private static void assertSmsIsRefused(TestApplication application) {
        String iccid = sandbox.fleet().sims().get(0).iccid();
        assertThatThrownBy(() ->
                        application.template().requestBody("infobip-iot:sendSms?iccid=" + iccid, "hello", Object.class))
                .hasStackTraceContaining("readOnly");
        assertThat(sandbox.journal().count("sendSms")).isZero();
    }

    @Configuration(proxyBeanMethods = false)
    static class SharedSpacing {

        @Bean
        CallSpacing shared() {
            return CallSpacing.NONE;
        }
    }
}
