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
import io.github.camelsim.sandbox.Fault;
import io.github.camelsim.sandbox.JournalEntry;
import io.github.camelsim.sandbox.SandboxClock;
import io.github.camelsim.thingsmobile.sandbox.Main;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The examples of the sandbox's page. */
class SandboxExamplesTest {

    @Test
    void libraryExampleRuns() {
        // tag::sandbox-library[]
        try (ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
                .sims(1200)
                .callGapFactor(0.01)
                .clock(SandboxClock.scaled(Instant.now(), 60))
                .start()) {
            sandbox.fleet().update("882360001000001", sim -> sim.name("Lift 3").tag("lifts"));
            sandbox.startTraffic(TrafficSettings.perSecond(20));
            // point the component at sandbox.baseUri(), with sandbox.username() and sandbox.token()
            // end::sandbox-library[]
            assertThat(sandbox.fleet().size()).isEqualTo(1200);
            assertThat(sandbox.fleet().sim("882360001000001").name()).isEqualTo("Lift 3");
            // tag::sandbox-library[]
        }
        // end::sandbox-library[]
    }

    @Test
    void faultExamplesRun() throws Exception {
        try (DocsRun run = DocsRun.ofJava(new OperationRoutes())) {
            ThingsMobileSandbox sandbox = run.sandbox();
            // tag::sandbox-faults[]
            sandbox.faults()
                    .next("credit", Fault.status(503), Fault.resetBeforeEffect())
                    .nth("simListLite", 3, Fault.code60())
                    .always("sendSms", Fault.slowBody(Duration.ofMillis(5)));
            // end::sandbox-faults[]
            run.sendWell("credit", null, Map.of());
            // tag::sandbox-journal[]
            List<JournalEntry> calls = sandbox.journal().entries("credit");
            assertThat(calls).extracting(JournalEntry::httpStatus).startsWith(503, 0, 200);
            assertThat(sandbox.journal().refused()).isZero();
            // end::sandbox-journal[]
        }
    }

    @Test
    void listsTheOptionsOfTheProgram() {
        List<String> rows = new ArrayList<>(List.of("[width=\"100%\",cols=\"2,1,4\",options=\"header\"]", "|==="));
        rows.add("| Option | Default | What it is");
        new CommandLine(new Main()).getCommandSpec().options().forEach(option -> {
            String fallback = option.defaultValue() == null ? "" : "`" + option.defaultValue() + "`";
            rows.add("| `" + option.longestName() + "` | " + fallback + " | " + String.join(" ", option.description()));
        });
        rows.add("|===");
        String right = String.join("\n", rows);
        assertThat(DocPage.of("docs/sandbox.adoc").table("sandbox-options", right))
                .as("docs/sandbox.adoc: the table 'sandbox-options' must be%n%s%n", right)
                .isEqualTo(right);
    }
}
