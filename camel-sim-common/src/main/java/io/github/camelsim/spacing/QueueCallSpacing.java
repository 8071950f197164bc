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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * The call spacing of one process: a queue per key, on the monotonic clock. Waiting calls hold no thread; the given timer
 * does all that is due at a later time.
 */
public final class QueueCallSpacing implements CallSpacing {

    private final ScheduledExecutorService timer;
    private final Function<String, StartPermits.Source> permits;
    private final Map<String, CallQueue> queues = new ConcurrentHashMap<>();

    /**
     * @param timer one thread is enough. The caller stops it, after the calls. If a slot is acquired or released later,
     *     the waiting calls fail with a {@link java.util.concurrent.RejectedExecutionException}; otherwise their futures
     *     are never completed
     */
    public QueueCallSpacing(ScheduledExecutorService timer) {
        this(timer, key -> StartPermits.ALWAYS);
    }

    /**
     * Calls that are due also need a permit.
     *
     * @param timer as above
     * @param permits the permits of each key; called once per key
     */
    public QueueCallSpacing(ScheduledExecutorService timer, Function<String, StartPermits.Source> permits) {
        this.timer = timer;
        this.permits = permits;
    }

    @Override
    public CompletableFuture<Slot> acquire(SlotRequest request) {
        return queue(request.key()).enter(request);
    }

    @Override
    public void postpone(String key, Duration pause) {
        queue(key).postpone(pause);
    }

    @Override
    public Optional<Throwable> failure(String key) {
        return Optional.ofNullable(queues.get(key)).flatMap(CallQueue::failure);
    }

    private CallQueue queue(String key) {
        return queues.computeIfAbsent(key, k -> new CallQueue(timer, permits.apply(k)));
    }
}
