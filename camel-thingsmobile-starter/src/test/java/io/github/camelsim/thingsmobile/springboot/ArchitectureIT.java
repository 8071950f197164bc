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
package io.github.camelsim.thingsmobile.springboot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.camelsim.testing.UseExactly;
import io.github.camelsim.testing.WithoutTests;
import java.util.List;

/** What the module may use. */
@AnalyzeClasses(packages = "io.github.camelsim.thingsmobile.springboot", importOptions = WithoutTests.class)
class ArchitectureIT {

    @ArchTest
    static final ArchRule theModuleUsesNoMore = classes()
            .should(new UseExactly(
                    "io.github.camelsim.thingsmobile.springboot",
                    List.of(
                            "io.github.camelsim.thingsmobile",
                            "io.github.camelsim.spacing",
                            "io.github.camelsim.springboot",
                            "org.apache.camel",
                            "org.apache.camel.component.http",
                            "org.apache.camel.spi",
                            "org.apache.camel.spring.boot..",
                            "org.apache.camel.support.jsse",
                            "org.springframework.beans.factory",
                            "org.springframework.boot.autoconfigure",
                            "org.springframework.boot.context.properties",
                            "org.springframework.context..",
                            "java..")));
}
