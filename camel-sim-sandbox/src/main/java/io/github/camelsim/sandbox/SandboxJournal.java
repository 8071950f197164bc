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

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The journal of a service: every call that arrived, in order. It keeps the newest entries, limited in number by a
 * setting and in size to about 32 MB; the counters count all calls. Calls of paths that are no operation are counted
 * together, and so are calls of unknown accounts. Thread-safe.
 */
public final class SandboxJournal {
    /** The name under which calls of unknown paths are counted. */
    static final String UNKNOWN = "unknown";

    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final int capacity;
    private final Set<String> operations;
    private final Set<String> accounts;
    private final Predicate<JournalEntry> refusal;
    private final Deque<JournalEntry> newest = new ArrayDeque<>();
    private final Map<String, Counters> counters = new TreeMap<>();
    private final Map<Key, Arrivals> arrivals = new HashMap<>();
    private long sequence;
    private long bytes;

    /**
     * @param capacity the most entries that are kept
     * @param operations the operations that are counted apart
     * @param accounts the users whose calls are counted apart
     * @param refusal whether a call was refused because it came before its limit
     */
    public SandboxJournal(
            int capacity, Collection<String> operations, Collection<String> accounts, Predicate<JournalEntry> refusal) {
        this.capacity = capacity;
        this.operations = Set.copyOf(operations);
        this.accounts = Set.copyOf(accounts);
        this.refusal = refusal;
    }

    /** The entries that are kept, oldest first. */
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(newest);
    }

    /** The kept entries of an operation, oldest first. */
    public synchronized List<JournalEntry> entries(String operation) {
        return newest.stream()
                .filter(entry -> entry.operation().equals(operation))
                .toList();
    }

    /** At most this number of the newest entries, newest first. */
    public synchronized List<JournalEntry> newest(int most) {
        return newestFirst().limit(most).toList();
    }

    /** At most this number of the newest entries that were refused because of a call limit, newest first. */
    public synchronized List<JournalEntry> newestRefused(int most) {
        return newestFirst().filter(refusal).limit(most).toList();
    }

    private Stream<JournalEntry> newestFirst() {
        return StreamSupport.stream(Spliterators.spliterator(newest.descendingIterator(), newest.size(), 0), false);
    }

    /** Number of calls. */
    public synchronized long count() {
        return counters.values().stream().mapToLong(Counters::calls).sum();
    }

    /** Number of calls of an operation. */
    public synchronized long count(String operation) {
        return of(operation).calls();
    }

    /** Number of calls that were refused because of a call limit: code 60 at Things Mobile. */
    public synchronized long refused() {
        return counters.values().stream().mapToLong(Counters::refused).sum();
    }

    /** Number of an operation's calls that were refused because of a call limit. */
    public synchronized long refused(String operation) {
        return of(operation).refused();
    }

    /** How many calls of an operation took effect, whatever their responses were. */
    public synchronized long effects(String operation) {
        return of(operation).effects();
    }

    /**
     * The shortest time between the arrivals of two successive calls of an operation and account, refused ones
     * included;
     * {@link ChronoUnit#FOREVER} if there were not two.
     */
    public synchronized Duration smallestGap(String operation) {
        return arrivals.entrySet().stream()
                .filter(account -> account.getKey().operation().equals(operation))
                .map(account -> account.getValue().smallest)
                .min(Duration::compareTo)
                .orElse(ChronoUnit.FOREVER.getDuration());
    }

    /** Forgets entries and counters; sequence numbers go on. */
    public synchronized void clear() {
        newest.clear();
        bytes = 0;
        counters.clear();
        arrivals.clear();
    }

    /** Records a call of that account; null if the call names none. */
    public synchronized void record(String account, JournalEntry entry) {
        sequence++;
        keep(entry.numbered(sequence));
        String operation = operations.contains(entry.operation()) ? entry.operation() : UNKNOWN;
        counters.put(operation, of(operation).plus(entry, refusal.test(entry)));
        arrivals.computeIfAbsent(
                        new Key(account != null && accounts.contains(account) ? account : UNKNOWN, operation),
                        key -> new Arrivals())
                .add(entry.arrivalNanos());
    }

    private void keep(JournalEntry entry) {
        newest.add(entry);
        bytes += entry.weight();
        while (newest.size() > capacity || bytes > MOST_BYTES) {
            bytes -= newest.remove().weight();
        }
    }

    /** Counters by operation. */
    public synchronized Map<String, Counters> counters() {
        return new TreeMap<>(counters);
    }

    private Counters of(String operation) {
        return counters.getOrDefault(operation, Counters.NONE);
    }

    /**
     * The counters of an operation.
     *
     * @param calls how many have arrived; in calls
     * @param refused how many were refused as too early; in calls
     * @param effects how many have changed something; in calls
     */
    public record Counters(long calls, long refused, long effects) {
        static final Counters NONE = new Counters(0, 0, 0);

        Counters plus(JournalEntry entry, boolean isRefused) {
            return new Counters(calls + 1, refused + (isRefused ? 1 : 0), effects + (entry.effect() ? 1 : 0));
        }
    }

    private record Key(String account, String operation) {}

    private static final class Arrivals {
        private Duration smallest = ChronoUnit.FOREVER.getDuration();
        private long last;
        private boolean any;

        void add(long nanos) {
            if (any) {
                Duration gap = Duration.ofNanos(Math.abs(nanos - last));
                smallest = gap.compareTo(smallest) < 0 ? gap : smallest;
            }
            last = any && nanos - last < 0 ? last : nanos;
            any = true;
        }
    }
}
