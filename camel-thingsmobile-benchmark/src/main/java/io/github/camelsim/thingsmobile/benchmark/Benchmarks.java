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
import io.github.camelsim.thingsmobile.benchmark.result.Part;
import io.github.camelsim.thingsmobile.benchmark.result.Results;
import io.github.camelsim.thingsmobile.benchmark.result.Sample;
import io.github.camelsim.thingsmobile.benchmark.scale.ScalePart;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the parts that are asked for, one after the other, and writes what they measured as CSV, tables and plots. */
@Command(name = "benchmark", mixinStandardHelpOptions = true)
public final class Benchmarks implements Callable<Integer> {

    private static final Map<String, Part> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("rate", new RatePart());
        PARTS.put("reading", new ReadingPart(Answer.ofThingsMobile()));
        PARTS.put("infobip-reading", new ReadingPart(Answer.ofInfobip()));
        PARTS.put("call", new CallPart(ThingsMobileCallers::open));
        PARTS.put("infobip-call", new CallPart(InfobipCallers::open));
        PARTS.put("metrics", new MetricsPart());
        PARTS.put("waiting", new WaitingPart());
        PARTS.put("scale", new ScalePart());
        PARTS.put("nodes", new NodesPart());
        PARTS.put("startup", new StartupPart());
    }

    @Option(names = "--parts", split = ",", description = "those to run, all if none is given")
    private List<String> parts = List.of();

    @Option(names = "--runs", defaultValue = "3", description = "how often each thing is measured")
    private int runs;

    @Option(names = "--results", required = true, description = "where CSV files and plots go")
    private Path results;

    @Option(names = "--docs", description = "the folder of performance.adoc, whose tables and plots are to be replaced")
    private String docs = "";

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        List<String> wanted = parts.stream().filter(part -> !part.isBlank()).toList();
        for (String name : wanted.isEmpty() ? PARTS.keySet() : wanted) {
            Part part = PARTS.get(name);
            if (part == null) {
                throw new IllegalArgumentException("there is no part " + name + ", but " + PARTS.keySet());
            }
            System.out.println("== " + name);
            Results measured = Results.of(results, name);
            part.run(measured, runs);
            measured.write();
            print(measured);
        }
        if (!docs.isBlank()) {
            new Report(results, Path.of(docs)).write();
        }
        return CommandLine.ExitCode.OK;
    }

    private static void print(Results measured) {
        for (String setting : measured.settings()) {
            for (String subject : measured.subjects(setting)) {
                for (String figure : measured.figures()) {
                    Sample sample = measured.of(setting, subject, figure);
                    if (!sample.isEmpty()) {
                        System.out.println(String.join(" | ", setting, subject, figure, sample.text()));
                    }
                }
            }
        }
    }
}
