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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads the finished site as a browser would: each link leads to a file and to a place in it, and nothing is loaded from elsewhere. */
final class LinkCheck {

    private final Path site;
    private final Map<Path, Document> documents = new HashMap<>();

    private LinkCheck(Path site) {
        this.site = site;
    }

    /** @return a line for each link that leads nowhere */
    static List<String> problems(Path site) throws IOException {
        var check = new LinkCheck(site);
        List<Path> files;
        try (Stream<Path> all = Files.walk(site)) {
            files = all.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            check.documents.put(file, Jsoup.parse(file));
        }
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            for (Element element : check.documents.get(file).select("[href], [src], [action]")) {
                check.check(file, element, problems);
            }
        }
        return problems;
    }

    private void check(Path file, Element element, List<String> problems) {
        String link = element.hasAttr("href") ? element.attr("href") : element.attr("src") + element.attr("action");
        String where = site.relativize(file) + ": " + link;
        if (link.startsWith("data:")) {
            return;
        }
        if (link.matches("[a-z]+:.*|//.*")) {
            if (!element.normalName().equals("a")) {
                problems.add(where + " is loaded from elsewhere");
            }
            return;
        }
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
        if (!target.startsWith(site) || !Files.isRegularFile(target)) {
            problems.add(where + " is no file");
        } else if (parts.length == 2 && !has(target, parts[1])) {
            problems.add(where + " is no place in that page");
        }
    }

    private boolean has(Path file, String id) {
        return documents.containsKey(file) && documents.get(file).getElementById(id) != null;
    }
}
