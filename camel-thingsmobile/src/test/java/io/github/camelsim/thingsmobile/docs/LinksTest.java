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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.docs.DocPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each link of each page leads to a file of the repository, and to a title or an anchor in it. */
class LinksTest {

    @TempDir
    Path folder;

    @Test
    void eachLeadsSomewhere() throws IOException {
        assertThat(PageLinks.dead(DocPage.ROOT)).isEmpty();
    }

    @BeforeEach
    void writePages() throws IOException {
        Files.writeString(
                folder.resolve("other.adoc"), "= Other\n\n== What's `left`\n\n[[own-id]]\n== Twice\n\n== Twice\n");
        Files.writeString(folder.resolve("other.md"), "# Other\n\n## What's left\n");
        Files.writeString(folder.resolve("picture.png"), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "link:other.adoc[page]",
                "xref:other.adoc#_whats_left[title]",
                "<<other.adoc#own-id,anchor>>",
                "link:other.adoc#_twice_2[second of two]",
                "link:other.md#whats-left[title]",
                "image::picture.png[picture]",
                "see <<_here>> or <<Here,this>>\n\n== Here",
                "link:https://example.com/[another host]",
                "`link:gone.adoc[is code]`",
                "----\nlink:gone.adoc[is code]\n----",
            })
    void acceptsWhatIsThere(String page) throws IOException {
        Files.writeString(folder.resolve("page.adoc"), page);

        assertThat(PageLinks.dead(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "link:gone.adoc[no page]",
                "xref:other.adoc#_gone[no title]",
                "<<_gone>>",
                "<<Gone,no title>>",
                "image::gone.png[no picture]",
                "link:../other.adoc[in no such folder]",
                "link:other.md#gone[no title]",
            })
    void reportsWhatLeadsNowhereInAsciiDoc(String page) throws IOException {
        Files.writeString(folder.resolve("page.adoc"), page);

        assertThat(PageLinks.dead(folder)).singleElement().asString().startsWith("page.adoc:1: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[no page](gone.md)",
                "[no title](other.md#gone)",
                "[no title](other.adoc#_gone)",
                "![no picture](gone.png)",
                "[here](#gone)",
                "<img src=\"gone.png\">",
            })
    void reportsWhatLeadsNowhereInMarkdown(String page) throws IOException {
        Files.writeString(folder.resolve("page.md"), page);

        assertThat(PageLinks.dead(folder)).singleElement().asString().startsWith("page.md:1: ");
    }
}
