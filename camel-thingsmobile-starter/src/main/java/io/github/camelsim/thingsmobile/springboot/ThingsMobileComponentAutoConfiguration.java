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

import io.github.camelsim.springboot.BeanReferenceConverter;
import io.github.camelsim.springboot.ComponentPropertiesCustomizer;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** Configures the component {@code thingsmobile} from the application's properties. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.thingsmobile"})
@EnableConfigurationProperties({ComponentConfigurationProperties.class, ThingsMobileComponentConfiguration.class})
public class ThingsMobileComponentAutoConfiguration {

    @Bean
    @ConfigurationPropertiesBinding
    static BeanReferenceConverter thingsMobileBeanReferenceConverter(BeanFactory beans) {
        return new BeanReferenceConverter(beans, ThingsMobileComponentConfiguration.class);
    }

    @Bean
    ComponentCustomizer configureThingsMobileComponent(
            ThingsMobileComponentConfiguration properties, ConfigurableApplicationContext spring, CamelContext camel) {
        return new ComponentPropertiesCustomizer(
                "thingsmobile", ThingsMobileComponent.class, properties, spring, camel);
    }
}
