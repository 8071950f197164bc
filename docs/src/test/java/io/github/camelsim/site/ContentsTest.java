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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class ContentsTest {

    private final Map<String, Page> pages = new LinkedHashMap<>();

    private void page(String path, String title, String html) {
        pages.put(path, new Page(path, title, Jsoup.parseBodyFragment(html).body()));
    }

    @Test
    void takesTheOtherPagesOfAFolderFirstThoseItsFirstPageLinksTo() {
        page(
                "docs/index.adoc",
                "Home",
                "<div><h2>One</h2><dl><dt><a href='start.adoc'>Start here</a></dt>"
                        + "<dt><a href='recipes/index.adoc'>Recipes</a></dt></dl></div>");
        page("docs/start.adoc", "Start", "");
        page(
                "docs/recipes/index.adoc",
                "All recipes",
                "<a href='second/c.adoc#_part'>C</a> <a href='d.adoc'>D</a> <a href='../start.adoc'>S</a>");
        page("docs/recipes/a.adoc", "Beta", "");
        page("docs/recipes/b.adoc", "Alpha", "");
        page("docs/recipes/d.adoc", "Omega", "");
        page("docs/recipes/second/c.adoc", "Zeta", "");
        page("docs/alone.adoc", "Alone", "");

        assertThat(Contents.read(pages).paths())
                .containsExactly(
                        "docs/start.adoc",
                        "docs/recipes/index.adoc",
                        "docs/recipes/d.adoc",
                        "docs/recipes/b.adoc",
                        "docs/recipes/a.adoc",
                        "docs/recipes/second/c.adoc");
    }
}
