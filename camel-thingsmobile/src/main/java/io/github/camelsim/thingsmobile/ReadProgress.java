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

import io.github.camelsim.thingsmobile.PositionStore.Position;
import io.github.camelsim.thingsmobile.UncompletedRecords.Uncompleted;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.spi.IdempotentRepository;

/**
 * How far a consumer has read. The position is the low-water mark: the API's local time up to which every record that
 * was seen is completed. It advances only when exchanges complete. One lock guards it with the records that are not
 * completed and the positions of single SIMs; exchanges complete on any thread.
 */
final class ReadProgress {

    /** The SIM of records that belong to none. */
    static final String NO_SIM = "";

    private final String keyScope;
    private final PositionStore store;
    private final IdempotentRepository seen;
    private final ConsumerRepositories memory;
    private final boolean persistFollowers;
    private final UncompletedRecords uncompleted = new UncompletedRecords();
    private final SimPositions sims = new SimPositions();
    private final Set<String> readInPoll = new HashSet<>();
    private boolean pollComplete;
    private LocalDateTime first;
    private LocalDateTime position;
    private LocalDateTime latest;
    private LocalDateTime reached;
    private LocalDateTime saved;

    /** @param persistFollowers whether the SIMs are given, so that the list may be edited, or those of a fleet */
    ReadProgress(ConsumerRepositories memory, boolean persistFollowers) {
        this.keyScope = StateKey.digest(memory.scope());
        this.store = new PositionStore(memory.scope(), memory.cursor());
        this.seen = memory.seen();
        this.memory = memory;
        this.persistFollowers = persistFollowers;
    }

    /**
     * Loads the position of an earlier run. Without one, begins at the given time and persists that at once, so that a
     * crash in the first poll does not move it.
     */
    synchronized void open(LocalDateTime start, LocalDateTime now) {
        Position kept = store.position().orElse(null);
        if (kept != null && kept.position().isAfter(now.plusDays(1))) {
            throw store.inFuture(kept.position());
        }
        first = kept == null ? start : kept.first();
        position = kept == null ? start : kept.position();
        latest = position;
        reached = position;
        saved = kept == null ? null : position;
        pollComplete = false;
        save();
        store.readInto(sims);
    }

    /** These SIMs are read from now on. */
    synchronized void listed(Collection<String> listed) {
        sims.listed(listed, position, first);
        saveSims();
    }

    /** What the key of a record is persisted as: a digest of account, operation and filters precedes it. */
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

    /** Up to when a SIM was read: its own position, or the given one if it has none. */
    synchronized LocalDateTime readUpTo(String sim, LocalDateTime common) {
        LocalDateTime own = sims.own(sim);
        return own == null ? common : own;
    }

    /** Whether a SIM has a position of its own. */
    synchronized boolean isBehind(String sim) {
        return sims.isOwn(sim);
    }

    /**
     * Where a window has to start so that what is late, failed or uncompleted up to the given time is in it. It starts no
     * earlier than that: the keys of what was completed before may be deleted.
     *
     * @param ofSims whose records to regard; those of all SIMs if empty
     */
    synchronized LocalDateTime windowStart(LocalDateTime readUpTo, Collection<String> ofSims, Duration lookback) {
        Predicate<String> chosen = ofSims.isEmpty() ? sim -> true : new HashSet<>(ofSims)::contains;
        LocalDateTime late = readUpTo.minus(lookback);
        LocalDateTime start = uncompleted
                .earliest(chosen)
                .map(time -> TimeWindow.earlier(time, late))
                .orElse(late);
        return start.isBefore(first) ? first : start;
    }

    /** The given time, or the one of the earliest uncompleted record of a SIM without a position of its own. */
    synchronized LocalDateTime lowWaterMark(LocalDateTime mark) {
        return uncompleted
                .earliest(sim -> !sims.isOwn(sim))
                .map(time -> TimeWindow.earlier(time, mark))
                .orElse(mark);
    }

    /** The SIMs of records that are not completed. */
    synchronized Set<String> uncompletedSims() {
        return uncompleted.sims();
    }

