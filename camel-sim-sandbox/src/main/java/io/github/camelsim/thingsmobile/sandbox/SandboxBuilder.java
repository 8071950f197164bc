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

import io.github.camelsim.infobip.sandbox.InfobipSandboxBuilder;
import io.github.camelsim.sandbox.CallLimits;
import io.github.camelsim.sandbox.GapFrom;
import io.github.camelsim.sandbox.http.BasicCredentials;
import io.github.camelsim.sandbox.http.ServerBuilder;
import io.github.camelsim.sandbox.http.ServerSettings;
import io.github.camelsim.thingsmobile.sandbox.api.Operation;
import io.github.camelsim.thingsmobile.sandbox.control.ClientHint;
import io.github.camelsim.thingsmobile.sandbox.fleet.FleetSettings;
import io.github.camelsim.thingsmobile.sandbox.settings.BeyondLastPage;
import io.github.camelsim.thingsmobile.sandbox.settings.CapCounts;
import io.github.camelsim.thingsmobile.sandbox.settings.KoForm;
import io.github.camelsim.thingsmobile.sandbox.settings.PageRules;
import io.github.camelsim.thingsmobile.sandbox.settings.ServiceSettings;
import io.github.camelsim.thingsmobile.sandbox.settings.UnknownSim;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The settings of a {@link ThingsMobileSandbox}; the defaults are the document's. */
public final class SandboxBuilder extends ServerBuilder<SandboxBuilder> {
    private final Map<String, Duration> limits = new HashMap<>();
    private final Map<String, String> furtherAccounts = new LinkedHashMap<>();
    private final InfobipSandboxBuilder infobip = new InfobipSandboxBuilder();
    private int sims = 25;
    private int cdrsPerSim = 3;
    private int activeSims = Integer.MAX_VALUE;
    private long seed = 42;
    private BigDecimal credit = new BigDecimal("250.00");
    private BigDecimal smsPrice = new BigDecimal("0.02");
    private BigDecimal megabytePrice = new BigDecimal("0.01");
    private String username = "TMTEST";
    private String token = ClientHint.PUBLIC_TOKEN;
    private BasicCredentials basicAuth = new BasicCredentials("test", "Thingsmobil3");
    private double callGapFactor = 1;
    private GapFrom gapFrom = GapFrom.ARRIVAL;
    private boolean refusedCallRestartsGap = true;
    private int cdrCap = 10_000;
    private int creditCap = 5_000;
    private int downloadCap = 200_000;
    private CapCounts capCounts = CapCounts.TOTAL;
    private PageRules pages = PageRules.AS_DOCUMENTED;
    private KoForm koForm = KoForm.AS_DOCUMENTED;
    private UnknownSim unknownSim = UnknownSim.ERROR_40;
    private boolean requireCdrDates;

    SandboxBuilder() {
        for (Operation operation : Operation.values()) {
            limits.put(operation.path(), operation.callLimit());
        }
    }

    @Override
    protected SandboxBuilder self() {
        return this;
    }

    /** Makes the settings visible to this package. */
    @Override
    protected ServerSettings serverSettings() {
        return super.serverSettings();
    }

    /** Number of SIMs, 25 by default. */
    public SandboxBuilder sims(int value) {
        sims = notNegative("sims", value);
        return this;
    }

    /** CDRs of each SIM with traffic at start, 3 by default, at most six hours apart and within the last week. */
    public SandboxBuilder cdrsPerSim(int value) {
        cdrsPerSim = notNegative("cdrsPerSim", value);
        return this;
    }

    /** The most active SIMs that have traffic; all by default. */
    public SandboxBuilder activeSims(int value) {
        activeSims = notNegative("activeSims", value);
        return this;
    }

    /** The same seed, settings and clock give the same fleet; 42 by default. */
    public SandboxBuilder seed(long value) {
        seed = value;
        return this;
    }

    /** The account's credit in euros, 250.00 by default. */
    public SandboxBuilder credit(BigDecimal value) {
        credit = Objects.requireNonNull(value, "credit");
        return this;
    }

    /** The price of sendSms in euros, 0.02 by default. */
    public SandboxBuilder smsPrice(BigDecimal value) {
        smsPrice = Objects.requireNonNull(value, "smsPrice");
        return this;
    }

    /** The price of one MB of rechargeSim in euros, 0.01 by default; a recharge is rounded up to whole cents. */
    public SandboxBuilder megabytePrice(BigDecimal value) {
        megabytePrice = Objects.requireNonNull(value, "megabytePrice");
        return this;
    }

    /** The account's username, by default the one of chapter 5. */
    public SandboxBuilder username(String value) {
        username = Objects.requireNonNull(value, "username");
        return this;
    }

    /** The account's token, by default the one of chapter 5. */
    public SandboxBuilder token(String value) {
        token = Objects.requireNonNull(value, "token");
        return this;
    }

    /** Adds an account: it has the same fleet, and its calls have separate limits. */
    public SandboxBuilder account(String user, String secret) {
        furtherAccounts.put(Objects.requireNonNull(user, "user"), Objects.requireNonNull(secret, "secret"));
        return this;
    }

