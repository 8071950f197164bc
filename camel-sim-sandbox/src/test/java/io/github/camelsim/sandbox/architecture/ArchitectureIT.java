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
package io.github.camelsim.sandbox.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.camelsim.testing.UseExactly;
import io.github.camelsim.testing.WithoutTests;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each package of the sandbox may use, as a complete list. A rule says what is allowed, not what is forbidden, so
 * that a wrong name in it fails: a package that has no class fails the rule about it, and so does an entry that is not
 * used. No list has a package of the components.
 */
@AnalyzeClasses(packages = "io.github.camelsim", importOptions = WithoutTests.class)
class ArchitectureIT {
    private static final int MOST_CLASSES = 25;

    private static final String CORE = "io.github.camelsim.sandbox";
    private static final String HTTP = CORE + ".http";
    private static final String CONTROL = CORE + ".control";
    private static final String OPEN_API = CORE + ".openapi";
    private static final String THINGS_MOBILE = "io.github.camelsim.thingsmobile.sandbox";
    private static final String TM_SETTINGS = THINGS_MOBILE + ".settings";
    private static final String TM_FLEET = THINGS_MOBILE + ".fleet";
    private static final String TM_API = THINGS_MOBILE + ".api";
    private static final String TM_CONTROL = THINGS_MOBILE + ".control";

    private static final String INFOBIP = "io.github.camelsim.infobip.sandbox";
    private static final String IB_FLEET = INFOBIP + ".fleet";
    private static final String IB_API = INFOBIP + ".api";
    private static final String IB_CONTROL = INFOBIP + ".control";

    private static final String JDK = "java..";
    private static final String TLS = "javax.net.ssl";
    private static final String UNDERTOW = "io.undertow..";
    private static final String XNIO = "org.xnio..";
    private static final String COMMAND_LINE = "picocli..";
    private static final String JUNIT = "org.junit.jupiter.api.extension";

    @ArchTest
    static final ArchRule everyPackageHasARule = classes()
            .should()
            .resideInAnyPackage(
                    CORE,
                    HTTP,
                    CONTROL,
                    OPEN_API,
                    THINGS_MOBILE,
                    TM_SETTINGS,
                    TM_FLEET,
                    TM_API,
                    TM_CONTROL,
                    INFOBIP,
                    IB_FLEET,
                    IB_API,
                    IB_CONTROL);

    @ArchTest
    static final ArchRule theCoreUsesTheJdkAlone = only(CORE, JDK);

    @ArchTest
    static final ArchRule httpUsesTheCoreAndUndertow = only(HTTP, CORE, UNDERTOW, XNIO, TLS, JDK);

    @ArchTest
    static final ArchRule controlUsesTheCoreAndHttp = only(CONTROL, CORE, HTTP, OPEN_API, UNDERTOW, JDK);

    @ArchTest
    static final ArchRule descriptionsUseTheJdkAlone = only(OPEN_API, JDK);

    @ArchTest
    static final ArchRule settingsUseTheJdkAlone = only(TM_SETTINGS, JDK);

    @ArchTest
    static final ArchRule theFleetUsesTheJdkAlone = only(TM_FLEET, JDK);

    @ArchTest
    static final ArchRule theApiUsesFleetSettingsAndCore =
            only(TM_API, TM_FLEET, TM_SETTINGS, CORE, HTTP, OPEN_API, UNDERTOW, JDK);

    @ArchTest
    static final ArchRule theFleetsControlUsesFleetAndCore = only(TM_CONTROL, TM_FLEET, CORE, CONTROL, OPEN_API, JDK);

    @ArchTest
    static final ArchRule theFaceUsesAllBelowItAndInfobip = only(
            THINGS_MOBILE,
            INFOBIP,
            IB_FLEET,
            TM_CONTROL,
            TM_API,
            TM_FLEET,
            TM_SETTINGS,
            CORE,
            HTTP,
            CONTROL,
            OPEN_API,
            UNDERTOW,
            COMMAND_LINE,
            JUNIT,
            JDK);

    @ArchTest
    static final ArchRule theInfobipFleetUsesTheJdkAlone = only(IB_FLEET, JDK);

    @ArchTest
    static final ArchRule theInfobipApiUsesItsFleetAndCore = only(IB_API, IB_FLEET, CORE, HTTP, UNDERTOW, JDK);

    @ArchTest
    static final ArchRule theInfobipControlUsesItsApiAndCore =
            only(IB_CONTROL, IB_API, IB_FLEET, CORE, CONTROL, OPEN_API, JDK);

    @ArchTest
    static final ArchRule infobipUsesAllBelowItAndNoOtherVendor =
            only(INFOBIP, IB_CONTROL, IB_API, IB_FLEET, CORE, HTTP, CONTROL, UNDERTOW, JDK);

    /** A timer that is set by a thread other than the I/O thread may be lost. */
    @ArchTest
    static final ArchRule timersAreSetInOnePlace =
            classes().that(callMethodsNamed("executeAfter")).should().haveFullyQualifiedName(HTTP + ".IoTimer");

    @ArchTest
    static final ArchRule thereAreNoCyclesBetweenPackages =
            slices().matching("io.github.camelsim.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noPackageIsTooLarge = classes().should(resideInAPackageOfAtMost(MOST_CLASSES));

    private static ArchRule only(String name, String... others) {
        return classes().that().resideInAPackage(name).should(new UseExactly(name, List.of(others)));
    }

    private static DescribedPredicate<JavaClass> callMethodsNamed(String name) {
        return DescribedPredicate.describe("call methods named " + name, type -> type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTarget().getName().equals(name)));
    }

    private static ArchCondition<JavaClass> resideInAPackageOfAtMost(int most) {
        return new ArchCondition<>("reside in a package of at most " + most + " classes") {
            private final Map<String, Integer> sizes = new TreeMap<>();

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
                    int size = sizes.merge(type.getPackageName(), 1, Integer::sum);
                    events.add(new SimpleConditionEvent(
                            type, size <= most, type.getPackageName() + " has " + size + " classes"));
                }
            }
        };
    }
}
