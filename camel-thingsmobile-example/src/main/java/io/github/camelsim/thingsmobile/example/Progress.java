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

import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.slf4j.LoggerFactory;

/**
 * Shows how far the poll of a route has come: on a terminal by a line that changes, elsewhere by a line every few seconds.
 * At the end of the poll the last count is logged, if it is not zero. A route counts with {@link #count}, and its
 * consumer has this as its {@code pollStrategy}, which tells where a poll ends.
 */
public final class Progress extends DefaultPollingConsumerPollStrategy {

    private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(5);
    private static final long BETWEEN_DRAWINGS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Optional<StatusLine> terminal;
    private final LongSupplier nanoTime;
    private final InstantSource clock;
    private final Map<String, Integer> expected = new ConcurrentHashMap<>();

    /** When the last poll of each began. */
    private final Map<Endpoint, Instant> polls = new ConcurrentHashMap<>();

    /** When the polls began that have not counted anything yet. */
    private final Map<Endpoint, Long> begins = new ConcurrentHashMap<>();

    /** Of the polls that have counted something, that which did so first at the head. */
    private final Map<Endpoint, Counter> counters = new LinkedHashMap<>();

    /**
     * @param terminal empty if there is none
     * @param nanoTime a clock like {@link System#nanoTime}
     * @param clock tells when a poll begins
     */
    Progress(Optional<StatusLine> terminal, LongSupplier nanoTime, InstantSource clock) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.clock = clock;
    }

    /** How many the first poll of a route will count. */
    void expect(String route, int total) {
        expected.put(route, total);
    }

    /**
     * Counts one more. If the exchange is one of a split, the size of the split is the total.
     *
     * @param what is counted
     */
    public synchronized void count(Exchange exchange, String what) {
        Endpoint endpoint = exchange.getFromEndpoint();
        String route = exchange.getFromRouteId();
        Counter counter = counters.get(endpoint);
        if (counter == null || !counter.what.equals(what)) {
            end(endpoint, "");
            Integer total = exchange.getProperty(Exchange.SPLIT_SIZE, expected.getOrDefault(route, 0), Integer.class);
            Long begin = begins.remove(endpoint);
            counter = new Counter(route, what, total, begin == null ? nanoTime.getAsLong() : begin);
            counters.put(endpoint, counter);
        }
        counter.count++;
        show(counter);
    }

    /**
     * When the poll began that has read the message of an exchange. That may be long before the exchange is created: the
     * messages of a page come one after the other, and each waits while the database is out of reach.
     */
    public Date pollBegan(Exchange exchange) {
        return Date.from(polls.get(exchange.getFromEndpoint()));
    }

    private void show(Counter counter) {
        long now = nanoTime.getAsLong();
        if (now - counter.shown < (terminal.isPresent() ? BETWEEN_DRAWINGS : BETWEEN_LINES)) {
            return;
        }
        counter.shown = now;
        if (terminal.isEmpty()) {
            log(counter, counter.text(now));
        } else if (counter == counters.values().iterator().next()) {
            terminal.get().show(counter.bar(now));
        }
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        polls.put(endpoint, clock.instant());
        begins.put(endpoint, nanoTime.getAsLong());
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        end(endpoint, "");
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception reason) throws Exception {
        end(endpoint, ", and then failed");
        return super.rollback(consumer, endpoint, retryCounter, reason);
    }

    private synchronized void end(Endpoint endpoint, String how) {
        Counter counter = counters.remove(endpoint);
        if (counter != null) {
            expected.remove(counter.route);
            terminal.ifPresent(line -> line.show(""));
            log(counter, counter.last(nanoTime.getAsLong()) + how);
        }
    }

    private static void log(Counter counter, String text) {
        LoggerFactory.getLogger("fleet." + counter.route).info(text);
    }

    private static final class Counter {

        private static final int BAR = 10;

        private final String route;
        private final String what;

        /** 0 if it is not known. */
        private final int total;

        private final long begin;
        private long shown;
        private int count;

        Counter(String route, String what, int total, long now) {
            this.route = route;
            this.what = what;
            this.total = total;
            begin = now;
            shown = now;
        }

        /** {@code fleet  [##--------] 300 of 1,200 SIMs, 150/s, 6 s left}. */
        String bar(long now) {
            int done = isTotalKnown() ? (int) (BAR * (long) count / total) : 0;
            String bar = isTotalKnown() ? "[" + "#".repeat(done) + "-".repeat(BAR - done) + "] " : "";
            return String.format("%-6s %s%s", route, bar, text(now));
        }

        String text(long now) {
            double perSecond = count / seconds(now);
            String left = isTotalKnown() ? ", " + roughly((total - count) / perSecond) + " left" : "";
            return counted() + ", " + (perSecond < 10 ? number("%.1f", perSecond) : number("%,.0f", perSecond)) + "/s"
                    + left;
        }

        String last(long now) {
            double seconds = seconds(now);
            return counted() + " in " + (seconds < 10 ? number("%.1f s", seconds) : duration(seconds));
        }

        private String counted() {
            return number("%,d", count) + (isTotalKnown() ? number(" of %,d ", total) : " ") + what;
        }

        /** More than were expected, so that it was wrong. */
        private boolean isTotalKnown() {
            return total >= count;
        }

        private double seconds(long now) {
            return Math.max(1e-3, (now - begin) / 1e9);
        }

        /** Rounded up, since the line is to fit. */
        private static String roughly(double seconds) {
            if (seconds < 60) {
                return (long) Math.ceil(seconds) + " s";
            }
            return seconds < 3600 ? (long) Math.ceil(seconds / 60) + " min" : (long) Math.ceil(seconds / 3600) + " h";
        }

        private static String duration(double seconds) {
            long whole = Math.round(seconds);
            if (whole < 60) {
                return whole + " s";
            }
            return whole < 3600
                    ? whole / 60 + " min " + whole % 60 + " s"
                    : whole / 3600 + " h " + whole / 60 % 60 + " min";
        }

        private static String number(String format, Object value) {
            return String.format(Locale.ROOT, format, value);
        }
    }
}
