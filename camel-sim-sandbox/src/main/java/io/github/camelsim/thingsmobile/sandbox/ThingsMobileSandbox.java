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

import io.github.camelsim.infobip.sandbox.InfobipSandbox;
import io.github.camelsim.infobip.sandbox.control.InfobipSection;
import io.github.camelsim.sandbox.AdjustableClock;
import io.github.camelsim.sandbox.CallLimits;
import io.github.camelsim.sandbox.SandboxFaults;
import io.github.camelsim.sandbox.SandboxJournal;
import io.github.camelsim.sandbox.control.ClockControl;
import io.github.camelsim.sandbox.control.ControlHandler;
import io.github.camelsim.sandbox.control.FaultControl;
import io.github.camelsim.sandbox.control.JournalControl;
import io.github.camelsim.sandbox.control.SandboxPage;
import io.github.camelsim.sandbox.http.CallResponder;
import io.github.camelsim.sandbox.http.SandboxServer;
import io.github.camelsim.thingsmobile.sandbox.api.Accounts;
import io.github.camelsim.thingsmobile.sandbox.api.ApiDescription;
import io.github.camelsim.thingsmobile.sandbox.api.ApiHandler;
import io.github.camelsim.thingsmobile.sandbox.api.ApiService;
import io.github.camelsim.thingsmobile.sandbox.api.Misreading;
import io.github.camelsim.thingsmobile.sandbox.api.Operation;
import io.github.camelsim.thingsmobile.sandbox.api.ServiceError;
import io.github.camelsim.thingsmobile.sandbox.control.ClientHint;
import io.github.camelsim.thingsmobile.sandbox.control.FleetControl;
import io.github.camelsim.thingsmobile.sandbox.control.FleetSection;
import io.github.camelsim.thingsmobile.sandbox.fleet.FleetGenerator;
import io.github.camelsim.thingsmobile.sandbox.fleet.FleetSettings;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxFleet;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficGenerator;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficSettings;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.PathHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Things Mobile server to develop and test against: the operations of the API document with their state, limits and
 * errors, on a loopback port unless another host is set. A returned sandbox is running; closing it frees its port and
 * threads. The same server provides Infobip's API, see {@link #infobip()}.
 *
 * <pre>{@code
 * try (ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder().sims(100).start()) {
 *     call(sandbox.baseUri() + "/simListLite");
 * }
 * }</pre>
 */
public final class ThingsMobileSandbox implements AutoCloseable {
    static final String CONTROL_PATH = "/_sandbox";

    private final SandboxServer server;
    private final SandboxFleet fleet;
    private final SandboxJournal journal;
    private final SandboxFaults faults;
    private final CallLimits limits;
    private final FleetSettings fleetSettings;
    private final AdjustableClock clock;
    private final InfobipSandbox infobip;
    private final String baseUri;
    private final int port;
    private final String username;
    private final String token;
    private final List<TrafficGenerator> traffic = new ArrayList<>();

    ThingsMobileSandbox(SandboxBuilder settings) {
        clock = new AdjustableClock(settings.serverSettings().clock());
        username = settings.username();
        token = settings.token();
        fleetSettings = settings.fleetSettings();
        fleet = FleetGenerator.generate(fleetSettings, clock);
        journal = new SandboxJournal(
                settings.serverSettings().journalSize(),
                Operation.paths(),
                settings.accounts().keySet(),
                entry -> entry.code() == ServiceError.TOO_MANY_REQUESTS);
        faults = new SandboxFaults(Operation.paths());
        limits = settings.callLimits();
        infobip = new InfobipSandbox(
                settings.infobip(),
                clock,
                settings.serverSettings().journalSize(),
                settings.serverSettings().latency());
        server = start(settings);
        baseUri = server.address() + ApiService.PATH;
        port = server.port();
        infobip.startedAt(server.address());
    }

