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
package io.github.camelsim.thingsmobile.sandbox;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The API call limits of 4.1, 4.5, 4.6, 4.7 and 4.19, per account and operation: a call is refused that arrives less
 * than the limit after the last one, and a refused call is a last call, too. Thread-safe.
 */
final class CallLimits {
    private final Map<Operation, Long> gapNanos = new EnumMap<>(Operation.class);
    private final Map<Key, Long> lastArrival = new HashMap<>();

    CallLimits(Map<Operation, Duration> limits, double factor) {
        limits.forEach((operation, limit) -> {
            long nanos = Math.round(limit.toNanos() * factor);
            if (nanos > 0) {
                gapNanos.put(operation, nanos);
            }
        });
    }

    /** Notes a call that arrived at {@code nanoTime}, and says whether it may go on. */
    synchronized boolean admit(String account, Operation operation, long nanoTime) {
        Long gap = gapNanos.get(operation);
        if (gap == null) {
            return true;
        }
        Key key = new Key(account, operation);
        Long last = lastArrival.get(key);
        if (last == null) {
            lastArrival.put(key, nanoTime);
            return true;
        }
        long since = nanoTime - last;
        if (since > 0) {
            lastArrival.put(key, nanoTime);
        }
        return since >= gap;
    }

    private record Key(String account, Operation operation) {}
}
