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
package io.github.camelsim.quarkus;

import static java.util.stream.Collectors.joining;

import io.github.camelsim.spacing.CallSpacing;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.spi.Policy;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.spi.StateRepository;

/**
 * What a native image has to know about one of the jars, as the files of GraalVM have it: the classes that are created or
 * looked into by name, and the resources that are read. It is derived from the content of the jar.
 */
record NativeMetadata(List<Class<?>> services, List<Class<?>> beans, List<Class<?>> values, List<String> resources) {

    private static final String SERVICES = "META-INF/services/org/apache/camel/";

    /** What properties and routes name as {@code #class:} or as the type of a bean. */
    private static final List<Class<?>> BEANS =
            List.of(CallSpacing.class, StateRepository.class, PollingConsumerPollStrategy.class, Policy.class);

    static NativeMetadata of(JarContent jar) {
        return new NativeMetadata(
                jar.files().stream()
                        .filter(file -> file.startsWith(SERVICES))
                        .flatMap(file -> classNames(file, jar.text(file)))
                        .distinct()
                        .<Class<?>>map(jar::load)
                        .sorted(Comparator.comparing(Class::getName))
                        .toList(),
                classes(jar, NativeMetadata::isBean),
                classes(jar, NativeMetadata::isSeenByRoutes),
                jar.files().stream()
                        .filter(file -> file.startsWith(SERVICES) || isCatalog(file) || file.endsWith(".kamelet.yaml"))
                        .toList());
    }

    private static List<Class<?>> classes(JarContent jar, Predicate<Class<?>> filter) {
        return jar.classNames().stream().<Class<?>>map(jar::load).filter(filter).toList();
    }

    /** Whether there is a class to tell of. */
    boolean hasClasses() {
        return Stream.of(services, beans, values).anyMatch(classes -> !classes.isEmpty());
    }

    /** The file reflect-config.json. */
    String reflection() {
        String created = "\"methods\": [{\"name\": \"<init>\", \"parameterTypes\": []}]";
        String built = "\"allPublicConstructors\": true, \"allPublicMethods\": true";
        String read = "\"allDeclaredConstructors\": true, \"allDeclaredFields\": true, \"allPublicMethods\": true";
        return Stream.of(
                        services.stream().map(type -> entry(type, created)),
                        beans.stream().map(type -> entry(type, built)),
                        values.stream()
                                .map(type ->
                                        entry(type, type.isRecord() ? read + ", \"allRecordComponents\": true" : read)))
                .flatMap(Function.identity())
                .collect(joining(",\n", "[\n", "\n]\n"));
    }

    /** The file resource-config.json. */
    String resourcePatterns() {
        return resources.stream()
                .map(file -> "    {\"pattern\": \"\\\\Q" + file + "\\\\E\"}")
                .collect(joining(",\n", "{\"resources\": {\"includes\": [\n", "\n]}}\n"));
    }

    private static String entry(Class<?> type, String attributes) {
        return "    {\"name\": \"" + type.getName() + "\", " + attributes + "}";
    }

    /** Loaders of type converters are one name per line; all other services are properties. */
    private static Stream<String> classNames(String file, String text) {
        Stream<String> lines = text.lines().filter(line -> !line.startsWith("#"));
        return file.endsWith("TypeConverterLoader")
                ? lines.filter(line -> !line.isBlank())
                : lines.filter(line -> line.startsWith("class=")).map(line -> line.substring("class=".length()));
    }

    private static boolean isBean(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && BEANS.stream().anyMatch(bean -> bean.isAssignableFrom(type))
                && Stream.of(type.getConstructors()).anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    /** Bodies, headers, options and exceptions, whose properties Simple and Jackson read. */
    private static boolean isSeenByRoutes(Class<?> type) {
        String packageName = type.getPackageName();
        boolean vendor = packageName.contains(".thingsmobile") || packageName.contains(".infobip");
        return Modifier.isPublic(type.getModifiers())
                && (type.isRecord() && (packageName.endsWith(".model") || packageName.endsWith(".inventory"))
                        || type.isEnum()
                                && (vendor || packageName.endsWith(".inventory") || packageName.endsWith(".paging"))
                        || Exception.class.isAssignableFrom(type) && vendor && !type.isMemberClass());
    }

    private static boolean isCatalog(String file) {
        return file.endsWith(".json") && !file.contains("/native-image/");
    }
}
