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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Decides when a call may be sent. A slot is acquired before each call and released when its response arrives. A call
 * spacing never blocks and never runs a call itself. An implementation with queues in a shared place spaces the calls of
 * a whole cluster.
 *
 * <h2>Failures</h2>
 * An implementation reports that it cannot grant a slot through the future of {@link #acquire}, which therefore never
 * throws; {@link #postpone}, {@link Slot#release} and {@link Slot#awaitStart} do not throw either.
 *
 * <p>Its users do not rely on that. Whatever is thrown, {@code Error}s included: from {@code acquire} or
 * {@code awaitStart} it ends the call unsent, as rejected, with what was thrown as the cause; a call that was sent
 * before, and waits for a retry, ends with that earlier failure. From {@code release} or {@code postpone} it is logged,
 * and the result of the call stays what it is. {@code failure} and {@code longestCallTime} change no call.
 *
 * <p>{@code CallSpacingContract}, in the test jar of camel-sim-common, is a JUnit test that every implementation should pass.
 */
public interface CallSpacing {

    /** Grants every slot at once. */
    CallSpacing NONE = new CallSpacing() {

        @Override
        public CompletableFuture<Slot> acquire(SlotRequest request) {
            return CompletableFuture.completedFuture(pause -> {});
        }

        @Override
        public void postpone(String key, Duration pause) {}
    };

    /**
     * Requests the next slot of a key.
     *
     * @return never null; completes with the slot when the call may be sent; fails with a
     *         {@link java.util.concurrent.TimeoutException} when {@link SlotRequest#maxWait()} has passed, and with any
     *         other exception when no slot can be granted, for example because the place of the queues cannot be
     *         reached. May be cancelled while it is incomplete. It is completed by a thread that must not be held:
     *         continue on another.
     */
    CompletableFuture<Slot> acquire(SlotRequest request);

    /**
     * Lets no call of a key start within the given time from now: the service has refused one as too early. Calls that
     * allow others at the same time then start one at a time, and more at once only as started calls release their slots
     * without a pause. Does not throw.
     *
     * @param pause zero or less has no effect
     */
    void postpone(String key, Duration pause);

    /**
     * Why calls of a key get no slot at present, for operators. Does not wait, and does not throw.
     *
     * @return empty if calls wait for no more than other calls and gaps
     */
    default Optional<Throwable> failure(String key) {
        return Optional.empty();
    }

    /**
     * How long a call may take, from the start that {@link Slot#awaitStart} allows to its release, for its gap to be kept
     * among all that share the queues. Does not throw.
     *
     * @return empty if there is no limit
     */
    default Optional<Duration> longestCallTime() {
        return Optional.empty();
    }

    /** The right to send one call now. */
    @FunctionalInterface
    interface Slot {

        /**
         * Waits until the call may start. A slot may be granted a few milliseconds early, so that its caller is ready in
         * time; this method holds the calling thread for no longer than those. Does not throw.
         *
         * @return false if the start was put off meanwhile: then release the slot and request another
         */
        default boolean awaitStart() {
            return true;
        }

        /**
         * Releases the slot. To be called as soon as the head of the response has arrived or the call was given up, on any
         * thread. Only the first call has an effect. Does not throw.
         *
         * @param pause how long from now no other call of the key may start; zero if the key has no gap
         */
        void release(Duration pause);
    }
}
