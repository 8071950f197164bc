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
package io.github.camelsim.thingsmobile;

import io.github.camelsim.thingsmobile.Item.Fate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;

/**
 * What a consumer has read: the keys of the records that were completed, and the position, which is the API's own
 * local time up to which every record that was seen is completed. Both advance only when exchanges complete.
 */
final class ReadState {

    /** The SIM of rows that name none. */
    static final String NO_SIM = "";

    private final String scope;
    private final String keyScope;
    private final StateRepository<String, String> cursor;
    private final IdempotentRepository seen;
    private final ConsumerMemory memory;
    private final Map<String, LedgerRow> inFlight = new ConcurrentHashMap<>();
    private final Map<String, LocalDateTime> failed = new ConcurrentHashMap<>();
    private final Map<String, LocalDateTime> failedBefore = new ConcurrentHashMap<>();
    private volatile boolean pollComplete;
    private LocalDateTime first;
    private LocalDateTime position;
    private LocalDateTime latest;
    private LocalDateTime reached;

    /** @param scope account, operation and filters: what the kept state is for */
    ReadState(String scope, ConsumerMemory memory) {
        this.scope = scope;
        this.keyScope = Scope.digest(scope);
        this.memory = memory;
        this.cursor = memory.cursor();
        this.seen = memory.seen();
    }

    /**
     * Takes up the position of an earlier run; without one, begins at the given time and keeps that at once, so
     * that a crash in the first poll does not move it.
     */
    synchronized void open(LocalDateTime start, LocalDateTime now) {
        String kept = cursor.getState(scope);
        if (kept == null) {
            first = start;
            position = start;
            save();
        } else {
            String[] times = kept.split("/", -1);
            if (times.length != 2) {
                throw unreadable(scope, kept, null);
            }
            position = time(scope, times[0], kept);
            first = time(scope, times[1], kept);
            if (position.isAfter(now.plusDays(1))) {
                throw new IllegalStateException("thingsmobile: the position " + position + " under '" + scope
                        + "' lies in the future, so that nothing would be read: check the clock and timeZone, and"
                        + " mend the position in the cursorRepository");
            }
        }
        latest = position;
        reached = position;
    }

    /** What the key of a record is kept as: a digest of account, operation and filters goes before it. */
    String keptAs(String recordKey) {
        return keyScope + "/" + recordKey;
    }

    /** Where the very first poll began; nothing older is read. */
    synchronized LocalDateTime first() {
        return first;
    }

    synchronized LocalDateTime position() {
        return position;
    }

    /** Where a window has to start so that what is late, failed or uncompleted up to the given time is in it. */
    LocalDateTime windowStart(LocalDateTime readUpTo, Collection<String> sims, Duration lookback) {
        LocalDateTime start = uncompleted(sims).reduce(readUpTo, ReadState::earlier);
        LocalDateTime withLookback = start.minus(lookback);
        return withLookback.isBefore(first()) ? first() : withLookback;
    }

    /** The times of the records that were read but are not completed: of the given SIMs, of all if none is given. */
    Stream<LocalDateTime> uncompleted(Collection<String> sims) {
        Stream<LocalDateTime> running = inFlight.values().stream()
                .filter(row -> sims.isEmpty() || sims.contains(row.sim()))
                .map(LedgerRow::start);
        Stream<LocalDateTime> broken = Stream.of(failed, failedBefore)
                .flatMap(failures -> failures.entrySet().stream())
                .filter(entry -> sims.isEmpty() || sims.contains(entry.getKey()))
                .map(Map.Entry::getValue);
        return Stream.concat(running, broken).filter(Objects::nonNull);
    }

    /** The SIMs of such records. */
    Set<String> uncompletedSims() {
        Set<String> sims = inFlight.values().stream().map(LedgerRow::sim).collect(Collectors.toSet());
        sims.addAll(failed.keySet());
        sims.addAll(failedBefore.keySet());
        return sims;
    }

    boolean isNew(String key) {
        return !inFlight.containsKey(key) && !seen.contains(key);
    }

    Fate fate(String key, LedgerRow row) {
        return new Fate() {
            @Override
            public void started() {
                inFlight.put(key, row);
            }

            @Override
            public void completed() {
                seen.add(key);
                seen.confirm(key);
                inFlight.remove(key);
                advance();
            }

            @Override
            public void failed() {
                failed.merge(row.sim(), row.start() == null ? first() : row.start(), ReadState::earlier);
                inFlight.remove(key);
            }
        };
    }

    void pollBegins() {
        pollComplete = false;
        for (String sim : failed.keySet()) {
            failedBefore.merge(sim, failed.remove(sim), ReadState::earlier);
        }
    }

    /** A record of this time was read. */
    synchronized void saw(LocalDateTime start) {
        if (start != null && start.isAfter(latest)) {
            latest = start;
        }
    }

    /** All was read to the end. */
    void readToEnd() {
        failedBefore.clear();
    }

    /** The given SIMs were read to the end: what had failed of them before has come again by now. */
    void readToEnd(Collection<String> sims) {
        failedBefore.keySet().removeAll(sims);
    }

    /** Everything was read. The position goes to the latest record, but not beyond now. */
    void pollCompleted(LocalDateTime now) {
        readToEnd(Set.of(NO_SIM));
        synchronized (this) {
            reached = earlier(latest, now);
        }
        pollComplete = true;
        advance();
    }

    /** No window starts before the given time any more. */
    void forgetBefore(LocalDateTime time) {
        memory.forgetBefore(time);
    }

    private void advance() {
        if (!pollComplete) {
            return;
        }
        synchronized (this) {
            LocalDateTime mark = uncompleted(Set.of()).reduce(reached, ReadState::earlier);
            if (mark.isAfter(position)) {
                position = mark;
                save();
            }
        }
    }

    private void save() {
        cursor.setState(scope, position + "/" + first);
    }

    static LocalDateTime earlier(LocalDateTime one, LocalDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    /** A time that was kept under the scope and the given name; null if there is none. */
    LocalDateTime kept(String name) {
        String kept = cursor.getState(scope + name);
        return kept == null ? null : time(scope + name, kept, kept);
    }

    /** Keeps a time under the scope and the given name. */
    void keep(String name, LocalDateTime time) {
        cursor.setState(scope + name, time.toString());
    }

    private static LocalDateTime time(String key, String text, String kept) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw unreadable(key, kept, e);
        }
    }

    private static IllegalStateException unreadable(String key, String kept, Exception cause) {
        return new IllegalStateException(
                "thingsmobile: the cursorRepository holds no position under '" + key + "' but '" + kept
                        + "'. Mend it, or remove it to start anew",
                cause);
    }
}
