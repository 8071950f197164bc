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

import io.github.camelsim.monitor.CallOutcome;
import io.github.camelsim.monitor.OperationStatus;
import io.github.camelsim.spacing.CallSpacing.Slot;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls of one operation of a client, and tells the observer of them. */
final class OperationCalls {

    private final CallContext<?, ?> context;
    private final ApiOperation operation;
    private final String key;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAdder refused = new LongAdder();

    OperationCalls(CallContext<?, ?> context, ApiOperation operation) {
        this.context = context;
        this.operation = operation;
        this.key = context.settings().spacingKey(operation);
    }

    /** Account and operation, whose calls are spaced. */
    String key() {
        return key;
    }

    void slotRequested(CompletableFuture<Slot> slot) {
        long begin = System.nanoTime();
        waiting.incrementAndGet();
        slot.whenComplete((granted, failure) -> {
            waiting.decrementAndGet();
            if (granted != null) {
                context.observer().slotGranted(operation.name(), System.nanoTime() - begin);
            }
        });
    }

    void attemptBegins() {
        inFlight.incrementAndGet();
    }

    void attemptEnded() {
        inFlight.decrementAndGet();
    }

    void refusedAsTooEarly() {
        refused.increment();
        context.observer().refusedAsTooEarly(operation.name());
    }

    void ended(CallOutcome outcome, long nanos) {
        context.observer().ended(operation.name(), outcome, nanos);
    }

    int waiting() {
        return waiting.get();
    }

    OperationStatus status() {
        return new OperationStatus(
                operation.name(),
                context.gap(operation, key),
                context.isLearned(operation, key),
                waiting.get(),
                inFlight.get(),
                context.spacing().untilNextSlot(key),
                refused.sum(),
                context.spacing().failure(key).map(context::shown).orElse(null));
    }

    /** Forgets the gap that the service has shown to require; returns whether there was one. */
    boolean forgetLearnedGap() {
        return context.gaps().forget(key);
    }
}
