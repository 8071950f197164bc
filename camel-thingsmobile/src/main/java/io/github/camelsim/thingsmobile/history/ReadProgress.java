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
package io.github.camelsim.thingsmobile.history;

import io.github.camelsim.poll.RecordCallback;
import io.github.camelsim.thingsmobile.history.PositionStore.Position;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How far a consumer has read. The position is the low-water mark: the API's local time up to which every record that
 * was read is completed. It advances when an exchange completes, on any thread, and at the end of a poll; but never
 * before the last poll has read everything, so that a poll that fails half-way persists completed keys alone.
 *
 * <p>The lock of this object guards all state: the fields, the uncompleted records, the positions of single SIMs, and
 * what the store persists of them. Only the look-up and the insertion of completed keys are done without it, since a
 * repository may be slow. A key is inserted before its record leaves those in flight, and {@link #isNew} looks for it
 * in the opposite order, so a record that completes meanwhile is found in at least one of the two.
 */
final class ReadProgress {

    private final PositionStore store;
    private final CompletedKeys completedKeys;
    private final UncompletedRecords uncompleted = new UncompletedRecords();
    private final SimPositions sims = new SimPositions();

    /** The SIMs with a position of their own that the present poll has read to the end. */
    private final Set<String> readInPoll = new HashSet<>();

    /** Whether the last poll has read everything, so that the position may advance. */
    private boolean pollCompleted;

    /** Where the very first poll began. */
    private LocalDateTime first;

    /** Read without the lock by operators, who must not wait for a store that hangs. */
    private volatile LocalDateTime position;

    /** The time of the latest record that was read. */
    private LocalDateTime latest;

    /** Up to when the last completed poll has read: {@code latest}, but not beyond the time of the poll. */
    private LocalDateTime reached;

    ReadProgress(PositionStore store, CompletedKeys completedKeys) {
        this.store = store;
        this.completedKeys = completedKeys;
    }

    /**
     * Loads the position of an earlier run. Without one, begins at the given time and persists it at once, so that a
     * crash in the first poll does not move it.
     *
     * @throws RuntimeException if windows, which end a day ahead, would end before they start
     */
    synchronized void open(LocalDateTime start, LocalDateTime now) {
        Optional<Position> persisted = store.load();
        Position begin = persisted.orElse(new Position(start, start));
        if (isInFuture(begin.position(), now)) {
            throw persisted.isPresent() ? store.inFuture(begin.position()) : startInFuture(start);
        }
        first = begin.first();
        position = begin.position();
        latest = position;
        reached = position;
        pollCompleted = false;
        store.save(begin);
        store.loadInto(sims);
    }

    private static boolean isInFuture(LocalDateTime time, LocalDateTime now) {
        return time.isAfter(now.plusDays(1));
    }

    private static IllegalArgumentException startInFuture(LocalDateTime start) {
        return new IllegalArgumentException("thingsmobile: startDateRange " + start + " lies in the future, so nothing"
                + " would be read. Correct it, or leave it out to begin a lookback ago");
    }

    /** From now on these SIMs are read. */
    synchronized void setSims(Collection<String> given) {
        sims.setSims(given, position, first);
        store.save(sims);
    }

    /** Where the very first poll began; nothing before it is read. */
    synchronized LocalDateTime first() {
        return first;
    }

    LocalDateTime position() {
        return position;
    }

    /** Up to when a SIM was read: its own position, or the given one if it has none. */
    synchronized LocalDateTime readUpTo(String sim, LocalDateTime common) {
        return sims.own(sim).orElse(common);
    }

    /** Whether a SIM has a position of its own. */
    synchronized boolean isBehind(String sim) {
        return sims.isOwn(sim);
    }

    /**
     * Where a window has to start to contain the records that are late, failed or in flight up to the given time. It
     * starts no earlier than that, since the keys of records that completed before may be deleted.
     *
     * @param ofSims the SIMs whose records count; empty for all SIMs
     */
    synchronized LocalDateTime windowStart(LocalDateTime readUpTo, Collection<String> ofSims, Duration lookback) {
        Predicate<String> chosen = ofSims.isEmpty() ? sim -> true : new HashSet<>(ofSims)::contains;
        LocalDateTime start = earliest(chosen, readUpTo.minus(lookback));
        return start.isBefore(first) ? first : start;
    }

    /** The given time, or that of the earliest uncompleted record of a SIM without a position of its own. */
    synchronized LocalDateTime lowWaterMark(LocalDateTime mark) {
        return earliest(sim -> !sims.isOwn(sim), mark);
    }

    /** The SIMs of records that are not completed. */
    synchronized Set<String> uncompletedSims() {
        return uncompleted.sims();
    }

    /** Whether a record is neither completed nor in flight. */
    boolean isNew(String recordKey) {
        return !isInFlight(recordKey) && !completedKeys.contains(recordKey);
    }

    private synchronized boolean isInFlight(String recordKey) {
        return uncompleted.isInFlight(recordKey);
    }

    /**
     * The callback of a record.
     *
     * @param ofSims the SIMs to request to read the record again
     */
    RecordCallback callback(String recordKey, HistoryRow row, Set<String> ofSims) {
        return new RecordCallback() {
            @Override
            public void onStarted() {
                started(recordKey, ofSims, row.start());
            }

            @Override
            public void onCompleted() {
                completedKeys.add(recordKey);
                completed(recordKey);
            }

            @Override
            public void onFailed() {
                failed(recordKey);
            }
        };
    }

    private synchronized void started(String recordKey, Set<String> ofSims, LocalDateTime time) {
        uncompleted.started(recordKey, ofSims, time);
    }

    private synchronized void completed(String recordKey) {
        uncompleted.completed(recordKey);
        advance();
    }

    private synchronized void failed(String recordKey) {
        uncompleted.failed(recordKey, first);
    }

    /** @throws RuntimeException if the clock was set back so far that windows would end before they start */
    synchronized void pollBegins(LocalDateTime now) {
        if (isInFuture(position, now)) {
            throw store.inFuture(position);
        }
        pollCompleted = false;
        readInPoll.clear();
        uncompleted.pollBegins();
    }

    /** A record of this time was read; null if it has none. */
    synchronized void recordRead(LocalDateTime time) {
        if (time != null && time.isAfter(latest)) {
            latest = time;
        }
    }

    /** All rows were read. */
    synchronized void readToEnd() {
        uncompleted.readToEnd();
    }

    /** All rows of the given SIMs were read. */
    synchronized void readToEnd(Collection<String> read) {
        uncompleted.readToEnd(read);
        readInPoll.addAll(read);
    }

    /**
     * The poll has read everything, but for the SIMs that were refused. The position advances to the latest record, but
     * not beyond now.
     *
     * @param refused the SIMs that the service refused, and up to when each was read; they keep that position
     */
    synchronized void pollCompleted(LocalDateTime now, Map<String, LocalDateTime> refused) {
        refused.forEach(sims::keepBehind);
        store.save(sims); // before the common position advances, which these SIMs followed until now
        readInPoll.removeIf(sim -> !sims.isOwn(sim));
        reached = TimeWindow.earlier(latest, now);
        pollCompleted = true;
        advance();
        readInPoll.forEach(sim -> sims.advance(sim, earliest(sim::equals, position))); // those that have not caught up
        store.save(sims);
    }

    /**
     * Deletes keys in memory of records before every further window.
     *
     * @param readUpTo up to when the SIMs without a position of their own are read
     */
    void forgetKeysBefore(LocalDateTime readUpTo, Duration lookback) {
        completedKeys.forgetBefore(sim -> windowStart(readUpTo(sim, readUpTo), Set.of(sim), lookback));
    }

    /** Advances the position to the low-water mark, if the last poll has read everything. */
    private void advance() {
        if (!pollCompleted) {
            return;
        }
        LocalDateTime mark = lowWaterMark(reached);
        if (mark.isAfter(position)) {
            position = mark;
        }
        store.save(new Position(position, first));
        readInPoll.removeIf(this::followIfCaughtUp);
        store.save(sims); // after the common position has advanced, which these SIMs follow from now on
    }

    /** A SIM that was read follows the common position again once no record of it before that is uncompleted. */
    private boolean followIfCaughtUp(String sim) {
        boolean caughtUp = !earliest(sim::equals, position).isBefore(position);
        if (caughtUp) {
            sims.follow(sim);
        }
        return caughtUp;
    }

    /** The given time, or that of the earliest uncompleted record of some SIMs. */
    private LocalDateTime earliest(Predicate<String> ofSims, LocalDateTime mark) {
        return uncompleted
                .earliest(ofSims)
                .map(time -> TimeWindow.earlier(time, mark))
                .orElse(mark);
    }
}
