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
package io.github.camelsim.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Parses faults for the command line and for other processes: a factory's name and, after colons, its arguments. */
final class FaultSyntax {
    private static final Map<String, Function<Arguments, Fault>> FAULTS = new TreeMap<>();

    static {
        FAULTS.put("resetBeforeEffect", arguments -> Fault.resetBeforeEffect());
        FAULTS.put("resetAfterEffect", arguments -> Fault.resetAfterEffect());
        FAULTS.put("stallBeforeHead", arguments -> Fault.stallBeforeHead());
        FAULTS.put("stallInBody", arguments -> Fault.stallInBody());
        FAULTS.put("html", arguments -> Fault.html());
        FAULTS.put("empty", arguments -> Fault.empty());
        FAULTS.put("truncated", arguments -> Fault.truncated());
        FAULTS.put("truncatedBeforeEffect", arguments -> Fault.truncatedBeforeEffect());
        FAULTS.put("wrongEncoding", arguments -> Fault.wrongEncoding());
        FAULTS.put("slowBody", arguments -> Fault.slowBody(arguments.duration("perByte")));
        FAULTS.put("status", FaultSyntax::status);
        FAULTS.put("statusAfterEffect", arguments -> Fault.statusAfterEffect(arguments.status()));
        FAULTS.put("code60", arguments -> Fault.code60());
        FAULTS.put("code", arguments -> Fault.code(arguments.number("code"), arguments.rest("message")));
        FAULTS.put("raw", FaultSyntax::raw);
        FAULTS.put("redirect", arguments -> Fault.redirect(arguments.rest("location")));
        FAULTS.put("answerTwice", arguments -> Fault.answerTwice());
        FAULTS.put(
                "unsolicited408",
                arguments -> arguments.isEmpty()
                        ? Fault.unsolicited408()
                        : Fault.unsolicited408(arguments.duration("idle")));
        FAULTS.put(
                "closeAfterAnswer",
                arguments -> arguments.isEmpty()
                        ? Fault.closeAfterAnswer()
                        : Fault.closeAfterAnswer(arguments.duration("idle")));
        FAULTS.put("answerForAnotherSim", arguments -> Fault.answerForAnotherSim());
        FAULTS.put("answerFor", arguments -> Fault.answerFor(arguments.rest("msisdn")));
        FAULTS.put("smallerPages", arguments -> Fault.smallerPages(arguments.number("rows")));
        FAULTS.put("ignorePage", arguments -> Fault.ignorePage());
        FAULTS.put("repeatLastPage", arguments -> Fault.repeatLastPage());
        FAULTS.put("twice", arguments -> parse(arguments.rest("fault")).twice());
        FAULTS.put("withEffect", arguments -> parse(arguments.rest("fault")).withEffect());
        FAULTS.put("withoutEffect", arguments -> parse(arguments.rest("fault")).withoutEffect());
    }

    private FaultSyntax() {}

    /** Reads for example {@code status:503}, {@code code:80:cdrs error}, {@code twice:code60}. */
    static Fault parse(String text) {
        Arguments arguments = new Arguments(text);
        String name = arguments.next("fault");
        Function<Arguments, Fault> factory = FAULTS.get(name);
        if (factory == null) {
            throw new IllegalArgumentException("no fault '" + name + "'; must be one of "
                    + FAULTS.keySet().stream().collect(Collectors.joining(", ")));
        }
        Fault fault = factory.apply(arguments);
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException(
                    "fault '" + name + "' does not take '" + arguments.rest("argument") + "'");
        }
        return fault;
    }

    private static Fault status(Arguments arguments) {
        int status = arguments.status();
        return arguments.isEmpty() ? Fault.status(status) : Fault.status(status, arguments.number("retryAfter"));
    }

    private static Fault raw(Arguments arguments) {
        int status = arguments.status();
        String contentType = arguments.next("contentType");
        return Fault.raw(status, contentType, arguments.rest("body").getBytes(StandardCharsets.UTF_8));
    }

    private static final class Arguments {
        private final String text;
        private int position;

        Arguments(String text) {
            this.text = text;
        }

        boolean isEmpty() {
            return position >= text.length();
        }

        String next(String name) {
            int colon = text.indexOf(':', position);
            int end = colon < 0 ? text.length() : colon;
            String argument = text.substring(Math.min(position, end), end);
            position = end + 1;
            return check(name, argument);
        }

        String rest(String name) {
            String argument = isEmpty() ? "" : text.substring(position);
            position = text.length();
            return check(name, argument);
        }

        int number(String name) {
            String argument = next(name);
            try {
                return Integer.parseInt(argument);
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException(name + " must be a whole number but is '" + argument + "'");
            }
        }

        int status() {
            int status = number("status");
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException("status must be from 200 to 599 but is " + status);
            }
            return status;
        }

        /** {@code 20ms}, {@code 1.5s}, {@code 2m}, {@code PT2M}, or a number of milliseconds. */
        Duration duration(String name) {
            String argument = next(name).toUpperCase(Locale.ROOT);
            try {
                if (argument.startsWith("P")) {
                    return notNegative(Duration.parse(argument));
                }
                boolean millis = argument.endsWith("MS") || Character.isDigit(argument.charAt(argument.length() - 1));
                return notNegative(
                        millis
                                ? Duration.ofMillis(Long.parseLong(argument.replace("MS", "")))
                                : Duration.parse("PT" + argument));
            } catch (DateTimeParseException | NumberFormatException notADuration) {
                throw new IllegalArgumentException(
                        name + " must be a time such as 20ms, 5s or PT2M but is '" + argument + "'");
            }
        }

        private static Duration notNegative(Duration duration) {
            if (duration.isNegative()) {
                throw new NumberFormatException("negative");
            }
            return duration;
        }

        private String check(String name, String argument) {
            if (argument.isEmpty()) {
                throw new IllegalArgumentException(name + " is missing in fault '" + text + "'");
            }
            return argument;
        }
    }
}
