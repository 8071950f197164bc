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
package io.github.camelsim.thingsmobile.support.consumer;

import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/** The repositories of a consumer, which outlive its context. */
public record Memory(StateRepository<String, String> cursor, IdempotentRepository seen) {

    public static Memory inHeap() {
        return new Memory(new States(), new MemoryIdempotentRepository());
    }

    /** As another process would find it. */
    public static Memory inFiles(Path directory) {
        return new Memory(
                FileStateRepository.fileStateRepository(
                        directory.resolve("cursor").toFile()),
                FileIdempotentRepository.fileIdempotentRepository(
                        directory.resolve("seen").toFile()));
    }

    /** Keys in the table that Camel makes for them. */
    public static Memory inDatabase(DataSource database) {
        return new Memory(new States(), new JdbcMessageIdRepository(database, "records"));
    }

    /** The stored states of repositories in the heap. */
    public SortedMap<String, String> states() {
        return ((States) cursor).kept;
    }

    /** Lets the next write of a state fail, of repositories in the heap. */
    public void failNextWrite() {
        ((States) cursor).failures.incrementAndGet();
    }

    public int seenCount() {
        return ((MemoryIdempotentRepository) seen).getCacheSize();
    }

    /** The keys of a repository in the heap. */
    public Set<String> seenKeys() {
        return ((MemoryIdempotentRepository) seen).getCache().keySet();
    }

    private static final class States extends MemoryStateRepository {

        private final SortedMap<String, String> kept = new ConcurrentSkipListMap<>();
        private final AtomicInteger failures = new AtomicInteger();

        @Override
        public void setState(String key, String value) {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("the repository is down");
            }
            kept.put(key, value);
        }

        @Override
        public String getState(String key) {
            return kept.get(key);
        }
    }
}
