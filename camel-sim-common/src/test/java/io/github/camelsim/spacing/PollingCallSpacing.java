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
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One thread looks every few milliseconds who may call; one call at a time and key. */
final class PollingCallSpacing implements CallSpacing {

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final Map<String, Key> keys = new HashMap<>();

    PollingCallSpacing(ScheduledExecutorService thread) {
        thread.scheduleWithFixedDelay(this::look, 0, 5, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized CompletableFuture<Slot> acquire(SlotRequest request) {
        var slot = new CompletableFuture<Slot>();
        key(request.key()).waiting.add(new Waiting(slot, request.priority(), after(request.maxWait())));
        return slot;
    }

    @Override
    public synchronized void postpone(String key, Duration pause) {
        key(key).notBefore(after(pause));
    }

    private Key key(String name) {
        return keys.computeIfAbsent(name, k -> new Key());
    }

    private void look() {
        List<Runnable> results = new LinkedList<>();
        synchronized (this) {
            keys.values().forEach(key -> look(key, results));
        }
        results.forEach(Runnable::run);
    }

    private void look(Key key, List<Runnable> results) {
        long now = System.nanoTime();
        key.waiting.removeIf(waiting -> {
            boolean late = waiting.limit() - now <= 0;
            if (late) {
                results.add(() -> waiting.slot().completeExceptionally(new TimeoutException("too long")));
            }
            return late || waiting.slot().isDone();
        });
        if (key.waiting.isEmpty() || key.taken != null || key.notBefore - now > 0) {
            return;
        }
        Waiting next = key.waiting.stream()
                .min((one, other) -> one.priority().compareTo(other.priority()))
                .orElseThrow();
        key.waiting.remove(next);
        Slot slot = new Lease(key);
        key.taken = slot;
        results.add(() -> {
            if (!next.slot().complete(slot)) {
                slot.release(Duration.ZERO);
            }
        });
    }

    private static long after(Duration time) {
        return System.nanoTime() + (time.compareTo(FOR_EVER) < 0 ? time : FOR_EVER).toNanos();
    }

    private record Waiting(CompletableFuture<Slot> slot, CallPriority priority, long limit) {}

    private static final class Key {

        private final List<Waiting> waiting = new LinkedList<>();
        private Slot taken;
        private long notBefore = System.nanoTime();

        void notBefore(long moment) {
            notBefore = moment - notBefore > 0 ? moment : notBefore;
        }
    }

    private final class Lease implements Slot {

        private final Key key;

        Lease(Key key) {
            this.key = key;
        }

        @Override
        public void release(Duration pause) {
            synchronized (PollingCallSpacing.this) {
                if (key.taken == this) {
                    key.taken = null;
                    key.notBefore(after(pause));
                }
            }
        }
    }
}
