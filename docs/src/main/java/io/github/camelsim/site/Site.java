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
package io.github.camelsim.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes the site. The arguments are the repository, the folder to write to and the version of lunr. What is wrong with a page ends it
 * with exit code 1: a warning of the converter, a dead link, a page that is in no contents, and one that takes more than ten minutes to read.
 */
public final class Site {

    private static final String LUNR = "/META-INF/resources/webjars/lunr/%s/lunr.min.js";

    private final Path root;
    private final Path target;
    private final Map<String, String> files;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Double> minutes = new LinkedHashMap<>();

    private Site(Path root, Path target, String lunr) {
        this.root = root;
        this.target = target;
        this.files = Map.of(
                "site.css", "/site/site.css",
                "search.js", "/site/search.js",
                "lunr.min.js", LUNR.formatted(lunr));
    }

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path target = Path.of(arguments[1]).toAbsolutePath().normalize();
        var site = new Site(root, target, arguments[2]);
        site.make();
        site.report();
        System.exit(site.problems.isEmpty() ? 0 : 1);
    }

    private void make() throws IOException {
        delete(target);
        Map<String, Page> pages = convert();
        Contents contents = Contents.read(pages);
        var alone = new TreeSet<>(pages.keySet());
        alone.removeAll(contents.paths());
        alone.remove(Contents.HOME);
        alone.forEach(path -> problems.add(path + ": in no list of " + Contents.HOME));
        var links = new Links(root, pages.keySet(), problems);
        pages.values().forEach(links::rewrite);
        var template = new Template(links, contents);
        for (Page page : pages.values()) {
            check(page);
            page.content().select("table").wrap("<div class=\"wide\"></div>");
            page.content().select("a.anchor").attr("aria-hidden", "true").attr("tabindex", "-1");
            write(page.address(), template.page(page, minutes.get(page.path())));
        }
        write("search.html", template.search());
        write("documents.js", SearchDocuments.script(pages.values()));
        copyFiles(links.images());
        problems.addAll(LinkCheck.problems(target));
    }

    private void check(Page page) {
        double time = ReadingTime.minutes(page.content());
        minutes.put(page.path(), time);
        if (time > ReadingTime.LONGEST_MINUTES) {
            problems.add("%s: takes %.1f minutes to read, more than %d"
                    .formatted(page.path(), time, ReadingTime.LONGEST_MINUTES));
        }
        page.content().select("p").stream()
                .flatMap(paragraph -> paragraph.wholeText().lines())
                .filter(line -> line.matches("=+ .*"))
                .forEach(line -> problems.add(page.path() + ": no empty line before the title '" + line + "'"));
    }

    private void copyFiles(Set<String> images) throws IOException {
        for (String image : images) {
            Path copy = target.resolve(image.substring("docs/".length()));
            Files.createDirectories(copy.getParent());
            Files.copy(root.resolve(image), copy);
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            try (InputStream content = Site.class.getResourceAsStream(file.getValue())) {
                Files.copy(content, target.resolve(file.getKey()));
            }
        }
    }

    private Map<String, Page> convert() throws IOException {
        Map<String, Page> pages = new LinkedHashMap<>();
        try (var converter = new Converter(root)) {
            for (String path : sources()) {
                pages.put(path, converter.convert(path));
            }
            problems.addAll(converter.problems());
        }
        return pages;
    }

    /** All pages below docs, and those of the components. */
    private List<String> sources() throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            List<Path> folders = modules.map(
                            module -> module.endsWith("docs") ? module : module.resolve("src/main/docs"))
                    .filter(Files::isDirectory)
                    .toList();
            List<String> sources = new ArrayList<>();
            for (Path folder : folders) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                            .filter(file -> file.endsWith(".adoc") && !file.matches("docs/(src|target)/.*"))
                            .forEach(sources::add);
                }
            }
            return sources.stream().sorted().toList();
        }
    }

    private void write(String address, String text) throws IOException {
        Path file = target.resolve(address);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void report() {
        System.out.println("Minutes to read:");
        minutes.forEach((page, time) -> System.out.printf("%5.1f  %s%n", time, page));
        System.out.printf("%d pages, %d problems: %s%n", minutes.size(), problems.size(), target.resolve("index.html"));
        problems.forEach(System.out::println);
    }
}
