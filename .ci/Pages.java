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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the projects of the documentation's pages as a reader would make them. On a page
 *
 * <ul>
 *   <li>{@code [source,xml,file=pom.xml]} is a file of the project, and with {@code in=dependencies} text that is added
 *       at the end of that element of the file;
 *   <li>{@code [source,shell,run]} is a command that is run in the project's folder;
 *   <li>{@code [source,text,expect]} are lines that the command before must print, each within a line of its own. A
 *       command that does not end by itself is ended when it has printed them.
 * </ul>
 *
 * Commands that begin with {@code psql} find a PostgreSQL with the user and the database fleet.
 *
 * <p>All documented routes are validated, too ({@code documented-routes}). The modules are installed into a local repository below target/pages, where links lead to the user's own one for
 * everything else. A project finds the sandbox's address in the environment variable SANDBOX_URL.
 */
final class Pages {

    private static final Duration LONGEST_BUILD = Duration.ofMinutes(8);
    private static final Duration LONGEST_RUN = Duration.ofMinutes(3);
    private static final long TO_END_BY_ITSELF = 4;
    private static final int SHOWN_LINES = 80;
    private static final int NOT_INSTALLED = 3;

    private static final Pattern SOURCE =
            Pattern.compile("\\[source,\\w+,(?:(run|expect)|file=([^,\\]]+)(?:,in=(\\w+))?)]");

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path WORK = ROOT.resolve("target/pages");
    private static final Path REPOSITORY = WORK.resolve("repository");
    private static final List<String> OURS = List.of("io", "github", "camelsim");

    private final HttpClient http = HttpClient.newHttpClient();
    private String sandbox;

    public static void main(String[] names) throws Exception {
        List<Page> pages = pages(names);
        long begin = System.nanoTime();
        linkRepository();
        install();
        int failed = new Pages().run(pages);
        if (wanted(DocumentedRoutes.NAME, names) && !DocumentedRoutes.areValid()) {
            failed++;
        }
        System.out.printf(
                "%s: %d pages, in %d s%n", failed == 0 ? "good" : failed + " failed", pages.size(), seconds(begin));
        System.exit(failed == 0 ? 0 : 1);
    }

