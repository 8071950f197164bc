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
package io.github.camelsim.testing;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The classes of a package use no other packages and classes than the given ones, and use each of them. */
public final class UseExactly extends ArchCondition<JavaClass> {

    private final List<String> allowed;
    private final Set<String> unused;

    /**
     * @param own the package
     * @param others patterns of the packages, and names of the classes, that it uses
     */
    public UseExactly(String own, List<String> others) {
        super("use exactly " + others);
        this.allowed = Stream.concat(Stream.of(own), others.stream()).toList();
        this.unused = new TreeSet<>(others);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (!target.isPrimitive()) {
                Optional<String> entry =
                        allowed.stream().filter(each -> covers(each, target)).findFirst();
                entry.ifPresentOrElse(
                        unused::remove,
                        () -> events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        }
    }

    private static boolean covers(String entry, JavaClass target) {
        return target.getName().equals(entry) || PackageMatcher.of(entry).matches(target.getPackageName());
    }

    @Override
    public void finish(ConditionEvents events) {
        unused.forEach(entry -> events.add(SimpleConditionEvent.violated(entry, entry + " is allowed but not used")));
    }
}
