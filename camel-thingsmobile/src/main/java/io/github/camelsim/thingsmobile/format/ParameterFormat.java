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
package io.github.camelsim.thingsmobile.format;

import io.github.camelsim.format.ApiTime;
import io.github.camelsim.format.Identifiers;
import io.github.camelsim.format.ParameterValue;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.model.StatusGroup;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Checks the values of a kind of parameter and writes them in the form that the API document requires. */
@FunctionalInterface
public interface ParameterFormat {

    /**
     * The value as the request has it.
     *
     * @param zone the zone of the API's zone-less times
     * @throws IllegalArgumentException with the reason, if the API would refuse the value
     */
    String write(Object value, ZoneId zone);

    /** Any text. */
    static ParameterFormat text() {
        return (value, zone) -> ParameterValue.text(value);
    }

    /** A SIM number: digits (API document 4.2). */
    static ParameterFormat simNumber() {
        return (value, zone) -> Identifiers.simNumber(value);
    }

    /** An ICCID: 19 or 20 digits (API document 4.1, 4.2). */
    static ParameterFormat iccid() {
        return (value, zone) -> Identifiers.iccid(value, 19, 20);
    }

    /** SIM numbers separated by commas (API document 4.17, 4.19). */
    static ParameterFormat simNumbers() {
        return (value, zone) -> {
            Set<String> numbers = elements(value)
                    .peek(one -> require(one != null, "has an element that is null"))
                    .map(one -> one instanceof Sim sim ? String.valueOf(sim.msisdn()) : one)
                    .flatMap(one -> one instanceof CharSequence text
                            ? Arrays.stream(text.toString().split(",")).filter(part -> !part.isBlank())
                            : Stream.of(one))
                    .map(Identifiers::simNumber)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            require(!numbers.isEmpty(), "names no SIM");
            return String.join(",", numbers);
        };
    }

    /** One of the four groups (API document 4.6). */
    static ParameterFormat status() {
        List<String> filters =
                Arrays.stream(StatusGroup.values()).map(StatusGroup::filter).toList();
        return (value, zone) -> {
            String filter = value instanceof StatusGroup group
                    ? group.filter()
                    : value.toString().strip();
            require(filters.contains(filter), "must be one of " + filters + ": " + ParameterValue.shown(filter));
            return filter;
        };
    }

    /** The number of a page or its size: at least 1. */
    static ParameterFormat wholeNumber() {
        return (value, zone) -> ParameterValue.wholeNumber(value);
    }

    /** Thresholds in MB, not negative (API document 4.11, 4.13). */
    static ParameterFormat megabytes() {
        return (value, zone) -> {
            BigDecimal number = ParameterValue.number(value);
            require(number.signum() >= 0, "is negative: " + ParameterValue.shown(value.toString()));
            return plain(number);
        };
    }

    /** A recharge in MB, above 0 and at most 1024 (API document 4.18). */
    static ParameterFormat recharge() {
        BigDecimal limit = BigDecimal.valueOf(1024);
        return (value, zone) -> {
            BigDecimal number = ParameterValue.number(value);
            require(
                    number.signum() > 0 && number.compareTo(limit) <= 0,
                    "is not above 0 and at most " + limit + " MB: " + number);
            return plain(number);
        };
    }

    /** True or false, written as the given words. */
    static ParameterFormat flag(String whenTrue, String whenFalse) {
        return (value, zone) -> {
            String word = value.toString().strip().toLowerCase(Locale.ROOT);
            return switch (word) {
                case "true", "1" -> whenTrue;
                case "false", "0" -> whenFalse;
                default ->
                    throw new IllegalArgumentException("is neither true nor false: " + ParameterValue.shown(word));
            };
        };
    }

    /** The text of an SMS, at most 160 characters (API document 4.16). */
    static ParameterFormat sms() {
        return (value, zone) -> ParameterValue.text(value, 160);
    }

    /** A time; a date without a time is the begin or the end of its day. */
    static ParameterFormat time(boolean endOfDay) {
        LocalTime ofDateAlone = endOfDay ? LocalTime.of(23, 59, 59) : LocalTime.MIDNIGHT;
        return (value, zone) -> ApiTime.format(ParameterTime.of(value, zone, ofDateAlone));
    }

    /** A date (API document 4.10); a time is reduced to its day. */
    static ParameterFormat date() {
        return (value, zone) -> {
            LocalDateTime time = ParameterTime.of(value, zone, LocalTime.MIDNIGHT);
            return time.toLocalDate().toString();
        };
    }

    private static Stream<?> elements(Object value) {
        if (value instanceof Collection<?> collection) {
            return new ArrayList<>(collection).stream();
        }
        if (value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value)).mapToObj(i -> Array.get(value, i));
        }
        return Stream.of(value);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static void require(boolean valid, String reason) {
        if (!valid) {
            throw new IllegalArgumentException(reason);
        }
    }
}
