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

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What each package may use. */
@AnalyzeClasses(packages = "io.github.camelsim", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.camelsim.";
    private static final String COMPONENT = ROOT + "infobip";
    private static final String CLIENT = COMPONENT + ".client";
    private static final String MODEL = COMPONENT + ".model";

    /** It is on the class path of the tests, and serves all vendors. */
    private static final String SANDBOX = "io.github.camelsim..sandbox..";

    @ArchTest
    static final ArchRule theModelUsesTheJdkAlone = classes()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(MODEL, "java..");

    @ArchTest
    static final ArchRule theClientUsesNoComponent = classes()
            .that()
            .resideInAPackage(CLIENT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    CLIENT,
                    MODEL,
                    ROOT + "call",
                    ROOT + "format",
                    ROOT + "masking",
                    ROOT + "paging",
                    ROOT + "spacing",
                    "com.fasterxml.jackson.core..",
                    "org.apache.camel.spi",
                    "org.apache.commons.lang3..",
                    "java..");

    @ArchTest
    static final ArchRule theComponentDoesWithoutAnHttpLibrary = noClasses()
            .that()
            .resideInAPackage(COMPONENT + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule whatVendorsShareNamesNone = noClasses()
            .that()
            .resideOutsideOfPackages(COMPONENT + "..", SANDBOX)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(COMPONENT + "..");

    @ArchTest
    static final ArchRule vendorsDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage(COMPONENT + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "thingsmobile..");

    @ArchTest
    static final ArchRule thereAreNoCyclesBetweenPackages =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();
}
