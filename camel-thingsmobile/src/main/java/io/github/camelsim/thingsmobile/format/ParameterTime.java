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

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.ChronoZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** Reads the times that users give, and converts them to the zone of the API. */
public final class ParameterTime {

    /** A date with or without leading zeros (API document 4.10), optionally a time, optionally an offset or a zone. */
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
            + "(?:(?:T|\\h+)([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:[.,][0-9]{1,9})?)?"
            + "\\h*([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?(?:\\[([^\\]]+)])?)?");

    private static final int LAST_YEAR = 9999;

    private ParameterTime() {}

    /**
     * The local time in the zone of the API, with a precision of one second.
     *
     * @param value text or a value of java.time or java.util; converted to the zone if it has a zone of its own
     * @param ofDateAlone the time of day of a value that is only a date
     * @throws IllegalArgumentException with the reason, if the value is not a time or is outside of the years 1 to 9999
     */
    public static LocalDateTime of(Object value, ZoneId zone, LocalTime ofDateAlone) {
        LocalDateTime time;
        try {
            time = local(value, zone, ofDateAlone);
        } catch (DateTimeException e) {
            throw wrong(value, e);
        }
        if (time.getYear() < 1 || time.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("is not within the years 1 to " + LAST_YEAR + ": " + value);
        }
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static LocalDateTime local(Object value, ZoneId zone, LocalTime ofDateAlone) {
        if (value instanceof LocalDateTime time) {
            return time;
        }
        if (value instanceof ChronoLocalDate date) {
            return LocalDate.from(date).atTime(ofDateAlone);
        }
        if (value instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, zone);
        }
        if (value instanceof ChronoZonedDateTime<?> time) {
            return LocalDateTime.ofInstant(time.toInstant(), zone);
        }
        if (value instanceof OffsetDateTime time) {
            return LocalDateTime.ofInstant(time.toInstant(), zone);
        }
        if (value instanceof Date date) {
            return local(date, zone, ofDateAlone);
        }
        if (value instanceof Calendar calendar) {
            return LocalDateTime.ofInstant(calendar.toInstant(), zone);
        }
        return parsed(value.toString().strip(), zone, ofDateAlone);
    }

    private static LocalDateTime local(Date date, ZoneId zone, LocalTime ofDateAlone) {
        try {
            return LocalDateTime.ofInstant(date.toInstant(), zone);
        } catch (UnsupportedOperationException e) { // java.sql.Date is a day without a zone
            return parsed(date.toString(), zone, ofDateAlone);
        }
    }

    private static LocalDateTime parsed(String text, ZoneId zone, LocalTime ofDateAlone) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw wrong(text, null);
        }
        LocalDate date = LocalDate.of(number(written, 1), number(written, 2), number(written, 3));
        if (written.group(4) == null) {
            return date.atTime(ofDateAlone);
        }
        LocalDateTime time = date.atTime(number(written, 4), number(written, 5), number(written, 6));
        ZoneId region = written.group(8) == null ? null : ZoneId.of(written.group(8));
        ZoneId own = written.group(7) == null
                ? region
                : ZoneOffset.of(written.group(7).toUpperCase(Locale.ROOT));
        return own == null ? time : LocalDateTime.ofInstant(time.atZone(own).toInstant(), zone);
    }

    private static int number(Matcher written, int group) {
        String digits = written.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static IllegalArgumentException wrong(Object value, DateTimeException cause) {
        String shown = StringUtils.abbreviate(value.toString().replaceAll("\\p{Cntrl}", "?"), 60);
        return new IllegalArgumentException(
                "is not a valid time: '" + shown + "'; write 2026-01-31 12:00:00, 2026-01-31T12:00:00Z or 2026-01-31",
                cause);
    }
}
