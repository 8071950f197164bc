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

import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.model.StatusGroup;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/** Checks the values of a kind of parameter and writes them in the form that the API document requires. */
@FunctionalInterface
public interface ParameterFormat {

    /** As many digits as a 64-bit number has. A huge exponent would need too much memory when written out. */
    int MAX_DIGITS = 20;

    /** The length limit of a number, because the time to parse it grows with the square of its length. */
    int LONGEST_NUMBER = 100;

    /**
     * The value as the request has it.
     *
     * @param zone the zone of the API's zone-less times
     * @throws IllegalArgumentException with the reason, if the API would refuse the value
     */
    String write(Object value, ZoneId zone);

    /** Any text. */
    static ParameterFormat text() {
        return (value, zone) -> plainText(value);
    }

    /** A SIM number: digits (API document 4.2). */
    static ParameterFormat simNumber() {
        return (value, zone) -> Identifiers.simNumber(value);
    }

    /** An ICCID: 19 or 20 digits (API document 4.1, 4.2). */
    static ParameterFormat iccid() {
        return (value, zone) -> Identifiers.iccid(value);
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
            require(filters.contains(filter), "must be one of " + filters + ": " + shown(filter));
            return filter;
        };
    }

    /** The number of a page or its size: at least 1. */
    static ParameterFormat wholeNumber() {
        return (value, zone) -> {
            BigDecimal number = number(value).stripTrailingZeros();
            boolean whole = number.scale() <= 0 && number.precision() - number.scale() <= 9;
            require(whole && number.signum() > 0, "is not a whole number of at least 1: " + shown(value.toString()));
            return number.toPlainString();
        };
    }

    /** Thresholds in MB, not negative (API document 4.11, 4.13). */
    static ParameterFormat megabytes() {
        return (value, zone) -> {
            BigDecimal number = number(value);
            require(number.signum() >= 0, "is negative: " + shown(value.toString()));
            return plain(number);
        };
    }

    /** A recharge in MB, above 0 and at most 1024 (API document 4.18). */
    static ParameterFormat recharge() {
        BigDecimal limit = BigDecimal.valueOf(1024);
        return (value, zone) -> {
            BigDecimal number = number(value);
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
                default -> throw new IllegalArgumentException("is neither true nor false: " + shown(word));
            };
        };
    }

    /** The text of an SMS, at most 160 characters (API document 4.16). */
    static ParameterFormat sms() {
        return (value, zone) -> {
            String text = plainText(value);
            int length = text.codePointCount(0, text.length());
            require(length <= 160, "has " + length + " characters, the API takes 160");
            return text;
        };
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

    private static BigDecimal number(Object value) {
        String text = value.toString().strip();
        require(text.length() <= LONGEST_NUMBER, "is not a number: " + shown(text));
        try {
            BigDecimal number = new BigDecimal(text);
            require(
                    Math.abs(number.scale()) <= MAX_DIGITS && number.precision() <= MAX_DIGITS,
                    "has more than " + MAX_DIGITS + " digits: " + shown(text));
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a number: " + shown(text), e);
        }
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** The text of a simple value. Other classes are refused, because their {@code toString()} is made for logs. */
    private static String plainText(Object value) {
        require(
                value instanceof CharSequence
                        || value instanceof Number
                        || value instanceof Boolean
                        || value instanceof Character
                        || value instanceof Enum
                        || value instanceof UUID
                        || value instanceof TemporalAccessor
                        || value instanceof Date,
                "is not text but a " + value.getClass().getName());
        return requireWholeCharacters(value.toString());
    }

    /** An unpaired surrogate cannot be encoded in UTF-8; the service would receive a question mark. */
    private static String requireWholeCharacters(String text) {
        require(
                text.codePoints().noneMatch(code -> code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE),
                "has half of a character that takes two (an unpaired surrogate): " + shown(text));
        return text;
    }

    private static void require(boolean valid, String reason) {
        if (!valid) {
            throw new IllegalArgumentException(reason);
        }
    }

    /** Text from outside as exception messages show it: short and on one line. */
    private static String shown(String text) {
        return "'" + StringUtils.abbreviate(text.replaceAll("\\p{Cntrl}", "?"), 60) + "'";
    }
}
