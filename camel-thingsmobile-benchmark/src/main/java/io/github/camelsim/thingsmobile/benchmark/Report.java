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
package io.github.camelsim.thingsmobile.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;

/** Turns what was measured, now or in earlier runs, into the tables and plots of {@code performance.adoc}. */
final class Report {

    private final Path results;
    private final Page page;
    private final Plots plots;

    Report(Path results, Path docs) {
        this.results = results;
        this.page = new Page(docs.resolve("performance.adoc"));
        this.plots = new Plots(docs.resolve("images"));
    }

    void write() throws IOException {
        page.replace("machine", machine());
        rate(Results.read(results, "rate"));
        call(Results.read(results, "call"));
    }

    private void rate(Results rate) throws IOException {
        if (rate.isEmpty()) {
            return;
        }
        page.replace("rate-share", Tables.ofFigure(rate, RatePart.SHARE));
        page.replace("rate-refused", Tables.ofFigure(rate, RatePart.REFUSED));
        page.replace("rate-seconds", Tables.ofFigure(rate, RatePart.WALL));
        plots.bars(rate, "rate.svg", "Share of the permitted rate", RatePart.SHARE);
    }

    private void call(Results call) throws IOException {
        if (call.isEmpty()) {
            return;
        }
        page.replace("call", Tables.ofFigures(call));
        plots.bars(call, "call.svg", "CPU of the calling process", CallPart.CPU);
    }

    private static List<String> machine() {
        return List.of(
                "[cols=\"1,3\"]",
                "|===",
                "| Processors | " + Runtime.getRuntime().availableProcessors() + ", " + System.getProperty("os.arch"),
                "| System | " + System.getProperty("os.name"),
                "| Java | " + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                "| Camel | " + new DefaultCamelContext().getVersion(),
                "|===");
    }
}
