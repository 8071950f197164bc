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

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.main.MainHelper;
import org.apache.camel.util.TimeUtils;

/**
 * The settings of application.properties, the environment and -D, of which each takes precedence over those before it. All are
 * checked before anything is called; a text that Camel reads as another value (an invalid duration as 0) would block SIMs
 * or call the service without a pause.
 */
final class Settings {

    private static final Pattern DURATION =
            Pattern.compile("(?=\\d)(\\d{1,3}d)?(\\d{1,5}h)?(\\d{1,6}m)?(\\d{1,7}s)?(\\d{1,9}ms)?");
    private static final Duration LONGEST_PERIOD = Duration.ofDays(7);

    /** Variables that Kubernetes sets for a service that is named fleet. */
    private static final Pattern OF_KUBERNETES = Pattern.compile(".*_(SERVICE|PORT)(_.*)?");

    private static final Rule FLAG = new Rule("true or false", "true|false");
    private static final Rule ANY = new Rule("", text -> true);
    private static final Rule CREDENTIAL = new Rule("set", text -> !text.isBlank());
    private static final Rule ZONE = new Rule("a time zone, such as Europe/Rome", Settings::isZone);
    private static final Rule PERIOD =
            new Rule("a duration above 0 and at most 7d, such as 30s, 15m or 1h30m", Settings::isPeriod);

    private static final TreeMap<String, Rule> RULES = new TreeMap<>(Map.ofEntries(
            entry("camel.component.thingsmobile.username", CREDENTIAL),
            entry("camel.component.thingsmobile.token", CREDENTIAL),
            entry("camel.component.thingsmobile.environment", new Rule("production or test", "production|test")),
            entry("camel.component.thingsmobile.timeZone", ZONE),
            entry("camel.main.shutdownTimeout", wholeNumber(1, 3600)),
            entry("fleet.database.url", new Rule("a jdbc:h2: or jdbc:postgresql: URL", "jdbc:(h2|postgresql):.*")),
            entry("fleet.database.user", ANY),
            entry("fleet.database.password", ANY),
            entry("fleet.sims-period", PERIOD),
            entry("fleet.cdrs-period", PERIOD),
            entry("fleet.quota-period", PERIOD),
            entry("fleet.credit-period", PERIOD),
            entry("fleet.report-period", PERIOD),
            entry("fleet.web", FLAG),
            entry("fleet.web-host", new Rule("a host name or an address, such as localhost or 0.0.0.0", "[\\w.:-]+")),
            entry("fleet.web-period", PERIOD),
            entry("fleet.web-port", wholeNumber(0, 65_535)),
            entry("fleet.page-size", wholeNumber(1, 500)),
            entry("fleet.cdrs-days", wholeNumber(0, 366)),
            entry("fleet.monthly-quota-mb", number("0.01", "1000000000")),
            entry("fleet.owner-msisdn", new Rule("empty or the number of a SIM, 5 to 15 digits", "(\\d{5,15})?")),
            entry("fleet.credit-limit", number("0", "1000000000")),
            entry("fleet.infobip", FLAG),
            entry(
                    "fleet.infobip.base-uri",
                    new Rule("an address, such as https://xyz123.api.infobip.com", "https?://\\S+")),
            entry("fleet.infobip.time-zone", ZONE),
            entry("camel.component.infobip-iot.apiKey", CREDENTIAL),
            entry("fleet.sandbox", FLAG),
            entry("fleet.cluster", new Rule("empty or file:DIRECTORY", Cluster.SYNTAX)),
            entry(
                    "fleet.sandbox.address",
                    new Rule("empty or an address, such as http://localhost:8080", "(https?://[^/\\s]+)?")),
            entry("fleet.sandbox.infobip-sims", wholeNumber(1, 1_000_000)),
            entry("fleet.sandbox.sims", wholeNumber(1, 1_000_000)),
            entry("fleet.sandbox.call-gap-factor", number("0", "10")),
            entry("fleet.sandbox.cdrs-per-second", number("0", "10000")),
            entry("allow-paid", FLAG),
            entry("once", new Rule("true or false", "true|false|"))));

