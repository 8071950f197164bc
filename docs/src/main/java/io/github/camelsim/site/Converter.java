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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.ast.Document;
import org.asciidoctor.log.LogHandler;
import org.asciidoctor.log.LogRecord;
import org.jsoup.Jsoup;

/** AsciiDoc to HTML. One instance is for all pages, since its start takes seconds. */
final class Converter implements AutoCloseable {

    private final Path root;
    private final Asciidoctor asciidoctor = Asciidoctor.Factory.create();
    private final List<String> problems = new ArrayList<>();

    Converter(Path root) {
        this.root = root;
    }

    /** @param path of the page, relative to the repository */
    Page convert(String path) {
        LogHandler toProblems = message -> problems.add(path + ": " + text(message));
        asciidoctor.registerLogHandler(toProblems);
        Path file = root.resolve(path);
        Attributes attributes = Attributes.builder()
                .attribute("source-highlighter", "rouge")
                .attribute("rouge-css", "class")
                .attribute("sectanchors", "")
                .attribute("table-caption!", "")
                .build();
        Options options = Options.builder()
                .safe(SafeMode.UNSAFE)
                .standalone(false)
                .baseDir(file.getParent().toFile())
                .attributes(attributes)
                .build();
        Document document = asciidoctor.loadFile(file.toFile(), options);
        var html = Jsoup.parseBodyFragment(document.convert());
        html.outputSettings().prettyPrint(false);
        asciidoctor.unregisterLogHandler(toProblems);
        return new Page(path, Jsoup.parseBodyFragment(document.getDoctitle()).text(), html.body());
    }

    private static String text(LogRecord message) {
        String line =
                message.getCursor() == null ? "" : "line " + message.getCursor().getLineNumber() + ": ";
        return line + message.getMessage();
    }

    /** What the converter has complained about. */
    List<String> problems() {
        return problems;
    }

    @Override
    public void close() {
        asciidoctor.close();
    }
}
