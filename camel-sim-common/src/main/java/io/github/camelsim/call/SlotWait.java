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
import io.github.camelsim.spacing.SlotRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The wait of one call for its slots: how long it may last, and the slot that is requested at present. */
final class SlotWait {

    /** How many calls of an operation without a gap are sent at the same time. */
    private static final int AT_ONCE = 8;

    private final CallContext<?, ?> context;
    private final ApiOperation operation;
    private final OperationCalls calls;
    private volatile CompletableFuture<Slot> requested;
    private volatile long deadline;

    SlotWait(CallContext<?, ?> context, ApiOperation operation, OperationCalls calls) {
        this.context = context;
        this.operation = operation;
        this.calls = calls;
    }

    /** From now on the wait may last as long as {@code maxWait}. */
    void begin() {
        deadline = System.nanoTime() + context.settings().maxWait().toNanos();
    }

    Duration timeLeft() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    CompletableFuture<Slot> request(CallPriority priority) {
        String key = calls.key();
        int atOnce = context.gap(operation, key).isZero() ? AT_ONCE : 1;
        CompletableFuture<Slot> slot = context.spacing().acquire(new SlotRequest(key, atOnce, priority, timeLeft()));
        requested = slot;
        calls.slotRequested(slot);
        return slot;
    }

    /** Withdraws the request, unless the slot is granted already. */
    void cancel() {
        CompletableFuture<Slot> slot = requested;
        if (slot != null) {
            slot.cancel(false);
        }
    }
}
