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

import io.github.camelsim.paging.Pages;
import io.github.camelsim.poll.BlockingCalls;
import io.github.camelsim.thingsmobile.client.Reply;
import io.github.camelsim.thingsmobile.model.Sim;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the CDRs of a whole fleet and delivers each once. The list of SIMs shows which SIMs have had traffic or a
 * connection; their CDRs are requested until a lookback after the last change. The CDRs of every SIM are requested once
 * per lookback as well, since late, failed and SMS CDRs change no counter. So the number of requests depends on the
 * active SIMs, not on the size of the fleet.
 */
final class FleetCdrReader extends IncrementalReader {

    private static final Logger LOG = LoggerFactory.getLogger(FleetCdrReader.class);

    /** A number as the service or a user writes it. */
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 -]*");

    /** Spreads the hash codes of similar numbers (Knuth's multiplicative hashing). */
    private static final long SPREAD = 2_654_435_761L;

    private final Supplier<Pages<Reply>> list;
    private final BlockingCalls calls;
    private final SimBatches batches;
    private final ReadTimes times;
    private final ReadProgress progress;
    private final PositionStore store;
    private final WindowReader windows;
    private final Map<String, SimActivity> activities = new HashMap<>();
    private LocalDateTime everySimReadUpTo;
    private LocalDateTime lastPoll;

    /** @param list the list of the fleet's SIMs */
    FleetCdrReader(
            Supplier<Pages<Reply>> list,
            BlockingCalls calls,
            SimBatches batches,
            ReadTimes times,
            ReadProgress progress,
            PositionStore store,
            WindowReader windows) {
        super(times, progress);
        this.list = list;
        this.calls = calls;
        this.batches = batches;
        this.times = times;
        this.progress = progress;
        this.store = store;
        this.windows = windows;
    }

    @Override
    public void open() {
        super.open();
        activities.clear(); // how far each SIM was read may have been set back, or advanced by another node
        everySimReadUpTo = store.time(PositionStore.EVERY_SIM).orElse(progress.first());
        Optional<LocalDateTime> persisted = store.time(PositionStore.LAST_POLL);
        lastPoll = persisted.orElse(times.now());
        if (persisted.isEmpty()) {
            store.saveTime(PositionStore.LAST_POLL, lastPoll);
        }
    }

    @Override
    int read(LocalDateTime position, LocalDateTime now) throws InterruptedException {
        readList(now);
        List<String> due = due(now);
        LOG.debug("{} of {} SIMs may have new CDRs", due.size(), activities.size());
        int exchanges = 0;
        for (List<String> batch : batches.of(due, progress::isBehind)) {
            LocalDateTime readUpTo =
                    batch.stream().map(sim -> activities.get(sim).readUpTo()).reduce(position, TimeWindow::earlier);
            LocalDateTime start = progress.windowStart(readUpTo, batch, times.lookback());
            exchanges += windows.read(batch, times.until(start));
            Collection<String> read = batches.listedSims(batch);
            progress.readToEnd(read);
            batch.forEach(sim -> activities.get(sim).requested(now));
            read.forEach(sim -> activities.get(sim).readUpTo(position));
        }
        List<String> listed =
                due.stream().filter(sim -> activities.get(sim).isListed(now)).toList();
        if (isFailureIfAllAreRefused(listed)) {
            batches.failIfAllAreRefused(listed);
        }
        return exchanges;
    }

    /** The service may refuse some SIMs of a fleet in every poll: it is no failure if only those are due. */
    private boolean isFailureIfAllAreRefused(List<String> due) {
        return due.stream().map(activities::get).anyMatch(SimActivity::wasRead)
                || activities.values().stream().noneMatch(SimActivity::wasRead);
    }

    @Override
    Map<String, LocalDateTime> refused(LocalDateTime position) {
        return activities.keySet().stream()
                .filter(batches::isRefused)
                .collect(Collectors.toMap(sim -> sim, sim -> activities.get(sim).readUpTo()));
    }

    @Override
    LocalDateTime completed(LocalDateTime position, LocalDateTime now) {
        saveEverySimReadUpTo(position);
        lastPoll = lastSettledPoll(now);
        store.saveTime(PositionStore.LAST_POLL, lastPoll);
        return everySimReadUpTo;
    }

    private void readList(LocalDateTime now) throws InterruptedException {
        LocalDateTime since = everySimReadUpTo.minus(times.lookback());
        Pages<Reply> pages = list.get();
        while (pages.hasNext()) {
            Optional<Reply> page = calls.await(pages.next());
            for (Object row : page.map(Reply::rows).orElse(List.of())) {
                Sim sim = (Sim) row;
                number(sim).ifPresent(number -> update(number, sim, now, since));
            }
        }
        Set<String> uncompleted = progress.uncompletedSims();
        activities
                .entrySet()
                .removeIf(entry -> entry.getValue().isGone(times.lookback()) && !uncompleted.contains(entry.getKey()));
    }

    /** The digits that CDRs can be requested for. A SIM without a number is skipped, so that the others are read. */
    private static Optional<String> number(Sim sim) {
        return Optional.ofNullable(sim.msisdn())
                .filter(msisdn -> NUMBER.matcher(msisdn).matches())
                .map(msisdn -> msisdn.replaceAll("[^0-9]", ""));
    }

    private void update(String number, Sim sim, LocalDateTime now, LocalDateTime since) {
        SimActivity activity = activities.get(number);
        if (activity == null) {
            LocalDateTime readUpTo = progress.readUpTo(number, everySimReadUpTo);
            activities.put(number, new SimActivity(sim, now, readUpTo, lastPoll, since));
        } else {
            activity.update(sim, now);
        }
    }

    /** The SIMs to request. Those that were read least recently come first, so that the windows of a batch are alike. */
    private List<String> due(LocalDateTime now) {
        Set<String> uncompleted = progress.uncompletedSims();
        return activities.entrySet().stream()
                .filter(entry -> uncompleted.contains(entry.getKey())
                        || entry.getValue().isDue(now, times.lookback(), latestScheduledCheck(entry.getKey(), now)))
                .sorted(Comparator.comparing(entry -> entry.getValue().readUpTo()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Each SIM has one scheduled check per lookback, at a time of its own, so that the checks of a fleet are spread over
     * the lookback. A check that was missed while the consumer was down is made up for.
     */
    private LocalDateTime latestScheduledCheck(String sim, LocalDateTime now) {
        long lookback = Math.max(1, times.lookback().toSeconds());
        long offset = Math.floorMod(sim.hashCode() * SPREAD, lookback);
        return now.minusSeconds(Math.floorMod(now.toEpochSecond(ZoneOffset.UTC) - offset, lookback));
    }

    private void saveEverySimReadUpTo(LocalDateTime position) {
        LocalDateTime oldest = activities.entrySet().stream()
                .filter(entry -> !progress.isBehind(entry.getKey()))
                .map(entry -> entry.getValue().readUpTo())
                .reduce(position, TimeWindow::earlier);
        LocalDateTime mark = progress.lowWaterMark(oldest);
        if (mark.isAfter(everySimReadUpTo)) {
            everySimReadUpTo = mark;
            store.saveTime(PositionStore.EVERY_SIM, mark);
        }
    }

    /** When a poll last began of which no record is uncompleted. A later run takes it for the time of the last poll. */
    private LocalDateTime lastSettledPoll(LocalDateTime now) {
        Set<String> uncompleted = progress.uncompletedSims();
        LocalDateTime settled = now;
        for (Map.Entry<String, SimActivity> entry : activities.entrySet()) {
            if (uncompleted.contains(entry.getKey())) {
                settled = TimeWindow.earlier(settled, entry.getValue().lastSettled());
            } else {
                entry.getValue().settle(now);
            }
        }
        return settled;
    }
}
