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

import static org.awaitility.Awaitility.await;

import io.github.camelsim.thingsmobile.example.FleetApplication;
import io.github.camelsim.thingsmobile.sandbox.SandboxBuilder;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxCdr;
import io.github.camelsim.thingsmobile.sandbox.fleet.SandboxSim;
import io.github.camelsim.thingsmobile.sandbox.fleet.TrafficCounters;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A small fleet in a sandbox, a database, and the application in between. */
public final class Fleet implements AutoCloseable {

    public static final int SIMS = 30;
    public static final int PAGE_SIZE = 8;
    public static final int QUOTA_MB = 100;

    private static final List<String> ROUTES = List.of("sims", "cdrs", "quota", "credit", "report");

    /** A zone in which it is noon: far from the begin of a day and of a month, whenever the tests run. */
    public static final ZoneId ZONE = ZoneId.of(
            String.format("Etc/GMT%+d", ZonedDateTime.now(ZoneOffset.UTC).getHour() - 12));

    public static final String MONTH = YearMonth.now(ZONE).toString();

    private final ThingsMobileSandbox sandbox;
    private final String databaseUrl;
    private final JdbcTemplate database;
    private final Map<String, String> settings = new HashMap<>();

    public Fleet(String databaseUrl, SandboxBuilder builder) {
        this.databaseUrl = databaseUrl;
        sandbox = builder.sims(SIMS).callGapFactor(0.01).start();
        database = new JdbcTemplate(new DriverManagerDataSource(databaseUrl));
        settings.put("fleet.sandbox", "false");
        settings.put("camel.component.thingsmobile.baseUri", sandbox.baseUri());
        settings.put("camel.component.thingsmobile.callGapFactor", "0.01");
        settings.put("camel.component.thingsmobile.timeZone", ZONE.getId());
        settings.put("fleet.infobip.time-zone", ZONE.getId());
        settings.put("fleet.infobip.base-uri", sandbox.infobip().baseUri());
        settings.put("fleet.monthly-quota-mb", Integer.toString(QUOTA_MB));
        settings.put("fleet.page-size", Integer.toString(PAGE_SIZE));
        settings.put("fleet.owner-msisdn", owner());
        settings.put("fleet.database.url", databaseUrl);
        settings.put("fleet.web", "false");
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
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        sandbox.fleet().update(msisdn, sim -> sim.traffic(new TrafficCounters(0, bytes, bytes, today)));
    }

    /** A CDR of 2,000,000 bytes that ended just now, and did not begin yesterday. */
    public SandboxCdr cdrOfToday(String msisdn) {
        var now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        LocalDateTime midnight = now.toLocalDate().atStartOfDay();
        LocalDateTime earlier = now.minusMinutes(10);
        return SandboxCdr.of(msisdn, earlier.isBefore(midnight) ? midnight : earlier, now, 2_000_000);
    }

    /** A run in which each route works once, as after a restart. */
    public Run runOnce() {
        return run(settings, run -> {});
    }

    /** A run with short periods until the console satisfies a condition. */
    public Run runUntil(Predicate<String> condition) {
        return run(everyMoment(), console -> await().atMost(Duration.ofMinutes(5))
                .until(() -> condition.test(console.toString(StandardCharsets.UTF_8))));
    }

    /** The settings of a process that works until it is stopped, with short periods. */
    public List<String> options() {
        return everyMoment().entrySet().stream()
                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    private Map<String, String> everyMoment() {
        Map<String, String> all = new HashMap<>(settings);
        all.put("once", "false");
        ROUTES.forEach(route -> all.put("fleet." + route + "-period", "50ms"));
        return all;
    }

    private static Run run(Map<String, String> settings, Consumer<ByteArrayOutputStream> untilItIsToEnd) {
        var console = new ByteArrayOutputStream();
        PrintStream original = System.out;
        System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
        var application = new FleetApplication(settings);
        var exit = CompletableFuture.supplyAsync(application::run, task -> new Thread(task, "application").start());
        try {
            untilItIsToEnd.accept(console);
            if (!Boolean.parseBoolean(settings.get("once"))) {
                application.stop();
            }
            return new Run(exit.get(2, TimeUnit.MINUTES), console.toString(StandardCharsets.UTF_8));
        } catch (Exception e) {
            application.stop();
            throw new AssertionError("the application did not end:\n" + console.toString(StandardCharsets.UTF_8), e);
        } finally {
            System.setOut(original);
        }
    }

    /** What {@code sim_action} says, as {@code action outcome} by SIM. */
    public List<String> actions(String msisdn) {
        return database.queryForList(
                "SELECT action || ' ' || outcome FROM sim_action WHERE sim_id = ? ORDER BY action",
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