    /** What must not be shown: credentials, and a URL in which a password may be. */
    private static final Set<String> SECRET = Set.of(
            "camel.component.thingsmobile.username",
            "camel.component.thingsmobile.token",
            "camel.component.infobip-iot.apiKey",
            "fleet.database.url");

    private final CamelContext context;

    /** @throws IllegalArgumentException that names the setting, what it takes and what it is */
    Settings(CamelContext context) {
        this.context = context;
        // so that fleet.sandbox comes before fleet.infobip, whose default it is
        RULES.descendingMap().forEach((name, rule) -> {
            if (!rule.accepts.test(text(name))) {
                throw new IllegalArgumentException(name + " must be " + rule.takes
                        + (SECRET.contains(name) ? "" : ", but is '" + text(name) + "'"));
            }
        });
        refuseOthers();
        if (!text("fleet.cluster").isEmpty()) {
            checkCluster();
        }
    }

    static Set<String> names() {
        return RULES.keySet();
    }

    /** The settings for which there is an environment variable. */
    static Map<String, String> ofEnvironment() {
        Map<String, String> found = new HashMap<>();
        for (String name : names()) {
            String value = System.getenv(MainHelper.toEnvVar(name));
            if (value != null) {
                found.put(name, value);
            }
        }
        return found;
    }

    /** What each node would have for itself. */
    private void checkCluster() {
        if (!text("fleet.database.url").startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "fleet.cluster needs a database that all nodes share: set fleet.database.url to one of PostgreSQL");
        }
        if (flag("fleet.sandbox") && text("fleet.sandbox.address").isEmpty()) {
            throw new IllegalArgumentException("fleet.cluster needs a sandbox that all nodes share: start one and set"
                    + " fleet.sandbox.address, or set fleet.sandbox=false for the real service");
        }
        if (flag("once")) {
            throw new IllegalArgumentException("fleet.cluster does not work with once: a node may wait for ever");
        }
    }

    String text(String name) {
        return context.resolvePropertyPlaceholders("{{" + name + "}}");
    }

    int wholeNumber(String name) {
        return Integer.parseInt(text(name));
    }

    double number(String name) {
        return Double.parseDouble(text(name));
    }

    /** Named without a value, as in {@code -Donce}, a flag is set. */
    boolean flag(String name) {
        return !text(name).equals("false");
    }

    private record Rule(String takes, Predicate<String> accepts) {

        Rule(String takes, String pattern) {
            this(takes, Pattern.compile(pattern).asMatchPredicate());
        }
    }

    private static Rule wholeNumber(int least, int most) {
        Predicate<String> digits = Pattern.compile("\\d{1,9}").asMatchPredicate();
        return new Rule(
                "a whole number from " + least + " to " + most,
                digits.and(text -> Integer.parseInt(text) >= least && Integer.parseInt(text) <= most));
    }

    private static Rule number(String least, String most) {
        Predicate<String> decimal = Pattern.compile("\\d{1,18}(\\.\\d{1,9})?").asMatchPredicate();
        return new Rule(
                "a number from " + least + " to " + most,
                decimal.and(text -> new BigDecimal(text).compareTo(new BigDecimal(least)) >= 0
                        && new BigDecimal(text).compareTo(new BigDecimal(most)) <= 0));
    }

    private static boolean isPeriod(String text) {
        return DURATION.matcher(text).matches()
                && TimeUtils.toMilliSeconds(text) > 0
                && TimeUtils.toMilliSeconds(text) <= LONGEST_PERIOD.toMillis();
    }

    /** Not an offset: Camel separates the parts of its date functions by colons. */
    private static boolean isZone(String text) {
        try {
            return !text.contains(":") && ZoneId.of(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** A setting that is misspelt would leave its default in force, of which one is a quota. */
    private static void refuseOthers() {
        Set<String> variables = new HashSet<>();
        names().forEach(name -> variables.add(MainHelper.toEnvVar(name)));
        Stream.concat(
                        System.getenv().keySet().stream()
                                .filter(name -> name.startsWith("FLEET_") && !variables.contains(name))
                                .filter(name -> !OF_KUBERNETES.matcher(name).matches()),
                        System.getProperties().stringPropertyNames().stream()
                                .filter(name -> name.startsWith("fleet.") && !RULES.containsKey(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            name + " is not a setting: application.properties lists them all");
                });
    }
}
