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
package io.github.camelsim.springboot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.camelsim.testing.UseExactly;
import io.github.camelsim.testing.WithoutTests;
import java.util.List;

/** What the module may use. */
@AnalyzeClasses(packages = "io.github.camelsim.springboot", importOptions = WithoutTests.class)
class ArchitectureIT {

    @ArchTest
    static final ArchRule theModuleUsesNoMore = classes()
            .should(new UseExactly(
                    "io.github.camelsim.springboot",
                    List.of(
                            "org.apache.camel",
                            "org.apache.camel.spi",
                            "org.apache.camel.spring.boot.util",
                            "org.springframework.beans.factory",
                            "org.springframework.boot.diagnostics",
                            "org.springframework.boot.origin",
                            "org.springframework.context",
                            "org.springframework.core..",
                            "java..")));
}
