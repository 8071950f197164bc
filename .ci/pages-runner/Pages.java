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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
 * <p>All documented routes are validated, too ({@code documented-routes}). The modules are installed as the pages say, but
 * into a local repository below target/pages. A project finds the sandbox's address in the environment variable SANDBOX_URL.
 */
final class Pages {

    static final Duration LONGEST_RUN = Duration.ofMinutes(3);
    private static final Duration LONGEST_START = Duration.ofMinutes(1);
    private static final Duration TO_END_BY_ITSELF = Duration.ofSeconds(4);
    private static final int NOT_INSTALLED = 3;
    private static final Pattern ADDRESS = Pattern.compile("sandbox with .* at (http://[^/]+)/");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String sandbox;

    private Pages(String sandbox) {
        this.sandbox = sandbox;
    }

    public static void main(String[] names) throws Exception {
        long begin = System.nanoTime();
        List<Page> all = all();
        List<Page> pages = wanted(all, names);
        Maven.linkRepository();
        Maven.install(all);
        int failed = failures(pages);
        if (wanted(DocumentedRoutes.NAME, names) && !DocumentedRoutes.areValid()) {
            failed++;
        }
        System.out.printf(
                "%s: %d pages, in %d s%n",
                failed == 0 ? "good" : failed + " failed",
                pages.size(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
        System.exit(failed == 0 ? 0 : 1);
    }

    private static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (String folder : List.of("docs", "docs/recipes")) {
            Folders.children(Folders.ROOT.resolve(folder), ".*\\.adoc").forEach(file -> pages.add(Page.read(file)));
        }
        return pages;
    }

    /** Those that have a project. */
    private static List<Page> wanted(List<Page> all, String[] names) {
        List<Page> pages = all.stream().filter(page -> !page.steps().isEmpty()).toList();
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

    private static int failures(List<Page> pages) throws Exception {
        Path jar = Folders.children(Folders.ROOT.resolve("camel-sim-sandbox/target"), ".*-all\\.jar")
                .get(0);
        try (Program server = Program.start(
                List.of("java", "-jar", jar.toString(), "--port", "0"),
                Folders.ROOT,
                Folders.WORK.resolve("sandbox.txt"),
                Map.of())) {
            if (!server.printsWithin(LONGEST_START, text -> ADDRESS.matcher(text).find())) {
                throw new IllegalStateException("The sandbox does not start: " + server.tail());
            }
            Matcher address = ADDRESS.matcher(server.printed());
            address.find();
            System.out.println("sandbox at " + address.group(1));
            var run = new Pages(address.group(1));
            int failed = 0;
            for (Page page : pages) {
                failed += run.isGood(page) ? 0 : 1;
            }
            return failed;
        }
    }

    private boolean isGood(Page page) throws Exception {
        if (!page.needsDatabase()) {
            return isGood(page, Map.of());
        }
        String port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = Integer.toString(free.getLocalPort());
        }
        try (Program server = Program.start(
                List.of(".ci/postgres", port), Folders.ROOT, Folders.WORK.resolve("postgres.txt"), Map.of())) {
            boolean ready = server.printsWithin(LONGEST_RUN, text -> text.contains("ready"));
            if (server.hasEndedWith(NOT_INSTALLED)) {
                System.out.printf("SKIPPED %s: PostgreSQL cannot be installed here%n", page.name());
                return true;
            }
            if (!ready) {
                throw new IllegalStateException("PostgreSQL does not start: " + server.tail());
            }
            String url = "jdbc:postgresql://localhost:" + port + "/fleet";
            return isGood(page, Map.of("PGPORT", port, "PGPASSWORD", "fleet", "DATABASE_URL", url));
        }
    }

    private boolean isGood(Page page, Map<String, String> environment) throws Exception {
        Path folder = Folders.empty(Folders.WORK.resolve(page.name()));
        http.send(
                HttpRequest.newBuilder(URI.create(sandbox + "/_sandbox/reset"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        int commands = 0;
        for (Page.Step step : page.steps()) {
            if (step instanceof Page.WriteFile file) {
                file.writeTo(folder);
            } else if (step instanceof Page.Command command) {
                commands++;
                if (!isGood(page.name() + "-" + commands, command, folder, environment)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isGood(String name, Page.Command command, Path folder, Map<String, String> environment)
            throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("SANDBOX_URL", sandbox);
        try (Program program = Maven.run(command.line(), folder, Folders.WORK.resolve(name + ".txt"), all)) {
            boolean printed = !command.expected().isEmpty()
                    && program.printsWithin(LONGEST_RUN, text -> command.missing(text).isEmpty());
            boolean ended = program.endsWithin(
                    printed ? TO_END_BY_ITSELF : LONGEST_RUN.minusSeconds(program.seconds()));
            List<String> missing = command.missing(program.printed());
            boolean good = missing.isEmpty()
                    && (ended ? program.exitCode() == 0 : !command.expected().isEmpty());
            System.out.printf(
                    "%s %s: %s (%d s)%n", good ? "ok    " : "FAILED", name, command.line(), program.seconds());
            if (!good) {
                System.out.println(program.tail());
                missing.forEach(line -> System.out.println("not printed: " + line));
                System.out.println(
                        ended ? "exit code " + program.exitCode() : "ended after " + program.seconds() + " s");
            }
            return good;
        }
    }
}
