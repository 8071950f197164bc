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
import java.util.function.Supplier;

/** Clocks for the sandbox's data: one that runs at another speed than real time, and one that is set by hand. Thread-safe. */
public final class SandboxClock implements InstantSource {
    private final Supplier<Instant> now;
    private final AtomicReference<Instant> hand;

    private SandboxClock(Supplier<Instant> now, AtomicReference<Instant> hand) {
        this.now = now;
        this.hand = hand;
    }

    /**
     * A clock that starts at {@code start} and runs {@code speed} times as fast as real time.
     *
     * @throws IllegalArgumentException if the speed is not above 0
     */
    public static SandboxClock scaled(Instant start, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be above 0 but is " + speed);
        }
        long begin = System.nanoTime();
        return new SandboxClock(() -> start.plusNanos((long) ((System.nanoTime() - begin) * speed)), null);
    }

    /** A clock that stands at {@code start} until {@link #advance} moves it. */
    public static SandboxClock manual(Instant start) {
        AtomicReference<Instant> hand = new AtomicReference<>(start);
        return new SandboxClock(hand::get, hand);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /**
     * Moves a manual clock forward.
     *
     * @throws IllegalStateException if this clock runs by itself
     */
    public void advance(Duration by) {
        if (hand == null) {
            throw new IllegalStateException("only a manual clock can be moved");
        }
        hand.updateAndGet(before -> before.plus(by));
    }
}
