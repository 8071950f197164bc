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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.support.GenericConversionService;

class BeanReferenceConverterTest {

    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final GenericConversionService conversion = new GenericConversionService();

    @BeforeEach
    void addConverter() {
        conversion.addConverter(new BeanReferenceConverter(beans, Options.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#bean:identity", "#identity", " #bean:identity "})
    void referenceIsTheBean(String reference) {
        beans.addBean("identity", Function.identity());

        assertThat(conversion.convert(reference, Function.class)).isSameAs(beans.getBean("identity"));
    }

    @Test
    void emptyTextIsNoBean() {
        assertThat(conversion.convert("", Function.class)).isNull();
    }

    @Test
    void nameWithoutNumberSignIsRefused() {
        beans.addBean("identity", Function.identity());

        assertThatThrownBy(() -> conversion.convert("identity", Function.class))
                .isInstanceOf(ConversionException.class)
                .hasRootCauseMessage("it must be a reference to a bean, such as #bean:myBean");
    }

    @Test
    void missingBeanIsNamed() {
        assertThatThrownBy(() -> conversion.convert("#bean:missing", Function.class))
                .hasRootCauseInstanceOf(NoSuchBeanDefinitionException.class)
                .hasStackTraceContaining("missing");
    }

    @ParameterizedTest
    @ValueSource(classes = {String.class, Boolean.class, Duration.class, TimeUnit.class})
    void valuesThatAreTextAreLeftToSpring(Class<?> type) {
        assertThat(new BeanReferenceConverter(beans, Options.class).getConvertibleTypes())
                .hasSize(1)
                .noneMatch(pair -> pair.getTargetType() == type);
    }

    record Options(String text, Boolean flag, Duration duration, TimeUnit unit, Function<?, ?> object) {}
}
