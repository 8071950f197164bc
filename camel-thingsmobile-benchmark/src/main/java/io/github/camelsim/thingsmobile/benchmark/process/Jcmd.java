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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into another JVM from outside, with the JDK's {@code jcmd}. */
public final class Jcmd {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final Pattern THREADS = Pattern.compile("java\\.threads\\.live=(\\d+)");
    private static final double KILOBYTES = 1024;

    private final long process;

    public Jcmd(long process) {
        this.process = process;
    }

    /** Heap in use after everything that could be freed was freed, in MB. */
    public double usedMegabytes() throws IOException, InterruptedException {
        run("GC.run");
        run("GC.run");
        return number(USED, run("GC.heap_info")) / KILOBYTES;
    }

    /** Java threads, those of the JVM not counted. */
    public double threads() throws IOException, InterruptedException {
        return number(THREADS, run("PerfCounter.print"));
    }

    private String run(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process),
                        command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd " + command + ": " + answer);
        }
        return answer;
    }

    /** The first match: with G1 and with the parallel collector's young generation it is the first line that counts. */
    private static double number(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("jcmd answered " + text);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
