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
package io.github.camelsim.thingsmobile.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the programs of docs/sandbox.adoc in other languages with the interpreters that are installed. */
class OtherLanguagesIT {
    private static final Path PAGE = Path.of("../docs/sandbox.adoc");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "shell, program.sh, bash, '\"effect\":true'",
        "javascript, program.mjs, node, 'sent: true'",
        "python, program.py, python3, 'sent: True'",
        "php, program.php, php, 'sent: true'"
    })
    void programOfThePageFindsThatTheSmsWasSent(String language, String file, String interpreter, String found)
            throws Exception {
        if (!isInstalled(interpreter)) {
            System.err.println("SKIPPED: " + interpreter
                    + " is not installed, so that the program of docs/sandbox.adoc in " + language + " is not run");
            abort(interpreter + " is not installed");
        }
        Files.writeString(folder.resolve(file), program(language));
        try (ThingsMobileSandbox sandbox = ThingsMobileSandbox.builder().start()) {
            String output = run(sandbox, interpreter, file);

            assertThat(output).contains("no response").contains(found);
            assertThat(sandbox.journal().count("sendSms")).isEqualTo(1);
        }
    }

    @Test
    void pageShowsAProgramInEachLanguage() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains("[source,shell]", "[source,javascript]", "[source,python]", "[source,php]");
    }

    private String run(ThingsMobileSandbox sandbox, String... command) throws Exception {
        File output = folder.resolve("output.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().put("SANDBOX", "http://localhost:" + sandbox.port());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output.toPath());
    }

    private static String program(String language) throws IOException {
        Matcher block = Pattern.compile("\\[source," + language + "]\n----\n(.*?)\n----\n", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(block.find()).as("a program in %s in %s", language, PAGE).isTrue();
        return block.group(1);
    }

    private static boolean isInstalled(String interpreter) {
        List<String> folders = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return folders.stream()
                .flatMap(path -> Stream.of(Path.of(path, interpreter)))
                .anyMatch(Files::isExecutable);
    }
}
