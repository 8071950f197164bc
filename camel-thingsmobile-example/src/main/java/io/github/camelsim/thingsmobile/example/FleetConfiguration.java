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

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelsim.infobip.InfobipIotComponent;
import io.github.camelsim.poll.JdbcStateRepository;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.SimpleTypeConverter;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptStatementFailedException;

/** What the routes find in the registry, made before Camel reads the routes: database, locks, and a sandbox if one is wanted. */
final class FleetConfiguration implements CamelConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger("fleet");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Runnable endProgram;
    private volatile Once once;

    /** @param endProgram called when all is done with {@code -Donce} */
    FleetConfiguration(Runnable endProgram) {
        this.endProgram = endProgram;
    }

    @Override
    public void configure(CamelContext context) throws Exception {
        var settings = new Settings(context);
        boolean page = settings.flag("fleet.web") && !settings.flag("once");
        if (page) {
            checkIsFree(settings.text("fleet.web-host"), settings.wholeNumber("fleet.web-port"));
        }
        HikariDataSource database = database(settings);
        closeAtTheEnd(context, database);
        makeTables(database);
        checkTables(database, withoutOptions(settings.text("fleet.database.url")));
        context.getRegistry().bind("database", database);
        var terminal = StatusLine.ofTerminal();
        if (terminal.isPresent()) {
            closeAtTheEnd(context, terminal.get());
        }
        var progress = new Progress(terminal, System::nanoTime, Clock.systemUTC());
        context.getRegistry().bind("progress", progress);
        context.getRegistry().bind("simLocks", new SimLocks(database));
        context.getRegistry().bind("positions", positions(database));
        context.getRegistry().bind("readCdrs", keysOfReadCdrs(database));
        var account = context.getComponent("thingsmobile", ThingsMobileComponent.class)
                .getConfiguration();
        var meters = new SimpleMeterRegistry();
        context.getRegistry().bind("meters", meters);
        var calls = new Calls(meters);
        account.setHttpClientConfigurer(calls);
        var infobip =
                context.getComponent("infobip-iot", InfobipIotComponent.class).getConfiguration();
        infobip.setBaseUri(settings.text("fleet.infobip.base-uri"));
        infobip.setHttpClientConfigurer(calls);
        context.getRegistry().bind("calls", calls);
        context.getRegistry().bind("figures", new ConcurrentHashMap<String, String>());
        String sandboxAddress = settings.text("fleet.sandbox.address");
        boolean ownSandbox = settings.flag("fleet.sandbox") && sandboxAddress.isEmpty();
        if (ownSandbox) {
            var sandbox = new DemoSandbox(settings, account, infobip);
            closeAtTheEnd(context, sandbox);
            if (hasReadNothing(database)) {
                progress.expect("fleet", settings.wholeNumber("fleet.sandbox.sims"));
                progress.expect("infobip", settings.wholeNumber("fleet.sandbox.infobip-sims"));
                progress.expect("usage", settings.wholeNumber("fleet.sandbox.infobip-sims"));
            }
        } else if (settings.flag("fleet.sandbox")) {
            DemoSandbox.callThatAt(sandboxAddress, settings, account, infobip);
        }
        String election = settings.text("fleet.cluster");
        if (!election.isEmpty()) {
            var cluster = new Cluster(context);
            cluster.shareGaps(database, account, infobip);
            cluster.join(election);
        }
        calls.setGapFactor(account.getCallGapFactor());
        context.getTypeConverterRegistry()
                .addTypeConverter(
                        Map.class,
                        Record.class,
                        new SimpleTypeConverter(false, (type, exchange, value) -> fieldsOf((Record) value)));
        ZoneId zone = ZoneId.of(settings.text("camel.component.thingsmobile.timeZone"));
        var properties = context.getPropertiesComponent();
        properties.addInitialProperty("fleet.leader-only", election.isEmpty() ? "" : Cluster.LEADER_ONLY);
        properties.addInitialProperty(
                "fleet.cdrs-from",
                LocalDate.now(zone)
                        .minusDays(settings.wholeNumber("fleet.cdrs-days"))
                        .toString());
        properties.addInitialProperty(
                "fleet.started-at",
                Timestamp.valueOf(LocalDateTime.now(ZoneOffset.UTC)).toString());
        if (settings.flag("once")) {
            String routes = settings.flag("fleet.infobip") ? "fleet,infobip,usage" : "fleet";
            once = new Once(context, List.of((routes + ",cdrs,quota,credit,report").split(",")), endProgram);
        }
        LOG.info(
                "{}, tables in {}, quota {} MB a month; {}",
                service(settings),
                withoutOptions(settings.text("fleet.database.url")),
                settings.text("fleet.monthly-quota-mb"),
                settings.flag("once") ? "each route works once" : "Ctrl-C ends it");
        if (page) {
            addPage(context, settings.text("fleet.web-host"));
        }
    }

    private static void addPage(CamelContext context, String host) throws Exception {
        context.addStartupListener(new StartupListener() {
            /** Before the routes of the page start. */
            @Override
            public void onCamelContextStarted(CamelContext started, boolean alreadyStarted) {
                if (HostCheck.isLoopback(host)) {
                    started.getRegistry()
                            .findByType(VertxPlatformHttpRouter.class)
                            .forEach(router -> router.route().order(-1).handler(new HostCheck(host)));
                }
            }

            /** From now on the page answers. */
            @Override
            public void onCamelContextFullyStarted(CamelContext started, boolean alreadyStarted) {
                int port = started.hasService(VertxPlatformHttpServer.class).getPort();
                LOG.info("The page: http://localhost:{}/", port);
            }
        });
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource("classpath:page/page.yaml"));
    }

    /** Camel would go on without the page. */
    private static void checkIsFree(String host, int port) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (BindException e) {
            throw new IllegalArgumentException("the port of the page, " + port + ", is in use, or " + host
                    + " is not this machine: set fleet.web-port to another one, or fleet.web=false");
        }
    }

    private static String service(Settings settings) {
        if (!settings.flag("fleet.sandbox")) {
            return "The real service";
        }
        String address = settings.text("fleet.sandbox.address");
        return address.isEmpty()
                ? "A sandbox with " + settings.text("fleet.sandbox.sims") + " SIMs at Things Mobile, "
                        + settings.text("fleet.sandbox.infobip-sims") + " at Infobip"
                : "The sandbox at " + address;
    }

    private static HikariDataSource database(Settings settings) {
        var config = new HikariConfig();
        config.setJdbcUrl(settings.text("fleet.database.url"));
        config.setUsername(settings.text("fleet.database.user"));
        config.setPassword(settings.text("fleet.database.password"));
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        return new HikariDataSource(config);
    }

    /**
     * Another process may make the same tables at the same time, and PostgreSQL then fails one of the two statements,
     * after the other has been committed. So failures count only the second time, when all that can exist does.
     */
    private static void makeTables(DataSource database) {
        var schema = new ResourceDatabasePopulator(new ClassPathResource("sql/schema.sql"));
        schema.setContinueOnError(true);
        schema.execute(database);
        schema.setContinueOnError(false);
        schema.execute(database);
    }

    private static void checkTables(DataSource database, String url) {
        try {
            new ResourceDatabasePopulator(new ClassPathResource("sql/check-tables.sql")).execute(database);
        } catch (ScriptStatementFailedException e) {
            throw new IllegalArgumentException("the tables at " + url + " are those of another version of this program."
                    + " Delete them (for H2 the folder data) to start over, or name another database in"
                    + " fleet.database.url");
        }
    }

    private static boolean hasReadNothing(DataSource database) {
        return new JdbcTemplate(database)
                .queryForList("SELECT name FROM consumer_state LIMIT 1")
                .isEmpty();
    }

    /** Without a password, which may be among the options. */
    private static String withoutOptions(String url) {
        return url.replaceFirst("[;?].*", "");
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

    /** What SQL statements name: {@code :#msisdn} is the component {@code msisdn} of a record. */
    private static Map<String, Object> fieldsOf(Record data) throws ReflectiveOperationException {
        Map<String, Object> fields = new HashMap<>();
        for (RecordComponent component : data.getClass().getRecordComponents()) {
            fields.put(component.getName(), component.getAccessor().invoke(data));
        }
        return fields;
    }

    private static void closeAtTheEnd(CamelContext context, AutoCloseable resource) throws Exception {
        context.addService(new ServiceSupport() {
            @Override
            protected void doStop() throws Exception {
                resource.close();
            }
        });
    }

    /** Why a program with {@code -Donce} has ended before all routes had completed. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(once).flatMap(Once::failure);
    }
}
