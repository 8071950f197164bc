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
package io.github.camelsim.thingsmobile.benchmark;

import io.github.camelsim.thingsmobile.benchmark.process.Account;
import io.github.camelsim.thingsmobile.benchmark.process.Fork;
import io.github.camelsim.thingsmobile.benchmark.process.Jcmd;
import io.github.camelsim.thingsmobile.benchmark.process.Machine;
import io.github.camelsim.thingsmobile.benchmark.result.Part;
import io.github.camelsim.thingsmobile.benchmark.result.Results;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * From the start of the JVM to the first answer, and what is held then. The sandbox is in this process and waits
 * already; there are no call gaps.
 */
final class StartupPart implements Part {

    static final String STARTED = "seconds to the context started";
    static final String CALLED = "seconds to the first call at the service";
    static final String DONE = "seconds to the first work done";
    static final String PROCESSOR = "processor seconds to the first work done";
    static final String HEAP = "heap after GC (MB)";
    static final String RESIDENT = "resident memory (MB)";
    static final String THREADS = "Java threads";

    /** With which options. */
    static final Map<String, List<String>> JVMS =
            Map.of("JVM as it comes", List.of(), "TieredStopAtLevel=1", List.of("-XX:TieredStopAtLevel=1"));

    private static final int FEWEST_RUNS = 5;
    private static final int SIMS = 1_200;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String CAMEL_STARTED = ") started in ";

    @Override
    public void run(Results results, int runs) throws Exception {
        for (int run = 0; run < Math.max(FEWEST_RUNS, runs); run++) {
            for (Application application : Application.values()) {
                for (String jvm : JVMS.keySet().stream().sorted().toList()) {
                    measure(results, jvm, application);
                }
            }
        }
    }

    private static void measure(Results results, String jvm, Application application) throws Exception {
        Path directory = Files.createTempDirectory("startup");
        try (ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder()
                .sims(SIMS)
                .callGapFactor(0)
                .withoutBasicAuth()
                .start()) {
            long begin = System.nanoTime();
            Process process = application
                    .fork(Account.of(sandbox, 0), directory)
                    .flags(JVMS.get(jvm).toArray(String[]::new))
                    .flags("-Dlog4j2.configurationFile=log4j2-startup.properties")
                    .start();
            try {
                Fork.endAfter(LONGEST, process);
                follow(results, jvm, application, process, begin);
                long call = sandbox.journal().entries().get(0).arrivalNanos();
                results.add(jvm, application.title(), CALLED, (call - begin) / 1e9);
            } finally {
                process.destroyForcibly().waitFor();
            }
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    private static void follow(Results results, String jvm, Application application, Process process, long begin)
            throws IOException, InterruptedException {
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        boolean done = false;
        boolean started = false;
        while (!done || !started) {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException(application + " has ended: " + said);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            said.append(line).append('\n');
            if (line.contains(CAMEL_STARTED)) {
                started = true;
                results.add(jvm, application.title(), STARTED, seconds);
            } else if (!done && application.isDone(line)) {
                done = true;
                results.add(jvm, application.title(), DONE, seconds);
                process.info()
                        .totalCpuDuration()
                        .ifPresent(used -> results.add(jvm, application.title(), PROCESSOR, used.toMillis() / 1e3));
            }
        }
        var jcmd = new Jcmd(process.pid());
        results.add(jvm, application.title(), HEAP, jcmd.usedMegabytes());
        results.add(jvm, application.title(), THREADS, jcmd.threads());
        Machine.residentMegabytes(process.pid())
                .ifPresent(megabytes -> results.add(jvm, application.title(), RESIDENT, megabytes));
    }
}
