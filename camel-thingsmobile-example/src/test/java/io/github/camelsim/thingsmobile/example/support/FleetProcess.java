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

import static org.junit.jupiter.api.Assumptions.abort;

import io.github.camelsim.thingsmobile.example.FleetApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The program as it is started from a shell, in a directory of its own. */
public final class FleetProcess implements AutoCloseable {

    private static final Path SCRIPT = Path.of("/usr/bin/script");

    private final Process process;
    private final Path output;

    private FleetProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    public static FleetProcess start(Path directory, Map<String, String> environment, List<String> options)
            throws IOException {
        return start(directory, environment, command(options).toArray(String[]::new));
    }

    /** On a terminal, which the program script makes. Skips the test, with a line on the console, where there is none. */
    public static FleetProcess startOnTerminal(Path directory, Map<String, String> environment, List<String> options)
            throws IOException {
        if (!Files.isExecutable(SCRIPT)) {
            System.err.println("SKIPPED: there is no " + SCRIPT + ", so that the progress is not tested on a terminal");
            abort("there is no " + SCRIPT);
        }
        String command = command(options).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return start(directory, environment, SCRIPT.toString(), "-qec", command, "/dev/null");
    }

    private static List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dlog4j2.configurationFile=log4j2.properties");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FleetApplication.class.getName()));
        return command;
    }

    private static FleetProcess start(Path directory, Map<String, String> environment, String... command)
            throws IOException {
        Path output = Files.createTempFile(directory, "console", ".txt");
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("FLEET_WEB_PORT", "0");
        builder.environment().put("TERM", "xterm");
        builder.environment().putAll(environment);
        return new FleetProcess(builder.redirectOutput(output.toFile()).start(), output);
    }

    public String console() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Ctrl-C does. */
    public void interrupt() {
        process.destroy();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The exit code. */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            throw new AssertionError("still running:\n" + console());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
