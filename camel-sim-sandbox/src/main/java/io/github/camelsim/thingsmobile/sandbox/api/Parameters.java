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
package io.github.camelsim.thingsmobile.sandbox.api;

import io.github.camelsim.thingsmobile.sandbox.fleet.DateRange;
import io.github.camelsim.thingsmobile.sandbox.settings.PageRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The parameters of a call, read as chapter 4 describes them. Error 20 names one that is missing or wrong. */
final class Parameters {
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    /** 4.10 gives {@code 2018-02-28} and {@code 2019-01-1} as examples. */
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-M-d", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");
    private static final Pattern BARCODE = Pattern.compile("[0-9]{19,20}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?");
    private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("[0-9]{4}-.*");
    private static final BigDecimal BYTES_PER_MEGABYTE = BigDecimal.valueOf(1_048_576);

    private final Map<String, List<String>> values;
    private final UnaryOperator<PageRules> pageFault;

    Parameters(Map<String, List<String>> values) {
        this(values, UnaryOperator.identity());
    }

    private Parameters(Map<String, List<String>> values, UnaryOperator<PageRules> pageFault) {
        this.values = values;
        this.pageFault = pageFault;
    }

    /** The same call with other page rules. */
    Parameters withPageRules(UnaryOperator<PageRules> change) {
        return new Parameters(values, change);
    }

    /** The same call about another SIM. */
    Parameters aboutSim(String msisdn, boolean list) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.remove("iccid");
        changed.put(list ? "msisdnList" : "msisdn", List.of(msisdn));
        return new Parameters(changed, pageFault);
    }

    /** Every number and barcode by which the call names a SIM, as sent. */
    Set<String> simsNamed() {
        Set<String> named = new HashSet<>();
        optional("msisdn").ifPresent(named::add);
        optional("iccid").ifPresent(named::add);
        optional("msisdnList").ifPresent(list -> named.addAll(List.of(list.split("\\s*,\\s*"))));
        return named;
    }

    /** The page rules of this call. */
    PageRules pageRules(PageRules settings) {
        return pageFault.apply(settings);
    }

    /** The parameter's first value without white space around it; empty if it is missing or blank. */
    Optional<String> optional(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .findFirst()
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** The parameter's first value as it was sent; empty if it is missing or blank. */
    Optional<String> asSent(String name) {
        return values.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isBlank());
    }

    String required(String name) {
        return optional(name).orElseThrow(() -> ServiceError.input(name));
    }

    /** A parameter that must be there but may be empty. */
    String present(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .findFirst()
                .map(String::strip)
                .orElseThrow(() -> ServiceError.input(name));
    }

    Optional<String> msisdn() {
        return matching("msisdn", DIGITS);
    }

    Optional<String> iccid() {
        return matching("iccid", BARCODE);
    }

    String barcode() {
        return matching("simBarcode", BARCODE).orElseThrow(() -> ServiceError.input("simBarcode"));
    }

    /** The comma separated numbers of 4.17 and 4.19, each once. */
    Set<String> msisdnList() {
        Set<String> msisdns = new LinkedHashSet<>();
        for (String part : required("msisdnList").split(",", -1)) {
            String msisdn = part.strip();
            if (!DIGITS.matcher(msisdn).matches()) {
                throw ServiceError.input("msisdnList");
            }
            msisdns.add(msisdn);
        }
        return msisdns;
    }

    /** 1 for true, 0 for false (4.10, 4.11). */
    boolean oneOrZero(String name) {
        return switch (required(name)) {
            case "1" -> true;
            case "0" -> false;
            default -> throw ServiceError.input(name);
        };
    }

    /** {@code true} or {@code false} (4.13). */
    boolean trueOrFalse(String name) {
        return switch (required(name)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ServiceError.input(name);
        };
    }

    /** A number of MB that is not negative. */
    BigDecimal megabytes(String name) {
        return number(name, required(name));
    }

    BigDecimal number(String name, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw ServiceError.input(name);
        }
        return new BigDecimal(text);
    }

    long megabytesInBytes(String name) {
        return bytes(megabytes(name));
    }

    static long bytes(BigDecimal megabytes) {
        return megabytes.multiply(BYTES_PER_MEGABYTE).longValue();
    }

    LocalDate day(String name) {
        try {
            return LocalDate.parse(withYear(name, required(name)), DAY);
        } catch (DateTimeParseException notADay) {
            throw ServiceError.input(name);
        }
    }

    /** startDateRange and endDateRange. */
    DateRange dateRange(boolean bothRequired) {
        DateRange range = new DateRange(date("startDateRange", bothRequired), date("endDateRange", bothRequired));
        if (range.start() != null && range.end() != null && range.end().isBefore(range.start())) {
            throw ServiceError.input("endDateRange");
        }
        return range;
    }

    private LocalDateTime date(String name, boolean required) {
        Optional<String> text = required ? Optional.of(required(name)) : optional(name);
        try {
            return text.map(value -> LocalDateTime.parse(withYear(name, value), DATE_TIME))
                    .orElse(null);
        } catch (DateTimeParseException notADate) {
            throw ServiceError.input(name);
        }
    }

    private static String withYear(String name, String date) {
        if (!FOUR_DIGIT_YEAR.matcher(date).matches()) {
            throw ServiceError.input(name);
        }
        return date;
    }

    private Optional<String> matching(String name, Pattern pattern) {
        Optional<String> value = optional(name);
        if (value.isPresent() && !pattern.matcher(value.get()).matches()) {
            throw ServiceError.input(name);
        }
        return value;
    }
}
