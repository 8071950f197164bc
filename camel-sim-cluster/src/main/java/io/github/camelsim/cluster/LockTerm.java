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
package io.github.camelsim.cluster;

import java.time.Duration;

/**
 * How long a lock is this node's, counted from before it was requested. Time is what the monotonic clock or the system
 * clock says, whichever is more: the monotonic clock stands still while a machine sleeps, and locks run out meanwhile.
 */
final class LockTerm {

    private final Duration duration;
    private final long nanos = System.nanoTime();
    private final long millis = System.currentTimeMillis();

    LockTerm(Duration duration) {
        this.duration = duration;
    }

    boolean isOver() {
        return isOlderThan(duration);
    }

    boolean isOlderThan(Duration age) {
        return System.nanoTime() - nanos >= age.toNanos() || System.currentTimeMillis() - millis >= age.toMillis();
    }

    /** On the clock of {@link System#nanoTime()}. */
    long end() {
        return nanos + duration.toNanos();
    }
}
