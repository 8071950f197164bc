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
package io.github.camelsim.format;

import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.apache.commons.lang3.StringUtils;

/**
 * Checks the values of parameters, of any class, and writes them as text. Refuses what is wrong with an
 * IllegalArgumentException that has the reason.
 */
public final class ParameterValue {

    /** As many digits as a 64-bit number has. A huge exponent would need too much memory when written out. */
    private static final int MAX_DIGITS = 20;

    /** The length limit of a number, because the time to parse it grows with the square of its length. */
    private static final int LONGEST_NUMBER = 100;

    private static final int LONGEST_SHOWN = 60;

    private ParameterValue() {}

    /** Whether a value says anything: null and blank text do not. */
    public static boolean isGiven(Object value) {
        return value != null && !(value instanceof CharSequence text && StringUtils.isBlank(text));
    }

    /**
     * The values of a call's parameters as the request has them.
     *
     * @param parameters those that the operation has; values of others are ignored
     * @param values the given values; null and blank values count as absent
     * @param format writes a value, or refuses it with an exception that has the reason
     * @throws IllegalArgumentException that names operation, parameter and reason, if a value is refused
     */
    public static <P extends Enum<P>> Map<P, String> written(
            Enum<?> operation, List<P> parameters, Map<P, ?> values, BiFunction<P, Object, String> format) {
        Map<P, String> written = new TreeMap<>();
        for (P parameter : parameters) {
            Object value = values.get(parameter);
            try {
                if (isGiven(value)) {
                    written.put(parameter, format.apply(parameter, value));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(operation + ": " + parameter + " " + e.getMessage());
            }
        }
        return written;
    }

    /** The text of a simple value. Other classes are refused, because their {@code toString()} is made for logs. */
    public static String text(Object value) {
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

    /** @param most characters, which are code points, that the API accepts */
    public static String text(Object value, int most) {
        String text = text(value);
        int length = text.codePointCount(0, text.length());
        require(length <= most, "has " + length + " characters, the API takes " + most);
        return text;
    }

    /** A number of at most 20 digits. */
    public static BigDecimal number(Object value) {
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

    /** A whole number from 1 to 999,999,999. */
    public static String wholeNumber(Object value) {
        BigDecimal number = number(value).stripTrailingZeros();
        boolean whole = number.scale() <= 0 && number.precision() - number.scale() <= 9;
        require(whole && number.signum() > 0, "is not a whole number of at least 1: " + shown(value.toString()));
        return number.toPlainString();
    }

    /** Text from outside as exception messages show it: short and on one line. */
    public static String shown(String text) {
        return "'" + StringUtils.abbreviate(text.replaceAll("\\p{Cntrl}", "?"), LONGEST_SHOWN) + "'";
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
}
