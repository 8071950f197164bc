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

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Sets the properties {@code camel.component.NAME.*} on the component of that name. Only what is given is set, so that a
 * component that is a bean keeps the rest of its own settings. Components with another name, such as one for a second
 * account, are left alone.
 */
public final class ComponentPropertiesCustomizer implements ComponentCustomizer {

    private final String name;
    private final Class<? extends Component> type;
    private final Record properties;
    private final ConfigurableApplicationContext spring;
    private final CamelContext camel;

    /**
     * @param name of the component in the Camel context
     * @param type of the component; another one with the name, such as a stub, is left alone
     * @param properties the record with the options; null is an option that is not given
     * @param spring the application
     * @param camel its context; it comes first, so that beans which the properties name can have it, too
     * @throws UnknownPropertyException if there is a property with the component's prefix that is none of the options
     */
    public ComponentPropertiesCustomizer(
            String name,
            Class<? extends Component> type,
            Record properties,
            ConfigurableApplicationContext spring,
            CamelContext camel) {
        this.name = name;
        this.type = type;
        this.properties = properties;
        this.spring = spring;
        this.camel = camel;
        new PropertyNames(name, properties.getClass()).check(spring.getEnvironment());
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        return name.equals(this.name)
                && type.isInstance(target)
                && HierarchicalPropertiesEvaluator.evaluate(
                        spring, "camel.component.customizer", "camel.component." + name + ".customizer");
    }

    @Override
    public void configure(String name, Component target) {
        CamelPropertiesHelper.setCamelProperties(camel, target, given(), true);
    }

    /** In the order of the record, since {@code configuration} replaces what was set before it. */
    private Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        for (RecordComponent option : properties.getClass().getRecordComponents()) {
            Object value = value(option);
            if (value != null) {
                given.put(option.getName(), value);
            }
        }
        return given;
    }

    private Object value(RecordComponent option) {
        try {
            return option.getAccessor().invoke(properties);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read option " + option.getName() + " of " + name, e);
        }
    }
}
