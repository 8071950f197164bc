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
package io.github.camelsim.monitor;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what an observer throws away from the call, whose result must not change. The first failure is logged. */
public final class GuardedCallObserver implements CallObserver {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedCallObserver.class);

    private final CallObserver observer;
    private final AtomicBoolean logged = new AtomicBoolean();

    public GuardedCallObserver(CallObserver observer) {
        this.observer = observer;
    }

    @Override
    public void slotGranted(String operation, long waitNanos) {
        guarded(() -> observer.slotGranted(operation, waitNanos));
    }

    @Override
    public void refusedAsTooEarly(String operation) {
        guarded(() -> observer.refusedAsTooEarly(operation));
    }

    @Override
    public void ended(String operation, CallOutcome outcome, long nanos) {
        guarded(() -> observer.ended(operation, outcome, nanos));
    }

    private void guarded(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException | Error e) {
            if (logged.compareAndSet(false, true)) {
                LOG.warn("A call cannot be recorded in the meters; its result is not changed. Logged once", e);
            }
        }
    }
}
