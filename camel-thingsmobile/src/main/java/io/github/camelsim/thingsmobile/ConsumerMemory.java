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
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a consumer remembers: the repositories that were given, started if they were not, or memory. */
final class ConsumerMemory {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerMemory.class);

    private final StateRepository<String, String> cursor;
    private final IdempotentRepository seen;
    private final Map<String, Object> keysInMemory = new ConcurrentHashMap<>();

    ConsumerMemory(CamelContext context, ThingsMobileConsuming consuming) {
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
                    "thingsmobile:{} has no cursorRepository: what it has read is in memory, and a restart begins anew",
                    endpoint.operation());
        }
        if (keys && consuming.getIdempotentRepository() == null) {
            LOG.info(
                    "thingsmobile:{} has no idempotentRepository: the keys of completed records are in memory, and a"
                            + " restart hands on again what its window still holds",
                    endpoint.operation());
        }
    }

    StateRepository<String, String> cursor() {
        return cursor;
    }

    IdempotentRepository seen() {
        return seen;
    }

    /** No window starts before the given time any more: keys in memory that are older are not needed. */
    void forgetBefore(LocalDateTime time) {
        keysInMemory.keySet().removeIf(key -> LedgerRow.isOlder(key, time));
    }

    private static void start(CamelContext context, Object repository) {
        CamelContextAware.trySetCamelContext(repository, context);
        ServiceHelper.startService(repository);
    }
}
