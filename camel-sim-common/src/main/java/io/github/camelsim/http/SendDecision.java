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
package io.github.camelsim.http;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Decides once whether the body of a request is sent. The thread that writes the body and the timer that gives the
 * request up may both decide, in any order; only the first decision counts.
 */
final class SendDecision {

    private enum State {
        OPEN,
        SENT,
        PREVENTED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    /** The body is about to be written. Returns false if that has been prevented, or was decided before. */
    boolean send() {
        return state.compareAndSet(State.OPEN, State.SENT);
    }

    /** The body is not written, unless that has begun. */
    void prevent() {
        state.compareAndSet(State.OPEN, State.PREVENTED);
    }

    /** Whether a byte of the body may have left. */
    boolean mayBeSent() {
        return state.get() == State.SENT;
    }
}
