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
package io.github.camelsim.thingsmobile.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.thingsmobile.ThingsMobileComponent;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project that is made of the README's {@code pom.xml} and the guide's test runs that test, with the Maven of this
 * machine, offline. Its local repository is made of links to this build's, and of what this build has compiled.
 */
@DisabledOnOs(OS.WINDOWS)
class OwnProjectIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String VERSION = "1.0.0-SNAPSHOT";

    /** Offline there are no others of what comes along. */
    private static final String VERSIONS_OF_THIS_BUILD = """

            <dependency>
                <groupId>io.github.camelsim</groupId>
                <artifactId>%s</artifactId>
                <version>1.0.0-SNAPSHOT</version>
                <type>pom</type>
                <scope>import</scope>
            </dependency>
            """;

    @TempDir
    Path directory;

    private final Path repository = Files.createTempDirectory("repository");

    OwnProjectIT() throws IOException {}

    /** Only the links: what they point to is this machine's local repository. */
    @AfterEach
    void deleteRepository() throws IOException {
        try (Stream<Path> files = Files.walk(repository)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void runsItsTest() throws Exception {
        Path project = Files.createDirectories(directory.resolve("project/src/test/java"))
                .resolve("../../..")
                .normalize();
        Files.writeString(
                project.resolve("pom.xml"),
                block("README.md", "```xml\n(<project .*?)```", "the README's pom.xml")
                        .replaceFirst(
                                "(?=\\s*</dependencies>\\s*</dependencyManagement>)",
                                VERSIONS_OF_THIS_BUILD.formatted(parent())));
        Files.writeString(
                project.resolve("src/test/java/OwnRouteTest.java"),
                block(
                        "docs/guide.adoc",
                        "// java: own-route-test\n\\[source,java]\n----\n(.*?)\n----",
                        "the guide's test"));

        fillRepository();
        String output = mavenTest(project);

        assertThat(output)
                .contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0")
                .contains("BUILD SUCCESS");
    }

    private static String parent() throws IOException {
        var artifact =
                Pattern.compile("<artifactId>(.*?)</artifactId>").matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertThat(artifact.find()).isTrue();
        return artifact.group(1);
    }

    private static String block(String page, String pattern, String what) throws IOException {
        var block = Pattern.compile(pattern, Pattern.DOTALL).matcher(Files.readString(ROOT.resolve(page)));
        assertThat(block.find()).as(what).isTrue();
        return block.group(1);
    }

    private void fillRepository() throws IOException, URISyntaxException {
        Path original = home(CamelContext.class);
        while (!original.endsWith("org")) {
            original = original.getParent();
        }
        original = original.getParent();
        Path ours = Path.of("io", "github", "camelsim");
        for (Path name = Path.of(""); !name.equals(ours); name = ours.subpath(0, depth(name) + 1)) {
            link(original.resolve(name), repository.resolve(name), ours.getName(depth(name)));
        }
        install(repository.resolve(ours), parent(), ROOT.resolve("pom.xml"), null);
        install(repository.resolve(ours), "camel-sim-common", null, home(CallSpacing.class));
        install(repository.resolve(ours), "camel-thingsmobile", null, home(ThingsMobileComponent.class));
        install(repository.resolve(ours), "camel-sim-sandbox", null, home(ThingsMobileSandbox.class));
    }

    private static int depth(Path name) {
        return name.toString().isEmpty() ? 0 : name.getNameCount();
    }

    /** Links all children of a directory but one. */
    private static void link(Path from, Path to, Path except) throws IOException {
        Files.createDirectories(to);
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> children = Files.list(from)) {
            for (Path child : children.filter(child -> !child.endsWith(except)).toList()) {
                Files.createSymbolicLink(to.resolve(child.getFileName()), child);
            }
        }
    }

    private static void install(Path group, String artifact, Path pom, Path classes) throws IOException {
        Path target = Files.createDirectories(group.resolve(artifact).resolve(VERSION));
        String name = artifact + "-" + VERSION;
        Files.copy(pom == null ? ROOT.resolve(artifact).resolve("pom.xml") : pom, target.resolve(name + ".pom"));
        if (classes == null) {
            return;
        }
        Path jar = target.resolve(name + ".jar");
        if (Files.isDirectory(classes)) {
            int failed = ToolProvider.findFirst("jar")
                    .orElseThrow()
                    .run(
                            new PrintWriter(System.out),
                            new PrintWriter(System.err),
                            "--create",
                            "--file=" + jar,
                            "-C",
                            classes.toString(),
                            ".");
            assertThat(failed).isZero();
        } else {
            Files.copy(classes, jar);
        }
    }

    private static Path home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private String mavenTest(Path project) throws IOException, InterruptedException {
        Path output = directory.resolve("maven.txt");
        var builder = new ProcessBuilder(List.of("mvn", "-B", "-o", "-Dmaven.repo.local=" + repository, "test"))
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process maven = builder.start();
        boolean ended = maven.waitFor(5, TimeUnit.MINUTES);
        maven.destroyForcibly();
        assertThat(ended).as(Files.readString(output)).isTrue();
        return Files.readString(output);
    }
}
