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
package io.github.camelsim.thingsmobile.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The links of all pages in AsciiDoc and Markdown below a folder, and those of them that lead nowhere. */
final class PageLinks {

    private static final Set<String> NOT_OF_THE_REPOSITORY = Set.of("target", "data", ".git");
    private static final Set<String> BLOCKS = Set.of("----", "....", "////", "++++", "```");
    private static final Pattern IN_ADOC =
            Pattern.compile("(?:link|xref|image:?|include:):([^:\\[\\s][^\\[\\s]*)\\[|<<([^,>]+)(?:,[^>]*)?>>");
    private static final Pattern IN_MARKDOWN = Pattern.compile("]\\(([^)\\s]+)\\)|(?:href|src)=\"([^\"]+)\"");
    private static final Pattern TITLE = Pattern.compile("(=+|#+) (.+)");
    private static final Pattern ANCHOR = Pattern.compile("\\[\\[([\\w-]+)|\\[#([\\w-]+)|\\bid=\"?([\\w-]+)");

    private final Map<Path, Set<String>> anchors = new HashMap<>();

    private PageLinks() {}

    /** Page, line and link of each that leads to no file, or to no place in it. */
    static List<String> dead(Path folder) throws IOException {
        var links = new PageLinks();
        List<String> dead = new ArrayList<>();
        for (Path page : pages(folder)) {
            List<String> lines = textOf(page);
            for (int i = 0; i < lines.size(); i++) {
                String where = folder.relativize(page) + ":" + (i + 1) + ": ";
                linksOf(page, lines.get(i))
                        .filter(link -> !links.leadsSomewhere(page, link))
                        .forEach(link -> dead.add(where + link));
            }
        }
        return dead;
    }

    private static List<Path> pages(Path folder) throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.sorted().toList()) {
                String name = child.getFileName().toString();
                if (Files.isDirectory(child) && !NOT_OF_THE_REPOSITORY.contains(name)) {
                    pages.addAll(pages(child));
                } else if (name.endsWith(".adoc") || name.endsWith(".md")) {
                    pages.add(child);
                }
            }
        }
        return pages;
    }

    /** The lines of a page; those of code are empty. */
    private static List<String> textOf(Path page) {
        try {
            List<String> lines = new ArrayList<>();
            String block = null;
            for (String line : Files.readAllLines(page)) {
                String begin = line.startsWith("```") ? "```" : line.strip();
                if (block != null) {
                    block = begin.equals(block) ? null : block;
                    lines.add("");
                } else if (BLOCKS.contains(begin)) {
                    block = begin;
                    lines.add("");
                } else {
                    lines.add(line.startsWith("    ") ? "" : line);
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> linksOf(Path page, String line) {
        Pattern pattern = isMarkdown(page) ? IN_MARKDOWN : IN_ADOC;
        return pattern.matcher(line.replaceAll("`[^`]*`", "``"))
                .results()
                .map(link -> link.group(1) == null
                        ? isMarkdown(page) ? link.group(2) : reference(link.group(2))
                        : link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"));
    }

    /** What stands between double angle brackets is another page, or a place in this one. */
    private static String reference(String target) {
        return target.contains(".adoc") || target.startsWith("#") ? target : "#" + target;
    }

    private boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        boolean isPage = target.toString().endsWith(".adoc") || isMarkdown(target);
        return parts.length == 1
                || (isPage
                        ? anchors.computeIfAbsent(target, PageLinks::anchorsOf).contains(parts[1])
                        : Files.isRegularFile(target));
    }

    /** Ids as Asciidoctor and the hosts of Markdown make them of titles, the titles themselves, and explicit ids. */
    private static Set<String> anchorsOf(Path page) {
        Set<String> anchors = new LinkedHashSet<>();
        for (String line : textOf(page)) {
            Matcher title = TITLE.matcher(line);
            if (title.matches()) {
                String id = isMarkdown(page) ? markdownId(title.group(2)) : adocId(title.group(2));
                String separator = isMarkdown(page) ? "-" : "_";
                int number = isMarkdown(page) ? 1 : 2;
                String unique = id;
                for (; anchors.contains(unique); number++) {
                    unique = id + separator + number;
                }
                anchors.add(unique);
                anchors.add(title.group(2));
            }
            Matcher anchor = ANCHOR.matcher(line);
            while (anchor.find()) {
                anchors.add(Stream.of(1, 2, 3)
                        .map(anchor::group)
                        .filter(group -> group != null)
                        .findFirst()
                        .orElseThrow());
            }
        }
        return anchors;
    }

    private static String adocId(String title) {
        String id = title.toLowerCase(Locale.ROOT).replaceAll("[^\\w .-]", "").replaceAll("[ .-]+", "_");
        return ("_" + id).replaceAll("__+", "_").replaceFirst("_$", "");
    }

    private static String markdownId(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-');
    }

    private static boolean isMarkdown(Path page) {
        return page.toString().endsWith(".md");
    }
}
