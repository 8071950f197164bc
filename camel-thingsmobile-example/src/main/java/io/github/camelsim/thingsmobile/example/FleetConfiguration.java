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

import io.github.camelsim.poll.JdbcStateRepository;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.LoggingExceptionHandler;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** Puts together what the routes use, before Camel reads the component's own settings and the routes. */
final class FleetConfiguration implements CamelConfiguration {

    private final Console console;
    private final Clock clock;
    private final Runnable endApplication;
    private volatile Rounds rounds;

    /** @param endApplication called after the first round if there is to be only one */
    FleetConfiguration(Console console, Clock clock, Runnable endApplication) {
        this.console = console;
        this.clock = clock;
        this.endApplication = endApplication;
    }

    @Override
    public void configure(CamelContext context) throws Exception {
        FleetSettings configured = FleetSettings.of(context);
        context.getShutdownStrategy().setTimeout(configured.stopSeconds());
        var database = Database.open(configured.database());
        context.addService(database);
        ThingsMobileConfiguration account = context.getComponent("thingsmobile", ThingsMobileComponent.class)
                .getConfiguration();
        Optional<DemoSandbox> sandbox = DemoSandbox.start(configured, clock);
        if (sandbox.isPresent()) {
            context.addService(sandbox.get());
            sandbox.get().callFrom(account);
        }
        FleetSettings settings = configured.withOwnerIfNoneIsSet(
                sandbox.map(DemoSandbox::ownerMsisdn).orElse(""));
        var calls = new CallCounter();
        account.setHttpClientConfigurer(calls);
        var paidOperations = new PaidOperations(settings.allowPaid(), settings.ownerMsisdn(), account);
        context.getCamelContextExtension().registerEndpointCallback(paidOperations);
        var progress = new Progress(console, settings.pageSize());
        rounds = new Rounds(settings, clock, console, database, progress, calls, sandbox, context, endApplication);
        context.getPropertiesComponent()
                .addInitialProperty(
                        "fleet.cdrs-from",
                        rounds.today().minusDays(settings.cdrsDays()).toString());

        Registry registry = context.getRegistry();
        registry.bind("fleetDatabase", database.dataSource());
        registry.bind("settings", settings);
        registry.bind("console", console);
        registry.bind("rounds", rounds);
        registry.bind("progress", progress);
        registry.bind("rows", new Rows(rounds::startedAt));
        registry.bind("fleetPolls", rounds.fleetPoll());
        registry.bind("cdrPolls", rounds.cdrPoll());
        registry.bind(
                "rounds-thread", context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "rounds"));
        registry.bind("quiet", new LoggingExceptionHandler(context, Rounds.class, LoggingLevel.DEBUG));
        registry.bind("locks", new SimLocks(database.dataSource()));
        registry.bind("consumerState", positions(database.dataSource()));
        registry.bind("readCdrs", keysOfReadCdrs(database.dataSource()));
        registry.bind("paidOperations", paidOperations);
        registry.bind("creditWatch", new CreditWatch(settings.creditLimit(), console));
        registry.bind("reported", MemoryIdempotentRepository.memoryIdempotentRepository(10_000));
        console.started(settings, sandbox.map(DemoSandbox::size));
    }

    private static JdbcStateRepository positions(DataSource database) {
        var positions = new JdbcStateRepository(database);
        positions.setTableName("consumer_state");
        positions.setCreateTableIfNotExists(false);
        return positions;
    }

    private static JdbcMessageIdRepository keysOfReadCdrs(DataSource database) {
        var keys = new JdbcMessageIdRepository(database, "read-cdrs");
        keys.setTableName("read_cdr");
        return keys;
    }

    void tellThatItStops() {
        if (rounds != null) {
            rounds.stopping();
        }
    }

    boolean lastRoundFailed() {
        return rounds.lastFailed();
    }
}
