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
package io.github.camelsim.parameter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds malformed numbers and durations in an endpoint's URI, which Camel would accept with another meaning: it reads
 * {@code maxRetries=2s} as 2000, {@code maxWait=5s5} as 5 s, and other text as 0.
 */
public final class UriOptionsValidator {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");

    /** Milliseconds, ISO 8601, or whole numbers each with its unit, from days down to milliseconds. */
    private static final Pattern DURATION = Pattern.compile("[0-9]+|-?[Pp].+"
            + "|(?=.)([0-9]+d[a-z]*)?([0-9]+h[a-z]*)?([0-9]+m(?!s)[a-z]*)?([0-9]+s[a-z]*)?([0-9]+ms[a-z]*)?");

    private final List<String> numbers;
    private final List<String> durations;

    /**
     * @param numbers the options that are whole numbers, besides those that every component has
     * @param durations the options that are durations, besides those that every component has
     */
    public UriOptionsValidator(List<String> numbers, List<String> durations) {
        this.numbers = Stream.concat(
                        Stream.of("maxRetries", "maxResponseBytes", "maxInFlight", "proxyPort"), numbers.stream())
                .toList();
        this.durations = Stream.concat(
                        Stream.of("connectTimeout", "responseTimeout", "maxWait", "delay", "initialDelay"),
                        durations.stream())
                .toList();
    }

    /** @return the reason, which names the option; empty if all values are well-formed */
    public Optional<String> violation(Map<String, Object> parameters) {
        Stream<String> malformedNumbers = violations(parameters, numbers, NUMBER, "is not a whole number");
        Stream<String> malformedDurations = violations(
                parameters, durations, DURATION, "is not a duration such as 30s, 1m30s or PT30S, nor milliseconds");
        return Stream.concat(malformedNumbers, malformedDurations).findFirst();
    }

    private static Stream<String> violations(
            Map<String, Object> parameters, List<String> options, Pattern pattern, String reason) {
        return options.stream()
                .filter(option -> parameters.get(option) instanceof String text
                        && !text.startsWith("#") // a bean
                        && !pattern.matcher(text.strip()).matches())
                .map(option -> option + " " + reason + ": '" + parameters.get(option) + "'");
    }
}