    /** The order matters: a record that completes meanwhile is in the repository before it leaves those in flight. */
    boolean isNew(String key) {
        synchronized (this) {
            if (uncompleted.isInFlight(key)) {
                return false;
            }
        }
        return !seen.contains(key);
    }

    /** @param ofSims the SIMs that have to be asked to read the record again */
    RecordCallback callback(String key, HistoryRow row, Set<String> ofSims) {
        return new RecordCallback() {
            @Override
            public void onStarted() {
                synchronized (ReadProgress.this) {
                    uncompleted.started(key, new Uncompleted(ofSims, row.start()));
                }
            }

            @Override
            public void onCompleted() {
                seen.add(key);
                seen.confirm(key);
                synchronized (ReadProgress.this) {
                    uncompleted.completed(key);
                    advance();
                }
            }

            @Override
            public void onFailed() {
                synchronized (ReadProgress.this) {
                    uncompleted.failed(key, first);
                }
            }
        };
    }

    synchronized void pollBegins() {
        pollComplete = false;
        readInPoll.clear();
        uncompleted.pollBegins();
    }

    /** A record of this time was read. */
    synchronized void saw(LocalDateTime start) {
        if (start != null && start.isAfter(latest)) {
            latest = start;
        }
    }

    /** Everything was read to the end. */
    synchronized void readToEnd() {
        uncompleted.readToEnd();
    }

    /** The given SIMs were read to the end. */
    synchronized void readToEnd(Collection<String> read) {
        uncompleted.readToEnd(read);
        readInPoll.addAll(read);
    }

    /**
     * Everything was read, but for the SIMs that were refused. The position advances to the latest record, but not
     * beyond now.
     *
     * @param refused the SIMs that the service refused, and up to when each was read; they keep that position
     */
    synchronized void pollCompleted(LocalDateTime now, Map<String, LocalDateTime> refused) {
        refused.forEach(sims::keepBehind);
        saveSims(); // before the common position advances
        readInPoll.removeIf(sim -> !sims.isOwn(sim));
        reached = TimeWindow.earlier(latest, now);
        pollComplete = true;
        advance();
        advanceSims();
    }

    /** No window starts before the given time any more, but for SIMs that are behind. */
    void forgetBefore(LocalDateTime time, Duration lookback) {
        memory.forgetBefore(sim -> windowStart(readUpTo(sim, time), Set.of(sim), lookback));
    }

    /** A time that is persisted under a name; null if there is none. */
    LocalDateTime time(String name) {
        return store.time(name);
    }

    /** Persists a time under a name. */
    void saveTime(String name, LocalDateTime time) {
        store.saveTime(name, time);
    }

    private void advance() {
        if (!pollComplete) {
            return;
        }
        LocalDateTime mark = lowWaterMark(reached);
        if (mark.isAfter(position)) {
            position = mark;
        }
        save();
        readInPoll.removeIf(this::followsAgain);
        saveSims(); // after the common position advanced
    }

    /** A SIM that was read again joins the others once nothing of it before their position is uncompleted. */
    private boolean followsAgain(String sim) {
        boolean caughtUp = earliestOf(sim) == null || !earliestOf(sim).isBefore(position);
        if (caughtUp) {
            sims.follow(sim);
        }
        return caughtUp;
    }

    /** Of those that have not caught up, only what is uncompleted has to be read again. */
    private void advanceSims() {
        for (String sim : readInPoll) {
            if (earliestOf(sim).isAfter(sims.own(sim))) {
                sims.advance(sim, earliestOf(sim));
            }
        }
        saveSims();
    }

    private LocalDateTime earliestOf(String sim) {
        return uncompleted.earliest(sim::equals).orElse(null);
    }

    private void saveSims() {
        if (sims.isChanged()) {
            store.save(sims, persistFollowers);
            sims.saved();
        }
    }

    private void save() {
        if (!position.equals(saved)) {
            store.save(new Position(position, first));
            saved = position;
        }
    }
}
