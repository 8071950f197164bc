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
package io.github.camelsim.thingsmobile.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.camelsim.http.HttpApiConfiguration;
import io.github.camelsim.testing.UseExactly;
import io.github.camelsim.testing.WithoutTests;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.ThingsMobileConsuming;
import io.github.camelsim.thingsmobile.ThingsMobileParameters;
import io.github.camelsim.thingsmobile.client.Operation;
import io.github.camelsim.thingsmobile.client.Parameter;
import java.util.List;

/**
 * What each package uses, as a complete list. A wrong name in a rule fails: a package without classes fails the rule about
 * it, and an entry that nothing uses fails {@link UseExactly}.
 */
@AnalyzeClasses(packages = "io.github.camelsim", importOptions = WithoutTests.class)
class ArchitectureIT {

    private static final String ROOT = "io.github.camelsim.";
    private static final String SPACING = ROOT + "spacing";
    private static final String INVENTORY = ROOT + "inventory";
    private static final String FORMAT = ROOT + "format";
    private static final String DIGEST = ROOT + "digest";
    private static final String PARAMETER = ROOT + "parameter";
    private static final String PAGING = ROOT + "paging";
    private static final String MASKING = ROOT + "masking";
    private static final String COMPLETION = ROOT + "completion";
    private static final String CALL = ROOT + "call";
    private static final String EVENT = ROOT + "event";
    private static final String MONITOR = ROOT + "monitor";
    private static final String METRICS = ROOT + "metrics";
    private static final String MANAGEMENT = ROOT + "management";
    private static final String HTTP = ROOT + "http";
    private static final String POLL = ROOT + "poll";
    private static final String STATE = ROOT + "state";
    private static final String POLICY = ROOT + "policy";
    private static final String COMPONENT = ROOT + "thingsmobile";
    private static final String HISTORY = COMPONENT + ".history";
    private static final String CLIENT = COMPONENT + ".client";
    private static final String FORMATS = COMPONENT + ".format";
    private static final String XML = COMPONENT + ".xml";
    private static final String MODEL = COMPONENT + ".model";
    private static final String JSON = COMPONENT + ".json";
    private static final String TRANSFORM = COMPONENT + ".transform";
    private static final String SANDBOX = "io.github.camelsim..sandbox..";

    private static final String JDK = "java..";
    private static final String LOGGING = "org.slf4j";
    private static final String CAMEL = "org.apache.camel..";
    private static final String HTTP_CLIENT = "org.apache.hc..";
    private static final String MICROMETER = "io.micrometer.core.instrument..";
    private static final String TLS = "javax.net.ssl";
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String STAX = "javax.xml.stream..";
    private static final String WOODSTOX = "org.codehaus.stax2..";
    private static final String LANG = "org.apache.commons.lang3..";

    /** The servers, the command line, and the extension for tests. */
    private static final String[] USED_BY_THE_SANDBOX = {
        "io.undertow..", "org.xnio..", "picocli..", "org.junit..", TLS, JDK
    };

    /** All that exceptions know of Camel: they carry the status of the response. */
    private static final String STATUS_OF_CAMEL = "org.apache.camel.spi.HttpResponseAware";

    @ArchTest
    static final ArchRule everyPackageHasARule = classes()
            .should()
            .resideInAnyPackage(
                    SPACING,
                    INVENTORY,
                    COMPLETION,
                    FORMAT,
                    DIGEST,
                    PARAMETER,
                    PAGING,
                    MASKING,
                    CALL,
                    MONITOR,
                    METRICS,
                    MANAGEMENT,
                    EVENT,
                    HTTP,
                    POLL,
                    STATE,
                    POLICY,
                    COMPONENT,
                    HISTORY,
                    CLIENT,
                    XML,
                    FORMATS,
                    MODEL,
                    JSON,
                    TRANSFORM,
                    SANDBOX);

    @ArchTest
    static final ArchRule spacingUsesTheJdkAlone = only(SPACING, JDK);

    @ArchTest
    static final ArchRule inventoryUsesTheJdkAlone = only(INVENTORY, JDK);

    @ArchTest
    static final ArchRule formatUsesTheJdkAlone = only(FORMAT, LANG, JDK);

    @ArchTest
    static final ArchRule digestUsesTheJdkAlone = only(DIGEST, JDK);

    @ArchTest
    static final ArchRule parameterUsesFormatAndCamel = only(PARAMETER, FORMAT, CAMEL, LOGGING, JDK);

    @ArchTest
    static final ArchRule completionUsesCamel = only(COMPLETION, CAMEL, LOGGING, JDK);

    @ArchTest
    static final ArchRule pagingUsesLoggingAlone = only(PAGING, LOGGING, JDK);

    @ArchTest
    static final ArchRule maskingUsesCommonsLangAlone = only(MASKING, LANG, JDK);

