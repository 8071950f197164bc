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
package io.github.camelsim.springboot.support;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A Spring Boot application with what is on the class path. It is configured by the test alone, not by the machine. */
public final class TestApplication implements AutoCloseable {

    private final ConfigurableApplicationContext spring;

    private TestApplication(ConfigurableApplicationContext spring) {
        this.spring = spring;
    }

    public static Builder builder() {
        return new Builder();
    }

    public ConfigurableApplicationContext spring() {
        return spring;
    }

    public CamelContext camel() {
        return spring.getBean(CamelContext.class);
    }

    public ProducerTemplate template() {
        return spring.getBean(ProducerTemplate.class);
    }

    @Override
    public void close() {
        spring.close();
    }

    public static final class Builder {

        private final Map<String, Object> properties = new HashMap<>();
        private final Map<String, Object> systemProperties = new HashMap<>();
        private final Map<String, Object> environmentVariables = new HashMap<>();
        private Class<?>[] beans = {};

        private Builder() {
            property("spring.jmx.enabled", false);
        }

        /** As in {@code application.properties}. */
        public Builder property(String name, Object value) {
            properties.put(name, value);
            return this;
        }

        /** As with {@code -D}. */
        public Builder systemProperty(String name, String value) {
            systemProperties.put(name, value);
            return this;
        }

        public Builder environmentVariable(String name, String value) {
            environmentVariables.put(name, value);
            return this;
        }

        public Builder beans(Class<?>... configurations) {
            beans = configurations;
            return this;
        }

        public TestApplication start() {
            return new TestApplication(new SpringApplicationBuilder(Application.class)
                    .sources(beans)
                    .web(WebApplicationType.NONE)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    .registerShutdownHook(false)
                    .initializers(
                            spring -> replaceSources(spring.getEnvironment().getPropertySources()))
                    .run());
        }

        private void replaceSources(MutablePropertySources sources) {
            sources.replace(
                    StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
                    new MapPropertySource(
                            StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, systemProperties));
            sources.replace(
                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                    new SystemEnvironmentPropertySource(
                            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environmentVariables));
            sources.addLast(new MapPropertySource("application.properties", properties));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
