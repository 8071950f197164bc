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

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A headless Chromium, which loads a page and lets its scripts run for some seconds. Each load is a new browser. */
public final class Browser {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> OPTIONS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--enable-logging=stderr",
            // a name that the page has no business with is not found
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
            "--virtual-time-budget=8000");

    private final Path program;
    private final Path folder;

    private Browser(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** Skips the test, with a line on the console, where there is no Chromium. */
    public static Browser in(Path folder) {
        Path program = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(path -> NAMES.stream().map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (program == null) {
            System.err.println("SKIPPED: there is no Chromium, so that the page is not tested in a browser");
            abort("there is no Chromium");
        }
        return new Browser(program, folder);
    }

    /** @param messages what the scripts of the page wrote to the console of the browser */
    public record Loaded(String html, String messages) {}

    /** The document as it is after the scripts have run. */
    public Loaded load(String address) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "page", ".html");
        Path messages = run(output, List.of("--dump-dom", address));
        List<String> console = Files.readAllLines(messages).stream()
                .filter(line -> line.contains("CONSOLE"))
                .toList();
        return new Loaded(Files.readString(output), String.join("\n", console));
    }

    /** A picture of the page. */
    public Path picture(String address, int width, int height, String... options)
            throws IOException, InterruptedException {
        Path picture = Files.createTempFile(folder, "page", ".png");
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--window-size=" + width + "," + height, "--screenshot=" + picture, address));
        run(Files.createTempFile(folder, "page", ".txt"), all);
        return picture;
    }

    private Path run(Path output, List<String> options) throws IOException, InterruptedException {
        Path messages = Files.createTempFile(folder, "messages", ".txt");
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(OPTIONS);
        command.add("--user-data-dir=" + Files.createTempDirectory(folder, "profile"));
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(messages.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("Chromium ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(messages)).isZero();
        return messages;
    }
}
