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
package io.github.camelsim.thingsmobile.example;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.main.MainHelper;
import org.apache.camel.util.TimeUtils;
import org.quartz.CronExpression;

/**
 * Reads settings of a type and within a range. A value of another kind is an {@link IllegalArgumentException} that names
 * the setting, what it takes and what it is.
 */
final class SettingsReader {

    /** Camel takes what is not a duration for 0. */
    private static final Pattern DURATION =
            Pattern.compile("(?=\\d)(\\d{1,3}d)?(\\d{1,5}h)?(\\d{1,6}m)?(\\d{1,7}s)?(\\d{1,9}ms)?");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,9})?");
    private static final Pattern MSISDN = Pattern.compile("\\d{5,15}");

    /** Variables that Kubernetes sets for a service whose name begins like a setting. */
    private static final Pattern OF_KUBERNETES = Pattern.compile(".*_(SERVICE|PORT)(_.*)?");

    private final CamelContext context;
    private final Set<String> names = new HashSet<>();

    SettingsReader(CamelContext context) {
        this.context = context;
    }

    /** As it is; it may be empty. */
    String text(String name) {
        names.add(name);
        return context.resolvePropertyPlaceholders("{{" + name + "}}");
    }

    /** Text that must not be empty, and is not shown. */
    String credential(String name) {
        String text = text(name).strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + " is empty: set it");
        }
        return text;
    }

    boolean flag(String name) {
        String text = text(name).strip();
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "true or false", text);
        };
    }

    BigDecimal number(String name, String least, String most) {
        String text = text(name).strip();
        if (NUMBER.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            if (number.compareTo(new BigDecimal(least)) >= 0 && number.compareTo(new BigDecimal(most)) <= 0) {
                return number;
            }
        }
        throw wrong(name, "a number from " + least + " to " + most, text);
    }

    int wholeNumber(String name, int least, int most) {
        String text = text(name).strip();
        if (NUMBER.matcher(text).matches() && !text.contains(".")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        throw wrong(name, "a whole number from " + least + " to " + most, text);
    }

    /** A duration as Camel writes them, above 0; routes read the text themselves. */
    String duration(String name, Duration most) {
        String text = text(name);
        if (DURATION.matcher(text).matches()) {
            long millis = TimeUtils.toMilliSeconds(text);
            if (millis > 0 && millis <= most.toMillis()) {
                return text;
            }
        }
        throw wrong(name, "a duration above 0 and at most " + most.toDays() + "d, such as 30s, 15m or 1h30m", text);
    }

    ZoneId zone(String name) {
        String text = text(name).strip();
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw wrong(name, "a time zone, such as UTC or Europe/Rome", text);
        }
    }

    void cron(String name) {
        String text = text(name).strip();
        if (!CronExpression.isValidExpression(text)) {
            throw wrong(name, "a cron expression of Quartz, such as 0 30 6 * * ?", text);
        }
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        String text = text(name).strip();
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> wrong(name, "one of " + Arrays.toString(type.getEnumConstants()), text));
    }

    /** The number of a SIM as the service writes it, or empty; people write + before it, and blanks or dashes inside. */
    String msisdn(String name) {
        String text = text(name);
        String digits = text.replaceAll("[\\s-]", "").replaceFirst("^\\+", "");
        if (!digits.isEmpty() && !MSISDN.matcher(digits).matches()) {
            throw wrong(name, "empty or the number of a SIM, 5 to 15 digits", text);
        }
        return digits;
    }

    /** @param beginnings of which the URL must have one; the URL is not shown, since a password may be in it */
    String jdbcUrl(String name, String... beginnings) {
        String text = text(name).strip();
        if (Arrays.stream(beginnings).noneMatch(text::startsWith)) {
            throw new IllegalArgumentException(
                    name + " must begin with " + String.join(" or ", beginnings) + ", and does not");
        }
        return text;
    }

    /**
     * Refuses environment variables and -D options that begin like settings and are none: a setting that is misspelt
     * would leave its default in force.
     *
     * @param prefix such as {@code fleet.}
     */
    void refuseOthers(String prefix, Map<String, String> environment, Set<String> systemProperties) {
        Set<String> variables = new HashSet<>();
        names.forEach(name -> variables.add(MainHelper.toEnvVar(name)));
        environment.keySet().stream()
                .filter(variable -> variable.startsWith(MainHelper.toEnvVar(prefix)) && !variables.contains(variable))
                .filter(variable -> !OF_KUBERNETES.matcher(variable).matches())
                .findFirst()
                .ifPresent(SettingsReader::refuse);
        systemProperties.stream()
                .filter(property -> property.startsWith(prefix) && !names.contains(property))
                .findFirst()
                .ifPresent(SettingsReader::refuse);
    }

    private static void refuse(String name) {
        throw new IllegalArgumentException(name + " is not a setting: application.properties lists them all");
    }

    private static IllegalArgumentException wrong(String name, String takes, String text) {
        return new IllegalArgumentException(name + " must be " + takes + ", but is '" + text + "'");
    }
}
