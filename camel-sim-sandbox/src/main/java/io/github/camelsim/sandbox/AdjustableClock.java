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
package io.github.camelsim.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that can be set ahead of another one while it runs. Thread-safe. */
public final class AdjustableClock implements InstantSource {
    private final InstantSource base;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    public AdjustableClock(InstantSource base) {
        this.base = base;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }

    /** Sets the clock ahead by this duration; it cannot go back. */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the clock cannot go back by " + by.negated());
        }
        ahead.updateAndGet(before -> before.plus(by));
    }

    /** Shows the time of the other clock again. */
    public void reset() {
        ahead.set(Duration.ZERO);
    }
}
