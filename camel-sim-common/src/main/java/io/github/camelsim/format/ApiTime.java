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

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The times of an API that states no time zone: {@code yyyy-MM-dd HH:mm:ss}, or with a T between date and time. */
public final class ApiTime {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Pattern READ =
            Pattern.compile("(?<year>[0-9]{4}|\\+[0-9]{5,9})-(?<month>[0-9]{2})-(?<day>[0-9]{2})"
                    + "(?:[Tt ] ?(?<hour>[0-9]{2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]{0,40}))?)?)?"
                    + " ?(?<offset>[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?");
    private static final int LENGTH = "yyyy-MM-dd HH:mm:ss".length();
    private static final int DATE_LENGTH = "yyyy-MM-dd".length();
    private static final int NANO_DIGITS = 9;

    private ApiTime() {}

    /** The time as {@code yyyy-MM-dd HH:mm:ss}. */
    public static String format(LocalDateTime time) {
        return WRITTEN.format(time);
    }

    /**
     * Reads a time that has no offset.
     *
     * @throws DateTimeException if the text is not a time, or is a zero date
     */
    public static LocalDateTime parse(String text) {
        LocalDateTime time = parse(text, null);
        if (time == null) {
            throw new DateTimeException("not a valid time");
        }
        return time;
    }

    /**
     * Reads those two forms at fixed positions, which is fast, and any other form (ISO, fractions, a date alone,
     * 24:00:00, a leap second, an offset) with a pattern.
     *
     * @param zone the zone to which a time with an offset is converted; null if no offset is allowed
     * @return null for the zero dates that databases and programming languages write where there is no time
     * @throws DateTimeException if the text is not a time
     */
    public static LocalDateTime parse(String text, ZoneId zone) {
        if (isZeroDate(text)) {
            return null;
        }
        if (text.length() == LENGTH && onlyDigitsAndSeparators(text)) {
            int hour = digits(text, 11, 13);
            int second = digits(text, 17, 19);
            if (hour < 24 && second < 60) {
                return LocalDateTime.of(
                        digits(text, 0, 4),
                        digits(text, 5, 7),
                        digits(text, 8, 10),
                        hour,
                        digits(text, 14, 16),
                        second);
            }
        }
        Matcher parts = READ.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException("not a valid time");
        }
        LocalDateTime local = local(parts);
        return parts.group("offset") == null ? local : converted(local, parts.group("offset"), zone);
    }

    /** The zero dates of MySQL, of PHP that reads one from MySQL, and of .NET. */
    private static boolean isZeroDate(String text) {
        return !text.isEmpty()
                && (text.charAt(0) == '0' || text.charAt(0) == '-')
                && (text.startsWith("0000-00-00") || text.startsWith("-0001-11-30") || text.startsWith("0001-01-01"));
    }

    private static LocalDateTime local(Matcher parts) {
        LocalDate date = LocalDate.of(number(parts, "year"), number(parts, "month"), number(parts, "day"));
        int hour = number(parts, "hour");
        int minute = number(parts, "minute");
        int second = number(parts, "second");
        int nanos = nanos(parts.group("fraction"));
        if (hour == 24 && minute == 0 && second == 0 && nanos == 0) {
            return date.plusDays(1).atStartOfDay();
        }
        boolean leap = second == 60;
        LocalDateTime time = date.atTime(LocalTime.of(hour, minute, leap ? 59 : second, leap ? 0 : nanos));
        return leap ? time.plusSeconds(1) : time;
    }

    private static int number(Matcher parts, String name) {
        String digits = parts.group(name);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(String fraction) {
        if (fraction == null || fraction.isEmpty()) {
            return 0;
        }
        String digits = fraction.length() > NANO_DIGITS ? fraction.substring(0, NANO_DIGITS) : fraction;
        return Integer.parseInt(digits + "0".repeat(NANO_DIGITS - digits.length()));
    }

    private static LocalDateTime converted(LocalDateTime local, String offset, ZoneId zone) {
        if (zone == null) {
            throw new DateTimeException("an offset is not expected");
        }
        ZoneOffset written = ZoneOffset.of(offset.toUpperCase(Locale.ROOT));
        LocalDateTime converted =
                local.atOffset(written).atZoneSameInstant(zone).toLocalDateTime();
        if (converted.getYear() < 0) {
            throw new DateTimeException("before the year 0");
        }
        return converted;
    }

    private static boolean onlyDigitsAndSeparators(String text) {
        for (int i = 0; i < LENGTH; i++) {
            char expected = "0000-00-00 00:00:00".charAt(i);
            char c = text.charAt(i);
            boolean separator = c == expected || i == DATE_LENGTH && c == 'T';
            if (expected == '0' ? c < '0' || c > '9' : !separator) {
                return false;
            }
        }
        return true;
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }
}
