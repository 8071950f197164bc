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

import io.github.camelsim.thingsmobile.example.support.FleetProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is started from a shell, with its own settings but a smaller fleet. */
class FleetProcessIT {

    private static final Map<String, String> SMALLER = Map.of(
            "FLEET_SANDBOX_SIMS", "60",
            "FLEET_SANDBOX_INFOBIP_SIMS", "40",
            "FLEET_SANDBOX_CDRS_PER_SECOND", "0",
            "FLEET_SANDBOX_CALL_GAP_FACTOR", "0.01");

    @TempDir
    Path directory;

    @Test
    void endsWhenEachRouteHasCompletedWithOnce() throws Exception {
        try (var process = start("-Donce")) {
            assertThat(process.awaitEnd()).as(process.console()).isZero();
            assertThat(process.console())
                    .contains(
                            "A sandbox with 60 SIMs at Things Mobile, 40 at Infobip, tables in jdbc:h2:file:./data/fleet, ")
                    .contains(
                            "100 SIMs read (thingsmobile 60, infobip-iot 40), 100 new, ",
                            " CDRs stored, ",
                            " calls made, ")
                    .contains("calls refused by the service: 0, 7 blocked, 7 SMS sent, ")
                    .containsPattern("fleet  60 of 60 new or changed SIMs in [\\d.]+ s")
                    .doesNotContain("\r")
                    .containsOnlyOnce("SIMs read")
                    .doesNotContain("ERROR", "MessageParameters");
        }
        assertThat(directory.resolve("data")).isDirectoryContaining("glob:**/fleet.mv.db");
        assertThat(directory.resolve("data")).isDirectoryNotContaining("glob:**/*.trace.db");
    }

    @Test
    void needsNoPortWithOnce() throws Exception {
        try (var another = new ServerSocket(0, 1, InetAddress.getByName("localhost"));
                var process = startAtPort(another.getLocalPort(), "-Donce")) {
            assertThat(process.awaitEnd()).as(process.console()).isZero();
            assertThat(process.console()).contains("100 SIMs read").doesNotContain("WARN  Vertx", "ERROR");
        }
    }

    @Test
    void saysThatItsPortIsInUse() throws Exception {
        try (var another = new ServerSocket(0, 1, InetAddress.getByName("localhost"));
                var process = startAtPort(another.getLocalPort())) {
            assertThat(process.awaitEnd()).as(process.console()).isEqualTo(1);
            assertThat(process.console())
                    .hasLineCount(1)
                    .contains("Cannot start: the port of the page, " + another.getLocalPort() + ", is in use");
        }
    }

    @Test
    void showsABarOnATerminalAndTheLastCount() throws Exception {
        try (var process =
                FleetProcess.startOnTerminal(directory, SMALLER, List.of("-Donce", "-Dfleet.page-size=10"))) {
            assertThat(process.awaitEnd()).as(process.console()).isZero();
            assertThat(process.console())
                    .containsPattern("\\rfleet  \\[#*-*] \\d+ of 60 new or changed SIMs, [\\d.,]+/s, ")
                    .containsPattern("fleet  60 of 60 new or changed SIMs in [\\d.]+ s")
                    .containsPattern("cdrs   \\d+ CDRs in [\\d.]+ s");
        }
    }

    @Test
    void goesOnUntilItIsStopped() throws Exception {
        Map<String, String> environment = new HashMap<>(SMALLER);
        environment.put("FLEET_WEB", "false");
        try (var process = FleetProcess.start(
                directory, environment, List.of("-Dfleet.sims-period=100ms", "-Dfleet.report-period=100ms"))) {
            await().atMost(Duration.ofMinutes(3)).until(() -> process.console().split("100 SIMs read").length > 3);
            process.interrupt();

            process.awaitEnd();
            assertThat(process.console()).doesNotContain("Failed", "ERROR", "The page:");
        }
    }

    @Test
    void saysInOneLineWhyItCannotStart() throws Exception {
        try (var process = start("-Dfleet.monthly-quota-mb=lots")) {
            assertThat(process.awaitEnd()).isEqualTo(1);
            assertThat(process.console())
                    .hasLineCount(1)
                    .contains("Cannot start: fleet.monthly-quota-mb must be a number from 0.01 to 1000000000,"
                            + " but is 'lots'");
        }
        try (var process = start("-Dfleet.database.url=jdbc:postgresql://localhost:1/fleet")) {
            assertThat(process.awaitEnd()).isEqualTo(1);
            assertThat(process.console()).hasLineCount(1).contains("Cannot start: Connection to localhost:1 refused");
        }
    }

    private FleetProcess startAtPort(int port, String... options) throws IOException {
        Map<String, String> environment = new HashMap<>(SMALLER);
        environment.put("FLEET_WEB_PORT", Integer.toString(port));
        return FleetProcess.start(directory, environment, List.of(options));
    }

    private FleetProcess start(String... options) throws IOException {
        return FleetProcess.start(directory, SMALLER, List.of(options));
    }
}