    private SandboxServer start(SandboxBuilder settings) {
        ControlHandler control = control(settings);
        PathHandler paths = Handlers.path()
                .addPrefixPath(ApiService.PATH + "/", api(settings))
                .addPrefixPath(CONTROL_PATH, control);
        InfobipSection infobipSection = infobip.addTo(paths, control);
        FleetSection section = new FleetSection(fleet, journal, hint(settings));
        paths.addExactPath("/", new SandboxPage(List.of(section, infobipSection)));
        return SandboxServer.start(settings.serverSettings(), paths);
    }

    private List<String> secrets(SandboxBuilder settings) {
        List<String> secrets = new ArrayList<>(settings.accounts().values());
        secrets.add(infobip.password());
        secrets.add(infobip.apiKey());
        return secrets;
    }

    private HttpHandler api(SandboxBuilder settings) {
        ApiService service = new ApiService(
                new Accounts(settings.accounts()), limits, fleet, settings.serviceSettings(), fleetSettings);
        CallResponder responder =
                new CallResponder(journal, faults, settings.serverSettings().latency());
        return new ApiHandler(settings.basicAuth(), service, new Misreading(fleet), faults, responder);
    }

    private ControlHandler control(SandboxBuilder settings) {
        ControlHandler control = new ControlHandler(secrets(settings));
        JournalControl journalControl = new JournalControl(journal);
        journalControl.addTo(control, "");
        new FaultControl(faults).addTo(control, "");
        new ClockControl(clock).addTo(control);
        new FleetControl(fleet, journalControl).addTo(control);
        return control.on("GET", "health", "Whether the sandbox is up.", List.of(), request -> Map.of("status", "UP"))
                .on("POST", "reset", "Starts over, with the fleet of the start.", List.of(), request -> {
                    reset();
                    return Map.of("sims", fleet.size());
                })
                .on("GET", "openapi.json", "This description.", List.of(), request -> control.describe(CONTROL_PATH)
                        .asMap())
                .on(
                        "GET",
                        "thingsmobile-openapi.json",
                        "The description of the Things Mobile operations.",
                        List.of(),
                        request -> ApiDescription.openApi(
                                        ApiService.PATH, settings.basicAuth().isPresent())
                                .asMap());
    }

    private ClientHint hint(SandboxBuilder settings) {
        return new ClientHint(username, token, settings.basicAuth().isPresent());
    }

    /** The settings of a new sandbox; every one has a default. */
    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    /** The base URI of the operations, without a trailing slash: {@code http://localhost:PORT/services/business-api}. */
    public String baseUri() {
        return baseUri;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** The account's username. */
    public String username() {
        return username;
    }

    /** The account's token. */
    public String token() {
        return token;
    }

    /** SIMs, CDRs, credit and plans. */
    public SandboxFleet fleet() {
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

    /** Infobip's IoT API, which the same server provides. */
    public InfobipSandbox infobip() {
        return infobip;
    }

    /** Generates traffic until the generator is stopped or the sandbox is closed. */
    public TrafficGenerator startTraffic(TrafficSettings settings) {
        TrafficGenerator generator = new TrafficGenerator(fleet, settings);
        generator.start();
        synchronized (traffic) {
            traffic.add(generator);
        }
        return generator;
    }

    /** The clock of the sandbox's data. */
    public InstantSource clock() {
        return clock;
    }

    /**
     * Sets the clock of the data ahead.
     *
     * @throws IllegalArgumentException if {@code by} is negative
     */
    public void advanceClock(Duration by) {
        clock.advance(by);
    }

    /**
     * Starts over: the fleet of the start, no faults, no calls, no running call limits, and the clock no longer ahead.
     * Traffic that was started continues.
     */
    public void reset() {
        faults.clear();
        clock.reset();
        fleet.replaceWith(FleetGenerator.generate(fleetSettings, clock));
        limits.clear();
        journal.clear();
        infobip.reset();
    }

    /** The number of open connections that have had a request. */
    public int openConnections() {
        return server.openConnections();
    }

    /** Closes every open connection, as servers do with idle ones; new connections are accepted. */
    public void closeConnections() {
        server.closeConnections();
    }

    /** Stops traffic, closes open connections and frees the port. */
    @Override
    public void close() {
        synchronized (traffic) {
            traffic.forEach(TrafficGenerator::stop);
            traffic.clear();
        }
        server.close();
    }
}
