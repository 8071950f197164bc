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
package io.github.camelsim.spacing;

import java.time.Duration;
import java.util.Objects;

/**
 * A request for the right to make one call.
 *
 * @param key calls with the same key are spaced; never null
 * @param atOnce how many of the key may be in flight together as long as it has no gap, at least 1; in calls
 * @param priority which waiting calls it takes precedence over; never null
 * @param maxWait the longest wait for the slot; never null
 */
public record SlotRequest(String key, int atOnce, CallPriority priority, Duration maxWait) {

    public SlotRequest {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(maxWait, "maxWait");
        if (atOnce < 1) {
            throw new IllegalArgumentException("atOnce must be at least 1, not " + atOnce);
        }
    }
}
