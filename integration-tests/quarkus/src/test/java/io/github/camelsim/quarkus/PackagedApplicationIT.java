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
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as it is packaged, in a process of its own. */
class PackagedApplicationIT {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void takesOptionsFromTheEnvironment() throws Exception {
        try (ThingsMobileSandbox sandbox =
                ThingsMobileSandbox.builder().callGapFactor(0).start()) {
            Process application = start(Map.of(
                    "CAMEL_COMPONENT_THINGSMOBILE_BASE_URI", sandbox.baseUri(),
                    "CAMEL_COMPONENT_INFOBIP_IOT_BASE_URI", sandbox.infobip().baseUri(),
                    "CAMEL_COMPONENT_INFOBIP_IOT_API_KEY", sandbox.infobip().apiKey()));
            try {
                await().atMost(LONGEST)
                        .until(() -> sandbox.journal().count("simListLite") > 0
                                && sandbox.infobip().journal().count("listSims") > 0);
                application.destroy();

                assertThat(application.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                assertThat(output())
                        .contains("Apache Camel 4.18.2 (camel-1) shutdown")
                        .doesNotContain(sandbox.token());
                assertThat(sandbox.infobip().journal().refused()).isZero();
            } finally {
                application.destroyForcibly();
            }
        }
    }

    @Test
    void refusesAnOptionThatDoesNotExist() throws Exception {
        Process application = start(Map.of(), "-Dcamel.component.thingsmobile.readOnli=true");
        try {
            assertThat(application.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(application.exitValue()).isNotZero();
            assertThat(output()).contains("readOnli").contains("component");
        } finally {
            application.destroyForcibly();
        }
    }

    private Process start(Map<String, String> environment, String... options) throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", new File("target/quarkus-app/quarkus-run.jar").getAbsolutePath()));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String output() throws IOException {
        return Files.readString(log());
    }

    private Path log() {
        return folder.resolve("output.txt");
    }
}
