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
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The routes of all pages, in Java and XML, validated by Camel's plugin with the catalogs of both components. Those in YAML say
 * the same, which the recipes' ThreeLanguagesIT holds.
 */
final class DocumentedRoutes {

    static final String NAME = "documented-routes";
    private static final Pattern XML = Pattern.compile(
            "(?:\\[source,xml(?:,file=[^]]+)?]\\n----|```xml)\\n(<(?:route|camel)[ >].*?)\\n(?:----|```)", Pattern.DOTALL);
    private static final Pattern PASSED =
            Pattern.compile("Endpoint validation success: \\((\\d+) = passed, 0 = invalid, .*");
    private static final int FEWEST_ENDPOINTS = 400;

    /** What pages leave to their readers. */
    private static final String OWN_ROUTES = """
            <camel>
                <route>
                    <from uri="direct:new-cdr"/>
                    <log message="${body}"/>
                </route>
                <route>
                    <from uri="direct:cdrs-of-fifty-sims"/>
                    <log message="${body}"/>
                </route>
            </camel>
            """;

    private static final Path FOLDER = Folders.WORK.resolve(NAME);

    private DocumentedRoutes() {}

    static boolean areValid() throws IOException, InterruptedException {
        Folders.delete(FOLDER);
        write();
        try (Program maven = Maven.run(
                "mvn -B -ntp camel-report:validate", FOLDER, Folders.WORK.resolve(NAME + ".txt"), Map.of())) {
            boolean ended = maven.endsWithin(Pages.LONGEST_RUN);
            Matcher passed = PASSED.matcher(maven.printed());
            boolean valid = ended
                    && maven.exitCode() == 0
                    && passed.find()
                    && Integer.parseInt(passed.group(1)) >= FEWEST_ENDPOINTS;
            System.out.printf(
                    "%s documented routes: mvn camel-report:validate (%d s)%n",
                    valid ? "ok    " : "FAILED", maven.seconds());
            System.out.println(valid ? "       " + passed.group() : maven.tail());
            return valid;
        }
    }

    private static void write() throws IOException {
        Path resources = Files.createDirectories(FOLDER.resolve("src/main/resources/camel"));
        Path sources = Files.createDirectories(FOLDER.resolve("src/main/java"));
        Files.writeString(FOLDER.resolve("pom.xml"), pom());
        Files.writeString(resources.resolve("own.camel.xml"), OWN_ROUTES);
        try (Stream<Path> files = Files.walk(Folders.ROOT)) {
            for (Path file : files.filter(file -> !file.toString().contains("/target/"))
                    .toList()) {
                // two folders may have files of one name
                String name = Folders.ROOT.relativize(file).toString().replace('/', '-');
                if (name.endsWith("README.md") || name.endsWith(".adoc")) {
                    List<String> routes = XML.matcher(Files.readString(file))
                            .results()
                            .map(block -> block.group(1))
                            .toList();
                    for (int i = 0; i < routes.size(); i++) {
                        Files.writeString(resources.resolve(name + "-" + (i + 1) + ".camel.xml"), routes.get(i));
                    }
                } else if (name.endsWith(".camel.xml") && file.toString().contains("/src/test/")) {
                    Files.copy(file, resources.resolve(name));
                } else if (name.endsWith("Routes.java") && file.toString().contains("/src/test/")) {
                    Path copy = Files.createDirectories(sources.resolve(name.replace(".java", "")))
                            .resolve(file.getFileName());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static String pom() throws IOException {
        String parent = Files.readString(Folders.ROOT.resolve("pom.xml"));
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
                                    <!-- the same routes are there in Java and XML -->
                                    <duplicateRouteId>false</duplicateRouteId>
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
