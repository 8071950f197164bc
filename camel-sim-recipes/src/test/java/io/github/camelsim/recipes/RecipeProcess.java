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
package io.github.camelsim.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;

/** Camel Main in a process of its own, in the folder of a project. */
final class RecipeProcess implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final Process process;
    private final Path output;

    private RecipeProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static RecipeProcess start(Path folder, Map<String, String> environment) throws IOException {
        Path output = Files.createTempFile(folder, "console", ".txt");
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dlog4j2.configurationFile=classpath:console.properties",
                        "-cp",
                        folder.resolve("src/main/resources") + ":" + System.getProperty("java.class.path"),
                        Main.class.getName()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new RecipeProcess(builder.start(), output);
    }

    String console() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until something is so, or the process has ended. */
    void awaitUntil(Condition condition) {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(5))
                .ignoreExceptionsMatching(Exception.class::isInstance)
                .until(() -> {
                    assertThat(process.isAlive()).as(console()).isTrue();
                    return condition.holds();
                });
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        assertThat(process.isAlive()).as(console()).isTrue();
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C does. */
    void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(console()).isTrue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** What a test waits for. */
    interface Condition {
        boolean holds() throws Exception;
    }
}
