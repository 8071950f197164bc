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
package io.github.camelsim.sandbox.control;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The parameters of a control request. An IllegalArgumentException names one that is missing or wrong.
 *
 * @param form the parameters, each with its values; never null
 */
public record ControlRequest(Map<String, List<String>> form) {

    /** Empty if the parameter is missing or blank. */
    public Optional<String> optional(String name) {
        return form.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isBlank());
    }

    public String required(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    /** @param kind what the pattern means, for the message */
    public String required(String name, Pattern pattern, String kind) {
        String value = required(name);
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " must be " + kind);
        }
        return value;
    }

    /** @param fallback for a parameter that is missing */
    public int number(String name, int fallback, int least, int most) {
        return (int) number(name, (long) fallback, (long) least, (long) most);
    }

    /** @param fallback for a parameter that is missing */
    public long number(String name, long fallback, long least, long most) {
        long number = read(name, "a whole number", Long::parseLong).orElse(fallback);
        if (number < least || number > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + " but is " + number);
        }
        return number;
    }

    /** False if the parameter is missing. */
    public boolean flag(String name) {
        String value = optional(name).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(name + " must be true or false but is '" + shown(value) + "'");
        }
        return value.equals("true");
    }

    /** UTC, as in the API, {@code 2026-01-31 12:00:00}, or ISO with a T and with or without a Z. */
    public Optional<LocalDateTime> time(String name) {
        return read(
                name,
                "a time such as 2026-01-31 12:00:00",
                text -> text.endsWith("Z")
                        ? LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC)
                        : LocalDateTime.parse(text.strip().replace(' ', 'T')));
    }

    /** ISO, {@code PT1H}, or short, {@code 1h30m}. */
    public Optional<Duration> duration(String name) {
        return read(name, "a time span such as 90s, 1h or P1D", text -> {
            String upper = text.strip().toUpperCase(Locale.ROOT);
            return Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
        });
    }

    private <T> Optional<T> read(String name, String kind, Function<String, T> reader) {
        Optional<String> text = optional(name);
        try {
            return text.map(reader);
        } catch (DateTimeParseException | NumberFormatException | ArithmeticException wrong) {
            throw new IllegalArgumentException(name + " must be " + kind + " but is '" + shown(text.get()) + "'");
        }
    }

    private static String shown(String value) {
        return value.length() > 50 ? value.substring(0, 50) + "..." : value;
    }
}
