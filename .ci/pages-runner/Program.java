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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A process with what it prints in a file; it is ended with this. */
final class Program implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration TO_END = Duration.ofSeconds(15);
    private static final int SHOWN_LINES = 80;

    private final Process process;
    private final Path output;
    private final long begin = System.nanoTime();

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Program start(List<String> command, Path folder, Path output, Map<String, String> environment)
            throws IOException {
        Files.createDirectories(output.getParent());
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new Program(builder.start(), output);
    }

    /** @return whether it has printed such a text in that time; it waits no longer than the process lives */
    boolean printsWithin(Duration longest, Predicate<String> text) throws InterruptedException {
        while (!text.test(printed()) && seconds() < longest.toSeconds()) {
            if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                return text.test(printed());
            }
        }
        return text.test(printed());
    }

    /** @return whether it has ended within that time */
    boolean endsWithin(Duration longest) throws InterruptedException {
        return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Of a program that has ended. */
    int exitCode() {
        return process.exitValue();
    }

    boolean hasEndedWith(int exitCode) {
        return !process.isAlive() && process.exitValue() == exitCode;
    }

    String printed() {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines, and where all are. */
    String tail() {
        List<String> lines = printed().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()))
                + "\nall output: " + output;
    }

    /** Since the start. */
    long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    }

    /** Ends the process and those that it has started. */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, TO_END.toSeconds(), TimeUnit.SECONDS)
                .join();
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}
