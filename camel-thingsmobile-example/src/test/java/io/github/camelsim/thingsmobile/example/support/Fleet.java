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
package io.github.camelsim.thingsmobile.example.support;

import io.github.camelsim.thingsmobile.example.FleetApplication;
import io.github.camelsim.thingsmobile.sandbox.SandboxBuilder;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficCounters;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A small fleet in a sandbox, a database, and the application in between. */
public final class Fleet implements AutoCloseable {

    public static final int SIMS = 30;
    public static final int PAGE_SIZE = 8;
    public static final int QUOTA_MB = 100;

    /** Goes as time does, and is far from the end of a month. */
    public static final Clock CLOCK =
            Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), Instant.parse("2026-07-15T12:00:00Z")));

    private final ThingsMobileSandbox sandbox;
    private final String databaseUrl;
    private final JdbcTemplate database;
    private final Map<String, String> settings = new HashMap<>();

    public Fleet(String databaseUrl, SandboxBuilder builder) {
        this.databaseUrl = databaseUrl;
        sandbox = builder.sims(SIMS).callGapFactor(0.01).clock(CLOCK).start();
        database = new JdbcTemplate(new DriverManagerDataSource(databaseUrl));
        settings.put("fleet.sandbox", "false");
        settings.put("camel.component.thingsmobile.baseUri", sandbox.baseUri());
        settings.put("camel.component.thingsmobile.callGapFactor", "0.01");
        settings.put("fleet.monthly-quota-mb", Integer.toString(QUOTA_MB));
        settings.put("fleet.page-size", Integer.toString(PAGE_SIZE));
        settings.put("fleet.owner-msisdn", owner());
        settings.put("fleet.database.url", databaseUrl);
        settings.put("once", "true");
    }

    public static Fleet onH2(SandboxBuilder builder) {
        return new Fleet("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", builder);
    }

    public Fleet with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    public ThingsMobileSandbox sandbox() {
        return sandbox;
    }

    public JdbcTemplate database() {
        return database;
    }

    /** The SIM that is texted. */
    public String owner() {
        return sandbox.fleet().sims().get(0).msisdn();
    }

    /** Numbers of SIMs that may be blocked. */
    public List<String> active() {
        return sandbox.fleet().sims(sim -> sim.status().equals("active")).stream()
                .map(SandboxSim::msisdn)
                .skip(1)
                .toList();
    }

    public void hasUsed(String msisdn, double megabytes) {
        long bytes = (long) (megabytes * 1_048_576);
        LocalDate today = LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC);
        sandbox.fleet().update(msisdn, sim -> sim.traffic(new TrafficCounters(0, bytes, bytes, today)));
    }

    /** A CDR of 2,000,000 bytes that ended just now. */
    public SandboxCdr cdrOfToday(String msisdn) {
        var now = LocalDateTime.ofInstant(CLOCK.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        return SandboxCdr.of(msisdn, now.minusMinutes(10), now, 2_000_000);
    }

    /** One round in an application that is started for it, as after a restart. */
    public Run runOnce() {
        return runUntilRound(1, Map.of());
    }

    /** Rounds in one application, one right after the other, until so many have been summed up. */
    public Run runRounds(int rounds) {
        return runUntilRound(rounds, Map.of("once", "false", "fleet.period", "10ms"));
    }

    private Run runUntilRound(int rounds, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        var text = new ByteArrayOutputStream();
        var enough = new CountDownLatch(rounds);
        var out = new PrintStream(text, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                super.println(line);
                if (line.contains("SIMs read")) {
                    enough.countDown();
                }
            }
        };
        var application = new FleetApplication(out, CLOCK, all);
        var exit = CompletableFuture.supplyAsync(application::run, task -> new Thread(task, "application").start());
        try {
            if (!Boolean.parseBoolean(all.get("once"))) {
                if (!enough.await(1, TimeUnit.MINUTES)) {
                    throw new AssertionError(
                            "no " + rounds + " rounds in time but:\n" + text.toString(StandardCharsets.UTF_8));
                }
                application.stop();
            }
            int exitCode = exit.get(2, TimeUnit.MINUTES);
            return new Run(exitCode, text.toString(StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new AssertionError("the application did not end:\n" + text.toString(StandardCharsets.UTF_8), e);
        }
    }

    /** What {@code sim_action} says, as {@code action outcome} by SIM. */
    public List<String> actions(String msisdn) {
        return database.queryForList(
                "SELECT action || ' ' || outcome FROM sim_action WHERE msisdn = ? ORDER BY action",
                String.class,
                msisdn);
    }

    @Override
    public void close() {
        sandbox.close();
        if (databaseUrl.startsWith("jdbc:h2:")) {
            database.execute("SHUTDOWN");
        }
    }

    /** How a run of the application ended, and what it said. */
    public record Run(int exitCode, String console) {}
}