    @ArchTest
    static final ArchRule callUsesSpacing = only(CALL, COMPLETION, MONITOR, SPACING, PAGING, MASKING, LOGGING, JDK);

    @ArchTest
    static final ArchRule monitorUsesLoggingAlone = only(MONITOR, LOGGING, JDK);

    /** No other package uses Micrometer, which need not be on the class path. */
    @ArchTest
    static final ArchRule metricsUsesMonitorAndMicrometer = only(METRICS, MONITOR, MICROMETER, CAMEL, JDK);

    @ArchTest
    static final ArchRule httpUsesCallAndCamelHttp =
            only(HTTP, POLICY, MONITOR, CALL, SPACING, CAMEL, HTTP_CLIENT, TLS, LANG, JDK);

    @ArchTest
    static final ArchRule stateUsesCamelsInterface = only(STATE, DIGEST, CAMEL, JDK);

    @ArchTest
    static final ArchRule managementUsesHttpAndCamel =
            only(MANAGEMENT, MONITOR, POLICY, HTTP, CALL, COMPLETION, PAGING, PARAMETER, POLL, SPACING, CAMEL, JDK);

    @ArchTest
    static final ArchRule eventUsesCamel = only(EVENT, DIGEST, CAMEL, JDK);

    @ArchTest
    static final ArchRule pollUsesPagingAndCamel = only(POLL, MONITOR, STATE, PAGING, CAMEL, LOGGING, "javax.sql", JDK);

    @ArchTest
    static final ArchRule policyUsesCallAndCamel =
            only(POLICY, CALL, COMPLETION, METRICS, MONITOR, SPACING, CAMEL, LOGGING, JDK);

    @ArchTest
    static final ArchRule theComponentUsesAllBelowIt = only(
            COMPONENT,
            MANAGEMENT,
            INVENTORY,
            HISTORY,
            POLL,
            POLICY,
            HTTP,
            CALL,
            PAGING,
            MASKING,
            SPACING,
            CLIENT,
            XML,
            FORMATS,
            PARAMETER,
            FORMAT,
            MODEL,
            JSON,
            CAMEL,
            JACKSON,
            LANG,
            LOGGING,
            JDK);

    @ArchTest
    static final ArchRule theJsonUsesModelAndOperations = only(JSON, CLIENT, MODEL, CAMEL, JACKSON, LANG, JDK);

    @ArchTest
    static final ArchRule transformersUseTheComponentAndItsJson =
            only(TRANSFORM, COMPONENT, CLIENT, JSON, MODEL, EVENT, CAMEL, JDK);

    @ArchTest
    static final ArchRule historyUsesClientAndPoll =
            only(HISTORY, DIGEST, MONITOR, POLL, CLIENT, MODEL, PAGING, MASKING, CAMEL, LOGGING, JDK);

    @ArchTest
    static final ArchRule theClientUsesModelFormatsAndCall = only(
            CLIENT,
            STATUS_OF_CAMEL,
            XML,
            FORMATS,
            FORMAT,
            MODEL,
            CALL,
            MONITOR,
            PAGING,
            MASKING,
            HTTP_CLIENT,
            JACKSON,
            STAX,
            WOODSTOX,
            LANG,
            JDK);

    @ArchTest
    static final ArchRule theXmlUsesFormatsAndModel = only(XML, FORMATS, FORMAT, MODEL, JACKSON, JDK);

    @ArchTest
    static final ArchRule formatsUseTheModelAlone = only(FORMATS, FORMAT, MODEL, LANG, JDK);

    @ArchTest
    static final ArchRule theModelUsesJacksonAlone = only(MODEL, JACKSON, JDK);

    @ArchTest
    static final ArchRule theSandboxUsesNothingOfTheComponent = only(SANDBOX, USED_BY_THE_SANDBOX);

    @ArchTest
    static final ArchRule thereAreNoCyclesBetweenPackages =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    /** What a subclass may override there differs between the versions of Camel; its public methods do not. */
    @ArchTest
    static final ArchRule nothingExtendsCamelHttp =
            noClasses().should().beAssignableTo(resideInAPackage("org.apache.camel.component.http.."));

    @ArchTest
    static final ArchRule aParameterKnowsNoOperation = noClasses()
            .that()
            .belongToAnyOf(Parameter.class)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Operation.class);

    @ArchTest
    static final ArchRule optionsDoNotKnowTheirValidator = noClasses()
            .that()
            .belongToAnyOf(
                    HttpApiConfiguration.class,
                    ThingsMobileConfiguration.class,
                    ThingsMobileConsuming.class,
                    ThingsMobileParameters.class)
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Validator");

    private static ArchRule only(String name, String... others) {
        return classes().that().resideInAPackage(name).should(new UseExactly(name, List.of(others)));
    }
}