    private static List<Page> pages(String[] names) throws IOException {
        List<Page> pages = new ArrayList<>();
        for (String folder : List.of("docs", "docs/recipes")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".adoc"))
                        .sorted()
                        .map(Page::read)
                        .filter(page -> !page.steps().isEmpty())
                        .forEach(pages::add);
            }
        }
        Set<String> known = pages.stream().map(Page::name).collect(Collectors.toSet());
        known.add(DocumentedRoutes.NAME);
        for (String name : names) {
            if (!known.contains(name)) {
                System.err.println("No page with a project is named " + name + ", but these are: " + known);
                System.exit(2);
            }
        }
        return pages.stream().filter(page -> wanted(page.name(), names)).toList();
    }

    private static boolean wanted(String name, String[] names) {
        return names.length == 0 || Arrays.asList(names).contains(name);
    }

    /** All of the user's local repository but this project's own group. */
    private static void linkRepository() throws IOException {
        delete(REPOSITORY);
        Path from = Path.of(System.getProperty("user.home"), ".m2", "repository");
        Path to = REPOSITORY;
        for (String own : OURS) {
            Files.createDirectories(to);
            if (Files.isDirectory(from)) {
                try (Stream<Path> children = Files.list(from)) {
                    for (Path child :
                            children.filter(child -> !child.endsWith(own)).toList()) {
                        Files.createSymbolicLink(to.resolve(child.getFileName()), child);
                    }
                }
            }
            from = from.resolve(own);
            to = to.resolve(own);
        }
    }

    /** What README tells the reader to do once, without checks and tests. */
    private static void install() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Path output = Files.createDirectories(WORK).resolve("install.txt");
        Process maven = shell(
                        "mvn -B -ntp install -DskipTests -Dspotless.check.skip=true -Dcyclonedx.skip=true"
                                + " -pl '!camel-thingsmobile-example,!camel-sim-cluster,!camel-sim-recipes'",
                        ROOT,
                        output)
                .start();
        if (!maven.waitFor(LONGEST_BUILD.toSeconds(), TimeUnit.SECONDS) || maven.exitValue() != 0) {
            end(maven);
            System.err.println(tail(output));
            System.err.println("The modules cannot be built: " + output);
            System.exit(1);
        }
        System.out.printf("modules installed in %s, in %d s%n", ROOT.relativize(REPOSITORY), seconds(begin));
    }

    /** @return how many pages failed */
    private int run(List<Page> pages) throws Exception {
        Path output = WORK.resolve("sandbox.txt");
        Path jar;
        try (Stream<Path> files = Files.list(ROOT.resolve("camel-sim-sandbox/target"))) {
            jar = files.filter(file -> file.toString().endsWith("-all.jar"))
                    .findFirst()
                    .orElseThrow();
        }
        Process server = new ProcessBuilder("java", "-jar", jar.toString(), "--port", "0")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            sandbox = address(server, output);
            System.out.println("sandbox at " + sandbox);
            int failed = 0;
            for (Page page : pages) {
                failed += runs(page) ? 0 : 1;
            }
            return failed;
        } finally {
            end(server);
        }
    }

    private static String address(Process server, Path output) throws IOException, InterruptedException {
        Pattern address = Pattern.compile("sandbox with .* at (http://[^/]+)/");
        for (long begin = System.nanoTime(); seconds(begin) < 60 && server.isAlive(); Thread.sleep(100)) {
            Matcher line = address.matcher(Files.readString(output));
            if (line.find()) {
                return line.group(1);
            }
        }
        throw new IllegalStateException("The sandbox does not start: " + tail(output));
    }

    private boolean runs(Page page) throws Exception {
        if (!page.needsDatabase()) {
            return runs(page, Map.of());
        }
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path output = WORK.resolve("postgres.txt");
        Process server = new ProcessBuilder(".ci/postgres", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            for (long begin = System.nanoTime();
                    server.isAlive() && seconds(begin) < LONGEST_RUN.toSeconds() && !Files.readString(output).contains("ready");
                    Thread.sleep(100)) {}
            if (!server.isAlive() && server.exitValue() == NOT_INSTALLED) {
                System.out.printf("SKIPPED %s: PostgreSQL cannot be installed here%n", page.name());
                return true;
            }
            return runs(
                    page,
                    Map.of(
                            "PGPORT", Integer.toString(port),
                            "PGPASSWORD", "fleet",
                            "DATABASE_URL", "jdbc:postgresql://localhost:" + port + "/fleet"));
        } finally {
            end(server);
        }
    }

    private boolean runs(Page page, Map<String, String> environment) throws Exception {
        Path folder = WORK.resolve(page.name());
        delete(folder);
        Files.createDirectories(folder);
        http.send(
                HttpRequest.newBuilder(URI.create(sandbox + "/_sandbox/reset"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        int commands = 0;
        for (Step step : page.steps()) {
            if (step instanceof WriteFile file) {
                file.writeTo(folder);
            } else if (step instanceof Command command) {
                commands++;
                Path output = WORK.resolve(page.name() + "-" + commands + ".txt");
                if (!runs(page, command, folder, output, environment)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean runs(Page page, Command command, Path folder, Path output, Map<String, String> environment)
            throws Exception {
        long begin = System.nanoTime();
        ProcessBuilder builder = shell(command.line(), folder, output);
        builder.environment().putAll(environment);
        builder.environment().put("SANDBOX_URL", sandbox);
        Process process = builder.start();
        List<String> missing = command.expected();
        while (process.isAlive() && !missing.isEmpty() && seconds(begin) < LONGEST_RUN.toSeconds()) {
            process.waitFor(200, TimeUnit.MILLISECONDS);
            missing = missing(command, output);
        }
        boolean printed = missing.isEmpty() && !command.expected().isEmpty();
        boolean ended = process.waitFor(
                printed ? TO_END_BY_ITSELF : LONGEST_RUN.toSeconds() - seconds(begin), TimeUnit.SECONDS);
        missing = missing(command, output);
        end(process);
        boolean well = missing.isEmpty()
                && (ended ? process.exitValue() == 0 : !command.expected().isEmpty());
        System.out.printf(
                "%s %s: %s (%d s)%n", well ? "ok    " : "FAILED", page.name(), command.line(), seconds(begin));
        if (!well) {
            System.out.println(tail(output));
            missing.forEach(line -> System.out.println("not printed: " + line));
            System.out.println((ended ? "exit code " + process.exitValue() : "ended after " + seconds(begin) + " s")
                    + ", all output: " + output);
        }
        return well;
    }

    private static List<String> missing(Command command, Path output) throws IOException {
        String printed = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        return command.expected().stream()
                .filter(line -> !printed.contains(line))
                .toList();
    }

    private static ProcessBuilder shell(String line, Path folder, Path output) {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dmaven.repo.local=" + REPOSITORY);
        return builder;
    }

    /** Ends a process and those that it has started. */
    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        for (long begin = System.nanoTime();
                seconds(begin) < 15 && all.stream().anyMatch(ProcessHandle::isAlive);
                Thread.sleep(100)) {}
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
    }

    private static String tail(Path output) throws IOException {
        List<String> lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    /** Links are deleted, not what they lead to. */
    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static long seconds(long begin) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    }

    private sealed interface Step permits WriteFile, Command {}

    /** @param in the outermost element of that name is where the text is added, at its end; null if it is the whole file */
    private record WriteFile(String path, String in, String text) implements Step {

        void writeTo(Path folder) throws IOException {
            Path file = folder.resolve(path);
            if (in == null) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
                return;
            }
            String whole = Files.readString(file);
            int end = Pattern.compile("(?m)^ *(?=</" + in + ">)")
                    .matcher(whole)
                    .results()
                    .min(Comparator.comparingInt(indent -> indent.group().length()))
                    .orElseThrow(() -> new IllegalStateException(file + " has no element " + in))
                    .start();
            Files.writeString(file, whole.substring(0, end) + text + whole.substring(end));
        }
    }

    private record Command(String line, List<String> expected) implements Step {}

    private record Page(String name, List<Step> steps) {

        /** A page without a command has no steps. */
        static Page read(Path file) {
            try {
                return new Page(file.getFileName().toString().replace(".adoc", ""), steps(Files.readAllLines(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Whether its commands expect PostgreSQL, with the user and the database fleet. */
        boolean needsDatabase() {
            return steps.stream().anyMatch(step -> step instanceof Command command && command.line().startsWith("psql "));
        }

        private static List<Step> steps(List<String> lines) {
            List<Step> steps = new ArrayList<>();
            for (int i = 0; i < lines.size() - 1; i++) {
                Matcher source = SOURCE.matcher(lines.get(i));
                if (source.matches() && lines.get(i + 1).equals("----")) {
                    int end = i + 2 + lines.subList(i + 2, lines.size()).indexOf("----");
                    List<String> text = lines.subList(i + 2, end);
                    if (source.group(2) != null) {
                        steps.add(new WriteFile(source.group(2), source.group(3), String.join("\n", text) + "\n"));
                    } else if (source.group(1).equals("run")) {
                        steps.add(new Command(String.join("\n", text), new ArrayList<>()));
                    } else {
                        commandBefore(steps, i).expected().addAll(text);
                    }
                    i = end;
                }
            }
            return steps.stream().anyMatch(Command.class::isInstance) ? steps : List.of();
        }

        private static Command commandBefore(List<Step> steps, int line) {
            for (int i = steps.size() - 1; i >= 0; i--) {
                if (steps.get(i) instanceof Command command) {
                    return command;
                }
            }
            throw new IllegalStateException("line " + (line + 1) + ": nothing is run before these lines are expected");
        }
    }

    /** The routes of all pages, in Java and XML, validated by Camel's plugin with the catalogs of both components. */
    private static final class DocumentedRoutes {

        static final String NAME = "documented-routes";
        private static final Pattern XML = Pattern.compile(
                "(?:\\[source,xml]\\n----|```xml)\\n(<(?:route|camel)>.*?)\\n(?:----|```)", Pattern.DOTALL);
        private static final Pattern PASSED =
                Pattern.compile("Endpoint validation success: \\((\\d+) = passed, 0 = invalid, .*");
        private static final int FEWEST_ENDPOINTS = 200;
        private static final Path FOLDER = WORK.resolve(NAME);

        static boolean areValid() throws IOException, InterruptedException {
            long begin = System.nanoTime();
            delete(FOLDER);
            write();
            Path output = WORK.resolve(NAME + ".txt");
            Process maven =
                    shell("mvn -B -ntp camel-report:validate", FOLDER, output).start();
            boolean ended = maven.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS);
            end(maven);
            Matcher passed = PASSED.matcher(Files.readString(output));
            boolean valid = ended
                    && maven.exitValue() == 0
                    && passed.find()
                    && Integer.parseInt(passed.group(1)) >= FEWEST_ENDPOINTS;
            System.out.printf(
                    "%s documented routes: mvn camel-report:validate (%d s)%n",
                    valid ? "ok    " : "FAILED", seconds(begin));
            System.out.println(valid ? "       " + passed.group() : tail(output) + "\nall output: " + output);
            return valid;
        }

        private static void write() throws IOException {
            Path resources = Files.createDirectories(FOLDER.resolve("src/main/resources/camel"));
            Path sources = Files.createDirectories(FOLDER.resolve("src/main/java"));
            Files.writeString(FOLDER.resolve("pom.xml"), pom());
            try (Stream<Path> files = Files.walk(ROOT)) {
                for (Path file : files.filter(file -> !file.toString().contains("/target/"))
                        .toList()) {
                    // two folders may have files of one name
                    String name = ROOT.relativize(file).toString().replace('/', '-');
                    if (name.endsWith("README.md") || name.endsWith(".adoc")) {
                        List<String> routes = XML.matcher(Files.readString(file))
                                .results()
                                .map(block -> block.group(1))
                                .toList();
                        for (int i = 0; i < routes.size(); i++) {
                            Files.writeString(resources.resolve(name + "-" + (i + 1) + ".camel.xml"), routes.get(i));
                        }
                    } else if (name.endsWith("Routes.java") && file.toString().contains("/src/test/")) {
                        Path copy = Files.createDirectories(sources.resolve(name.replace(".java", "")))
                                .resolve(file.getFileName());
                        Files.copy(file, copy);
                    }
                }
            }
        }

        private static String pom() throws IOException {
            String parent = Files.readString(ROOT.resolve("pom.xml"));
            String version = parent.replaceFirst("(?s).*?<version>([^<]+)<.*", "$1");
            String camel = parent.replaceFirst("(?s).*<camel.version>([^<]+)<.*", "$1");
            return """
                    <project xmlns="http://maven.apache.org/POM/4.0.0">
                        <modelVersion>4.0.0</modelVersion>
                        <groupId>com.example</groupId>
                        <artifactId>documented-routes</artifactId>
                        <version>1</version>
                        <dependencies>
                            <dependency>
                                <groupId>org.apache.camel</groupId>
                                <artifactId>camel-support</artifactId>
                                <version>%2$s</version>
                            </dependency>
                        </dependencies>
                        <build>
                            <plugins>
                                <plugin>
                                    <groupId>org.apache.camel</groupId>
                                    <artifactId>camel-report-maven-plugin</artifactId>
                                    <version>%2$s</version>
                                    <configuration>
                                        <failOnError>true</failOnError>
                                    </configuration>
                                    <dependencies>
                                        <dependency>
                                            <groupId>io.github.camelsim</groupId>
                                            <artifactId>camel-thingsmobile</artifactId>
                                            <version>%1$s</version>
                                        </dependency>
                                        <dependency>
                                            <groupId>io.github.camelsim</groupId>
                                            <artifactId>camel-infobip-iot</artifactId>
                                            <version>%1$s</version>
                                        </dependency>
                                    </dependencies>
                                </plugin>
                            </plugins>
                        </build>
                    </project>
                    """.formatted(version, camel);
        }
    }
}
