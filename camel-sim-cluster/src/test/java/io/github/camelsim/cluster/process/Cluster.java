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

import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A sandbox, a PostgreSQL, and nodes as processes. */
final class Cluster implements AutoCloseable {

    private final Path directory;
    private final double gapFactor;
    private final EmbeddedPostgres postgres = EmbeddedPostgres.start();
    private final CuttableProxy proxy = new CuttableProxy(postgres.getPort());
    private final ThingsMobileSandbox sandbox;
    private final Map<String, Process> nodes = new LinkedHashMap<>();
    private String leader;

    Cluster(Path directory, double gapFactor) throws IOException, SQLException {
        this.directory = directory;
        this.gapFactor = gapFactor;
        this.leader = NodeProcess.fileLocks(directory.resolve("locks").toFile());
        sandbox = ThingsMobileSandbox.builder()
                .sims(5)
                .cdrsPerSim(0)
                .callGapFactor(gapFactor)
                .start();
        execute("CREATE TABLE shedlock (name VARCHAR(64) PRIMARY KEY, lock_until TIMESTAMP NOT NULL,"
                + " locked_at TIMESTAMP NOT NULL, locked_by VARCHAR(255) NOT NULL)");
        // Camel's own repository would create it, too, and one of two nodes that begin at once would fail
        execute("CREATE TABLE CAMEL_MESSAGEPROCESSED (processorName VARCHAR(255), messageId VARCHAR(100),"
                + " createdAt TIMESTAMP, PRIMARY KEY (processorName, messageId))");
        execute("CREATE TABLE started (node VARCHAR(20) NOT NULL)");
        execute("CREATE TABLE delivered (record_key VARCHAR(255) NOT NULL, traffic BIGINT NOT NULL,"
                + " node VARCHAR(20) NOT NULL, at TIMESTAMP NOT NULL DEFAULT clock_timestamp())");
    }

    /** From now on nodes elect their leader there. */
    void leaderBy(String value) {
        leader = value;
    }

    void killAll() {
        nodes.values().forEach(node -> node.destroyForcibly().onExit().join());
        nodes.clear();
    }

    ThingsMobileSandbox sandbox() {
        return sandbox;
    }

    CuttableProxy proxy() {
        return proxy;
    }

    /** The SIM whose CDRs the nodes consume. */
    String msisdn() {
        return sandbox.fleet().sims().get(0).msisdn();
    }

    /** @param seconds 0 to consume */
    Process start(String name, String msisdn, int seconds) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                NodeProcess.class.getName()));
        command.addAll(List.of(
                name,
                sandbox.baseUri(),
                "jdbc:postgresql://localhost:" + proxy.port()
                        + "/postgres?user=postgres&password=postgres&socketTimeout=5"
                        + "&options=-c%20idle_in_transaction_session_timeout=3000", // of a process that is stopped
                leader,
                msisdn,
                Double.toString(gapFactor),
                Integer.toString(seconds)));
        File home = directory.resolve(name).toFile();
        if (!home.isDirectory() && !home.mkdirs()) {
            throw new IOException("cannot create " + home);
        }
        Process process = new ProcessBuilder(command)
                .directory(home)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(home, "output")))
                .start();
        nodes.put(name, process);
        return process;
    }

    Process node(String name) {
        return nodes.get(name);
    }

    void execute(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the rows. */
    List<String> query(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Sends a signal, such as STOP, to a node. */
    void signal(String signal, Process node) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(node.pid())).start();
        if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IOException("kill -" + signal + " has failed");
        }
    }

    @Override
    public void close() throws IOException {
        killAll();
        sandbox.close();
        proxy.close();
        postgres.close();
    }
}
