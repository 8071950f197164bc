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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.docs.DocPage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;

/** The row of the page on versions for the Camel that these tests run on. */
class VersionsTest {

    private static final String JAVA = "17";

    @Test
    void thePageHasTheVersionsThatAreTested() throws Exception {
        String camel;
        try (var context = new DefaultCamelContext()) {
            camel = context.getVersion();
        }
        String lang = StringUtils.class.getPackage().getImplementationVersion();
        String runtime = "Camel " + camel.substring(0, camel.lastIndexOf('.'));

        DocPage.of("docs/versions.adoc").checkRow(runtime, camel, JAVA, lang);
        assertThat(Runtime.version().feature()).isGreaterThanOrEqualTo(Integer.parseInt(JAVA));
    }
}
