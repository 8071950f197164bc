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

import io.github.camelsim.poll.ConsumerRepositories;
import io.github.camelsim.poll.StateLocation;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;

/**
 * Persists the progress of a consumer in its cursor repository. Under the consumer's key: {@code position/first}, both in
 * the API's local time. Under the key and a name: further times, and the positions of single SIMs. State that cannot be
 * read is an error; the consumer never starts over because of it. Not thread-safe: {@link ReadProgress} guards the
 * positions, and only the polling thread uses the times.
 */
final class PositionStore {

    /** Up to when the CDRs of every SIM of a fleet were read. */
    static final String EVERY_SIM = "/every-sim";

    /** When a poll last began of which no record is uncompleted. */
    static final String LAST_POLL = "/last-poll";

    /** The SIMs that do not follow the common position. */
    private static final String SIMS = "/sims";

    private static final int LONGEST_SHOWN = 200;

    private final String key;
    private final StateRepository<String, String> repository;
    private final boolean withFollowers;
    private Position saved;

    /** @param withFollowers whether the SIMs that follow the common position are persisted too */
    PositionStore(ConsumerRepositories repositories, boolean withFollowers) {
        this.key = repositories.key();
        this.repository = repositories.cursor();
        this.withFollowers = withFollowers;
    }

    /**
     * The position of a consumer.
     *
     * @param position the time up to which every record that was read is completed
     * @param first where the very first poll began
     */
    record Position(LocalDateTime position, LocalDateTime first) {}

    /** Loads the position; empty if none is persisted. */
    Optional<Position> load() {
        saved = null;
        String persisted = get(key);
        if (persisted == null) {
            refuseIncompleteState();
            return Optional.empty();
        }
        String[] times = persisted.split("/", -1);
        if (times.length != 2) {
            throw unreadable(key, persisted, null);
        }
        saved = new Position(parse(key, times[0], persisted), parse(key, times[1], persisted));
        return Optional.of(saved);
    }

    /** A crash may leave half of a file, without its position. That is not a reason to start over. */
    private void refuseIncompleteState() {
        for (String name : List.of(EVERY_SIM, LAST_POLL, SIMS)) {
            if (get(key + name) != null) {
                throw new IllegalStateException("thingsmobile: " + StateLocation.of(repository) + " has '" + key + name
                        + "' but no position under '" + key + "'. Restore it, or delete the former to start over");
            }
        }
    }

    /** Persists the position unless it is persisted already. */
    void save(Position position) {
        if (!position.equals(saved)) {
            repository.setState(key, position.position() + "/" + position.first());
            saved = position;
        }
    }

    /** The time that is persisted under a name. */
    Optional<LocalDateTime> time(String name) {
        return Optional.ofNullable(get(key + name)).map(persisted -> parse(key + name, persisted, persisted));
    }

    void saveTime(String name, LocalDateTime time) {
        repository.setState(key + name, time.toString());
    }

    void loadInto(SimPositions sims) {
        String persisted = get(key + SIMS);
        try {
            sims.read(persisted == null ? "" : persisted);
        } catch (RuntimeException e) {
            throw unreadable(key + SIMS, persisted, e);
        }
    }

    /** Persists the positions of single SIMs unless they are persisted already. */
    void save(SimPositions sims) {
        if (sims.isChanged()) {
            repository.setState(key + SIMS, sims.text(withFollowers));
            sims.saved();
        }
    }

    /** Says that the position lies in the future, so that nothing would be read. */
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

    private LocalDateTime parse(String name, String text, String persisted) {
        try {
            return LocalDateTime.parse(text);
        } catch (RuntimeException e) {
            throw unreadable(name, persisted, e);
        }
    }

    private IllegalStateException unreadable(String name, String persisted, Exception cause) {
        return new IllegalStateException(
                "thingsmobile: " + StateLocation.of(repository) + " has under '" + name
                        + "' the text '" + shown(persisted)
                        + "', which is not a position. Correct it, or delete it to start over",
                cause);
    }

    private static String shown(String persisted) {
        String line = persisted.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
    }
}
