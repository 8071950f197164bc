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

import io.github.camelsim.thingsmobile.benchmark.result.Part;
import io.github.camelsim.thingsmobile.benchmark.result.Results;
import io.github.camelsim.thingsmobile.benchmark.result.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The processor's time and the memory that it takes to read an answer; in each run every reader has its own process. */
final class ReadingPart implements Part {

    static final String RATIO = "time relative to the scan";
    static final String TIME = "microseconds";
    static final String ALLOCATED = "kB allocated";

    private static final long BYTES_OF_TURN = 1_000_000;

    private final List<Answer> answers;

    ReadingPart(List<Answer> answers) {
        this.answers = answers;
    }

    @Override
    public void run(Results results, int runs) throws Exception {
        Map<Answer, Path> files = new EnumMap<>(Answer.class);
        Path folder = Files.createTempDirectory("answers");
        folder.toFile().deleteOnExit();
        for (Answer answer : answers) {
            byte[] bytes = answer.bytes();
            SameValues.check(answer, bytes);
            Path file = Files.write(folder.resolve(answer.name()), bytes);
            file.toFile().deleteOnExit();
            files.put(answer, file);
        }
        for (int run = 0; run < runs; run++) {
            for (Answer answer : answers) {
                measureReaders(answer, files.get(answer), results);
            }
        }
    }

    private static void measureReaders(Answer answer, Path file, Results results) throws Exception {
        int reads = Math.max(1, (int) (BYTES_OF_TURN / Files.size(file)));
        for (Reader reader : Reader.of(answer)) {
            List<IterationResult> turns = turns(reader, answer, file, reads);
            Sample ratio = sample(turns, turn -> figure(turn, "nanos") / figure(turn, "scanNanos"));
            Sample micros = sample(turns, turn -> figure(turn, "nanos") / reads / 1000);
            Sample kilobytes = sample(turns, turn -> figure(turn, "bytes") / reads / 1000);
            results.add(answer.title(), reader.title(), RATIO, ratio.median());
            results.add(answer.title(), reader.title(), TIME, micros.min());
            results.add(answer.title(), reader.title(), ALLOCATED, kilobytes.median());
        }
    }

    private static List<IterationResult> turns(Reader reader, Answer answer, Path file, int reads)
            throws RunnerException {
        Options options = new OptionsBuilder()
                .include(Reading.class.getName())
                .param("reader", reader.name())
                .param("answer", answer.name())
                .param("file", file.toString())
                .param("reads", Integer.toString(reads))
                .warmupBatchSize(reads)
                .measurementBatchSize(reads)
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options)
                .runSingle().getBenchmarkResults().stream()
                        .flatMap(fork -> fork.getIterationResults().stream())
                        .toList();
    }

    private static Sample sample(List<IterationResult> turns, ToDoubleFunction<IterationResult> figure) {
        return new Sample(turns.stream().mapToDouble(figure).toArray());
    }

    private static double figure(IterationResult turn, String name) {
        return turn.getSecondaryResults().get(name).getScore();
    }
}
