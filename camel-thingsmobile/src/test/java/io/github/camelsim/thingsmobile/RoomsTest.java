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
package io.github.camelsim.thingsmobile;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** A class lives in the room that its imports allow. */
@AnalyzeClasses(packages = "io.github.camelsim", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final String ROOT = "io.github.camelsim.";
    private static final Set<String> OF_CAMEL = Set.of("org.apache.camel.spi.HttpResponseAware");

    private static final DescribedPredicate<JavaClass> CAMEL =
            resideInAnyPackage("org.apache.camel..").as("Camel");
    private static final DescribedPredicate<JavaClass> CAMEL_BUT_WHAT_IS_ALLOWED = CAMEL.and(
                    DescribedPredicate.describe("", type -> !OF_CAMEL.contains(type.getName())))
            .as("Camel but " + OF_CAMEL);

    @ArchTest
    static final ArchRule eachRoomSeesOnlyThoseBelow = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(
                    ROOT + "thingsmobile..", ROOT + "policy..", ROOT + "call..", ROOT + "spacing..")
            .layer("camel")
            .definedBy(ROOT + "thingsmobile")
            .layer("client")
            .definedBy(ROOT + "thingsmobile.client..")
            .layer("model")
            .definedBy(ROOT + "thingsmobile.model..")
            .layer("policy")
            .definedBy(ROOT + "policy..")
            .layer("call")
            .definedBy(ROOT + "call..")
            .layer("spacing")
            .definedBy(ROOT + "spacing..")
            .whereLayer("camel")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("camel")
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers("camel", "client")
            .whereLayer("policy")
            .mayOnlyBeAccessedByLayers("camel")
            .whereLayer("call")
            .mayOnlyBeAccessedByLayers("camel", "client", "policy")
            .whereLayer("spacing")
            .mayOnlyBeAccessedByLayers("camel", "client", "policy", "call");

    @ArchTest
    static final ArchRule theClientKnowsNoCamelButThatItsExceptionsCarryAStatus = noClasses()
            .that()
            .resideInAPackage(ROOT + "thingsmobile.client..")
            .should()
            .dependOnClassesThat(CAMEL_BUT_WHAT_IS_ALLOWED);

    @ArchTest
    static final ArchRule theModelKnowsNoCamelAndNoHttp = noClasses()
            .that()
            .resideInAPackage(ROOT + "thingsmobile.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.apache.hc..", "java.net..");

    @ArchTest
    static final ArchRule spacingKnowsNoVendorNoCamelAndNoHttp = noClasses()
            .that()
            .resideInAPackage(ROOT + "spacing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache..", "java.net..", "com.fasterxml..", ROOT + "thingsmobile..");

    @ArchTest
    static final ArchRule pollingKnowsNoVendorAndNoHttp = noClasses()
            .that()
            .resideInAPackage(ROOT + "poll..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "java.net..", "com.fasterxml..", ROOT + "thingsmobile..");

    @ArchTest
    static final ArchRule callKnowsNoVendorNoCamelAndNoHttp = noClasses()
            .that()
            .resideInAPackage(ROOT + "call..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache..", "java.net..", "com.fasterxml..", ROOT + "thingsmobile..");

    @ArchTest
    static final ArchRule thePolicyKnowsNoVendorAndNoHttp = noClasses()
            .that()
            .resideInAPackage(ROOT + "policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "java.net..", ROOT + "thingsmobile..");

    @ArchTest
    static final ArchRule thereAreNoCycles =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theComponentDoesNotKnowTheSandbox = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "thingsmobile", ROOT + "thingsmobile.client..", ROOT + "thingsmobile.model..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "thingsmobile.sandbox..");
}
