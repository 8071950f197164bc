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
import java.util.concurrent.CompletableFuture;

/**
 * Decides who may call when. It is asked before each call and told when the call's answer came; it never
 * blocks, and it never runs a call itself. An implementation that keeps its queues in a shared place spaces the
 * calls of a whole cluster.
 *
 * <h2>Failures</h2>
 * An implementation reports that it cannot give a slot through the future of {@link #acquire}, which therefore never
 * throws; {@link #postpone}, {@link Slot#release} and {@link Slot#awaitStart} do not throw either.
 *
 * <p>Its users do not rely on that. Whatever is thrown, {@code Error}s included: from {@code acquire} or
 * {@code awaitStart} it ends the call unsent, as rejected, with what was thrown as the cause; a call that was sent
 * before, and waits for a retry, ends with that earlier failure. From {@code release} or {@code postpone} it is logged,
 * and the result of the call stays what it is.
 *
 * <p>{@code CallSpacingContract}, in the test jar, is a JUnit test that every implementation should pass.
 */
public interface CallSpacing {

    /** Lets everybody call at once. */
    CallSpacing NONE = new CallSpacing() {

        @Override
        public CompletableFuture<Slot> acquire(SlotRequest request) {
            return CompletableFuture.completedFuture(pause -> {});
        }

        @Override
        public void postpone(String key, Duration pause) {}
    };

    /**
     * Asks for the next slot of a key.
     *
     * @return never null; completes with the slot when the call may be sent; fails with a
     *         {@link java.util.concurrent.TimeoutException} when {@link SlotRequest#maxWait()} has passed, and with any
     *         other exception when there is no slot to be had, because the place where the queues are cannot be
     *         reached say. May be cancelled while it is incomplete. It is completed by a thread that must not be held:
     *         continue on another.
     */
    CompletableFuture<Slot> acquire(SlotRequest request);

    /**
     * Lets no call of a key start earlier than the given time from now, and from then on only one at a time: the
     * service has said that it wants a gap here. Does not throw.
     *
     * @param pause zero or less has no effect
     */
    void postpone(String key, Duration pause);

    /** The right to make one call now. */
    @FunctionalInterface
    interface Slot {

        /**
         * Waits the rest of the time until the call may start. A slot may be granted a few milliseconds early, so
         * that its caller is ready in time; this holds the calling thread no longer than those. Does not throw.
         *
         * @return false if the start has moved further away meanwhile: then give the slot back and ask for another
         */
        default boolean awaitStart() {
            return true;
        }

        /**
         * Gives the slot back, as soon as the head of the answer has arrived or the call was given up. Has an
         * effect once, on whatever thread it is called. Does not throw.
         *
         * @param pause how long from now no other call of the key may start; zero if the key has no gap
         */
        void release(Duration pause);
    }
}
