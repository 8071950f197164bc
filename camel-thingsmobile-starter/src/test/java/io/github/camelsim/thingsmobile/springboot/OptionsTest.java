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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.springboot.support.StarterOptions;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;

/** The starter has the options of the component's catalog: all of them, and no others. */
class OptionsTest {

    private static final StarterOptions OPTIONS = new StarterOptions(
            "thingsmobile",
            ThingsMobileComponentConfiguration.class,
            "/META-INF/io/github/camelsim/thingsmobile/thingsmobile.json");

    @Test
    void propertiesAreTheOptionsOfTheCatalog() {
        assertThat(OPTIONS.ofTheStarter())
                .as("components of the record ThingsMobileComponentConfiguration")
                .containsExactlyInAnyOrderEntriesOf(OPTIONS.ofTheCatalog())
                .hasSizeGreaterThan(20);
    }

    @Test
    void editorsKnowTheSameProperties() throws IOException {
        Map<String, String> expected = new TreeMap<>(
                Map.of("enabled", Boolean.class.getName(), "customizer.enabled", Boolean.class.getName()));
        OPTIONS.ofTheStarter().forEach((name, type) -> expected.put(StringHelper.camelCaseToDash(name), type));

        assertThat(OPTIONS.ofTheMetadata()).isEqualTo(expected);
    }
}
