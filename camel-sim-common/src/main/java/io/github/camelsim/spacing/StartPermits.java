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

/**
 * The permits to start calls of one key, which something beyond the queue of this process grants: several processes may
 * share the key. No method blocks or throws.
 */
public interface StartPermits {

    /** There is always a permit. */
    Source ALWAYS = wake -> new StartPermits() {

        @Override
        public boolean take() {
            return true;
        }

        @Override
        public boolean isValid() {
            return true;
        }

        @Override
        public void giveBack(Duration pause, boolean callsWait) {}

        @Override
        public void postpone(Duration pause) {}

        @Override
        public Optional<Throwable> failure() {
            return Optional.empty();
        }
    };

    /**
     * Takes a permit for the call that is first in the queue and due. If there is none, one is requested, and the queue
     * is woken when it is worth trying again. Called while the queue is locked.
     */
    boolean take();

    /** Whether the permit that was taken still holds, so that the call may be sent. */
    boolean isValid();

    /**
     * The call that had the permit has been answered or given up.
     *
     * @param pause how long from now no other call of the key may start; zero if the key has no gap
     * @param callsWait whether other calls of this queue wait for a permit
     */
    void giveBack(Duration pause, boolean callsWait);

    /** No call of the key may start within this time from now, as {@link CallSpacing#postpone}. */
    void postpone(Duration pause);

    /** Why no permit can be obtained at present; empty if there is no other reason than calls of others. */
    Optional<Throwable> failure();

    /** Creates the permits of a key. */
    @FunctionalInterface
    interface Source {

        /** @param wake makes the queue try again; may run callers' code; not to be called within a method of the permits */
        StartPermits permits(Runnable wake);
    }
}
