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

import io.github.camelsim.spacing.CallSpacing.Slot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * The requested slots of one key that are not granted yet: a FIFO queue per priority. Slots that were cancelled or timed
 * out are removed when they come to the front. Not thread-safe.
 */
final class WaitingSlots {

    /** After this many foreground calls in a row one background call is served, so that neither starves. */
    private static final int FOREGROUND_RUN = 5;

    private final Map<CallPriority, Queue<Waiting>> queues = new EnumMap<>(CallPriority.class);
    private int foregroundRun;

    WaitingSlots() {
        for (CallPriority priority : CallPriority.values()) {
            queues.put(priority, new ArrayDeque<>());
        }
    }

    CompletableFuture<Slot> add(SlotRequest request) {
        var slot = new CompletableFuture<Slot>();
        queues.get(request.priority()).add(new Waiting(request.atOnce(), slot));
        return slot;
    }

    boolean isEmpty() {
        queues.values().forEach(WaitingSlots::removeAbandoned);
        return queues.values().stream().allMatch(Queue::isEmpty);
    }

    /** How many calls may be in flight together with the next one, if there is no gap. Not for an empty queue. */
    int nextAtOnce() {
        return queues.get(nextPriority()).element().atOnce;
    }

    /** Not for an empty queue. */
    CompletableFuture<Slot> removeNext() {
        CallPriority priority = nextPriority();
        if (priority == CallPriority.FOREGROUND) {
            foregroundRun++;
        } else if (priority == CallPriority.BACKGROUND) {
            foregroundRun = 0;
        }
        return queues.get(priority).remove().slot;
    }

    List<CompletableFuture<Slot>> removeAll() {
        List<CompletableFuture<Slot>> all = new ArrayList<>();
        queues.values().forEach(queue -> {
            queue.forEach(waiting -> all.add(waiting.slot));
            queue.clear();
        });
        return all;
    }

    private CallPriority nextPriority() {
        boolean foreground = !queues.get(CallPriority.FOREGROUND).isEmpty();
        boolean background = !queues.get(CallPriority.BACKGROUND).isEmpty();
        if (!queues.get(CallPriority.RETRY).isEmpty()) {
            return CallPriority.RETRY;
        }
        return background && (!foreground || foregroundRun >= FOREGROUND_RUN)
                ? CallPriority.BACKGROUND
                : CallPriority.FOREGROUND;
    }

    private static void removeAbandoned(Queue<Waiting> queue) {
        while (!queue.isEmpty() && queue.element().slot.isDone()) {
            queue.remove();
        }
    }

    private record Waiting(int atOnce, CompletableFuture<Slot> slot) {}
}
