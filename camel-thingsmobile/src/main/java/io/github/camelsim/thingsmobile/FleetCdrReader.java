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

import io.github.camelsim.thingsmobile.client.Call;
import io.github.camelsim.thingsmobile.client.Pages;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the CDRs of a whole fleet, each once. The list of SIMs tells which have had traffic or a connection; only
 * those are asked for CDRs, until a lookback after the last change, and every SIM once per lookback, since late,
 * failed and SMS CDRs move no counter. So the cost follows the active SIMs, not the fleet.
 */
final class FleetCdrReader extends IncrementalReader {

    private static final Logger LOG = LoggerFactory.getLogger(FleetCdrReader.class);

    /** As the service or people write it. */
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 -]*");

    private final Call list;
    private final BlockingCalls calls;
    private final SimBatches groups;
    private final ReadTimes times;
    private final ReadProgress state;
    private final WindowReader windows;
    private final Map<String, SimActivity> tracks = new HashMap<>();
    private LocalDateTime everySimReadUpTo;
    private LocalDateTime lastPoll;

    FleetCdrReader(
            Call list,
            BlockingCalls calls,
            SimBatches groups,
            ReadTimes times,
            ReadProgress state,
            WindowReader windows) {
        super(times, state);
        this.list = list;
        this.calls = calls;
        this.groups = groups;
        this.times = times;
        this.state = state;
        this.windows = windows;
    }

    @Override
    public void open() {
        super.open();
        LocalDateTime kept = state.time(PositionStore.EVERY_SIM);
        everySimReadUpTo = kept == null ? state.first() : kept;
        LocalDateTime keptPoll = state.time(PositionStore.LAST_POLL);
        lastPoll = keptPoll == null ? times.now() : keptPoll;
        if (keptPoll == null) {
            state.saveTime(PositionStore.LAST_POLL, lastPoll);
        }
    }

    @Override
    int read(LocalDateTime position, LocalDateTime now) throws InterruptedException {
        readList(now);
        List<String> due = due(now);
        LOG.debug("{} of {} SIMs may have new CDRs", due.size(), tracks.size());
        int exchanges = 0;
        for (List<String> group : groups.of(due, state::isBehind)) {
            LocalDateTime readUpTo =
                    group.stream().map(sim -> tracks.get(sim).readUpTo()).reduce(position, TimeWindow::earlier);
            LocalDateTime start = state.windowStart(readUpTo, Set.copyOf(group), times.lookback());
            exchanges += windows.read(group, times.until(start));
            Collection<String> read = groups.read(group);
            state.readToEnd(read);
            group.forEach(sim -> tracks.get(sim).asked(now));
            read.forEach(sim -> tracks.get(sim).readUpTo(position));
        }
        List<String> listed =
                due.stream().filter(sim -> tracks.get(sim).isListed(now)).toList();
        if (isNewsToBeRefused(listed)) {
            groups.failIfAllAreRefused(listed);
        }
        return exchanges;
    }

    /** Of a fleet that is read, some SIMs may never have been: if only those are due, nothing is wrong. */
    private boolean isNewsToBeRefused(List<String> due) {
        return due.stream().map(tracks::get).anyMatch(SimActivity::wasRead)
                || tracks.values().stream().noneMatch(SimActivity::wasRead);
    }

    @Override
    Map<String, LocalDateTime> refused(LocalDateTime position) {
        return tracks.keySet().stream()
                .filter(groups::isUnknown)
                .collect(Collectors.toMap(sim -> sim, sim -> tracks.get(sim).readUpTo()));
    }

    @Override
    LocalDateTime completed(LocalDateTime position, LocalDateTime now) {
        keepEverySim(position);
        lastPoll = settled(now);
        state.saveTime(PositionStore.LAST_POLL, lastPoll);
        return everySimReadUpTo;
    }

    /** The digits that CDRs can be requested for; a SIM without a number must not cost the CDRs of the others. */
    private static Optional<String> number(Sim sim) {
        return Optional.ofNullable(sim.msisdn())
                .filter(msisdn -> NUMBER.matcher(msisdn).matches())
                .map(msisdn -> msisdn.replaceAll("[^0-9]", ""));
    }

    private void readList(LocalDateTime now) throws InterruptedException {
        LocalDateTime since = everySimReadUpTo.minus(times.lookback());
        Pages pages = calls.pages(list);
        while (pages.hasNext()) {
            Optional<Reply> page = calls.await(pages.next());
            for (Object row : page.map(Reply::rows).orElse(List.of())) {
                Sim sim = (Sim) row;
                number(sim).ifPresent(number -> track(number, sim, now, since));
            }
        }
        Set<String> uncompleted = state.uncompletedSims();
        tracks.entrySet()
                .removeIf(entry -> entry.getValue().isGone(times.lookback()) && !uncompleted.contains(entry.getKey()));
    }

    private void track(String number, Sim sim, LocalDateTime now, LocalDateTime since) {
        SimActivity track = tracks.get(number);
        if (track == null) {
            tracks.put(number, new SimActivity(sim, now, state.readUpTo(number, everySimReadUpTo), lastPoll, since));
        } else {
            track.update(sim, now);
        }
    }

    /**
     * Each SIM has a moment of its own in every lookback, so that those without news are asked one after the other.
     * A moment that was missed while the consumer was down is made up for.
     */
    private LocalDateTime latestMoment(String sim, LocalDateTime now) {
        long lookback = Math.max(1, times.lookback().toSeconds());
        long own = Math.floorMod(sim.hashCode() * 2_654_435_761L, lookback);
        return now.minusSeconds(Math.floorMod(now.toEpochSecond(ZoneOffset.UTC) - own, lookback));
    }

    /** Those who were read least recently first, so that groups have windows of about one size. */
    private List<String> due(LocalDateTime now) {
        Set<String> uncompleted = state.uncompletedSims();
        return tracks.entrySet().stream()
                .filter(entry -> uncompleted.contains(entry.getKey())
                        || entry.getValue().isDue(now, times.lookback(), latestMoment(entry.getKey(), now)))
                .sorted(Comparator.comparing(entry -> entry.getValue().readUpTo()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }

    private void keepEverySim(LocalDateTime position) {
        LocalDateTime oldest = tracks.entrySet().stream()
                .filter(entry -> !state.isBehind(entry.getKey()))
                .map(entry -> entry.getValue().readUpTo())
                .reduce(position, TimeWindow::earlier);
        LocalDateTime mark = state.lowWaterMark(oldest);
        if (mark.isAfter(everySimReadUpTo)) {
            everySimReadUpTo = mark;
            state.saveTime(PositionStore.EVERY_SIM, mark);
        }
    }

    /** The time that a later run may take to be the one of the last poll: nothing of that poll is uncompleted. */
    private LocalDateTime settled(LocalDateTime now) {
        Set<String> uncompleted = state.uncompletedSims();
        LocalDateTime mark = now;
        for (Map.Entry<String, SimActivity> entry : tracks.entrySet()) {
            if (uncompleted.contains(entry.getKey())) {
                mark = TimeWindow.earlier(mark, entry.getValue().settled());
            } else {
                entry.getValue().settle(now);
            }
        }
        return mark;
    }
}
