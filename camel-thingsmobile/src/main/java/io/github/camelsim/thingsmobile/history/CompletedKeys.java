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
import java.time.LocalDateTime;
import java.util.function.Function;

/**
 * The keys of completed records, in the idempotent repository of a consumer. A digest of the consumer's key precedes
 * each. Thread-safe if the repository is.
 */
final class CompletedKeys {

    private final ConsumerRepositories repositories;
    private final String prefix;

    CompletedKeys(ConsumerRepositories repositories) {
        this.repositories = repositories;
        this.prefix = repositories.keyDigest() + "/";
    }

    boolean contains(String recordKey) {
        return repositories.completed().contains(prefix + recordKey);
    }

    void add(String recordKey) {
        repositories.completed().add(prefix + recordKey);
        repositories.completed().confirm(prefix + recordKey);
    }

    /**
     * Removes keys that are in memory.
     *
     * @param windowStart the start of the next window of a SIM; keys of rows before it are removed
     */
    void forgetBefore(Function<String, LocalDateTime> windowStart) {
        repositories.forgetKeys(key -> HistoryRow.isOlder(key, windowStart));
    }
}
