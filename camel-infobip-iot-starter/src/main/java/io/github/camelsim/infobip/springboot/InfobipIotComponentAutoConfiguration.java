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

import io.github.camelsim.infobip.InfobipIotComponent;
import io.github.camelsim.springboot.BeanReferenceConverter;
import io.github.camelsim.springboot.ComponentPropertiesCustomizer;
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

/** Configures the component {@code infobip-iot} from the application's properties. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.infobip-iot"})
@EnableConfigurationProperties({ComponentConfigurationProperties.class, InfobipIotComponentConfiguration.class})
public class InfobipIotComponentAutoConfiguration {

    @Bean
    @ConfigurationPropertiesBinding
    static BeanReferenceConverter infobipIotBeanReferenceConverter(BeanFactory beans) {
        return new BeanReferenceConverter(beans, InfobipIotComponentConfiguration.class);
    }

    @Bean
    ComponentCustomizer configureInfobipIotComponent(
            InfobipIotComponentConfiguration properties, ConfigurableApplicationContext spring, CamelContext camel) {
        return new ComponentPropertiesCustomizer("infobip-iot", InfobipIotComponent.class, properties, spring, camel);
    }
}
