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

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Observes one account for a {@link ContextMonitor}. It keeps away from the calls what a meter registry throws, since
 * their results must not change; the first failure is logged.
 */
final class AccountObserver implements CallObserver {

    private static final Logger LOG = LoggerFactory.getLogger(AccountObserver.class);

    private final ContextMonitor monitor;
    private final String component;
    private final String account;
    private final AtomicBoolean logged = new AtomicBoolean();
    private volatile CallObserver calls;

    AccountObserver(ContextMonitor monitor, String component, String account) {
        this.monitor = monitor;
        this.component = component;
        this.account = account;
    }

    @Override
    public void slotGranted(String operation, long waitNanos) {
        guarded(meters -> meters.slotGranted(operation, waitNanos));
    }

    @Override
    public void refusedAsTooEarly(String operation) {
        guarded(meters -> meters.refusedAsTooEarly(operation));
    }

    @Override
    public void ended(String operation, CallOutcome outcome, long nanos) {
        guarded(meters -> meters.ended(operation, outcome, nanos));
    }

    @Override
    public void creditRead(String currency, double amount) {
        guarded(meters -> monitor.credit(component, account, currency, amount));
    }

    @Override
    public void simsRead(Map<String, Integer> byStatus) {
        guarded(meters -> monitor.sims(component, account, byStatus));
    }

    private void guarded(Consumer<CallObserver> event) {
        try {
            event.accept(calls());
        } catch (RuntimeException | Error e) {
            if (logged.compareAndSet(false, true)) {
                LOG.warn("A call cannot be recorded in the meters; its result is not changed. This is logged once", e);
            }
        }
    }

    private CallObserver calls() {
        CallObserver known = calls;
        if (known == null) {
            known = monitor.meters().map(found -> found.calls(component)).orElse(CallObserver.NONE);
            if (known != CallObserver.NONE || monitor.isSearchOver()) {
                calls = known;
            }
        }
        return known;
    }
}
