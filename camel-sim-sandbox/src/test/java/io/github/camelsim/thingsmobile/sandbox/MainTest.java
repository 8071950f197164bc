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
package io.github.camelsim.thingsmobile.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.sandbox.support.TestClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine program =
            Main.program().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void listsEveryOptionInTheHelp() {
        assertThat(program.execute("--help")).isZero();

        assertThat(out.toString())
                .contains(
                        "--port",
                        "--sims",
                        "--cdrs-per-sim",
                        "--active-sims",
                        "--seed",
                        "--call-gap-factor",
                        "--latency-ms",
                        "--connection-latency-ms",
                        "--no-basic-auth",
                        "--clock-speed",
                        "--traffic",
                        "--version");
    }

    @Test
    void showsItsVersion() {
        assertThat(program.execute("--version")).isZero();

        assertThat(out.toString()).startsWith("sim-sandbox ");
    }

    @Test
    void refusesAnUnknownOption() {
        assertThat(program.execute("--simms", "3")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString()).contains("--simms");
    }

    @ParameterizedTest
    @CsvSource({
        "--sims, -1, --sims must be from 0 to 1000000 but is -1. See --help.",
        "--port, 70000, --port must be from 0 to 65535 but is 70000. See --help.",
        "--cdrs-per-sim, -3, --cdrs-per-sim must be from 0 to 1000000 but is -3. See --help.",
        "--active-sims, -1, --active-sims must be from 0 to 2147483647 but is -1. See --help.",
        "--call-gap-factor, -0.5, --call-gap-factor must be from 0 to 1000000 but is -0.5. See --help.",
        "--call-gap-factor, NaN, --call-gap-factor must be from 0 to 1000000 but is NaN. See --help.",
        "--latency-ms, -1, --latency-ms must be from 0 to 3600000 but is -1. See --help.",
        "--connection-latency-ms, -1, --connection-latency-ms must be from 0 to 3600000 but is -1. See --help.",
        "--clock-speed, 0, --clock-speed must be from 0.001 to 1000000 but is 0. See --help.",
        "--traffic, -1, --traffic must be from 0 to 1000000 but is -1. See --help.",
        "--largest-page, 0, --largest-page must be from 1 to 2147483647 but is 0. See --help."
    })
    void reportsAValueOutOfRangeInOneLine(String option, String value, String line) {
        assertThat(program.execute(option, value)).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString().lines()).containsExactly(line);
    }

    @ParameterizedTest
    @CsvSource({
        "--sims, many, --sims",
        "--gap-from, NOON, --gap-from",
        "--beyond-last-page, x, --beyond-last-page",
        "--refused-call-restarts-gap, x, --refused-call-restarts-gap",
        "--fault, credit, --fault",
        "--fault, credit=explode, no fault 'explode'",
        "--fault, credits=html, no operation credits",
        "--fault, infobip/credit=html, no operation credit",
        "--host, no.such.host.invalid, no.such.host.invalid"
    })
    void reportsAnInvalidValueInOneLine(String option, String value, String named) {
        assertThat(program.execute("--port=0", option, value))
                .isIn(CommandLine.ExitCode.USAGE, CommandLine.ExitCode.SOFTWARE);

        assertThat(err.toString().lines()).singleElement().asString().contains(named);
    }

    @Test
    void reportsAPortInUseInOneLine() {
        try (ThingsMobileSandbox other = ThingsMobileSandbox.builder().start()) {
            assertThat(program.execute("--port", Integer.toString(other.port())))
                    .isEqualTo(CommandLine.ExitCode.SOFTWARE);

            assertThat(err.toString().lines())
                    .containsExactly("The sandbox cannot listen on 127.0.0.1:" + other.port()
                            + ": Address already in use. Choose another port (--port), or 0 for any that is free.");
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    void takesFaultsAndPagesAsOptions() throws Exception {
        ExecutorService runner = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> exit = runner.submit(() -> program.execute(
                    "--port",
                    "0",
                    "--host",
                    "localhost",
                    "--fault",
                    "credit=status:503",
                    "--fault",
                    "*=status:502",
                    "--fault",
                    "infobip/*=status:501",
                    "--fault",
                    "infobip/listSims=html",
                    "--gap-from",
                    "END_OF_CALL",
                    "--refused-call-restarts-gap",
                    "false",
                    "--largest-page",
                    "7",
                    "--allow-host",
                    "a.example",
                    "--beyond-last-page",
                    "ERROR_70"));
            await().atMost(TestClient.PATIENCE).until(() -> out.toString().contains("Ctrl-C"));
            Matcher summary = Pattern.compile("http://localhost:\\d+/_sandbox/").matcher(out.toString());
            assertThat(summary.find()).isTrue();

            assertThat(get(summary.group() + "faults"))
                    .contains("\"blockSim\":{\"waiting\":0,\"always\":\"status 502\"}");
            assertThat(get(summary.group() + "infobip/faults"))
                    .contains("\"listSims\":{\"waiting\":0,\"always\":\"html\"}")
                    .contains("\"sendSms\":{\"waiting\":0,\"always\":\"status 501\"}");
            runner.shutdownNow();
            assertThat(exit.get(60, TimeUnit.SECONDS)).isZero();
        } finally {
            runner.shutdownNow();
        }
    }

    @Test
    void runsUntilItIsInterrupted() throws Exception {
        ExecutorService runner = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> exit = runner.submit(() -> program.execute(
                    "--port", "0", "--sims", "7", "--no-basic-auth", "--traffic", "100", "--clock-speed", "60"));
            await().atMost(TestClient.PATIENCE).until(() -> out.toString().contains("Ctrl-C"));
            Matcher summary =
                    Pattern.compile("http://localhost:\\d+/_sandbox/summary").matcher(out.toString());
            assertThat(summary.find()).isTrue();

            assertThat(get(summary.group())).startsWith("{\"sims\":7,");
            assertThat(out.toString().lines()).hasSize(5);
            assertThat(out.toString()).contains("curl -d username=TMTEST -d token=");

            runner.shutdownNow();
            assertThat(exit.get(60, TimeUnit.SECONDS)).isZero();
        } finally {
            runner.shutdownNow();
        }
    }

    private static String get(String uri) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
