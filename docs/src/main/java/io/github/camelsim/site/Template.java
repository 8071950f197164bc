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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** What stands around the content of each page. Everything but the search works without scripts. */
final class Template {

    private static final String NAME = "camel-thingsmobile";
    private static final int SECTIONS_WORTH_A_LIST = 3;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="{root}site.css">
            </head>
            <body>
            <header>
            <a class="home" href="{root}index.html">{name}</a>
            <form role="search" action="{root}search.html"><input type="search" name="q" placeholder="Search" aria-label="Search"></form>
            <a class="to-contents" href="#contents">Contents</a>
            </header>
            <div class="columns">
            <main>
            <h1>{heading}</h1>
            {content}
            </main>
            <nav id="contents" aria-label="Contents">
            {contents}
            </nav>
            </div>
            {scripts}
            </body>
            </html>
            """;

    private final Links links;
    private final Contents contents;

    Template(Links links, Contents contents) {
        this.links = links;
        this.contents = contents;
    }

    String page(Page page, double minutes) {
        String content = "<p class=\"minutes\">%d min</p>\n".formatted(Math.max(1, Math.round(minutes)))
                + sections(page)
                + page.content().html()
                + neighbours(page);
        return fill(page, content, "");
    }

    /** The page of the search, which needs scripts. */
    String search() {
        return fill(
                new Page("docs/search.adoc", "Search", new Element("body")),
                "<noscript><p>The search needs JavaScript. All pages are in the contents.</p></noscript>\n"
                        + "<p id=\"found\" role=\"status\"></p>\n<ol id=\"results\"></ol>",
                "<script src=\"lunr.min.js\"></script>\n<script src=\"documents.js\"></script>\n"
                        + "<script src=\"search.js\"></script>");
    }

    private String fill(Page page, String content, String scripts) {
        boolean home = page.path().equals(Contents.HOME);
        return PAGE.replace("{root}", page.relative(""))
                .replace("{title}", escaped(home ? page.title() : page.titleInFolder() + " - " + NAME))
                .replace("{heading}", escaped(page.title()))
                .replace("{name}", NAME)
                .replace("{contents}", contents(page))
                .replace("{scripts}", scripts)
                .replace("{content}", content);
    }

    private String sections(Page page) {
        if (page.sections().size() < SECTIONS_WORTH_A_LIST || page.path().equals(Contents.HOME)) {
            return "";
        }
        return page.sections().stream()
                .map(title -> "<li><a href=\"#%s\">%s</a></li>".formatted(title.id(), escaped(title.text())))
                .collect(Collectors.joining(
                        "\n", "<nav class=\"sections\" aria-label=\"On this page\"><ul>\n", "\n</ul></nav>\n"));
    }

    private String contents(Page current) {
        return contents.groups().stream()
                .map(group -> "<h2>%s</h2>\n%s".formatted(escaped(group.title()), entries(group.entries(), current)))
                .collect(Collectors.joining("\n"));
    }

    private String entries(List<Contents.Entry> entries, Page current) {
        return entries.stream()
                .map(entry ->
                        "<li>" + link(entry, current) + (entry.has(current) ? children(entry, current) : "") + "</li>")
                .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
    }

    /** The pages of a folder, with the names of the folders in it. */
    private String children(Contents.Entry entry, Page current) {
        Map<String, List<Contents.Entry>> groups = entry.children().stream()
                .collect(Collectors.groupingBy(
                        child -> Contents.group(child.path(), entry.path()), LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> (group.getKey().isEmpty() ? "" : "<h3>" + escaped(group.getKey()) + "</h3>\n")
                        + entries(group.getValue(), current))
                .collect(Collectors.joining("\n"));
    }

    private String link(Contents.Entry entry, Page current) {
        String here = entry.path().equals(current.path()) ? " aria-current=\"page\"" : "";
        return "<a href=\"%s\"%s>%s</a>".formatted(links.to(current, entry.path()), here, escaped(entry.title()));
    }

    private String neighbours(Page page) {
        List<Contents.Entry> all = contents.groups().stream()
                .flatMap(group -> group.entries().stream())
                .flatMap(Contents.Entry::withChildren)
                .filter(entry -> entry.path().endsWith(".adoc"))
                .toList();
        int here = all.stream().map(Contents.Entry::path).toList().indexOf(page.path());
        String before = here > 0 ? link(all.get(here - 1), page) : "";
        String after = here + 1 < all.size() ? link(all.get(here + 1), page) : "";
        return "\n<nav class=\"neighbours\" aria-label=\"Before and after\"><span>%s</span><span>%s</span></nav>"
                .formatted(before, after);
    }

    private static String escaped(String text) {
        return Entities.escape(text);
    }
}
