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
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine program =
            new CommandLine(new Main()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void helpNamesEveryOption() {
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
    void versionIsShown() {
        assertThat(program.execute("--version")).isZero();

        assertThat(out.toString()).startsWith("thingsmobile-sandbox ");
    }

    @Test
    void anUnknownOptionIsAnError() {
        assertThat(program.execute("--simms", "3")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString()).contains("--simms");
    }

    @Test
    void runsUntilItIsInterrupted() throws Exception {
        ExecutorService runner = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> exit = runner.submit(() -> program.execute(
                    "--port", "0", "--sims", "7", "--no-basic-auth", "--traffic", "100", "--clock-speed", "60"));
            await().atMost(TestClient.PATIENCE).until(() -> out.toString().contains("Ctrl-C"));
            Matcher summary =
                    Pattern.compile("http://localhost:\\d+/sandbox/summary").matcher(out.toString());
            assertThat(summary.find()).isTrue();

            assertThat(get(summary.group())).startsWith("{\"sims\":7,");
            assertThat(out.toString().lines()).hasSize(4);
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
