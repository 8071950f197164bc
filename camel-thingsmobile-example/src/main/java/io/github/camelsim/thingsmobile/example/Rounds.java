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
package io.github.camelsim.thingsmobile.example;

import io.github.camelsim.thingsmobile.model.Credit;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Rounds: the fleet is read, then its CDRs, then the route {@code round} does the rest. The two consumers poll one after
 * the other on one thread; what goes wrong in a step leaves out the later ones.
 */
public final class Rounds {

    private final FleetSettings settings;
    private final Clock clock;
    private final Console console;
    private final Database database;
    private final Progress progress;
    private final CallCounter calls;
    private final Optional<DemoSandbox> sandbox;
    private final CamelContext context;
    private final ProducerTemplate routes;
    private final Runnable endApplication;
    private volatile Round round;
    private volatile Exception failure;
    private volatile boolean fleetRead;
    private volatile boolean complete;
    private volatile boolean lastFailed;

    Rounds(
            FleetSettings settings,
            Clock clock,
            Console console,
            Database database,
            Progress progress,
            CallCounter calls,
            Optional<DemoSandbox> sandbox,
            CamelContext context,
            Runnable endApplication) {
        this.settings = settings;
        this.clock = clock;
        this.console = console;
        this.database = database;
        this.progress = progress;
        this.calls = calls;
        this.sandbox = sandbox;
        this.context = context;
        this.routes = context.createProducerTemplate();
        this.endApplication = endApplication;
    }

    /** The poll of the fleet, which begins a round. */
    RoundPoll fleetPoll() {
        return new RoundPoll(this::begin, this::fleetRead, this::endWith);
    }

    /** The poll of the CDRs, which comes next. */
    RoundPoll cdrPoll() {
        return new RoundPoll(() -> fleetRead, this::cdrsRead, this::endWith);
    }

    private boolean begin() {
        if (context.isStopping() || settings.once() && round != null) {
            return false;
        }
        failure = null;
        complete = false;
        progress.begin();
        round = new Round(
                round == null ? 1 : round.number() + 1,
                now(),
                YearMonth.from(today()).toString(),
                calls.count());
        console.begun(round);
        return databaseIsThere();
    }

    /** Without it a round would read the fleet for nothing. */
    private boolean databaseIsThere() {
        try {
            database.check();
            return true;
        } catch (SQLException e) {
            endWith(e);
            return false;
        }
    }

    /**
     * Ends the processing of a record at once if the database went away in this round; trying would wait for it each
     * time. The record comes again.
     */
    public void checkDatabase() {
        if (failure instanceof DataAccessResourceFailureException gone) {
            throw gone;
        }
    }

    private void fleetRead() {
        progress.fleetRead();
        if (failure == null && !context.isStopping()) {
            fleetRead = true;
        } else {
            end();
        }
    }

    private void cdrsRead() {
        progress.cdrsRead();
        if (failure == null && !context.isStopping()) {
            Exchange done = routes.send(
                    "direct:round", exchange -> exchange.getMessage().setBody(round));
            failure = done.getException();
            complete = failure == null;
        }
        end();
    }

    /** A record could not be stored, so that the round is not complete; the first to fail says why. */
    public void failed(Exception reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    private void endWith(Exception reason) {
        failed(reason);
        end();
    }

    private void end() {
        fleetRead = false;
        boolean interrupted = !complete && context.isStopping();
        lastFailed = !complete && !interrupted;
        if (interrupted) {
            console.interrupted(round);
        } else if (lastFailed) {
            console.failed(round, failure);
        }
        if (settings.once()) {
            endApplication.run();
        }
    }

    /**
     * @param counts a row of {@code summary.sql}
     * @param skipped what was not done on purpose; null if nothing
     * @param unclear actions that somebody has to check
     */
    public void summarize(Map<String, Object> counts, Credit credit, String skipped, int unclear) {
        console.summary(
                counts,
                progress,
                unclear,
                calls.count() - round.callsBefore(),
                sandbox.map(DemoSandbox::refused),
                credit,
                skipped);
    }

    /** When the round began, in UTC. */
    LocalDateTime startedAt() {
        return round.startedAt();
    }

    /** In UTC. */
    public LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }

    /** The day that it is where the service's times are from. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(settings.zone()));
    }

    /** The day before {@link #today()}. */
    public LocalDate yesterday() {
        return today().minusDays(1);
    }

    void stopping() {
        if (!settings.once()) {
            console.stopping();
        }
    }

    boolean lastFailed() {
        return lastFailed;
    }
}
