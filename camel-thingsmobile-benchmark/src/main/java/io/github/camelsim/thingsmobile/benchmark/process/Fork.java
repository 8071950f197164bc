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
package io.github.camelsim.thingsmobile.benchmark.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM of its own, with this one's class path, so that what is measured in it has a heap and threads to itself. */
public final class Fork {

    private static final String FOUND = "found: ";
    private static final String IS = " = ";
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final String main;
    private final List<String> flags = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();

    private Fork(String main) {
        this.main = main;
    }

    public static Fork of(Class<?> main) {
        return new Fork(main.getName());
    }

    /** Options of the JVM. */
    public Fork flags(String... more) {
        flags.addAll(List.of(more));
        return this;
    }

    /** For heaps that are to be known to the byte: this collector frees everything that is free. */
    public Fork heap(int megabytes) {
        return flags("-XX:+UseSerialGC", "-Xmx" + megabytes + "m");
    }

    public Fork arguments(Object... more) {
        Stream.of(more).map(String::valueOf).forEach(arguments::add);
        return this;
    }

    /** Starts it; what it prints, errors too, is there to be read. */
    public Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Runs it to its end, and gives what it said with {@link #found}, in that order. */
    public Map<String, Double> figures() throws IOException, InterruptedException {
        Map<String, Double> figures = new LinkedHashMap<>();
        List<String> rest = new ArrayList<>();
        Process process = start();
        try (BufferedReader output = process.inputReader()) {
            endAfter(LONGEST, process);
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(FOUND)) {
                    int middle = line.lastIndexOf(IS);
                    figures.put(
                            line.substring(FOUND.length(), middle),
                            Double.parseDouble(line.substring(middle + IS.length())));
                } else {
                    rest.add(line);
                }
            }
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(main + " " + arguments + " failed: " + String.join("\n", rest));
            }
        } finally {
            process.destroyForcibly();
        }
        return figures;
    }

    /** Says in the forked process what it has measured. */
    public static void found(String figure, double value) {
        System.out.println(FOUND + figure + IS + value);
    }

    /** Kills the process unless it has ended by then, so that nobody waits for its output for ever. */
    public static void endAfter(Duration time, Process process) {
        var timer = new Timer("end-of-fork", true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        process.destroyForcibly();
                    }
                },
                time.toMillis());
        process.onExit().thenRun(timer::cancel);
    }
}
