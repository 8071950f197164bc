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
package io.github.camelsim.cluster.process;

import static org.apache.camel.builder.Builder.header;
import static org.apache.camel.builder.Builder.simple;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelsim.cluster.ClusterCallSpacing;
import io.github.camelsim.poll.JdbcStateRepository;
import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.ThingsMobileConfiguration;
import io.github.camelsim.thingsmobile.ThingsMobileConstants;
import io.github.camelsim.thingsmobile.model.Cdr;
import java.io.File;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.component.zookeeper.cluster.ZooKeeperClusterService;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.springframework.jdbc.core.JdbcTemplate;

/** One node, as a process of its own. Its settings are system properties, see {@link Settings}. */
public final class NodeProcess {

    /** So many nodes call as fast as they can together. */
    static final int RATE_NODES = 3;

    private NodeProcess() {}

    /**
     * What a node needs.
     *
     * @param name tells the nodes apart
     * @param baseUri the sandbox's
     * @param database URL of PostgreSQL
     * @param leader {@code file:DIRECTORY} or {@code zookeeper:ADDRESS}
     * @param msisdn the SIM that it asks for
     * @param gapFactor of the call gaps
     * @param seconds for so long it calls as fast as it can; 0 to consume CDRs until it is killed
     */
    record Settings(
            String name, String baseUri, String database, String leader, String msisdn, double gapFactor, int seconds) {

        static Settings of(String[] arguments) {
            return new Settings(
                    arguments[0],
                    arguments[1],
                    arguments[2],
                    arguments[3],
                    arguments[4],
                    Double.parseDouble(arguments[5]),
                    Integer.parseInt(arguments[6]));
        }
    }

    /** @param args the components of {@link Settings} */
    public static void main(String[] args) throws Exception {
        Settings settings = Settings.of(args);
        HikariDataSource database = database(settings);
        DefaultCamelContext context = new DefaultCamelContext();
        context.addComponent("thingsmobile", component(context, settings, spacing(settings, database)));
        if (settings.seconds() > 0) {
            context.start();
            awaitTheOthers(database, settings);
            callAsFastAsPossible(context, settings);
            context.stop();
        } else {
            // tag::repositories[]
            context.getRegistry().bind("positions", new JdbcStateRepository(database));
            context.getRegistry().bind("keys", new JdbcMessageIdRepository(database, "cdrs"));
            // end::repositories[]
            context.addService(leader(settings));
            context.addRoutes(consume(settings, database));
            context.start();
            System.out.println("started");
            new CountDownLatch(1).await();
        }
    }

    /** A busy machine starts the nodes one after the other. */
    private static void awaitTheOthers(DataSource database, Settings settings) {
        var jdbc = new JdbcTemplate(database);
        jdbc.update("INSERT INTO started (node) VALUES (?)", settings.name());
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> jdbc.queryForObject("SELECT count(*) FROM started", Integer.class) >= RATE_NODES);
    }

    private static HikariDataSource database(Settings settings) {
        var database = new HikariDataSource();
        database.setJdbcUrl(settings.database());
        database.setMaximumPoolSize(5);
        database.setConnectionTimeout(2_000);
        return database;
    }

    private static ClusterCallSpacing spacing(Settings settings, DataSource database) {
        // tag::locks[]
        LockProvider locks = new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(new JdbcTemplate(database))
                .withLockedByValue(settings.name())
                .usingDbTime()
                .build());
        var spacing = new ClusterCallSpacing(locks);
        // end::locks[]
        spacing.setLongestCall(Duration.ofSeconds(6));
        return spacing;
    }

    private static ThingsMobileComponent component(
            DefaultCamelContext context, Settings settings, ClusterCallSpacing spacing) {
        var component = new ThingsMobileComponent(context);
        ThingsMobileConfiguration configuration = component.getConfiguration();
        configuration.setEnvironment(Environment.test);
        configuration.setBaseUri(settings.baseUri());
        configuration.setUsername("TMTEST");
        configuration.setToken("91c6ce3c-a848-4f0e-bfca-ab9eeff5d1e6");
        configuration.setCallGapFactor(settings.gapFactor());
        configuration.setResponseTimeout(Duration.ofSeconds(4));
        configuration.setCallSpacing(spacing);
        return component;
    }

    private static CamelClusterService leader(Settings settings) throws Exception {
        String[] leader = settings.leader().split(":", 2);
        if (leader[0].equals("file")) {
            var service = new FileLockClusterService();
            service.setRoot(leader[1]);
            // tag::leader[]
            service.setAcquireLockDelay(1, TimeUnit.SECONDS);
            service.setAcquireLockInterval(1, TimeUnit.SECONDS);
            service.setHeartbeatTimeoutMultiplier(2);
            // end::leader[]
            return service;
        }
        var service = new ZooKeeperClusterService();
        service.setId(settings.name());
        service.setNodes(leader[1]);
        service.setBasePath("/camel/cluster");
        service.setSessionTimeout(3_000);
        return service;
    }

    private static RouteBuilder consume(Settings settings, DataSource database) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // tag::consumer[]
                String consumer = "master:sims:thingsmobile:getCdrPaginated?cursorRepository=#positions"
                        + "&idempotentRepository=#keys&pollStrategy=#class:io.github.camelsim.state.LeaderPollStrategy";
                // end::consumer[]
                from(consumer + "&delay=200&initialDelay=1&msisdnList=" + settings.msisdn())
                        .process(exchange -> insert(
                                database,
                                exchange.getMessage().getHeader(ThingsMobileConstants.RECORD_KEY, String.class),
                                exchange.getMessage().getBody(Cdr.class).traffic(),
                                settings.name()))
                        .idempotentConsumer(
                                header(ThingsMobileConstants.RECORD_KEY), new JdbcMessageIdRepository(database, "paid"))
                        .removeOnFailure(false)
                        .setHeader(ThingsMobileConstants.MESSAGE, simple("cdr ${body.traffic}"))
                        .setBody(simple("${null}"))
                        .to("thingsmobile:sendSms?msisdn=" + settings.msisdn());
            }
        };
    }

    private static void insert(DataSource database, String key, long traffic, String node) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "INSERT INTO delivered (record_key, traffic, node) VALUES (?, ?, ?)")) {
            insert.setString(1, key);
            insert.setLong(2, traffic);
            insert.setString(3, node);
            insert.executeUpdate();
        }
    }

    private static void callAsFastAsPossible(DefaultCamelContext context, Settings settings)
            throws InterruptedException {
        ProducerTemplate template = context.createProducerTemplate();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(settings.seconds());
        String[] uris = {
            "thingsmobile:simListLite?name=" + settings.name(),
            "thingsmobile:simStatus?msisdn=" + settings.msisdn(),
            "thingsmobile:getCdrPaginated?msisdnList=" + settings.msisdn()
        };
        var callers = new CountDownLatch(uris.length * 2);
        for (int i = 0; i < 2 * uris.length; i++) {
            String uri = uris[i % uris.length];
            new Thread(() -> {
                        while (System.nanoTime() - end < 0) {
                            Exception failure =
                                    template.send(uri, exchange -> {}).getException();
                            if (failure != null) {
                                System.out.println("failed " + uri + ": " + failure);
                            }
                        }
                        callers.countDown();
                    })
                    .start();
        }
        callers.await();
    }

    /** The directory of the file locks. */
    static String fileLocks(File directory) {
        return "file:" + directory;
    }
}
