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
package io.github.camelsim.call;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The keys whose calls a service has refused as too frequent, although its document states no gap. Thread-safe. */
public final class LearnedGaps {

    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    /** @param key account and operation */
    public boolean contains(String key) {
        return keys.contains(key);
    }

    /** The service has refused a call of this key as too early. */
    public void learn(String key) {
        keys.add(key);
    }

    /** The service may be called without a gap again, until it refuses a call. Returns whether there was a gap. */
    public boolean forget(String key) {
        return keys.remove(key);
    }
}
