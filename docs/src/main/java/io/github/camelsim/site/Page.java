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

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * A page as it is shown.
 *
 * @param path of its source, relative to the repository, with slashes
 * @param title as text
 * @param content the HTML below the title; links are those of the source until {@link Links} has rewritten them
 */
record Page(String path, String title, Element content) {

    /** Where the page is on the site, relative to its root: pages outside of docs are those of components. */
    String address() {
        return address(path);
    }

    static String address(String path) {
        String page = path.replaceFirst("\\.adoc$", ".html");
        return page.startsWith("docs/") ? page.substring("docs/".length()) : page.replaceFirst(".*/", "components/");
    }

    /** The title, after the name of the folder where pages of several folders may have the same one. */
    String titleInFolder() {
        String[] folders = path.split("/");
        return path.startsWith("docs/") && folders.length > 3 ? folders[folders.length - 2] + ": " + title : title;
    }

    /** The titles of the first level, with the ids that links name. */
    List<Element> sections() {
        return content.select("h2[id]");
    }

    /** The address of a place of the site, from this page. */
    String relative(String to) {
        return "../".repeat((int) address().chars().filter(c -> c == '/').count()) + to;
    }
}
