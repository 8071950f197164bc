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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source blocks of a page of recipes, which are what the tests run. */
record RecipePage(Path file, List<Block> blocks) {

    static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();

    /** The page whose project the others are added to. */
    static final String BASE = "cdrs-to-database";

    private static final String RESOURCES = "src/main/resources/";
    private static final Pattern SOURCE = Pattern.compile("\\[source,(\\w+)(?:,(?:file=([^,\\]]+)|run|expect))?]");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");

    static RecipePage of(String name) {
        return read(DOCS.resolve("recipes").resolve(name + ".adoc"));
    }

    static RecipePage read(Path file) {
        try {
            return new RecipePage(file, blocks(Files.readAllLines(file)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** All recipes, without the index. */
    static List<RecipePage> all() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("recipes"))) {
            return files.filter(file -> !file.endsWith("index.adoc"))
                    .sorted()
                    .map(RecipePage::read)
                    .toList();
        }
    }

    private static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size() - 1; i++) {
            Matcher source = SOURCE.matcher(lines.get(i));
            if (source.matches() && lines.get(i + 1).equals("----")) {
                int end = i + 2 + lines.subList(i + 2, lines.size()).indexOf("----");
                String text = String.join("\n", lines.subList(i + 2, end)) + "\n";
                blocks.add(new Block(source.group(1), source.group(2), text));
                i = end;
            }
        }
        return blocks;
    }

    String name() {
        return file.getFileName().toString().replace(".adoc", "");
    }

    /** The blocks in that language, whether they are files or not. */
    List<String> texts(String language) {
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .map(Block::text)
                .toList();
    }

    /** The text of a file. */
    String text(String path) {
        return blocks.stream()
                .filter(block -> path.equals(block.path()))
                .map(Block::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " has no file " + path));
    }

    /** The artifacts that the page names as dependencies. */
    Set<String> artifacts() {
        Set<String> artifacts = new TreeSet<>();
        texts("xml").forEach(xml -> ARTIFACT.matcher(xml).results().forEach(name -> artifacts.add(name.group(1))));
        return artifacts;
    }

    /** Writes the files below src/main/resources of a project. */
    void writeResources(Path project) throws IOException {
        for (Block block : blocks) {
            if (block.path() != null && block.path().startsWith(RESOURCES)) {
                Path target = project.resolve(block.path());
                Files.createDirectories(target.getParent());
                Files.writeString(target, block.text());
            }
        }
    }

    /** The scripts that a reader runs with psql. */
    List<String> schemas() {
        return blocks.stream()
                .filter(block -> block.language().equals("sql")
                        && block.path() != null
                        && !block.path().startsWith(RESOURCES))
                .map(Block::text)
                .toList();
    }

    /** The properties that a reader adds to those of the base project. */
    List<String> addedProperties() {
        return blocks.stream()
                .filter(block -> block.language().equals("properties") && block.path() == null)
                .map(Block::text)
                .toList();
    }

    /** @param path the file of a project whose text it is; null if it is none */
    record Block(String language, String path, String text) {}
}
