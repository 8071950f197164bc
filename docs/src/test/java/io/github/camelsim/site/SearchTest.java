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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search of the finished site, opened as a file in a headless Chromium. It is skipped, and says so, where there is none. */
class SearchTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "getCdrPagin, getcdrpaginated",
        "retries of paid calls, paid",
    })
    void findsWholeWordsAndBeginnings(String question, String answer) throws Exception {
        List<String> found = search(question).select("#results li").eachText();

        assertThat(found.stream().limit(10)).anySatisfy(text -> assertThat(text).containsIgnoringCase(answer));
    }

    @Test
    void takesWhatIsSearchedAsText() throws Exception {
        Document page = search("<img src=zzyzx>");

        assertThat(page.select("#results li, main img")).isEmpty();
        assertThat(page.select("#found").text()).isEqualTo("0 found");
    }

    private Document search(String question) throws Exception {
        List<Path> browsers = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(path -> Stream.of(Path.of(path, "chromium"), Path.of(path, "google-chrome")))
                .filter(Files::isExecutable)
                .toList();
        if (browsers.isEmpty()) {
            System.err.println("SKIPPED: there is no Chromium, so that the search is not tested");
        }
        assumeTrue(!browsers.isEmpty(), "there is no Chromium");
        Path html = folder.resolve("page.html");
        String address = Path.of("target/site/search.html").toUri() + "?q="
                + URLEncoder.encode(question, StandardCharsets.UTF_8);
        Process browser = new ProcessBuilder(
                        browsers.get(0).toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--virtual-time-budget=8000",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        address)
                .redirectOutput(html.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(browser.waitFor(2, TimeUnit.MINUTES)).as("Chromium ends").isTrue();
        } finally {
            browser.destroyForcibly();
        }
        return Jsoup.parse(html);
    }
}
