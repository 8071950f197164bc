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
package io.github.camelsim.metrics;

import io.github.camelsim.monitor.CallObserver;
import io.github.camelsim.monitor.CallOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The meters of the calls of one component. Meters are looked up once, because a look-up costs more than a record. */
final class MeteredCalls implements CallObserver {

    private final MeterRegistry registry;
    private final String component;
    private final Map<Ended, Timer> calls = new ConcurrentHashMap<>();
    private final Map<String, Timer> waits = new ConcurrentHashMap<>();
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();

    MeteredCalls(MeterRegistry registry, String component) {
        this.registry = registry;
        this.component = component;
    }

    @Override
    public void slotGranted(String operation, long waitNanos) {
        waits.computeIfAbsent(operation, this::waitTimer).record(waitNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void refusedAsTooEarly(String operation) {
        refusals.computeIfAbsent(operation, this::refusalCounter).increment();
    }

    @Override
    public void ended(String operation, CallOutcome outcome, long nanos) {
        calls.computeIfAbsent(new Ended(operation, outcome.tag()), this::callTimer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer callTimer(Ended ended) {
        return Timer.builder(MeterNames.CALLS)
                .description("Calls from their request until their result, with waits and retries")
                .tag(MeterNames.COMPONENT, component)
                .tag(MeterNames.OPERATION, ended.operation())
                .tag(MeterNames.OUTCOME, ended.outcome())
                .register(registry);
    }

    private Timer waitTimer(String operation) {
        return Timer.builder(MeterNames.CALL_WAIT)
                .description("Waits of calls for a slot")
                .tag(MeterNames.COMPONENT, component)
                .tag(MeterNames.OPERATION, operation)
                .register(registry);
    }

    private Counter refusalCounter(String operation) {
        return Counter.builder(MeterNames.CALL_REFUSED)
                .description("Attempts that the service has refused as too early")
                .tag(MeterNames.COMPONENT, component)
                .tag(MeterNames.OPERATION, operation)
                .register(registry);
    }

    private record Ended(String operation, String outcome) {}
}
