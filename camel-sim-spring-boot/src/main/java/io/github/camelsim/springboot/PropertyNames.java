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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * The names that properties of a component may have, in kebab case, camel case or as environment variables. Spring Boot
 * ignores a property that it does not know. A typing error in {@code read-only} must not allow calls that change something.
 */
final class PropertyNames {

    private static final Pattern PARTS = Pattern.compile("([^.\\[]+)[.\\[](.+)");

    private final String prefix;
    private final Pattern name;
    private final List<RecordComponent> options;

    PropertyNames(String component, Class<? extends Record> properties) {
        prefix = "camel.component." + component;
        name = Pattern.compile(
                "camel[._]component[._]" + component.replace("-", "[-_]?") + "[._](.+)", Pattern.CASE_INSENSITIVE);
        options = List.of(properties.getRecordComponents());
    }

    /** Refuses the first property of the environment that names no option. */
    void check(ConfigurableEnvironment environment) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> enumerable) {
                Arrays.stream(enumerable.getPropertyNames()).forEach(property -> check(property, source));
            }
        }
    }

    private void check(String property, PropertySource<?> source) {
        Matcher matcher = name.matcher(property);
        if (matcher.matches() && !isKnown(matcher.group(1))) {
            Origin origin = OriginLookup.getOrigin(source, property);
            throw new UnknownPropertyException(
                    "%s has no option for the property '%s' (from %s)."
                            .formatted(prefix, property, origin == null ? source.getName() : origin),
                    "Correct or remove it. The options are: "
                            + options.stream()
                                    .map(PropertyNames::kebab)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        }
    }

    private boolean isKnown(String name) {
        String plain = plain(name);
        return Set.of("enabled", "customizerenabled").contains(plain)
                || options.stream()
                        .anyMatch(option -> plain.equals(plain(option.getName())) || isOfAnObject(name, option));
    }

    /** Whether the name is one of a property of the object that is the option's value. */
    private static boolean isOfAnObject(String name, RecordComponent option) {
        String known = plain(option.getName());
        Class<?> type = option.getType();
        Matcher parts = PARTS.matcher(name);
        if (BeanReferenceConverter.isWrittenAsText(type)) {
            return false;
        }
        if (parts.matches()) {
            return plain(parts.group(1)).equals(known) && hasProperty(type, plain(parts.group(2)));
        }
        // of an environment variable, whose underscores do not say where a part ends
        return name.equals(name.toUpperCase(Locale.ROOT))
                && plain(name).startsWith(known)
                && hasProperty(type, plain(name).substring(known.length()));
    }

    private static boolean hasProperty(Class<?> type, String plain) {
        return Map.class.isAssignableFrom(type)
                || Arrays.stream(type.getMethods())
                        .filter(method -> method.getName().startsWith("set") && method.getParameterCount() == 1)
                        .anyMatch(setter -> {
                            String known = plain(setter.getName().substring("set".length()));
                            return plain.equals(known)
                                    || plain.startsWith(known)
                                            && !BeanReferenceConverter.isWrittenAsText(setter.getParameterTypes()[0]);
                        });
    }

    private static String plain(String text) {
        return text.replaceAll("[-._\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    private static String kebab(RecordComponent option) {
        return option.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
