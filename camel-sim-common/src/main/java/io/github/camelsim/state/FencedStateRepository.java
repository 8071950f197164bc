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
package io.github.camelsim.state;

import io.github.camelsim.digest.Sha256;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Writes a state only if it is what this consumer last read or wrote; if it did neither, only if there is none. So a
 * node that was cut off, and whose place another node has taken, does not overwrite the positions of that node when it
 * comes back. After the first such write all writes fail, until {@link #forget} and the states are read again.
 *
 * <p>A {@link ReplaceableStateRepository} compares and writes in one step. For others the state is read before it is
 * written, which leaves a moment in which another node may write.
 */
public final class FencedStateRepository extends ServiceSupport implements StateRepository<String, String> {

    /** Longer states are remembered by their digest. */
    private static final int LONGEST_REMEMBERED = 1_000;

    /** No state begins like that. */
    private static final String DIGEST = "SHA-256 ";

    /** A state that was never read is written only if there is none. */
    private static final Known NEVER_READ = new Known(null, null);

    private final StateRepository<String, String> repository;
    private final String location;
    private final Map<String, Known> known = new HashMap<>();

    /** Null if there is none. Not guarded by the lock, which is held while the repository writes. */
    private volatile String overwrittenKey;

    /** @param location where the repository has its states, for messages */
    public FencedStateRepository(StateRepository<String, String> repository, String location) {
        this.repository = repository;
        this.location = location;
    }

    /** The repository with the states. */
    public StateRepository<String, String> repository() {
        return repository;
    }

    /** @throws StateOverwrittenException if another consumer has written a state of this one */
    public void checkState() {
        String key = overwrittenKey;
        if (key != null) {
            throw new StateOverwrittenException(location + " has under '" + key
                    + "' a state that another consumer has written since this one last did. It may be on another node,"
                    + " which has taken over. Nothing is overwritten; the next poll begins from what is there");
        }
    }

    /** From now on states count as known when they have been read again. */
    public synchronized void forget() {
        known.clear();
        overwrittenKey = null;
    }

    @Override
    public synchronized String getState(String key) {
        String state = repository.getState(key);
        known.put(key, new Known(remembered(state), null));
        return state;
    }

    /** @throws StateOverwrittenException if another consumer has written the state meanwhile */
    @Override
    public synchronized void setState(String key, String value) {
        Objects.requireNonNull(value, "value");
        checkState();
        Known before = known.getOrDefault(key, NEVER_READ);
        Known present = before.attempted == null ? before : before.resolvedBy(repository.getState(key));
        known.put(key, new Known(present.state, remembered(value))); // if this fails, either may be there
        if (!replace(key, present, value) && !replaceLate(key, before, value)) {
            overwrittenKey = key;
            checkState();
        }
        known.put(key, new Known(remembered(value), null));
    }

    /** The database may have executed an earlier write, which failed here, only after its state was looked up. */
    private boolean replaceLate(String key, Known before, String value) {
        return before.attempted != null && replace(key, new Known(before.attempted, null), value);
    }

    private boolean replace(String key, Known before, String value) {
        if (repository instanceof ReplaceableStateRepository replaceable) {
            if (isWhole(before.state)) {
                return replaceable.replaceState(key, before.state, value);
            }
            String present = replaceable.getState(key);
            return before.is(present) && replaceable.replaceState(key, present, value);
        }
        boolean same = before.is(repository.getState(key));
        if (same) {
            repository.setState(key, value);
        }
        return same;
    }

    private static boolean isWhole(String remembered) {
        return remembered == null || !remembered.startsWith(DIGEST);
    }

    private static String remembered(String state) {
        return state == null || state.length() <= LONGEST_REMEMBERED ? state : DIGEST + Sha256.hex(state);
    }

    /**
     * What is known of a state.
     *
     * @param state as it was last read or written; null if there was none
     * @param attempted what a write that failed may have stored; null if there was no such write
     */
    private record Known(String state, String attempted) {

        boolean is(String present) {
            return Objects.equals(state, remembered(present));
        }

        /** What is known when the state has been read after a write that failed. */
        Known resolvedBy(String present) {
            String remembered = remembered(present);
            return Objects.equals(attempted, remembered) ? new Known(remembered, null) : new Known(state, null);
        }
    }
}
