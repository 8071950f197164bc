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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * What the site has, by subject: the lists on the first page. An entry that is the {@code index.adoc} of a folder brings all pages of
 * that folder, in the order in which it links to them, then by title; those of a folder in it are together.
 */
record Contents(List<Group> groups) {

    static final String HOME = "docs/index.adoc";

    record Group(String title, List<Entry> entries) {}

    /**
     * A page, or a file of the repository.
     *
     * @param path relative to the repository
     * @param children the other pages of the folder whose first page this is
     */
    record Entry(String path, String title, List<Entry> children) {

        Stream<Entry> withChildren() {
            return Stream.concat(Stream.of(this), children.stream());
        }

        boolean has(Page page) {
            return withChildren().anyMatch(entry -> entry.path().equals(page.path()));
        }
    }

    /** @param pages all pages by path, with links as in their sources */
    static Contents read(Map<String, Page> pages) {
        List<Group> groups = new ArrayList<>();
        for (Element title : pages.get(HOME).content().select("h2")) {
            List<Entry> entries = title.parent().select("dt a").stream()
                    .map(link -> entry(link, pages))
                    .toList();
            groups.add(new Group(title.text(), entries));
        }
        return new Contents(groups);
    }

    private static Entry entry(Element link, Map<String, Page> pages) {
        String path = Links.path(HOME, link.attr("href"));
        boolean ofFolder = path.endsWith("/index.adoc") && pages.containsKey(path);
        return new Entry(path, link.text(), ofFolder ? children(pages.get(path), pages) : List.of());
    }

    private static List<Entry> children(Page index, Map<String, Page> pages) {
        String folder = index.path().replaceFirst("[^/]+$", "");
        Set<Page> children = new LinkedHashSet<>();
        index.content().select("a[href]").stream()
                .map(link -> Links.path(index.path(), link.attr("href").replaceFirst("#.*", "")))
                .filter(path -> path.startsWith(folder) && pages.containsKey(path))
                .forEach(path -> children.add(pages.get(path)));
        pages.values().stream()
                .filter(page -> page.path().startsWith(folder))
                .sorted(Comparator.comparing(Page::title))
                .forEach(children::add);
        children.remove(index);
        List<String> groups = Stream.concat(
                        Stream.of(""), children.stream().map(page -> group(page.path(), index.path())))
                .toList();
        return children.stream()
                .sorted(Comparator.comparingInt(page -> groups.indexOf(group(page.path(), index.path()))))
                .map(page -> new Entry(page.path(), page.title(), List.of()))
                .toList();
    }

    /** The folder, below that of another page, in which a page is; empty if it is the same folder. */
    static String group(String path, String index) {
        String folder = index.replaceFirst("[^/]+$", "");
        return path.substring(folder.length()).replaceFirst("/?[^/]+$", "");
    }

    /** The paths of all entries, in order. */
    List<String> paths() {
        return groups.stream()
                .flatMap(group -> group.entries().stream())
                .flatMap(Entry::withChildren)
                .map(Entry::path)
                .toList();
    }
}
