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
package io.github.camelsim.thingsmobile.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.Date;

/** What users give as a time, in the zone of the API. */
public final class ParameterTime {

    private ParameterTime() {}

    /**
     * @param zone the API's; a value that knows its own zone is converted, one that does not is taken as it is
     * @param ofDateAlone the time of a value that is only a date
     * @throws IllegalArgumentException with the reason, if it is no time
     */
    public static LocalDateTime of(Object value, ZoneId zone, LocalTime ofDateAlone) {
        return local(value, zone, ofDateAlone).truncatedTo(ChronoUnit.SECONDS);
    }

    private static LocalDateTime local(Object value, ZoneId zone, LocalTime ofDateAlone) {
        if (value instanceof LocalDateTime time) {
            return time;
        }
        if (value instanceof LocalDate date) {
            return date.atTime(ofDateAlone);
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
            return LocalDateTime.ofInstant(Instant.ofEpochMilli(date.getTime()), zone);
        }
        if (value instanceof Calendar calendar) {
            return LocalDateTime.ofInstant(calendar.toInstant(), zone);
        }
        return parsed(value.toString().strip(), zone, ofDateAlone);
    }

    private static LocalDateTime parsed(String text, ZoneId zone, LocalTime ofDateAlone) {
        try {
            if (text.indexOf('T') > 0) {
                var time = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
                return local(time, zone, ofDateAlone);
            }
            return text.indexOf(':') > 0
                    ? ApiTime.parse(text)
                    : LocalDate.parse(text).atTime(ofDateAlone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "is no time: '" + text + "'; write 2026-01-31 12:00:00, 2026-01-31T12:00:00Z or 2026-01-31", e);
        }
    }
}
