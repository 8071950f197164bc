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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCheckTest {

    @TempDir
    Path site;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='other.html'>page</a>",
                "<a href='other.html#place'>place</a>",
                "<a href='#here'>place</a><p id='here'>",
                "<a href='https://example.com/'>another host</a>"
            })
    void acceptsWhatIsThere(String html) throws IOException {
        Files.writeString(site.resolve("other.html"), "<p id='place'>");
        Files.writeString(site.resolve("index.html"), html);

        assertThat(LinkCheck.problems(site)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='gone.html'>no page</a>",
                "<a href='other.html#gone'>no place</a>",
                "<a href='#gone'>no place</a>",
                "<a href='../outside.html'>outside</a>",
                "<img src='gone.png'>",
                "<script src='https://example.com/script.js'></script>",
                "<img src='//example.com/picture.png'>"
            })
    void reportsADeadLinkAndWhatIsLoadedFromElsewhere(String html) throws IOException {
        Files.writeString(site.resolve("other.html"), "<p id='place'>");
        Files.writeString(site.resolve("index.html"), html);

        assertThat(LinkCheck.problems(site)).singleElement().asString().startsWith("index.html: ");
    }
}
