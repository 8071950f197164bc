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
package io.github.camelsim.thingsmobile.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The gaps that the service wants: the document's, and those it has shown by refusing a call as too early. */
public final class CallGaps {

    private final Set<String> learned = ConcurrentHashMap.newKeySet();

    /** @param key account and operation */
    Duration of(Operation operation, String key) {
        return operation.gap().isZero() && learned.contains(key) ? Operation.LEARNED_GAP : operation.gap();
    }

    /** The service has refused a call of this key as too early. */
    void learn(String key) {
        learned.add(key);
    }
}
