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

import io.github.camelsim.thingsmobile.benchmark.rate.RatePart;
import io.github.camelsim.thingsmobile.benchmark.result.Page;
import io.github.camelsim.thingsmobile.benchmark.result.Plots;
import io.github.camelsim.thingsmobile.benchmark.result.Results;
import io.github.camelsim.thingsmobile.benchmark.result.Tables;
import io.github.camelsim.thingsmobile.benchmark.scale.CdrCost;
import io.github.camelsim.thingsmobile.benchmark.scale.ScalePart;
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
        reading("reading");
        reading("infobip-reading");
        call("call");
        call("infobip-call");
        metrics(Results.read(results, "metrics"));
        waiting(Results.read(results, "waiting"));
        scale(Results.read(results, "scale"));
        nodes(Results.read(results, "nodes"));
        startup(Results.read(results, "startup"));
    }

    private void rate(Results rate) throws IOException {
        if (!rate.isEmpty()) {
            page.replace("rate-share", Tables.ofFigure(rate, RatePart.SHARE));
            page.replace("rate-refused", Tables.ofFigure(rate, RatePart.REFUSED));
            page.replace("rate-seconds", Tables.ofFigure(rate, RatePart.WALL));
            page.replace("rate-refused-from-end", Tables.ofFigure(rate, RatePart.REFUSED_FROM_END));
            plots.bars(rate, "rate.svg", "Share of the permitted rate", RatePart.SHARE);
        }
    }

    private void reading(String part) throws IOException {
        Results reading = Results.read(results, part);
        if (!reading.isEmpty()) {
            page.replace(part, Tables.ofFigures(reading, ReadingPart.RATIO, ReadingPart.TIME, ReadingPart.ALLOCATED));
            plots.bars(reading, part + ".svg", "Reading an answer", ReadingPart.RATIO);
        }
    }

    private void call(String part) throws IOException {
        Results call = Results.read(results, part);
        if (!call.isEmpty()) {
            page.replace(part, Tables.ofFigures(call, CallPart.CPU_RATIO, CallPart.CPU, CallPart.RATE));
            plots.bars(call, part + ".svg", "CPU of the calling process", CallPart.CPU);
        }
    }

    private void metrics(Results metrics) throws IOException {
        if (!metrics.isEmpty()) {
            page.replace(
                    "metrics",
                    Tables.ofFigures(
                            metrics, MetricsPart.CPU_RATIO, CallPart.CPU, MetricsPart.READ_CPU, MetricsPart.METERS));
        }
    }

    private void waiting(Results waiting) throws IOException {
        if (!waiting.isEmpty()) {
            page.replace(
                    "waiting",
                    Tables.ofFigures(
                            waiting,
                            WaitingPart.THREADS,
                            WaitingPart.HEAP,
                            WaitingPart.OWN_HEAP,
                            WaitingPart.CANCELLED,
                            WaitingPart.REJECTED,
                            WaitingPart.SENT));
        }
    }

    private void scale(Results scale) throws IOException {
        if (scale.isEmpty()) {
            return;
        }
        page.replace(
                "scale-list",
                Tables.ofFigures(
                        scale,
                        ScalePart.CALLS,
                        ScalePart.SECONDS,
                        ScalePart.SECONDS_AT_THE_LIMITS,
                        ScalePart.HIGHEST_HEAP));
        page.replace("scale-changes", Tables.ofFigures(scale, ScalePart.SNAPSHOT));
        page.replace(
                "scale-cdrs",
                Tables.ofFigures(
                        scale,
                        CdrCost.FIRST.listCalls(),
                        CdrCost.FIRST.cdrCalls(),
                        CdrCost.FIRST.secondsAtTheLimits(),
                        CdrCost.STEADY.cdrCalls(),
                        CdrCost.STEADY.secondsAtTheLimits(),
                        ScalePart.TRACKS));
        plots.curves(
                scale,
                "scale-list.svg",
                "Reading a fleet with fetch=stream",
                "SIMs",
                "calls, seconds, MB",
                new Plots.Line("calls", ScalePart.STREAM, ScalePart.CALLS),
                new Plots.Line("seconds at the real limits", ScalePart.STREAM, ScalePart.SECONDS_AT_THE_LIMITS),
                new Plots.Line("heap in MB", ScalePart.STREAM, ScalePart.HIGHEST_HEAP));
        plots.curves(
                scale,
                "scale-cdrs.svg",
                "A poll for the CDRs of 100,000 SIMs",
                "SIMs with new CDRs",
                "seconds at the real limits",
                new Plots.Line("first poll", ScalePart.CDRS, CdrCost.FIRST.secondsAtTheLimits()),
                new Plots.Line("later poll", ScalePart.CDRS, CdrCost.STEADY.secondsAtTheLimits()));
    }

    private void nodes(Results nodes) throws IOException {
        if (!nodes.isEmpty()) {
            page.replace("nodes", Tables.ofFigure(nodes, NodesPart.SHARE));
        }
    }

    private void startup(Results startup) throws IOException {
        if (!startup.isEmpty()) {
            page.replace(
                    "startup",
                    Tables.ofFigures(
                            startup,
                            StartupPart.STARTED,
                            StartupPart.CALLED,
                            StartupPart.DONE,
                            StartupPart.PROCESSOR,
                            StartupPart.HEAP,
                            StartupPart.RESIDENT,
                            StartupPart.THREADS));
        }
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
