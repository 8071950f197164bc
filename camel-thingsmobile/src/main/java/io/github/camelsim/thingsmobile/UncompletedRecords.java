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
 * The records of a consumer that were read and are not completed: those in flight, and those that failed and have not
 * been read again since. Not thread-safe: {@link ReadProgress} guards it.
 */
final class UncompletedRecords {

    private final Map<String, Uncompleted> inFlight = new HashMap<>();
    private final Map<String, LocalDateTime> failed = new HashMap<>();
    private final Map<String, LocalDateTime> failedBefore = new HashMap<>();

    /**
     * A record in flight.
     *
     * @param sims the SIMs that have to be asked to read it again
     * @param time its time; null if it has none
     */
    record Uncompleted(Set<String> sims, LocalDateTime time) {}

    boolean isInFlight(String key) {
        return inFlight.containsKey(key);
    }

    void started(String key, Uncompleted record) {
        inFlight.put(key, record);
    }

    void completed(String key) {
        inFlight.remove(key);
    }

    /**
     * Has no effect on a record that was completed before.
     *
     * @param ofNoTime the time that a record without one counts as
     */
    void failed(String key, LocalDateTime ofNoTime) {
        Uncompleted record = inFlight.remove(key);
        if (record != null) {
            LocalDateTime time = Objects.requireNonNullElse(record.time(), ofNoTime);
            record.sims().forEach(sim -> failed.merge(sim, time, TimeWindow::earlier));
        }
    }

    /** What has failed until now is read again by the poll that begins. */
    void pollBegins() {
        failed.forEach((sim, time) -> failedBefore.merge(sim, time, TimeWindow::earlier));
        failed.clear();
    }

    /** The SIMs were read to the end: what had failed of them before has been delivered again. */
    void readToEnd(Collection<String> sims) {
        failedBefore.keySet().removeAll(sims);
    }

    /** Everything was read to the end. */
    void readToEnd() {
        failedBefore.clear();
    }

    /** The time of the earliest record of the SIMs that are chosen. */
    Optional<LocalDateTime> earliest(Predicate<String> ofSim) {
        Stream<LocalDateTime> running = inFlight.values().stream()
                .filter(record -> record.sims().stream().anyMatch(ofSim))
                .map(Uncompleted::time)
                .filter(Objects::nonNull);
        Stream<LocalDateTime> broken = Stream.of(failed, failedBefore)
                .flatMap(failures -> failures.entrySet().stream())
                .filter(entry -> ofSim.test(entry.getKey()))
                .map(Map.Entry::getValue);
        return Stream.concat(running, broken).reduce(TimeWindow::earlier);
    }

    /** The SIMs that have such records. */
    Set<String> sims() {
        Set<String> sims = new HashSet<>(failed.keySet());
        sims.addAll(failedBefore.keySet());
        inFlight.values().forEach(record -> sims.addAll(record.sims()));
        return sims;
    }
}
