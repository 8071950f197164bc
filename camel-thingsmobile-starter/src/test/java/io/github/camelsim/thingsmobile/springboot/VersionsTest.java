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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

/** The row of the page on versions for the Spring Boot that these tests run on. */
class VersionsTest {

    private static final Path PAGE = Path.of("../docs/versions.adoc");

    /** With -Ddocs.update=true the row is written. */
    @Test
    void thePageHasTheVersionsThatAreTested() throws Exception {
        String page = Files.readString(PAGE);
        String springBoot = SpringBootVersion.getVersion();
        String row = "| Spring Boot %s | %s | 17 | %s | ".formatted(springBoot, camel(), lang());

        if (Boolean.getBoolean("docs.update")) {
            String major = springBoot.replaceFirst("\\..*", "");
            page = page.replaceFirst("(?m)^\\| Spring Boot " + major + "\\.([^|]+\\| ){4}", row);
            Files.writeString(PAGE, page);
        }
        assertThat(page.lines()).as("the row %s", row).anyMatch(line -> line.startsWith(row));
        assertThat(Runtime.version().feature()).isGreaterThanOrEqualTo(17);
    }

    private static String camel() throws IOException {
        try (var context = new DefaultCamelContext()) {
            return context.getVersion();
        }
    }

    private static String lang() {
        return StringUtils.class.getPackage().getImplementationVersion();
    }
}
