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
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** What is searched, a document for each section, as a script: a page that is opened as a file cannot fetch anything. */
final class SearchDocuments {

    private static final String SECTIONS = ".sect1, .sect2, .sect3";

    private SearchDocuments() {}

    static String script(Collection<Page> pages) {
        List<String> documents = new ArrayList<>();
        for (Page page : pages) {
            documents.add(document(page, "", page.title(), page.content()));
            for (Element section : page.content().select(SECTIONS)) {
                Element title = section.selectFirst("h2, h3, h4");
                documents.add(document(page, "#" + title.id(), title.text(), section));
            }
        }
        return documents.stream().collect(Collectors.joining(",\n", "window.siteDocuments = [\n", "\n];\n"));
    }

    private static String document(Page page, String fragment, String title, Element section) {
        Element text = new Element("div");
        section.childNodes().forEach(node -> text.appendChild(node.clone()));
        text.select(SECTIONS + ", details, h2, h3, h4").remove();
        return "{\"address\":%s,\"page\":%s,\"title\":%s,\"text\":%s}"
                .formatted(json(page.address() + fragment), json(page.titleInFolder()), json(title), json(text.text()));
    }

    private static String json(String text) {
        return text.chars()
                .mapToObj(c -> c < ' ' || c == '"' || c == '\\' || c == '<' || c > '~'
                        ? "\\u%04x".formatted(c)
                        : String.valueOf((char) c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
