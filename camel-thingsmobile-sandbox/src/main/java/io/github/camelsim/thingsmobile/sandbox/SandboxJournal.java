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
package io.github.camelsim.thingsmobile.sandbox;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every call that arrived, in order. The newest entries are kept, as many as the sandbox was built with; the counters
 * count all. Thread-safe.
 */
public final class SandboxJournal {
    private final int capacity;
    private final Deque<JournalEntry> newest = new ArrayDeque<>();
    private final Map<String, Counters> counters = new TreeMap<>();
    private final Map<Key, Arrivals> arrivals = new HashMap<>();
    private long sequence;

    SandboxJournal(int capacity) {
        this.capacity = capacity;
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

    /** Number of calls. */
    public synchronized long count() {
        return counters.values().stream().mapToLong(Counters::calls).sum();
    }

    /** Number of calls of an operation. */
    public synchronized long count(String operation) {
        return of(operation).calls();
    }

    /** Number of calls answered with code 60. */
    public synchronized long refused() {
        return counters.values().stream().mapToLong(Counters::refused).sum();
    }

    /** Number of an operation's calls answered with code 60. */
    public synchronized long refused(String operation) {
        return of(operation).refused();
    }

    /** How many calls of an operation took effect, whatever was answered. */
    public synchronized long effects(String operation) {
        return of(operation).effects();
    }

    /**
     * The shortest time between the arrivals of two successive calls of an operation and account, refused ones included;
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
        counters.clear();
        arrivals.clear();
    }

    synchronized void record(JournalEntry entry) {
        sequence++;
        if (newest.size() >= capacity) {
            newest.poll();
        }
        if (capacity > 0) {
            newest.add(entry.numbered(sequence));
        }
        counters.put(entry.operation(), of(entry.operation()).plus(entry));
        arrivals.computeIfAbsent(new Key(entry.param("username"), entry.operation()), key -> new Arrivals())
                .add(entry.arrivalNanos());
    }

    /** Counters by operation. */
    synchronized Map<String, Counters> counters() {
        return new TreeMap<>(counters);
    }

    private Counters of(String operation) {
        return counters.getOrDefault(operation, Counters.NONE);
    }

    /** What was counted of an operation. */
    record Counters(long calls, long refused, long effects) {
        static final Counters NONE = new Counters(0, 0, 0);

        Counters plus(JournalEntry entry) {
            return new Counters(calls + 1, refused + (entry.code() == 60 ? 1 : 0), effects + (entry.effect() ? 1 : 0));
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
