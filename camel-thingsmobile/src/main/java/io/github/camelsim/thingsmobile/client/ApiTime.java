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

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** The API's zone-less times, {@code yyyy-MM-dd HH:mm:ss} (API document 4.5, 4.7, 4.19). */
public final class ApiTime {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();
    private static final int LENGTH = "yyyy-MM-dd HH:mm:ss".length();

    private ApiTime() {}

    /** As the API writes it. */
    public static String format(LocalDateTime time) {
        return WRITTEN.format(time);
    }

    /**
     * Reads the API's form at fixed positions, and what is written otherwise (ISO, fractions, a date alone) with a
     * formatter.
     *
     * @throws java.time.DateTimeException if it is no time
     */
    public static LocalDateTime parse(String text) {
        if (text.length() == LENGTH && text.charAt(10) == ' ' && onlyDigitsAndSeparators(text)) {
            return LocalDateTime.of(
                    digits(text, 0, 4),
                    digits(text, 5, 7),
                    digits(text, 8, 10),
                    digits(text, 11, 13),
                    digits(text, 14, 16),
                    digits(text, 17, 19));
        }
        var parsed = READ.parseBest(text, LocalDateTime::from, LocalDate::from);
        return parsed instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) parsed;
    }

    private static boolean onlyDigitsAndSeparators(String text) {
        for (int i = 0; i < LENGTH; i++) {
            char expected = "0000-00-00 00:00:00".charAt(i);
            char c = text.charAt(i);
            if (expected == '0' ? c < '0' || c > '9' : c != expected) {
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
