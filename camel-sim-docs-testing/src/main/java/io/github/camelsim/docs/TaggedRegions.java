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
package io.github.camelsim.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The regions of a package's sources between {@code // tag::name[]} and {@code // end::name[]}; parts of one name are one region. */
public final class TaggedRegions {

    private static final Pattern TAG = Pattern.compile("\\s*// (tag|end)::([\\w-]+)\\[]");

    private TaggedRegions() {}

    /**
     * Each region's text without the indentation that all its lines have, by name.
     *
     * @param sources the package's directory, from the root of the repository
     */
    public static Map<String, String> read(String sources) {
        Map<String, List<String>> regions = new LinkedHashMap<>();
        try (var files = Files.list(DocPage.ROOT.resolve(sources))) {
            for (Path file : files.sorted().toList()) {
                readFile(file, regions);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return regions.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, region -> String.join("\n", region.getValue())
                        .stripIndent()
                        .stripTrailing()));
    }

    private static void readFile(Path file, Map<String, List<String>> regions) throws IOException {
        List<String> open = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Matcher tag = TAG.matcher(line);
            if (!tag.matches()) {
                open.forEach(name -> regions.get(name).add(line));
            } else if (tag.group(1).equals("end")) {
                open.remove(tag.group(2));
            } else {
                regions.computeIfAbsent(tag.group(2), name -> new ArrayList<>());
                open.add(tag.group(2));
            }
        }
        if (!open.isEmpty()) {
            throw new AssertionError(file + " does not end " + open);
        }
    }
}
