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
package io.github.camelsim.infobip.sandbox.control;

import io.github.camelsim.infobip.sandbox.api.InfobipCredentials;
import io.github.camelsim.infobip.sandbox.fleet.InfobipFleet;
import io.github.camelsim.sandbox.SandboxJournal;
import io.github.camelsim.sandbox.control.HtmlWriter;
import io.github.camelsim.sandbox.control.JournalTables;
import io.github.camelsim.sandbox.control.PageSection;
import java.util.List;
import java.util.Objects;

/** The part of the sandbox's page about Infobip: how to configure a client, the last calls, and the fleet. */
public final class InfobipSection implements PageSection {
    /** The API key that is shown; every other one is private. */
    public static final String PUBLIC_KEY = "sandbox-api-key";

    private static final int SIMS = 50;

    private final InfobipFleet fleet;
    private final SandboxJournal journal;
    private final InfobipCredentials credentials;

    public InfobipSection(InfobipFleet fleet, SandboxJournal journal, InfobipCredentials credentials) {
        this.fleet = fleet;
        this.journal = journal;
        this.credentials = credentials;
    }

    @Override
    public void write(HtmlWriter html, String address) {
        html.markup("<h1>Infobip IoT</h1>\n")
                .figures(List.of(
                        new HtmlWriter.Figure(fleet.size(), "SIMs"),
                        new HtmlWriter.Figure(journal.count(), "calls"),
                        new HtmlWriter.Figure(journal.refused(), "refused")));
        html.heading("Configure a client").preformatted(properties(address)).preformatted(curl(address));
        new JournalTables(journal, "429", List.of("iccid")).write(html);
        html.heading(fleet.size() > SIMS ? "Fleet (the first " + SIMS + " SIMs)" : "Fleet")
                .table(List.of("ICCID", "MSISDN", "Name", "Status", "Bytes this month"), rows());
    }

    private List<List<Object>> rows() {
        return fleet.page(0, SIMS).stream()
                .map(sim -> List.<Object>of(
                        sim.iccid(),
                        Objects.requireNonNullElse(sim.msisdn(), ""),
                        Objects.requireNonNullElse(sim.name(), ""),
                        sim.status(),
                        fleet.usage(sim.iccid()).usedDataBytes()))
                .toList();
    }

    private String properties(String address) {
        return "camel.component.infobip-iot.baseUri = " + address + "\ncamel.component.infobip-iot.apiKey = " + key();
    }

    /** For a shell. */
    public String curl(String address) {
        return "curl -H 'Authorization: App " + key() + "' " + address + "/iot/2/sims";
    }

    private String key() {
        return credentials.apiKey().equals(PUBLIC_KEY) ? PUBLIC_KEY : "(the API key the sandbox was started with)";
    }
}
