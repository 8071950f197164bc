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

import io.github.camelsim.spacing.CallPriority;
import io.github.camelsim.spacing.CallSpacing.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The calls of one key that wait for a slot, in their order, and the earliest times at which they can get one. */
final class WaitingCalls {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Map<CallPriority, Set<CompletableFuture<Slot>>> waiting = new EnumMap<>(CallPriority.class);
    private int granted;
    private long notBefore = System.nanoTime();
    private long gap;

    WaitingCalls() {
        for (CallPriority priority : CallPriority.values()) {
            waiting.put(priority, new LinkedHashSet<>());
        }
    }

    synchronized void add(CallPriority priority, CompletableFuture<Slot> slot) {
        waiting.get(priority).add(slot);
    }

    synchronized void remove(CallPriority priority, CompletableFuture<Slot> slot) {
        waiting.get(priority).remove(slot);
    }

    synchronized List<CompletableFuture<Slot>> all() {
        List<CompletableFuture<Slot>> all = new ArrayList<>();
        waiting.values().forEach(all::addAll);
        return all;
    }

    synchronized void slotGranted() {
        granted++;
    }

    synchronized void slotReleased(Duration pause) {
        granted--;
        if (isPositive(pause)) {
            gap = nanos(pause);
        }
        notBefore(pause);
    }

    synchronized void postpone(Duration pause) {
        notBefore(pause);
    }

    private void notBefore(Duration pause) {
        if (isPositive(pause)) {
            long earliest = System.nanoTime() + nanos(pause);
            notBefore = earliest - notBefore > 0 ? earliest : notBefore;
        }
    }

    /** The calls that cannot get a slot before the deadline, on the clock of {@link System#nanoTime()}. */
    synchronized List<CompletableFuture<Slot>> after(long deadline) {
        long start = nextStart(System.nanoTime());
        List<CompletableFuture<Slot>> late = new ArrayList<>();
        for (CompletableFuture<Slot> slot : all()) {
            if (start - deadline > 0) {
                late.add(slot);
            } else {
                start += gap;
            }
        }
        return late;
    }

    synchronized Duration untilNextSlot() {
        long now = System.nanoTime();
        return Duration.ofNanos(nextStart(now) - now);
    }

    private long nextStart(long now) {
        long start = granted > 0 ? now + gap : now;
        return notBefore - start > 0 ? notBefore : start;
    }

    private static boolean isPositive(Duration pause) {
        return !pause.isZero() && !pause.isNegative();
    }

    private static long nanos(Duration time) {
        return time.compareTo(LONGEST) < 0 ? time.toNanos() : LONGEST.toNanos();
    }
}
