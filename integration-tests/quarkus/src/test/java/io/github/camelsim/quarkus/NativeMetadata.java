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

import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a native image has to know about one of the jars, as the files of GraalVM have it: the classes that are created or
 * looked into by name, and the resources that are read. It is derived from the content of the jar.
 */
record NativeMetadata(List<Class<?>> services, List<Class<?>> values, List<String> resources) {

    private static final String SERVICES = "META-INF/services/org/apache/camel/";

    static NativeMetadata of(JarContent jar) {
        return new NativeMetadata(
                jar.files().stream()
                        .filter(file -> file.startsWith(SERVICES))
                        .flatMap(file -> classNames(file, jar.text(file)))
                        .distinct()
                        .<Class<?>>map(jar::load)
                        .sorted(Comparator.comparing(Class::getName))
                        .toList(),
                jar.classNames().stream()
                        .<Class<?>>map(jar::load)
                        .filter(NativeMetadata::isSeenByRoutes)
                        .toList(),
                jar.files().stream()
                        .filter(file -> file.startsWith(SERVICES) || isCatalog(file))
                        .toList());
    }

    /** The file reflect-config.json. */
    String reflection() {
        String created = "\"methods\": [{\"name\": \"<init>\", \"parameterTypes\": []}]";
        String read = "\"allDeclaredConstructors\": true, \"allDeclaredFields\": true, \"allPublicMethods\": true";
        return "[\n"
                + Stream.concat(
                                services.stream().map(type -> entry(type, created)),
                                values.stream()
                                        .map(type -> entry(
                                                type,
                                                type.isRecord() ? read + ", \"allRecordComponents\": true" : read)))
                        .collect(joining(",\n"))
                + "\n]\n";
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
