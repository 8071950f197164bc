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

import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.Registry;
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
        ThingsMobileConfiguration account = context.getComponent("thingsmobile", ThingsMobileComponent.class)
                .getConfiguration();
        Optional<DemoSandbox> sandbox = DemoSandbox.start(context, clock);
        if (sandbox.isPresent()) {
            context.addService(sandbox.get());
            sandbox.get().callFrom(account);
        }
        var settings =
                FleetSettings.of(context, sandbox.map(DemoSandbox::ownerMsisdn).orElse(""));
        var database = Database.open(context);
        context.addService(database);
        var calls = new CallCounter();
        account.setHttpClientConfigurer(calls);
        var paidOperations = new PaidOperations(settings, account);
        context.getCamelContextExtension().registerEndpointCallback(paidOperations);
        var progress = new Progress(
                console, FleetSettings.number(context, "fleet.page-size").intValueExact());
        rounds = new Rounds(settings, clock, console, progress, calls, sandbox, context, endApplication);
        context.getPropertiesComponent().addInitialProperty("fleet.cdrs-from", firstDayOfCdrs(context));

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
        registry.bind("consumerState", new JdbcStateRepository(database.dataSource()));
        registry.bind("readCdrs", keysOfReadCdrs(database.dataSource()));
        registry.bind("paidOperations", paidOperations);
        registry.bind("creditWatch", new CreditWatch(settings.creditLimit(), console));
        registry.bind("reported", MemoryIdempotentRepository.memoryIdempotentRepository(10_000));
        console.started(settings, sandbox.map(DemoSandbox::size), FleetSettings.text(context, "fleet.database.url"));
    }

    private String firstDayOfCdrs(CamelContext context) {
        int days = FleetSettings.number(context, "fleet.cdrs-days").intValueExact();
        return rounds.today().minusDays(days).toString();
    }

    private static JdbcMessageIdRepository keysOfReadCdrs(DataSource database) {
        var keys = new JdbcMessageIdRepository(database, "read-cdrs");
        keys.setTableName("read_cdr");
        return keys;
    }

    void tellThatItStops() {
        rounds.stopping();
    }

    boolean lastRoundFailed() {
        return rounds.lastFailed();
    }
}
