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
import java.util.HashMap;
import java.util.Map;

/**
 * The call limits, per account and operation: a call that arrives earlier than the limit after the last one is refused.
 * Thread-safe.
 */
public final class CallLimits {
    private final Map<String, Long> gapNanos = new HashMap<>();
    private final Map<Key, LastCall> lastCalls = new HashMap<>();
    private final GapFrom gapFrom;
    private final boolean refusedCallRestartsGap;

    /**
     * @param gapFrom from when a limit counts
     * @param refusedCallRestartsGap whether the limit counts from refused calls, too
     */
    public CallLimits(Map<String, Duration> limits, double factor, GapFrom gapFrom, boolean refusedCallRestartsGap) {
        this.gapFrom = gapFrom;
        this.refusedCallRestartsGap = refusedCallRestartsGap;
        limits.forEach((operation, limit) -> {
            long nanos = Math.round(limit.toNanos() * factor);
            if (nanos > 0) {
                gapNanos.put(operation, nanos);
            }
        });
    }

    /** Notes a call that arrived at {@code nanoTime}, and returns whether it is admitted. */
    public synchronized Admission admit(String account, String operation, long nanoTime) {
        Long gap = gapNanos.get(operation);
        if (gap == null) {
            return Admission.FREE;
        }
        LastCall last = lastCalls.get(new Key(account, operation));
        boolean admitted = last == null || last.inFlight == 0 && nanoTime - last.nanoTime >= gap;
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
        last.inFlight++;
        return new Admission(admitted, last);
    }

    /** Notes that the response to a call was sent at {@code nanoTime}. */
    public synchronized void ended(Admission admission, long nanoTime) {
        if (admission.call != null) {
            admission.call.inFlight--;
            admission.call.isAt(nanoTime);
        }
    }

    /** Forgets all calls. */
    public synchronized void clear() {
        lastCalls.clear();
    }

    /**
     * Whether a call is admitted.
     *
     * @param admitted whether it is carried out
     * @param call the call to note the end of; null if there is none
     */
    public record Admission(boolean admitted, LastCall call) {
        public static final Admission FREE = new Admission(true, null);
    }

    private record Key(String account, String operation) {}

    private static final class LastCall {
        private long nanoTime;
        private int inFlight;

        LastCall(long nanoTime) {
            this.nanoTime = nanoTime;
        }

        /** Keeps the later time, because calls may be noted in another order than that of their arrival. */
        void isAt(long time) {
            if (time - nanoTime > 0) {
                nanoTime = time;
            }
        }
    }
}
