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
package io.github.camelsim.thingsmobile.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.QueueCallSpacing;
import io.github.camelsim.springboot.UnknownPropertyException;
import io.github.camelsim.springboot.support.TestApplication;
import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the properties {@code camel.component.thingsmobile.*} do, in an application that calls the sandbox. */
class PropertiesIT {

    private static final String PREFIX = "camel.component.thingsmobile.";
    private static final String SIM = "882360001000001";

    private static ThingsMobileSandbox sandbox;

    @BeforeAll
    static void startSandbox() {
        sandbox = ThingsMobileSandbox.builder().callGapFactor(0).start();
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.close();
    }

    @BeforeEach
    void clearJournal() {
        sandbox.journal().clear();
    }

    @Test
    void kebabCaseBeansDurationsAndTheTestEnvironment() {
        try (var application = account()
                .property(PREFIX + "call-spacing", "#bean:shared")
                .property(PREFIX + "max-wait", "90s")
                .property(PREFIX + "connect-timeout", "PT1M30S")
                .property(PREFIX + "response-timeout", "2500")
                .beans(SharedSpacing.class)
                .start()) {
            assertThat(application.template().requestBody("thingsmobile:simStatus?msisdn=" + SIM, null, Sim.class))
                    .returns(SIM, Sim::msisdn);
            assertThat(configuration(application))
                    .returns(Environment.test, ThingsMobileConfiguration::getEnvironment)
                    .returns(application.spring().getBean(CallSpacing.class), ThingsMobileConfiguration::getCallSpacing)
                    .returns(Duration.ofSeconds(90), ThingsMobileConfiguration::getMaxWait)
                    .returns(Duration.ofSeconds(90), ThingsMobileConfiguration::getConnectTimeout)
                    .returns(Duration.ofMillis(2500), ThingsMobileConfiguration::getResponseTimeout);
        }
    }

    @Test
    void camelCaseAndSystemPropertiesBeforeTheFile() {
        try (var application = TestApplication.builder()
                .property(PREFIX + "baseUri", sandbox.baseUri())
                .property(PREFIX + "environment", "test")
                .property(PREFIX + "username", sandbox.username())
                .property(PREFIX + "token", sandbox.token())
                .property(PREFIX + "callGapFactor", "0.01")
                .property(PREFIX + "maxRetries", "3")
                .property(PREFIX + "readOnly", "true")
                .systemProperty(PREFIX + "max-retries", "4")
                .start()) {
            assertThat(configuration(application))
                    .returns(sandbox.baseUri(), ThingsMobileConfiguration::getBaseUri)
                    .returns(4, ThingsMobileConfiguration::getMaxRetries);
            assertBlockSimIsRefused(application);
        }
    }

    @Test
    void environmentVariables() {
        try (var application = TestApplication.builder()
                .environmentVariable("CAMEL_COMPONENT_THINGSMOBILE_BASE_URI", sandbox.baseUri())
                .environmentVariable("CAMEL_COMPONENT_THINGSMOBILE_CALLGAPFACTOR", "0.01")
                .environmentVariable("CAMEL_COMPONENT_THINGSMOBILE_ENVIRONMENT", "test")
                .environmentVariable("CAMEL_COMPONENT_THINGSMOBILE_READ_ONLY", "true")
                .environmentVariable("CAMEL_COMPONENT_THINGSMOBILE_TOKEN", sandbox.token())
                .environmentVariable("CAMEL_COMPONENT_THINGSMOBILE_USERNAME", sandbox.username())
                .start()) {
            assertThat(application.template().requestBody("thingsmobile:simStatus?msisdn=" + SIM, null, Sim.class))
                    .returns(SIM, Sim::msisdn);
            assertBlockSimIsRefused(application);
        }
    }

    @Test
    void readOnlyInKebabCaseRefusesToBlockASim() {
        try (var application = account().property(PREFIX + "read-only", "true").start()) {
            assertBlockSimIsRefused(application);
        }
    }

