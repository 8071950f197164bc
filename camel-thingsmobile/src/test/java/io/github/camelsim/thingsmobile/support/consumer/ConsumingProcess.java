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
package io.github.camelsim.thingsmobile.support.consumer;

import io.github.camelsim.thingsmobile.Environment;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.model.Cdr;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.h2.jdbcx.JdbcConnectionPool;

/** A process of its own that consumes CDRs, so that it can be killed or be short of memory. */
public final class ConsumingProcess {

    private static final CountDownLatch ENOUGH = new CountDownLatch(1);

    private ConsumingProcess() {}

    /**
     * What the process does.
     *
     * @param baseUri the sandbox's
     * @param uri what to consume from
     * @param database URL of the database for keys and target; empty for keys in memory and no target
     * @param cursor file of the position; empty for a position in memory
     * @param threads of the route; 0 for those of the consumer
     * @param enough ends by itself after so many messages; 0 for never
     */
    public record Job(String baseUri, String uri, String database, String cursor, int threads, long enough) {

        /** Starts it with a heap of so many MB; what it prints goes to the file {@code output} in the directory. */
        public Process start(int heap, Path directory) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heap + "m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    ConsumingProcess.class.getName()));
            command.addAll(List.of(baseUri, uri, database, cursor, Integer.toString(threads), Long.toString(enough)));
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("output").toFile()))
                    .start();
        }
    }

    /** The arguments are those of a {@link Job}. */
    public static void main(String[] args) throws Exception {
        Job job = new Job(args[0], args[1], args[2], args[3], Integer.parseInt(args[4]), Long.parseLong(args[5]));
        long begin = System.nanoTime();
        DefaultCamelContext context = context(job);
        context.start();
        ENOUGH.await();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "%d messages in %d ms, %d MB of heap are used%n",
                job.enough(),
                (System.nanoTime() - begin) / 1_000_000,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        context.stop();
    }

    private static DefaultCamelContext context(Job job) throws Exception {
        var context = new DefaultCamelContext();
        var component = new ThingsMobileComponent(context);
        component.getConfiguration().setEnvironment(Environment.test);
        component.getConfiguration().setBaseUri(job.baseUri());
        component.getConfiguration().setUsername("TMTEST");
        component.getConfiguration().setToken("91c6ce3c-a848-4f0e-bfca-ab9eeff5d1e6");
        component.getConfiguration().setCallGapFactor(0);
        context.addComponent("thingsmobile", component);
        StringBuilder uri = new StringBuilder(job.uri());
        if (!job.cursor().isEmpty()) {
            context.getRegistry().bind("cursor", FileStateRepository.fileStateRepository(new File(job.cursor())));
            uri.append("&cursorRepository=#cursor");
        }
        DataSource database = null;
        if (!job.database().isEmpty()) {
            database = JdbcConnectionPool.create(job.database(), "sa", "");
            context.getRegistry().bind("seen", new JdbcMessageIdRepository(database, "cdrs"));
            uri.append("&idempotentRepository=#seen");
        }
        context.addRoutes(route(uri.toString(), job, database));
        return context;
    }

    private static RouteBuilder route(String uri, Job job, DataSource target) {
        AtomicLong count = new AtomicLong();
        return new RouteBuilder() {
            @Override
            public void configure() {
                RouteDefinition route = from(uri);
                if (job.threads() > 0) {
                    route.threads(job.threads(), job.threads());
                }
                route.process(exchange -> {
                    if (target != null && job.enough() == 0) {
                        insert(target, SandboxRows.text(exchange.getMessage().getBody(Cdr.class)));
                    }
                    if (count.incrementAndGet() == job.enough()) {
                        ENOUGH.countDown();
                    }
                });
            }
        };
    }

    private static void insert(DataSource target, String cdr) throws SQLException {
        try (Connection connection = target.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into target (cdr) values (?)")) {
            insert.setString(1, cdr);
            insert.executeUpdate();
        }
    }
}
