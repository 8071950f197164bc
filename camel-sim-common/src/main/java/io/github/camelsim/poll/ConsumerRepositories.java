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
package io.github.camelsim.poll;

import io.github.camelsim.state.FencedStateRepository;
import io.github.camelsim.state.StateOverwrittenException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two repositories of a consumer: for its position or snapshot, and for the keys of completed records. Repositories
 * that the options name are started if they are not; for those that are missing there are repositories in memory.
 */
public final class ConsumerRepositories {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerRepositories.class);

    private final CamelContext context;
    private final String consumer;
    private final String key;
    private final List<String> formerKeys;
    private final FencedStateRepository cursor;
    private final IdempotentRepository completed;
    private final boolean cursorInMemory;
    private final boolean completedInMemory;
    private final Map<String, Object> keysInMemory = new ConcurrentHashMap<>();

    /**
     * @param consumer the consumer as messages name it, such as {@code scheme:operation}
     * @param key the key of the consumer's state
     * @param formerKeys the other keys that versions before 1.0.0 used for it
     * @param cursor of the option {@code cursorRepository}; null if it is not set
     * @param completed of the option {@code idempotentRepository}; null if it is not set
     */
    public ConsumerRepositories(
            CamelContext context,
            String consumer,
            StateKey key,
            List<StateKey> formerKeys,
            StateRepository<String, String> cursor,
            IdempotentRepository completed) {
        this.context = context;
        this.consumer = consumer;
        this.key = key.text();
        this.formerKeys = formerKeys.stream().map(StateKey::text).toList();
        cursorInMemory = cursor == null;
        completedInMemory = completed == null;
        this.cursor = fenced(cursorInMemory ? new MemoryStateRepository() : cursor);
        this.completed =
                completedInMemory ? MemoryIdempotentRepository.memoryIdempotentRepository(keysInMemory) : completed;
        start(this.cursor.repository());
        start(this.completed);
    }

    private static FencedStateRepository fenced(StateRepository<String, String> repository) {
        return new FencedStateRepository(repository, StateLocation.of(repository));
    }

    private void start(Object repository) {
        CamelContextAware.trySetCamelContext(repository, context);
        StateLocation.checkFile(repository);
        ServiceHelper.startService(repository);
    }

    /**
     * Logs what a restart of the process loses.
     *
     * @param usesKeys whether the consumer uses keys of completed records
     */
    public void logWhatIsInMemory(boolean usesKeys) {
        if (cursorInMemory) {
            LOG.info(
                    "{} has no cursorRepository: its position is in memory, and a restart begins without it", consumer);
        }
        if (usesKeys && completedInMemory) {
            LOG.info(
                    "{} has no idempotentRepository: the keys of delivered records are in memory, and after a restart"
                            + " the records within lookback are delivered again",
                    consumer);
        }
    }

    /** For the position or the snapshot. A state that another consumer has written meanwhile is not overwritten. */
    public StateRepository<String, String> cursor() {
        return cursor;
    }

    /** @throws StateOverwrittenException if another consumer has written the state of this one */
    void checkState() {
        cursor.checkState();
    }

    /** For the keys of completed records. */
    public IdempotentRepository completed() {
        return completed;
    }

    /** The key of the consumer's state; further entries append a name to it. */
    public String key() {
        return key;
    }

    /** The key of the snapshot's number of chunks; chunk 0 is under this key and {@code /0}. */
    String snapshotKey() {
        return snapshotKey(key);
    }

    private static String snapshotKey(String stateKey) {
        return stateKey + "/sims";
    }

    /** A short form of the key, which precedes the keys of completed records. */
    public String keyDigest() {
        return StateKey.digest(key);
    }

    /**
     * Acquires the state for this consumer.
     *
     * @throws IllegalStateException if another consumer of the Camel context uses it, or if only a version before 1.0.0
     *     has persisted it
     */
    void open() {
        var owners = StateOwners.of(context);
        if (!owners.acquire(cursor.repository(), key, this) || !owners.acquire(completed, key, this)) {
            owners.release(this);
            throw new IllegalStateException(consumer + ": another consumer of this Camel context has its state under '"
                    + key + "' in the same repository, so that each would miss what the other has read. Set stateName"
                    + " on one of them, or give it repositories of its own");
        }
        cursor.forget();
        try {
            refuseFormerState();
        } catch (RuntimeException e) {
            owners.release(this);
            throw e;
        }
    }

    /** Lets another consumer acquire the state. */
    void close() {
        StateOwners.of(context).release(this);
    }

    /** Versions before 1.0.0 gave records other keys, so a target would not recognise a record that is redelivered. */
    private void refuseFormerState() {
        if (isPersisted(key)) {
            return;
        }
        formerKeys.stream().filter(this::isPersisted).findFirst().ifPresent(former -> {
            throw new IllegalStateException(consumer + ": " + StateLocation.of(cursor) + " has a state under '" + former
                    + "', which a version before 1.0.0 wrote. This version looks under '" + key
                    + "' and gives records other keys. To continue, copy the entries to keys that begin like that; the"
                    + " records of the last lookback are then delivered again. To start over, delete them");
        });
    }

    /** Not through the fence: a state counts as read when the reader has it. */
    private boolean isPersisted(String stateKey) {
        StateRepository<String, String> states = cursor.repository();
        return states.getState(stateKey) != null || states.getState(snapshotKey(stateKey)) != null;
    }

    /** Removes keys of completed records that are in memory. A repository of the user keeps all keys. */
    public void forgetKeys(Predicate<String> forget) {
        keysInMemory.keySet().removeIf(forget);
    }
}
