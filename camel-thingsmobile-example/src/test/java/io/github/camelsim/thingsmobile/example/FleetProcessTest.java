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
package io.github.camelsim.thingsmobile.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is started from a shell, with its own settings but a smaller fleet. */
class FleetProcessTest {

    @TempDir
    Path directory;

    private Process process;

    @AfterEach
    void endProcess() throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void endsAfterTheFirstRoundWithOnce() throws Exception {
        start("-Donce");

        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(console()).isTrue();
        assertThat(process.exitValue()).as(console()).isZero();
        assertThat(console())
                .contains("a sandbox with 60 SIMs")
                .contains("60 SIMs read, ", " calls made, calls refused by the service: 0, 4 blocked, 4 SMS sent, ")
                .doesNotContain("Round 2", "ERROR", "WARN ");
        assertThat(directory.resolve("data/fleet.mv.db")).exists();
    }

    @Test
    void goesOnUntilItIsStopped() throws Exception {
        start("-Dfleet.period=100ms");

        await().atMost(Duration.ofMinutes(3)).until(() -> console().contains("Round 3"));
        process.destroy();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(console()).isTrue();
        assertThat(console()).contains("Stopping").doesNotContain("failed", "ERROR");
    }

    @Test
    void saysWhyItCannotStart() throws Exception {
        start("-Dfleet.monthly-quota-mb=lots");

        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(console()).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(console()).contains("Cannot start: fleet.monthly-quota-mb is no number but 'lots'");
    }

    private void start(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FleetApplication.class.getName()));
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("FLEET_SANDBOX_SIMS", "60");
        builder.environment().put("FLEET_SANDBOX_CDRS_PER_SECOND", "0");
        builder.environment().put("FLEET_SANDBOX_CALL_GAP_FACTOR", "0.01");
        process = builder.redirectOutput(output()).start();
    }

    private File output() {
        return directory.resolve("console.txt").toFile();
    }

    private String console() throws IOException {
        return Files.readString(output().toPath());
    }
}
