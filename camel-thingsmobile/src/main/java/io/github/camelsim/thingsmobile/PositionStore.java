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
import java.util.List;
import java.util.Optional;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;

/**
 * The persisted progress of a consumer. Under its key: {@code position/first}, both in the API's local time. Under the
 * key and a name: further times, and the positions of single SIMs. What cannot be read is an error, never a fresh start.
 */
final class PositionStore {

    /** Up to when the CDRs of every SIM of a fleet were read. */
    static final String EVERY_SIM = "/every-sim";

    /** Up to when every SIM whose scheduled check was due was read and completed. */
    static final String LAST_POLL = "/last-poll";

    /** The SIMs that do not follow the common position. */
    private static final String SIMS = "/sims";

    private static final int LONGEST_SHOWN = 200;

    private final String key;
    private final StateRepository<String, String> repository;

    PositionStore(String key, StateRepository<String, String> repository) {
        this.key = key;
        this.repository = repository;
    }

    /**
     * How far a consumer has come.
     *
     * @param position up to when every record that was seen is completed
     * @param first where the very first poll began
     */
    record Position(LocalDateTime position, LocalDateTime first) {}

    /** @return empty if nothing is persisted */
    Optional<Position> position() {
        String kept = get(key);
        if (kept == null) {
            refuseRemains();
            return Optional.empty();
        }
        String[] times = kept.split("/", -1);
        if (times.length != 2) {
            throw unreadable(key, kept, null);
        }
        return Optional.of(new Position(parse(key, times[0], kept), parse(key, times[1], kept)));
    }

    /** Half of a file may be left after a kill, and its position be lost: that is not a fresh start. */
    private void refuseRemains() {
        for (String name : List.of(EVERY_SIM, LAST_POLL, SIMS)) {
            if (get(key + name) != null) {
                throw new IllegalStateException("thingsmobile: " + StateLocation.of(repository) + " has '" + key + name
                        + "' but no position under '" + key + "'. Restore it, or delete the former to start over");
            }
        }
    }

    void save(Position position) {
        repository.setState(key, position.position() + "/" + position.first());
    }

    /** @return null if there is none */
    LocalDateTime time(String name) {
        String kept = get(key + name);
        return kept == null ? null : parse(key + name, kept, kept);
    }

    void saveTime(String name, LocalDateTime time) {
        repository.setState(key + name, time.toString());
    }

    void readInto(SimPositions sims) {
        String kept = get(key + SIMS);
        try {
            sims.read(kept == null ? "" : kept);
        } catch (RuntimeException e) {
            throw unreadable(key + SIMS, kept, e);
        }
    }

    /** @param withFollowers whether those SIMs that follow the common position are persisted too */
    void save(SimPositions sims, boolean withFollowers) {
        repository.setState(key + SIMS, sims.text(withFollowers));
    }

    /** Says that the position lies in the future, where nothing would be read. */
    IllegalStateException inFuture(LocalDateTime position) {
        return new IllegalStateException("thingsmobile: the position " + position + " under '" + key + "' in "
                + StateLocation.of(repository) + " lies in the future, so nothing would be read. Check the clock and"
                + " timeZone, then correct the position, or delete it to start over");
    }

    private String get(String name) {
        try {
            return repository.getState(name);
        } catch (RuntimeException e) {
            throw new RuntimeCamelException(
                    "thingsmobile: " + StateLocation.of(repository) + " cannot be read, so the position under '" + name
                            + "' is unknown: " + e,
                    e);
        }
    }

    private LocalDateTime parse(String name, String text, String kept) {
        try {
            return LocalDateTime.parse(text);
        } catch (RuntimeException e) {
            throw unreadable(name, kept, e);
        }
    }

    private IllegalStateException unreadable(String name, String kept, Exception cause) {
        return new IllegalStateException(
                "thingsmobile: " + StateLocation.of(repository) + " holds under '" + name + "' no position but '"
                        + shown(kept) + "'. Correct it, or delete it to start over",
                cause);
    }

    private static String shown(String kept) {
        String line = kept.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
    }
}
