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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was measured as AsciiDoc tables, each cell the median with least and most. */
public final class Tables {

    private Tables() {}

    /** A row for each setting and subject, a column for each figure that is asked for; rows without any are left out. */
    public static List<String> ofFigures(Results results, String... figures) {
        List<String> lines = start(2 + figures.length);
        lines.add("| | | " + String.join(" | ", figures));
        for (String setting : results.settings()) {
            for (String subject : results.subjects(setting)) {
                List<Sample> samples = Stream.of(figures)
                        .map(figure -> results.of(setting, subject, figure))
                        .toList();
                if (!samples.stream().allMatch(Sample::isEmpty)) {
                    lines.add("| " + setting + " | " + subject + " | " + cells(samples.stream()));
                }
            }
        }
        return end(lines);
    }

    /** One figure: a row for each subject, a column for each setting. */
    public static List<String> ofFigure(Results results, String figure) {
        List<String> settings = results.settings();
        List<String> lines = start(1 + settings.size());
        lines.add("| " + figure + " | " + String.join(" | ", settings));
        for (String subject : results.subjects()) {
            lines.add("| " + subject + " | "
                    + cells(settings.stream().map(setting -> results.of(setting, subject, figure))));
        }
        return end(lines);
    }

    private static String cells(Stream<Sample> samples) {
        return samples.map(Sample::text).collect(Collectors.joining(" | "));
    }

    private static List<String> start(int columns) {
        String rest = String.join(",", Collections.nCopies(columns - 1, "2"));
        return new ArrayList<>(List.of("[cols=\"3," + rest + "\",options=\"header\"]", "|==="));
    }

    private static List<String> end(List<String> lines) {
        lines.add("|===");
        return lines;
    }
}
