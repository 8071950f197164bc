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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What Linux knows of memory; nothing elsewhere. */
public final class Machine {

    private static final double KILOBYTES = 1024;

    private Machine() {}

    /** Memory that a new process may take, in MB. */
    public static OptionalDouble availableMegabytes() throws IOException {
        return megabytes(Path.of("/proc/meminfo"), "MemAvailable:");
    }

    /** Memory that a process holds, threads' stacks and all, in MB. */
    public static OptionalDouble residentMegabytes(long process) throws IOException {
        return megabytes(Path.of("/proc", Long.toString(process), "status"), "VmRSS:");
    }

    private static OptionalDouble megabytes(Path file, String name) throws IOException {
        if (!Files.isReadable(file)) {
            return OptionalDouble.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KILOBYTES)
                    .findFirst();
        }
    }
}
