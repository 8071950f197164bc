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

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/** Converts {@code #bean:name} and {@code #name} to the bean, for options whose value is an object. */
public final class BeanReferenceConverter implements GenericConverter {

    private final BeanFactory beans;
    private final Set<ConvertiblePair> types;

    /**
     * @param beans where the beans are
     * @param properties the record with the options of a component
     */
    public BeanReferenceConverter(BeanFactory beans, Class<? extends Record> properties) {
        this.beans = beans;
        this.types = Arrays.stream(properties.getRecordComponents())
                .map(option -> (Class<?>) option.getType())
                .filter(Predicate.not(BeanReferenceConverter::isWrittenAsText))
                .map(type -> new ConvertiblePair(String.class, type))
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean isWrittenAsText(Class<?> type) {
        return type.isEnum() || type == Duration.class || type.getPackageName().equals("java.lang");
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return types;
    }

    @Override
    public Object convert(Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        String reference = source == null ? "" : source.toString().strip();
        if (reference.isEmpty()) {
            return null;
        }
        if (!reference.startsWith("#")) {
            throw new IllegalArgumentException("it must be a reference to a bean, such as #bean:myBean");
        }
        return beans.getBean(reference.replaceFirst("^#(bean:)?", ""), targetType.getType());
    }
}
