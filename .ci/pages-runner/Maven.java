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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Maven with a local repository of its own, where links lead to the user's for all but this project's modules. */
final class Maven {

    private static final Duration LONGEST_BUILD = Duration.ofMinutes(8);
    private static final Path REPOSITORY = Folders.WORK.resolve("repository");
    private static final List<String> OURS = List.of("io", "github", "camelsim");
    private static final Pattern INSTALL = Pattern.compile("mvn install -Dmaven\\.test\\.skip -pl ([\\w,-]+) -am");

    private Maven() {}

    /** A line for bash, which may call Maven. */
    static Program run(String line, Path folder, Path output, Map<String, String> environment) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dmaven.repo.local=" + REPOSITORY);
        return Program.start(List.of("bash", "-c", line), folder, output, all);
    }

    static void linkRepository() throws IOException {
        Folders.delete(REPOSITORY);
        Path from = Path.of(System.getProperty("user.home"), ".m2", "repository");
        Path to = REPOSITORY;
        for (String own : OURS) {
            Files.createDirectories(to);
            if (Files.isDirectory(from)) {
                for (Path child : Folders.children(from, "(?!" + own + "$).*")) {
                    Files.createSymbolicLink(to.resolve(child.getFileName()), child);
                }
            }
            from = from.resolve(own);
            to = to.resolve(own);
        }
    }

    /** Installs the modules that pages tell their readers to install, for all pages at once. */
    static void install(List<Page> pages) throws IOException, InterruptedException {
        var modules = new TreeSet<String>();
        for (Page page : pages) {
            INSTALL.matcher(page.text()).results().forEach(command -> modules.addAll(List.of(command.group(1).split(","))));
        }
        String line = "mvn -B -ntp install -Dmaven.test.skip -pl " + String.join(",", modules) + " -am";
        try (Program build = run(line, Folders.ROOT, Folders.WORK.resolve("install.txt"), Map.of())) {
            if (!build.endsWithin(LONGEST_BUILD) || build.exitCode() != 0) {
                throw new IllegalStateException("The modules cannot be built: " + build.tail());
            }
            System.out.printf(
                    "%s installed in %s, in %d s%n", modules, Folders.ROOT.relativize(REPOSITORY), build.seconds());
        }
    }
}
