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
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The routes of a page wherever it has them: in blocks, which may be files of its project, and in files that it links, as in
 * {@code link:../routes/quota.camel.xml[XML]}. Routes with Kamelets, which there are in YAML only, are left out.
 */
public final class RouteTexts {

    /** A page with this link may show the first route of Camel Main's page in YAML only. */
    private static final String IN_OTHER_LANGUAGES = "link:camel-main.adoc#_routes_in_java_and_xml[";

    private static final DocPage MAIN = DocPage.of("docs/camel-main.adoc");
    private static final Pattern LINK = Pattern.compile("link:([^\\[ ]+)\\[(Java|XML)]");
    private static final Map<String, String> LANGUAGES = Map.of("Java", "java", "XML", "xml");

    private RouteTexts() {}

    /** The texts with routes in that language (java, yaml or xml), in the order of the page. */
    public static List<String> in(String language, DocPage page) {
        return IntStream.range(0, page.lines().size())
                .boxed()
                .flatMap(line -> at(line, language, page).stream())
                .filter(text -> count(language, text) > 0 && !text.contains("kamelet:"))
                .toList();
    }

    private static List<String> at(int line, String language, DocPage page) {
        List<String> texts = new ArrayList<>(page.blocks(language).stream()
                .filter(block -> block.begin() == line)
                .map(DocPage.Block::text)
                .filter(text -> !isOnMainPage(text, page))
                .toList());
        Matcher links = LINK.matcher(page.lines().get(line));
        while (links.find()) {
            if (LANGUAGES.get(links.group(2)).equals(language)) {
                texts.add(read(page.path().resolveSibling(links.group(1))));
            }
        }
        return texts;
    }

    private static boolean isOnMainPage(String text, DocPage page) {
        return !page.path().equals(MAIN.path())
                && page.lines().stream().anyMatch(line -> line.contains(IN_OTHER_LANGUAGES))
                && MAIN.blocks().stream().anyMatch(block -> block.text().equals(text));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many routes a text has. */
    public static long count(String language, String text) {
        Pattern start =
                switch (language) {
                    case "java" -> Pattern.compile("\\bfrom\\(\"");
                    case "yaml" -> Pattern.compile("(?m)^[- ]+from:$");
                    case "xml" -> Pattern.compile("<from ");
                    default -> Pattern.compile("(?!)");
                };
        return start.matcher(text).results().count();
    }
}
