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
package io.github.camelsim.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;

/** The row of the page on versions for Quarkus. */
class VersionsTest {

    private static final Path PAGE = Path.of("../../docs/versions.adoc");

    /** With -Ddocs.update=true the row is written. */
    @Test
    void thePageHasTheVersionsThatAreTested() throws IOException {
        String page = Files.readString(PAGE);
        String tested = "| Quarkus %s | %s | 17 | %s | "
                .formatted(version(Quarkus.class), version(CamelContext.class), version(StringUtils.class));

        if (Boolean.getBoolean("docs.update")) {
            page = page.replaceFirst("(?m)^\\| Quarkus ([^|]+\\| ){4}", tested);
            Files.writeString(PAGE, page);
        }
        assertThat(page.lines()).as("the row %s", tested).anyMatch(line -> line.startsWith(tested));
        assertThat(Runtime.version().feature()).isGreaterThanOrEqualTo(17);
    }

    private static String version(Class<?> type) {
        return type.getPackage().getImplementationVersion();
    }
}
