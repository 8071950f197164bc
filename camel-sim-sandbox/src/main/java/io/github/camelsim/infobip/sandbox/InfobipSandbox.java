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
package io.github.camelsim.infobip.sandbox;

import io.github.camelsim.infobip.sandbox.api.InfobipCredentials;
import io.github.camelsim.infobip.sandbox.api.InfobipHandler;
import io.github.camelsim.infobip.sandbox.api.InfobipOperation;
import io.github.camelsim.infobip.sandbox.api.InfobipService;
import io.github.camelsim.infobip.sandbox.api.InfobipServiceSettings;
import io.github.camelsim.infobip.sandbox.control.InfobipControl;
import io.github.camelsim.infobip.sandbox.control.InfobipSection;
import io.github.camelsim.infobip.sandbox.fleet.InfobipFleet;
import io.github.camelsim.infobip.sandbox.fleet.InfobipFleetGenerator;
import io.github.camelsim.infobip.sandbox.fleet.InfobipFleetSettings;
import io.github.camelsim.sandbox.CallLimits;
import io.github.camelsim.sandbox.GapFrom;
import io.github.camelsim.sandbox.SandboxFaults;
import io.github.camelsim.sandbox.SandboxJournal;
import io.github.camelsim.sandbox.control.ControlHandler;
import io.github.camelsim.sandbox.control.FaultControl;
import io.github.camelsim.sandbox.control.JournalControl;
import io.github.camelsim.sandbox.http.CallResponder;
import io.undertow.server.handlers.PathHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Infobip's IoT API with its state, credentials, paging and errors. It is one of the services of a sandbox, which has
 * the server and the clock.
 */
public final class InfobipSandbox {
    private static final int TOO_MANY_REQUESTS = 429;

    private final InfobipFleetSettings fleetSettings;
    private final InfobipCredentials credentials;
    private final InstantSource clock;
    private final InfobipFleet fleet;
    private final SandboxJournal journal;
    private final SandboxFaults faults;
    private final CallLimits limits;
    private final InfobipServiceSettings settings;
    private final Duration latency;
    private String baseUri;

    /**
     * @param clock of dates and usage
     * @param journalSize the most entries of the journal
     * @param latency before each response
     */
    public InfobipSandbox(InfobipSandboxBuilder builder, InstantSource clock, int journalSize, Duration latency) {
        this.clock = clock;
        this.latency = latency;
        fleetSettings = builder.fleetSettings();
        settings = builder.serviceSettings();
        credentials = builder.credentials();
        fleet = InfobipFleetGenerator.generate(fleetSettings, clock);
        List<String> operations = InfobipOperation.ids();
        journal = new SandboxJournal(
                journalSize,
                operations,
                List.of(credentials.username()),
                entry -> entry.httpStatus() == TOO_MANY_REQUESTS && entry.code() == TOO_MANY_REQUESTS);
        faults = new SandboxFaults(operations);
        Map<String, Duration> gaps =
                operations.stream().collect(Collectors.toMap(Function.identity(), any -> settings.callGap()));
        limits = new CallLimits(gaps, 1, GapFrom.ARRIVAL, false);
    }

    /** Adds the API, the control paths and the section of the sandbox's page; the sandbox calls it before it starts. */
    public InfobipSection addTo(PathHandler paths, ControlHandler control) {
        CallResponder responder = new CallResponder(journal, faults, latency);
        InfobipService service = new InfobipService(fleet, limits, settings);
        paths.addPrefixPath(InfobipHandler.PATH, new InfobipHandler(credentials, service, faults, responder));
        JournalControl journalControl = new JournalControl(journal);
        journalControl.addTo(control, "infobip/");
        new FaultControl(faults).addTo(control, "infobip/");
        new InfobipControl(fleet, journalControl, clock).addTo(control);
        return new InfobipSection(fleet, journal, credentials);
    }

    /** Notes the address of the server; the sandbox calls it when it has started. */
    public void startedAt(String address) {
        baseUri = address;
    }

    /** Starts over: the fleet of the start, no faults, no calls, no running call limits. */
    public void reset() {
        faults.clear();
        fleet.replaceWith(InfobipFleetGenerator.generate(fleetSettings, clock));
        limits.clear();
        journal.clear();
    }

    /** The base URI of the API, without path and trailing slash: {@code http://localhost:PORT}. */
    public String baseUri() {
        return baseUri;
    }

    /** The user of basic authentication. */
    public String username() {
        return credentials.username();
    }

    /** The password of basic authentication. */
    public String password() {
        return credentials.password();
    }

    /** The key of {@code Authorization: App}. */
    public String apiKey() {
        return credentials.apiKey();
    }

    /** SIMs and their usage. */
    public InfobipFleet fleet() {
        return fleet;
    }

    /** The calls that arrived. */
    public SandboxJournal journal() {
        return journal;
    }

    /** The faults of calls. */
    public SandboxFaults faults() {
        return faults;
    }
}
