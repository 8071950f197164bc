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
package io.github.camelsim.infobip.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.camelsim.testing.UseExactly;
import io.github.camelsim.testing.WithoutTests;
import java.util.List;

/** What each package may use. */
@AnalyzeClasses(packages = "io.github.camelsim", importOptions = WithoutTests.class)
class ArchitectureIT {

    private static final String ROOT = "io.github.camelsim.";
    private static final String COMPONENT = ROOT + "infobip";
    private static final String CLIENT = COMPONENT + ".client";
    private static final String MODEL = COMPONENT + ".model";
    private static final String JSON = COMPONENT + ".json";
    private static final String TRANSFORM = COMPONENT + ".transform";

    /** It is on the class path of the tests, and serves all vendors. */
    private static final String SANDBOX = "io.github.camelsim..sandbox..";

    private static final String CALL = ROOT + "call";
    private static final String DIGEST = ROOT + "digest";
    private static final String EVENT = ROOT + "event";
    private static final String FORMAT = ROOT + "format";
    private static final String HTTP = ROOT + "http";
    private static final String INVENTORY = ROOT + "inventory";
    private static final String MANAGEMENT = ROOT + "management";
    private static final String MASKING = ROOT + "masking";
    private static final String MONITOR = ROOT + "monitor";
    private static final String PAGING = ROOT + "paging";
    private static final String PARAMETER = ROOT + "parameter";
    private static final String POLL = ROOT + "poll";
    private static final String SPACING = ROOT + "spacing";

    private static final String JDK = "java..";
    private static final String LOGGING = "org.slf4j";
    private static final String CAMEL = "org.apache.camel..";
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String JACKSON_STREAMS = "com.fasterxml.jackson.core..";
    private static final String LANG = "org.apache.commons.lang3..";

    /** For the status of the response, which exceptions carry. */
    private static final String CAMEL_SPI = "org.apache.camel.spi";

    @ArchTest
    static final ArchRule everyPackageHasARule = classes()
            .that()
            .resideInAPackage(COMPONENT + "..")
            .and()
            .resideOutsideOfPackage(SANDBOX)
            .should()
            .resideInAnyPackage(COMPONENT, CLIENT, MODEL, JSON, TRANSFORM);

    @ArchTest
    static final ArchRule theModelUsesTheJdkAlone = only(MODEL, JDK);

    @ArchTest
    static final ArchRule theClientUsesModelAndCall =
            only(CLIENT, MODEL, CALL, DIGEST, FORMAT, MASKING, MONITOR, PAGING, CAMEL_SPI, JACKSON_STREAMS, LANG, JDK);

    @ArchTest
    static final ArchRule theJsonUsesTheModel = only(JSON, MODEL, CAMEL, JACKSON, JDK);

    @ArchTest
    static final ArchRule transformersUseTheModelAndItsJson = only(TRANSFORM, JSON, MODEL, EVENT, CAMEL, JDK);

    /** It needs no library of HTTP, and no other vendor. */
    @ArchTest
    static final ArchRule theComponentUsesAllBelowIt = only(
            COMPONENT,
            CLIENT,
            JSON,
            MODEL,
            CALL,
            FORMAT,
            HTTP,
            INVENTORY,
            MANAGEMENT,
            MASKING,
            PAGING,
            PARAMETER,
            POLL,
            SPACING,
            CAMEL,
            LANG,
            LOGGING,
            JDK);

    /** What a subclass may override there differs between the versions of Camel; its public methods do not. */
    @ArchTest
    static final ArchRule nothingExtendsCamelHttp =
            noClasses().should().beAssignableTo(resideInAPackage("org.apache.camel.component.http.."));

    @ArchTest
    static final ArchRule whatVendorsShareNamesNone = noClasses()
            .that()
            .resideOutsideOfPackages(COMPONENT + "..", SANDBOX)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(COMPONENT + "..");

    @ArchTest
    static final ArchRule thereAreNoCyclesBetweenPackages =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    private static ArchRule only(String name, String... others) {
        return classes().that().resideInAPackage(name).should(new UseExactly(name, List.of(others)));
    }
}
