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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a consumer persists its state: the repositories that were given, started if they were not, or memory. */
final class ConsumerRepositories {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerRepositories.class);

    /** Under its key and this name a snapshot of the fleet is persisted. */
    private static final String SNAPSHOT = "/sims";

    private final StateRepository<String, String> cursor;
    private final IdempotentRepository seen;
    private final Map<String, Object> keysInMemory = new ConcurrentHashMap<>();
    private final CamelContext context;
    private final String scope;
    private final String scopeBeforeVersion1;

    /**
     * @param scope what the state is for: the key of all that is persisted
     * @param scopeBeforeVersion1 the key of versions before 1.0.0
     */
    ConsumerRepositories(
            CamelContext context, ThingsMobileConsuming consuming, String scope, String scopeBeforeVersion1) {
        this.context = context;
        this.scope = scope;
        this.scopeBeforeVersion1 = scopeBeforeVersion1;
        cursor =
                consuming.getCursorRepository() == null ? new MemoryStateRepository() : consuming.getCursorRepository();
        seen = consuming.getIdempotentRepository() == null
                ? MemoryIdempotentRepository.memoryIdempotentRepository(keysInMemory)
                : consuming.getIdempotentRepository();
        start(context, cursor);
        start(context, seen);
    }

    /**
     * Says what is lost with the process.
     *
     * @param keys whether the consumer has use for keys
     */
    void warnIfForgetful(ThingsMobileEndpoint endpoint, boolean keys) {
        ThingsMobileConsuming consuming = endpoint.getConsuming();
        if (consuming.getCursorRepository() == null) {
            LOG.info(
                    "thingsmobile:{} has no cursorRepository: its position is in memory, and a restart begins without it",
                    endpoint.operation());
        }
        if (keys && consuming.getIdempotentRepository() == null) {
            LOG.info(
                    "thingsmobile:{} has no idempotentRepository: the keys of delivered records are in memory, and after a"
                            + " restart the records within lookback are delivered again",
                    endpoint.operation());
        }
    }

    StateRepository<String, String> cursor() {
        return cursor;
    }

    IdempotentRepository seen() {
        return seen;
    }

    String scope() {
        return scope;
    }

    /**
     * Takes the state for one consumer.
     *
     * @throws IllegalStateException if another consumer of the context has it, or there is only one of before 1.0.0
     */
    void open() {
        var owners = StateOwners.of(context);
        if (!owners.take(cursor, scope, this) || !owners.take(seen, scope, this)) {
            owners.release(this);
            throw new IllegalStateException("thingsmobile: another consumer of this Camel context has its state under '"
                    + scope + "' in the same repository, so that each would miss what the other has read. Set stateName"
                    + " at one of them, or give it repositories of its own");
        }
        try {
            refuseStateBeforeVersion1();
        } catch (RuntimeException e) {
            owners.release(this);
            throw e;
        }
    }

    /** Another consumer may take the state. */
    void close() {
        StateOwners.of(context).release(this);
    }

    /** Its records have other keys, so that a target would not know them again. */
    private void refuseStateBeforeVersion1() {
        if (scope.equals(scopeBeforeVersion1) || isPersisted(scope) || !isPersisted(scopeBeforeVersion1)) {
            return;
        }
        throw new IllegalStateException("thingsmobile: " + StateLocation.of(cursor) + " has a state under '"
                + scopeBeforeVersion1 + "', which a version before 1.0.0 wrote. This version looks under '" + scope
                + "' and gives records other keys. To go on, copy the entries to keys that begin like that; the records"
                + " of the last lookback are delivered again then. To start over, delete them");
    }

    private boolean isPersisted(String key) {
        return cursor.getState(key) != null || cursor.getState(key + SNAPSHOT) != null;
    }

    /**
     * Keys in memory that no window needs any more are dropped.
     *
     * @param windowStart where the windows of a SIM start
     */
    void forgetBefore(Function<String, LocalDateTime> windowStart) {
        keysInMemory.keySet().removeIf(key -> HistoryRow.isOlder(key, windowStart));
    }

    private static void start(CamelContext context, Object repository) {
        CamelContextAware.trySetCamelContext(repository, context);
        StateLocation.checkFile(repository);
        ServiceHelper.startService(repository);
    }
}
