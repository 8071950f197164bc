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

import io.github.camelsim.thingsmobile.client.ThingsMobileException;
import io.github.camelsim.thingsmobile.model.Credit;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.util.ObjectHelper;

/** What people read: a few lines for each round. */
public final class Console {

    private static final double MEGABYTE = 1_048_576;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEXT = 500;

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    void started(FleetSettings settings, Optional<Integer> sandboxSims) {
        line("");
        line(
                "Things Mobile fleet: %s, tables in %s",
                sandboxSims
                        .map(sims -> String.format(Locale.ROOT, "a sandbox with %,d SIMs", sims))
                        .orElse("the real service"),
                settings.database());
        line(
                "Quota %s MB a month, credit limit %s, %s",
                settings.monthlyQuota(),
                settings.creditLimit(),
                settings.once() ? "one round" : "a round every " + settings.period() + " until Ctrl-C");
    }

    void cannotStart(Exception failure) {
        line("Cannot start: %s", reason(failure));
    }

    void begun(Round round) {
        line("");
        line("Round %d, %tT UTC", round.number(), round.startedAt());
    }

    void progress(String what, long count) {
        line("  " + what, count);
    }

    /** @param rows of {@code report.sql} */
    public void report(LocalDate day, List<Map<String, Object>> rows) {
        line("  traffic on %s by tag%s", day, rows.isEmpty() ? ": no CDRs" : "");
        rows.forEach(row -> line(
                "    %-20s %,8d SIMs %,10d CDRs %,12.1f MB",
                name(row.get("tag")), count(row, "sims"), count(row, "cdrs"), count(row, "traffic") / MEGABYTE));
    }

    /** @param sim with msisdn, sim_name and monthly_traffic */
    public void acted(String action, Map<String, Object> sim, Outcome outcome) {
        String done = action.equals("blockSim")
                ? String.format(Locale.ROOT, "blocked %s", named(sim))
                : String.format("texted the owner about %s", sim.get("msisdn"));
        switch (outcome.state()) {
            case DONE -> line("  %s", done);
            case FAILED -> line("  NOT %s: %s; the next round tries again", done, outcome.reason());
            case UNKNOWN -> line("  NOT CLEAR whether %s: %s", done, outcome.reason());
        }
    }

    private static String named(Map<String, Object> sim) {
        return String.format(
                Locale.ROOT,
                "%s (%s), %.1f MB this month",
                sim.get("msisdn"),
                name(sim.get("sim_name")),
                ((Number) sim.get("monthly_traffic")).longValue() / MEGABYTE);
    }

    /** @param action a row of the table {@code sim_action} without a clear outcome */
    public void checkByHand(Map<String, Object> action) {
        line(
                "  CHECK BY HAND: %s of %s for %s may have been done, and is not repeated (%s)",
                action.get("action"),
                action.get("msisdn"),
                action.get("traffic_month"),
                Optional.ofNullable(action.get("reason")).orElse("the program ended before the outcome was stored"));
    }

    void creditIsLow(Credit credit, BigDecimal limit) {
        line("  WARNING: the credit is %s, under the limit of %s", amount(credit), limit);
    }

    private static String amount(Credit credit) {
        return credit.amount() == null ? "unreadable" : credit.amount().toPlainString() + " " + name(credit.currency());
    }

    /**
     * @param counts a row of {@code summary.sql}
     * @param progress what this round read and did
     * @param unclear actions that somebody has to check
     * @param refused calls that the service refused because they came too early, if that is known
     * @param skipped what was not done on purpose; null if nothing
     */
    void summary(
            Map<String, Object> counts,
            Progress progress,
            int unclear,
            long calls,
            Optional<Long> refused,
            Credit credit,
            String skipped) {
        List<String> parts = new ArrayList<>();
        parts.add(String.format(Locale.ROOT, "%,d SIMs read", count(counts, "sims_read")));
        addUnlessZero(parts, progress.newSims(), "new");
        addUnlessZero(parts, progress.changedSims(), "changed");
        addUnlessZero(parts, progress.goneSims(), "gone");
        parts.add(String.format(Locale.ROOT, "%,d CDRs stored", progress.cdrs()));
        parts.add(String.format(Locale.ROOT, "%,d calls made", calls));
        refused.ifPresent(number -> parts.add("calls refused by the service: " + number));
        parts.add(progress.blocked() + " blocked");
        parts.add(progress.texted() + " SMS sent");
        addUnlessZero(parts, count(counts, "blocked_before"), "blocked before and active again");
        if (skipped != null) {
            parts.add(skipped);
        }
        addUnlessZero(parts, progress.failed(), "failed");
        addUnlessZero(parts, unclear, "to check by hand");
        parts.add("credit " + amount(credit));
        line("  %s", String.join(", ", parts));
    }

    private static void addUnlessZero(List<String> parts, long number, String what) {
        if (number > 0) {
            parts.add(String.format(Locale.ROOT, "%,d %s", number, what));
        }
    }

    void failed(Round round, Exception failure) {
        line("  Round %d failed: %s", round.number(), reason(failure));
    }

    public void reportFailed(Exception failure) {
        line("  The daily report failed: %s", reason(failure));
    }

    void interrupted(Round round) {
        line("  round %d is left unfinished; what it did so far is in the tables", round.number());
    }

    void stopping() {
        line("");
        line("Stopping");
    }

    private static long count(Map<String, Object> counts, String column) {
        return ((Number) counts.get(column)).longValue();
    }

    private static String reason(Exception failure) {
        Throwable said = Stream.of(
                        ThingsMobileException.class,
                        SQLException.class,
                        PropertyBindingException.class,
                        IllegalArgumentException.class)
                .map(type -> (Throwable) ObjectHelper.getException(type, failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(failure);
        if (said instanceof SQLException refusal) {
            return "the database says: " + firstOf(refusal).getMessage();
        }
        if (said instanceof PropertyBindingException wrong && wrong.getPropertyName() != null) {
            return String.format("the option %s cannot be '%s'", wrong.getPropertyName(), wrong.getValue());
        }
        return said.getMessage() == null ? said.toString() : said.getMessage();
    }

    /** What the driver said, not what the pool made of it. */
    private static SQLException firstOf(SQLException failure) {
        return failure.getCause() instanceof SQLException cause ? firstOf(cause) : failure;
    }

    private static String name(Object text) {
        return Printable.of(text, LONGEST_NAME);
    }

    private void line(String format, Object... values) {
        Object[] shown = Arrays.stream(values)
                .map(value -> value instanceof Number || value instanceof Temporal
                        ? value
                        : Printable.of(value, LONGEST_TEXT))
                .toArray();
        out.println(String.format(Locale.ROOT, format, shown));
        out.flush();
    }
}