    @Test
    void withoutReadOnlyASimIsBlocked() {
        try (var application = account().start()) {
            application.template().requestBody("thingsmobile:blockSim?msisdn=" + SIM, (Object) null);

            assertThat(sandbox.journal().effects("blockSim")).isEqualTo(1);
        }
    }

    @Test
    void otherPropertiesAreSetOnAConfigurationThatIsABean() {
        try (var application = account()
                .property(PREFIX + "configuration", "#bean:ownConfiguration")
                .property(PREFIX + "max-retries", "7")
                .beans(OwnConfiguration.class)
                .start()) {
            assertThat(configuration(application))
                    .returns(7, ThingsMobileConfiguration::getMaxRetries)
                    .returns(sandbox.username(), ThingsMobileConfiguration::getUsername)
                    .returns(Duration.ofSeconds(17), ThingsMobileConfiguration::getMaxWait);
        }
    }

    @Test
    void componentThatIsABeanKeepsWhatNoPropertyNames() {
        try (var application = account().beans(Components.class).start()) {
            assertThat(configuration(application))
                    .returns(sandbox.username(), ThingsMobileConfiguration::getUsername)
                    .returns(true, ThingsMobileConfiguration::isReadOnly);
            assertThat(application
                            .camel()
                            .getComponent("second", ThingsMobileComponent.class)
                            .getConfiguration())
                    .as("a component with a name of its own")
                    .returns("second-user", ThingsMobileConfiguration::getUsername)
                    .returns(null, ThingsMobileConfiguration::getToken);
        }
    }

    @Test
    void unknownPropertyStopsTheStart() {
        assertThatThrownBy(account().property(PREFIX + "read-onyl", "true")::start)
                .rootCause()
                .isInstanceOf(UnknownPropertyException.class)
                .hasMessageContaining("'camel.component.thingsmobile.read-onyl'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"thingsmobile.enabled", "thingsmobile.customizer.enabled"})
    void propertiesAreNotUsedWhenSwitchedOff(String name) {
        try (var application =
                account().property("camel.component." + name, "false").start()) {
            assertThat(configuration(application).getUsername()).isNull();
        }
    }

    private static ThingsMobileConfiguration configuration(TestApplication application) {
        return application
                .camel()
                .getComponent("thingsmobile", ThingsMobileComponent.class)
                .getConfiguration();
    }

    private static TestApplication.Builder account() {
        return TestApplication.builder()
                .property(PREFIX + "base-uri", sandbox.baseUri())
                .property(PREFIX + "environment", "test")
                .property(PREFIX + "username", sandbox.username())
                .property(PREFIX + "token", sandbox.token())
                .property(PREFIX + "call-gap-factor", "0.01");
    }

    private static void assertBlockSimIsRefused(TestApplication application) {
        assertThatThrownBy(
                        () -> application.template().requestBody("thingsmobile:blockSim?msisdn=" + SIM, (Object) null))
                .hasStackTraceContaining("readOnly");
        assertThat(sandbox.journal().count("blockSim")).isZero();
    }

    @Configuration(proxyBeanMethods = false)
    static class SharedSpacing {

        @Bean
        ScheduledExecutorService timer() {
            return Executors.newSingleThreadScheduledExecutor();
        }

        @Bean
        CallSpacing shared(ScheduledExecutorService timer) {
            return new QueueCallSpacing(timer);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnConfiguration {

        @Bean
        ThingsMobileConfiguration ownConfiguration() {
            var configuration = new ThingsMobileConfiguration();
            configuration.setMaxWait(Duration.ofSeconds(17));
            return configuration;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Components {

        @Bean
        ThingsMobileComponent thingsmobile() {
            var component = new ThingsMobileComponent();
            component.getConfiguration().setReadOnly(true);
            return component;
        }

        @Bean
        ThingsMobileComponent second() {
            var component = new ThingsMobileComponent();
            component.getConfiguration().setUsername("second-user");
            return component;
        }
    }
}
