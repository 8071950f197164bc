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
package io.github.camelsim.thingsmobile.support;

import io.github.camelsim.spacing.CallSpacing;
import io.github.camelsim.spacing.SlotRequest;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;

/** Holds all calls until the test grants their slots or lets them time out. */
public final class HeldCallSpacing implements CallSpacing {

    private final Queue<CompletableFuture<Slot>> waiting = new ConcurrentLinkedQueue<>();

    @Override
    public CompletableFuture<Slot> acquire(SlotRequest request) {
        var slot = new CompletableFuture<Slot>();
        waiting.add(slot);
        return slot;
    }

    @Override
    public void postpone(String key, Duration pause) {}

    public int waiting() {
        return waiting.size();
    }

    public void grantAll() {
        waiting.forEach(slot -> slot.complete(pause -> {}));
    }

    public void expireAll() {
        waiting.forEach(slot -> slot.completeExceptionally(new TimeoutException("too long")));
    }
}
