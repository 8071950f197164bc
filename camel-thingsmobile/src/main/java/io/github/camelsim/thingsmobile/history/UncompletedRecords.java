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

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The records of a consumer that were read and are not completed: those in flight, and those that failed and were not
 * read again since. Not thread-safe: {@link ReadProgress} guards it.
 */
final class UncompletedRecords {

    private final Map<String, InFlight> inFlight = new HashMap<>();

    /** By SIM the time of the earliest record that failed since the present poll began. */
    private final Map<String, LocalDateTime> failed = new HashMap<>();

    /** By SIM the time of the earliest record that failed before the present poll and that it has not read again. */
    private final Map<String, LocalDateTime> failedBefore = new HashMap<>();

    private record InFlight(Set<String> sims, LocalDateTime time) {}

    boolean isInFlight(String key) {
        return inFlight.containsKey(key);
    }

    /**
     * @param sims the SIMs to request to read the record again
     * @param time the time of the record; null if it has none
     */
    void started(String key, Set<String> sims, LocalDateTime time) {
        inFlight.put(key, new InFlight(sims, time));
    }

    void completed(String key) {
        inFlight.remove(key);
    }

    /**
     * Has no effect on a record that is completed already.
     *
     * @param ofNoTime the time of a record that has none
     */
    void failed(String key, LocalDateTime ofNoTime) {
        InFlight failure = inFlight.remove(key);
        if (failure != null) {
            LocalDateTime time = Objects.requireNonNullElse(failure.time(), ofNoTime);
            failure.sims().forEach(sim -> failed.merge(sim, time, TimeWindow::earlier));
        }
    }

    /** The poll that begins reads again what has failed until now. */
    void pollBegins() {
        failed.forEach((sim, time) -> failedBefore.merge(sim, time, TimeWindow::earlier));
        failed.clear();
    }

    /** All rows of the SIMs were read, so the records that had failed before the poll have been delivered again. */
    void readToEnd(Collection<String> sims) {
        failedBefore.keySet().removeAll(sims);
    }

    /** All rows were read. */
    void readToEnd() {
        failedBefore.clear();
    }

    /** The time of the earliest uncompleted record of some SIMs. */
    Optional<LocalDateTime> earliest(Predicate<String> ofSim) {
        Stream<LocalDateTime> delivered = inFlight.values().stream()
                .filter(one -> one.sims().stream().anyMatch(ofSim))
                .map(InFlight::time)
                .filter(Objects::nonNull);
        Stream<LocalDateTime> broken = Stream.of(failed, failedBefore)
                .flatMap(failures -> failures.entrySet().stream())
                .filter(entry -> ofSim.test(entry.getKey()))
                .map(Map.Entry::getValue);
        return Stream.concat(delivered, broken).reduce(TimeWindow::earlier);
    }

    /** The SIMs that have uncompleted records. */
    Set<String> sims() {
        Set<String> sims = new HashSet<>(failed.keySet());
        sims.addAll(failedBefore.keySet());
        inFlight.values().forEach(one -> sims.addAll(one.sims()));
        return sims;
    }
}
