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
package io.github.camelsim.thingsmobile.sandbox.control;

import io.github.camelsim.sandbox.SandboxJournal;
import io.github.camelsim.sandbox.control.HtmlWriter;
import io.github.camelsim.sandbox.control.JournalTables;
import io.github.camelsim.sandbox.control.PageSection;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxFleet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The part of the sandbox's page about Things Mobile: how to configure a client, the last calls, and the fleet. */
public final class FleetSection implements PageSection {
    private static final int SIMS = 50;

    private final SandboxFleet fleet;
    private final SandboxJournal journal;
    private final ClientHint hint;

    public FleetSection(SandboxFleet fleet, SandboxJournal journal, ClientHint hint) {
        this.fleet = fleet;
        this.journal = journal;
        this.hint = hint;
    }

    @Override
    public void write(HtmlWriter html, String address) {
        html.markup("<h1>Things Mobile sandbox</h1>\n").figures(figures());
        html.heading("Configure a client")
                .preformatted(hint.properties(address))
                .preformatted(hint.curl(address));
        new JournalTables(journal, "60", List.of("msisdn", "msisdnList", "iccid")).write(html);
        fleet(html);
    }

    private List<HtmlWriter.Figure> figures() {
        List<HtmlWriter.Figure> figures = new ArrayList<>();
        figures.add(new HtmlWriter.Figure(fleet.size(), "SIMs"));
        figures.add(new HtmlWriter.Figure(fleet.cdrCount(), "CDRs"));
        figures.add(new HtmlWriter.Figure(fleet.credit(), "EUR credit"));
        figures.add(new HtmlWriter.Figure(journal.count(), "calls"));
        figures.add(new HtmlWriter.Figure(journal.refused(), "refused"));
        Map<String, Integer> statuses = new TreeMap<>();
        fleet.sims().forEach(sim -> statuses.merge(sim.status(), 1, Integer::sum));
        statuses.forEach((status, count) -> figures.add(new HtmlWriter.Figure(count, status)));
        return figures;
    }

    private void fleet(HtmlWriter html) {
        List<List<Object>> rows = fleet.page(0, SIMS).stream()
                .map(sim -> List.<Object>of(
                        sim.msisdn(),
                        Objects.requireNonNullElse(sim.name(), ""),
                        Objects.requireNonNullElse(sim.tag(), ""),
                        sim.status(),
                        sim.traffic().monthly(),
                        sim.balance()))
                .toList();
        html.heading(fleet.size() > SIMS ? "Fleet (the first " + SIMS + " SIMs)" : "Fleet")
                .table(List.of("MSISDN", "Name", "Tag", "Status", "Bytes this month", "Balance in bytes"), rows);
    }
}
