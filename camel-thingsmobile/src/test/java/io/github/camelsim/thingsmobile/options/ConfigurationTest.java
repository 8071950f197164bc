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
package io.github.camelsim.thingsmobile.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileEndpoint;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options from properties, placeholders and YAML, as Camel Main and its like set them. */
class ConfigurationTest {

    private static ThingsMobileSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = ThingsMobileSandbox.builder().callGapFactor(0).start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void theComponentIsFoundByItsSchemeAndTakesPropertiesAsText() throws Exception {
        try (var context = new DefaultCamelContext()) {
            configured(context, Map.of("connect-timeout", "3s", "maxRetries", "1", "readOnly", "true"));
            context.start();

            Object sims = context.createProducerTemplate().requestBody("thingsmobile:simListLite", (Object) null);

            assertThat(sims).asInstanceOf(LIST).hasSize(25);
            var configuration = context.getComponent("thingsmobile", ThingsMobileComponent.class)
                    .getConfiguration();
            assertThat(configuration.getConnectTimeout()).isEqualTo(Duration.ofSeconds(3));
            assertThat(configuration.getMaxRetries()).isEqualTo(1);
            assertThat(configuration.isReadOnly()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"30s, 30000", "5000, 5000", "2m, 120000", "1m30s, 90000"})
    void durationsTakeUnitsOrMilliseconds(String text, long millis) throws Exception {
        try (var context = new DefaultCamelContext()) {
            configured(context, Map.of("responseTimeout", text));
            var endpoint = context.getEndpoint("thingsmobile:credit?maxWait=" + text, ThingsMobileEndpoint.class);

            assertThat(endpoint.getConfiguration().getResponseTimeout()).hasMillis(millis);
            assertThat(endpoint.getConfiguration().getMaxWait()).hasMillis(millis);
        }
    }

    @Test
    void theDefaultsAreTheDocumented() throws Exception {
        try (var context = new DefaultCamelContext()) {
            var configuration = context.getEndpoint("thingsmobile:credit", ThingsMobileEndpoint.class)
                    .getConfiguration();

            assertThat(configuration.getEnvironment()).isEqualTo(Environment.production);
            assertThat(configuration.getTimeZone()).isEqualTo("UTC");
            assertThat(configuration.getMaxRetries()).isEqualTo(2);
            assertThat(configuration.getMaxWait()).isEqualTo(Duration.ofMinutes(5));
            assertThat(configuration.getMaxResponseBytes()).isEqualTo(64L * 1024 * 1024);
            assertThat(configuration.getCallGapFactor()).isEqualTo(1);
        }
    }

    @Test
    void whatAnEndpointSetsStaysWithIt() throws Exception {
        try (var context = new DefaultCamelContext()) {
            configured(context, Map.of());

            context.getEndpoint("thingsmobile:credit?username=other&maxRetries=7");

            var configuration = context.getEndpoint("thingsmobile:customPlanList", ThingsMobileEndpoint.class)
                    .getConfiguration();
            assertThat(configuration.getUsername()).isEqualTo(sandbox.username());
            assertThat(configuration.getMaxRetries()).isEqualTo(2);
        }
    }

    @Test
    void aYamlRouteWithPlaceholdersReadsASim() throws Exception {
        try (var context = new DefaultCamelContext()) {
            var properties = new Properties();
            properties.setProperty("sim", "882360001000001");
            properties.setProperty("tm.token", sandbox.token());
            context.getPropertiesComponent().setInitialProperties(properties);
            configured(context, Map.of("token", "replaced by the route's"));
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.yaml", """
                                    - route:
                                        from:
                                          uri: direct:status
                                          steps:
                                            - to:
                                                uri: thingsmobile:simStatus
                                                parameters:
                                                  msisdn: "{{sim}}"
                                                  token: "{{tm.token}}"
                                            - setBody:
                                                simple: "${body.msisdn} is ${body.status}"
                                    - route:
                                        from:
                                          uri: direct:recharge
                                          steps:
                                            - setHeader:
                                                name: CamelThingsMobileAmount
                                                constant: "10"
                                            - to:
                                                uri: "thingsmobile:rechargeSim"
                                                parameters:
                                                  msisdn: "{{sim}}"
                                                  token: "{{tm.token}}"
                                    """));
            context.start();
            var template = context.createProducerTemplate();

            Object status = template.requestBody("direct:status", (Object) null);
            template.requestBody("direct:recharge", (Object) null);

            assertThat(status).isEqualTo("882360001000001 is active");
            assertThat(sandbox.journal().effects("rechargeSim")).isEqualTo(1);
        }
    }

    /** As {@code camel.component.thingsmobile.*} properties do it. */
    private static void configured(CamelContext context, Map<String, Object> more) {
        var component = context.getComponent("thingsmobile");
        Map<String, Object> options = new HashMap<>(Map.of(
                "username", sandbox.username(),
                "token", sandbox.token(),
                "base-uri", sandbox.baseUri(),
                "environment", "test",
                "callGapFactor", "0"));
        options.putAll(more);
        boolean all = PropertyBindingSupport.build()
                .withCamelContext(context)
                .withTarget(component)
                .withConfigurer(PluginHelper.getConfigurerResolver(context)
                        .resolvePropertyConfigurer("thingsmobile-component", context))
                .withIgnoreCase(true)
                .withProperties(options)
                .withMandatory(true)
                .bind();
        assertThat(all).isTrue();
    }
}
