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
package io.github.camelsim.thingsmobile.benchmark.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a part has measured, kept in a CSV file from which tables and plots are made. */
public final class Results {

    private static final String HEADER = "setting;subject;figure;value";
    private static final String SEPARATOR = ";"; // the names of figures have commas

    private final Path file;
    private final List<Observation> observations = new ArrayList<>();

    private Results(Path file) {
        this.file = file;
    }

    /** Empty ones, which replace those of an earlier run when they are written. */
    public static Results of(Path directory, String part) {
        return new Results(directory.resolve(part + ".csv"));
    }

    /** Those of the last run; empty if there are none. */
    public static Results read(Path directory, String part) throws IOException {
        Results results = of(directory, part);
        if (Files.exists(results.file)) {
            try (Stream<String> lines = Files.lines(results.file)) {
                lines.skip(1).map(Results::parse).forEach(results.observations::add);
            }
        }
        return results;
    }

    public synchronized void add(String setting, String subject, String figure, double value) {
        add(new Observation(setting, subject, figure, value));
    }

    public synchronized void add(Observation observation) {
        observations.add(observation);
    }

    synchronized List<Observation> all() {
        return List.copyOf(observations);
    }

    public Sample of(String setting, String subject, String figure) {
        return sample(o -> o.setting().equals(setting)
                && o.subject().equals(subject)
                && o.figure().equals(figure));
    }

    /** Of all subjects. */
    public Sample of(String setting, String figure) {
        return sample(o -> o.setting().equals(setting) && o.figure().equals(figure));
    }

    /** In the order in which they were first seen. */
    public List<String> settings() {
        return all().stream().map(Observation::setting).distinct().toList();
    }

    /** In the order in which they were first seen. */
    public List<String> subjects(String setting) {
        return all().stream()
                .filter(o -> o.setting().equals(setting))
                .map(Observation::subject)
                .distinct()
                .toList();
    }

    /** All subjects in the order in which they were first seen. */
    public List<String> subjects() {
        return all().stream().map(Observation::subject).distinct().toList();
    }

    /** The figures in the order in which they were first seen. */
    public List<String> figures() {
        return all().stream().map(Observation::figure).distinct().toList();
    }

    public boolean isEmpty() {
        return all().isEmpty();
    }

    private Sample sample(Predicate<Observation> filter) {
        return new Sample(
                all().stream().filter(filter).mapToDouble(Observation::value).toArray());
    }

    public void write() throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        all().forEach(o ->
                lines.add(String.join(SEPARATOR, o.setting(), o.subject(), o.figure(), Double.toString(o.value()))));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    private static Observation parse(String line) {
        String[] cells = line.split(SEPARATOR);
        return new Observation(cells[0], cells[1], cells[2], Double.parseDouble(cells[3]));
    }
}
