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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Element;

/** Turns links between files of the repository into links of the site; what is no page leads to the repository on its host. */
final class Links {

    private static final String HOST = "https://github.com/camelsim/camelsim/";

    private final Path root;
    private final Set<String> pages;
    private final List<String> problems;
    private final Set<String> images = new TreeSet<>();

    /**
     * @param pages the paths of all pages
     * @param problems gets a line for each link that leads nowhere
     */
    Links(Path root, Set<String> pages, List<String> problems) {
        this.root = root;
        this.pages = pages;
        this.problems = problems;
    }

    void rewrite(Page page) {
        for (Element link : page.content().select("a[href]")) {
            link.attr("href", rewritten(page, link.attr("href")));
        }
        for (Element image : page.content().select("img[src]")) {
            String path = path(page.path(), image.attr("src"));
            if (!path.startsWith("docs/") || !Files.isRegularFile(root.resolve(path))) {
                problems.add(page.path() + ": no image " + image.attr("src") + " in docs");
                continue;
            }
            images.add(path);
            image.attr("src", page.relative(path.substring("docs/".length())));
        }
    }

    private String rewritten(Page page, String link) {
        if (link.startsWith("#") || link.matches("[a-z]+:.*")) {
            return link;
        }
        String[] parts = link.split("#", 2);
        String path = path(page.path(), parts[0]);
        if (!pages.contains(path) && !Files.exists(root.resolve(path))) {
            problems.add(page.path() + ": dead link " + link);
        }
        return to(page, path) + (parts.length == 1 ? "" : "#" + parts[1]);
    }

    /** The address of a page or another file of the repository, as a link on a page. */
    String to(Page page, String path) {
        if (pages.contains(path)) {
            return page.relative(Page.address(path));
        }
        return HOST + (Files.isDirectory(root.resolve(path)) ? "tree" : "blob") + "/main/" + path;
    }

    /** The path of what a page links to, relative to the repository. */
    static String path(String page, String link) {
        return Path.of(page).resolveSibling(link).normalize().toString().replace('\\', '/');
    }

    /** The pictures that pages show. */
    Set<String> images() {
        return images;
    }
}
