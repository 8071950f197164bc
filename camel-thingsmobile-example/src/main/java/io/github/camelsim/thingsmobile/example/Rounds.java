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
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;

/** Begins and ends rounds. */
public final class Rounds {

    private final FleetSettings settings;
    private final Clock clock;
    private final Console console;
    private final CallCounter calls;
    private final Optional<DemoSandbox> sandbox;
    private final Runnable endApplication;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean atWork = new AtomicBoolean();
    private volatile boolean lastFailed;

    Rounds(
            FleetSettings settings,
            Clock clock,
            Console console,
            CallCounter calls,
            Optional<DemoSandbox> sandbox,
            Runnable endApplication) {
        this.settings = settings;
        this.clock = clock;
        this.console = console;
        this.calls = calls;
        this.sandbox = sandbox;
        this.endApplication = endApplication;
    }

    /** Null if there is a round at work. */
    public Round begin() {
        if (!atWork.compareAndSet(false, true)) {
            return null;
        }
        var round = new Round(
                count.incrementAndGet(),
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS),
                YearMonth.now(clock.withZone(settings.zone())).toString(),
                calls.count());
        console.begun(round);
        return round;
    }

    /**
     * @param counts a row of {@code summary.sql}
     * @param skipped what was not done on purpose; null if nothing
     */
    public void summarize(Round round, Map<String, Object> counts, Credit credit, String skipped) {
        lastFailed = false;
        console.summary(
                counts, calls.count() - round.callsBefore(), sandbox.map(DemoSandbox::refused), credit, skipped);
    }

    public void failed(Round round, Exception failure, CamelContext context) {
        lastFailed = !context.isStopping();
        if (lastFailed) {
            console.failed(round, failure);
        } else {
            console.interrupted(round);
        }
    }

    public void end() {
        if (settings.once()) {
            endApplication.run();
        } else {
            atWork.set(false);
        }
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
