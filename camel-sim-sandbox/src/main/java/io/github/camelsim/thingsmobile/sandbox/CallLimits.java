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
 * than the limit after the last one. Thread-safe.
 */
final class CallLimits {
    private final Map<Operation, Long> gapNanos = new EnumMap<>(Operation.class);
    private final Map<Key, LastCall> lastCalls = new HashMap<>();
    private final GapFrom gapFrom;
    private final boolean refusedCallRestartsGap;

    /**
     * @param gapFrom from when a limit counts
     * @param refusedCallRestartsGap whether a call that is refused is a last call, too
     */
    CallLimits(Map<Operation, Duration> limits, double factor, GapFrom gapFrom, boolean refusedCallRestartsGap) {
        this.gapFrom = gapFrom;
        this.refusedCallRestartsGap = refusedCallRestartsGap;
        limits.forEach((operation, limit) -> {
            long nanos = Math.round(limit.toNanos() * factor);
            if (nanos > 0) {
                gapNanos.put(operation, nanos);
            }
        });
    }

    /** Notes a call that arrived at {@code nanoTime}, and says whether it may go on. */
    synchronized Admission admit(String account, Operation operation, long nanoTime) {
        Long gap = gapNanos.get(operation);
        if (gap == null) {
            return Admission.FREE;
        }
        LastCall last = lastCalls.get(new Key(account, operation));
        boolean admitted = last == null || last.unanswered == 0 && nanoTime - last.nanoTime >= gap;
        if (last == null) {
            last = new LastCall(nanoTime);
            lastCalls.put(new Key(account, operation), last);
        }
        if (!admitted && !refusedCallRestartsGap) {
            return new Admission(false, null);
        }
        last.isAt(nanoTime);
        if (gapFrom == GapFrom.ARRIVAL) {
            return new Admission(admitted, null);
        }
        last.unanswered++;
        return new Admission(admitted, last);
    }

    /** Notes that a call was answered at {@code nanoTime}. */
    synchronized void answered(Admission admission, long nanoTime) {
        if (admission.call != null) {
            admission.call.unanswered--;
            admission.call.isAt(nanoTime);
        }
    }

    /** Forgets all calls. */
    synchronized void clear() {
        lastCalls.clear();
    }

    /**
     * Whether a call may go on.
     *
     * @param call what is to be told when the call is answered, null for nothing
     */
    record Admission(boolean admitted, LastCall call) {
        static final Admission FREE = new Admission(true, null);
    }

    private record Key(String account, Operation operation) {}

    private static final class LastCall {
        private long nanoTime;
        private int unanswered;

        LastCall(long nanoTime) {
            this.nanoTime = nanoTime;
        }

        /** Calls may be noted in another order than they arrived in. */
        void isAt(long time) {
            if (time - nanoTime > 0) {
                nanoTime = time;
            }
        }
    }
}
