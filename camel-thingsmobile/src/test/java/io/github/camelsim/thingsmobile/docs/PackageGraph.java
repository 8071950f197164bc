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
package io.github.camelsim.thingsmobile.docs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.TypeConverterLoader;

/**
 * The packages of modules and which package uses which, read from its compiled classes. Names are without the project's
 * prefix.
 *
 * @param sizes number of classes, without nested and generated ones, by package
 * @param uses the packages that each package uses
 */
record PackageGraph(SortedMap<String, Integer> sizes, SortedMap<String, SortedSet<String>> uses) {

    static final String PREFIX = "io.github.camelsim.";

    /** @param ofModules any class of each module */
    static PackageGraph read(List<Class<?>> ofModules) {
        SortedMap<String, Integer> sizes = new TreeMap<>();
        SortedMap<String, SortedSet<String>> uses = new TreeMap<>();
        List<URL> locations = ofModules.stream()
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toList();
        new ClassFileImporter()
                .importUrls(locations).stream()
                        .filter(not(assignableTo(PropertyConfigurer.class)
                                .or(assignableTo(EndpointUriFactory.class))
                                .or(assignableTo(TypeConverterLoader.class))))
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .forEach(type -> {
                            sizes.merge(name(type), type.isTopLevelClass() ? 1 : 0, Integer::sum);
                            uses.computeIfAbsent(name(type), name -> new TreeSet<>())
                                    .addAll(used(type));
                        });
        return new PackageGraph(sizes, uses);
    }

    private static Set<String> used(JavaClass type) {
        Set<String> used = new TreeSet<>();
        type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> target.getPackageName().startsWith(PREFIX))
                .forEach(target -> used.add(name(target)));
        used.remove(name(type));
        return used;
    }

    private static String name(JavaClass type) {
        return type.getPackageName().substring(PREFIX.length());
    }

    /** 0 for a package that no other uses, else one more than the lowest that uses it. */
    int depth(String name) {
        return uses.keySet().stream()
                .filter(user -> uses.get(user).contains(name))
                .mapToInt(user -> depth(user) + 1)
                .max()
                .orElse(0);
    }

    /** The packages that a package uses, without those that another one of them uses too, directly or not. */
    Set<String> usesDirectly(String name) {
        Set<String> direct = new TreeSet<>(uses.get(name));
        uses.get(name).forEach(used -> direct.removeAll(below(used)));
        return direct;
    }

    private Set<String> below(String name) {
        Set<String> below = new TreeSet<>(uses.get(name));
        uses.get(name).forEach(used -> below.addAll(below(used)));
        return below;
    }
}