    /** The required HTTP basic authentication, by default the one of chapter 5. */
    public SandboxBuilder basicAuth(String user, String password) {
        basicAuth = new BasicCredentials(user, password);
        return this;
    }

    /** Requires no HTTP basic authentication, as in production. */
    public SandboxBuilder withoutBasicAuth() {
        basicAuth = null;
        return this;
    }

    /** Multiplies every call limit; 0 switches them off. */
    public SandboxBuilder callGapFactor(double value) {
        if (!(value >= 0 && value <= 1e6)) {
            throw new IllegalArgumentException("callGapFactor must be from 0 to 1000000 but is " + value);
        }
        callGapFactor = value;
        return this;
    }

    /** Sets the call limit of an operation, before {@link #callGapFactor} applies; zero removes it. */
    public SandboxBuilder limit(String operation, Duration gap) {
        limits.put(Operation.named(operation).path(), Objects.requireNonNull(gap, "gap"));
        return this;
    }

    /** From when the call limits count, which the document leaves open; from the arrival of a call by default. */
    public SandboxBuilder gapFrom(GapFrom value) {
        gapFrom = Objects.requireNonNull(value, "gapFrom");
        return this;
    }

    /** Whether the gap counts from calls that are refused with 60, too; true by default. */
    public SandboxBuilder refusedCallRestartsGap(boolean value) {
        refusedCallRestartsGap = value;
        return this;
    }

    /** The cap of getCdrPaginated, above which it sends error 80; 10,000 by default. */
    public SandboxBuilder cdrCap(int value) {
        cdrCap = notNegative("cdrCap", value);
        return this;
    }

    /** The cap of credit, above which it sends error 90; 5,000 by default. */
    public SandboxBuilder creditCap(int value) {
        creditCap = notNegative("creditCap", value);
        return this;
    }

    /** The cap of downloadCdr, above which it sends error 20; 200,000 by default. It always counts all rows. */
    public SandboxBuilder downloadCap(int value) {
        downloadCap = notNegative("downloadCap", value);
        return this;
    }

    /** What counts against the caps of getCdrPaginated and credit; all rows by default. */
    public SandboxBuilder capCounts(CapCounts value) {
        capCounts = Objects.requireNonNull(value, "capCounts");
        return this;
    }

    /** The response to a page after the last one; an empty list by default. */
    public SandboxBuilder beyondLastPage(BeyondLastPage value) {
        pages = pages.with(Objects.requireNonNull(value, "beyondLastPage"));
        return this;
    }

    /**
     * The most rows of a page, for services that return smaller pages than requested; the document's sizes by default.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public SandboxBuilder largestPage(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("largestPage must be at least 1 but is " + rows);
        }
        pages = new PageRules(rows, pages.ignoresNumber(), pages.beyondLastPage());
        return this;
    }

    /** Whether every page is the first one, whichever is requested; false by default. */
    public SandboxBuilder ignorePage(boolean value) {
        pages = new PageRules(pages.largest(), value, pages.beyondLastPage());
        return this;
    }

    /** The form of error responses. */
    public SandboxBuilder koForm(KoForm value) {
        koForm = Objects.requireNonNull(value, "koForm");
        return this;
    }

    /** The response of simStatus to an unknown SIM; error 40 by default. */
    public SandboxBuilder unknownSim(UnknownSim value) {
        unknownSim = Objects.requireNonNull(value, "unknownSim");
        return this;
    }

    /** Whether getCdrPaginated and downloadCdr require both dates, as newer versions of the API do; false by default. */
    public SandboxBuilder requireCdrDates(boolean value) {
        requireCdrDates = value;
        return this;
    }

    /** Changes the settings of Infobip's API, for example {@code infobip(settings -> settings.sims(100))}. */
    public SandboxBuilder infobip(Consumer<InfobipSandboxBuilder> settings) {
        settings.accept(infobip);
        return this;
    }

    /**
     * Starts the sandbox.
     *
     * @throws IllegalStateException if the port is in use or the host cannot be listened on
     */
    public ThingsMobileSandbox start() {
        return new ThingsMobileSandbox(this);
    }

    InfobipSandboxBuilder infobip() {
        return infobip;
    }

    String username() {
        return username;
    }

    String token() {
        return token;
    }

    Map<String, String> accounts() {
        Map<String, String> accounts = new LinkedHashMap<>(furtherAccounts);
        accounts.put(username, token);
        return accounts;
    }

    CallLimits callLimits() {
        return new CallLimits(limits, callGapFactor, gapFrom, refusedCallRestartsGap);
    }

    FleetSettings fleetSettings() {
        return new FleetSettings(sims, cdrsPerSim, activeSims, seed, credit, smsPrice, megabytePrice);
    }

    ServiceSettings serviceSettings() {
        return new ServiceSettings(
                cdrCap, creditCap, downloadCap, capCounts, pages, koForm, unknownSim, requireCdrDates);
    }

    Optional<BasicCredentials> basicAuth() {
        return Optional.ofNullable(basicAuth);
    }
}
