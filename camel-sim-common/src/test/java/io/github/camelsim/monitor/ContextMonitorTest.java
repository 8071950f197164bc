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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.metrics.MetersFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gauges of contexts, components and accounts that share a meter registry. */
class ContextMonitorTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    private ContextMonitor monitor() {
        context.getRegistry().bind("meters", registry);
        return new ContextMonitor(() -> MetersFactory.of(context), () -> true);
    }

    /** Of an account that is called. */
    private static CallObserver observer(ContextMonitor monitor, String component, String account) {
        monitor.add(new Account(component, account));
        return monitor.observer(component, account);
    }

    private record Account(String component, String key) implements MonitoredAccount {

        @Override
        public AccountStatus status() {
            return new AccountStatus(component, "http://localhost", "***", null, null, List.of());
        }

        @Override
        public boolean is(String otherComponent, String account) {
            return component.equals(otherComponent) && key.equals(account);
        }

        @Override
        public int waiting() {
            return 0;
        }
    }

    private double credit(String currency) {
        return registry.get("camelsim.credit").tag("currency", currency).gauge().value();
    }

    @Test
    void ofTwoAccountsTheLowerCreditIsShown() {
        ContextMonitor one = monitor();
        ContextMonitor other = monitor();
        observer(one, "thingsmobile", "a").creditRead("EUR", 200);
        observer(one, "thingsmobile", "b").creditRead("EUR", 7);
        observer(other, "thingsmobile", "c").creditRead("EUR", 50);
        assertThat(credit("EUR")).isEqualTo(7);
        observer(one, "thingsmobile", "b").creditRead("EUR", 300);
        assertThat(credit("EUR")).isEqualTo(50);
        other.close();
        assertThat(credit("EUR")).isEqualTo(200);
        one.close();
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void theSimsOfAccountsAndContextsAreAdded() {
        ContextMonitor one = monitor();
        observer(one, "thingsmobile", "a").simsRead(Map.of("ACTIVE", 3));
        observer(one, "thingsmobile", "b").simsRead(Map.of("ACTIVE", 4));
        observer(one, "infobip-iot", "c").simsRead(Map.of("ACTIVE", 5));
        observer(one, "thingsmobile", "a").simsRead(Map.of("ACTIVE", 1));
        assertThat(registry.get("camelsim.sims")
                        .tags("component", "thingsmobile", "status", "ACTIVE")
                        .gauge()
                        .value())
                .isEqualTo(5);
    }

    @Test
    void whatAServiceWritesMakesNoEndlessNumberOfMeters() {
        CallObserver observer = observer(monitor(), "thingsmobile", "a");
        List<String> currencies = List.of("EUR", "<img src=x>", "eur", "a currency", "€");
        currencies.forEach(currency -> observer.creditRead(currency, 1));
        IntStream.range(-50, 5_000)
                .map(code -> code * 997)
                .forEach(code -> observer.ended("credit", CallOutcome.serviceError(code, false), 1));

        assertThat(registry.find("camelsim.credit").gauges()).hasSize(1);
        assertThat(registry.find("camelsim.calls").timers().stream()
                        .map(timer -> timer.getId().getTag("outcome"))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("0", "other");
    }

    @Test
    void aRegistryThatIsAddedBeforeTheContextHasStartedIsFound() {
        var monitor = new ContextMonitor(() -> MetersFactory.of(context), context::isStarted);
        CallObserver observer = observer(monitor, "thingsmobile", "a");
        observer.creditRead("EUR", 5);
        observer.ended("credit", CallOutcome.OK, 1);
        context.getRegistry().bind("meters", registry);
        observer.ended("credit", CallOutcome.OK, 1);

        assertThat(credit("EUR")).isEqualTo(5);
        assertThat(registry.get("camelsim.calls").timer().count()).isEqualTo(1);
    }

    @Test
    void whatACallInFlightReadsAfterTheStopIsNotShown() {
        ContextMonitor monitor = monitor();
        CallObserver observer = observer(monitor, "thingsmobile", "a");
        observer.creditRead("EUR", 5);
        monitor.close();
        observer.creditRead("EUR", 6);
        observer.simsRead(Map.of("ACTIVE", 3));
        assertThat(registry.getMeters()).isEmpty();

        monitor.open();
        observer.creditRead("EUR", 7);
        assertThat(credit("EUR")).isEqualTo(7);
    }

    @Test
    void anAccountThatIsNoLongerCalledIsNotShown() {
        ContextMonitor monitor = monitor();
        var client = new Account("thingsmobile", "a");
        var otherClient = new Account("thingsmobile", "a");
        monitor.add(client);
        monitor.add(otherClient);
        CallObserver observer = monitor.observer("thingsmobile", "a");
        observer.creditRead("EUR", 5);
        observer.simsRead(Map.of("ACTIVE", 3));

        monitor.remove(client);
        assertThat(credit("EUR")).isEqualTo(5);

        monitor.remove(otherClient);
        observer.creditRead("EUR", 6); // by a call that was in flight
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void withoutARegistryNothingIsRecorded() {
        var monitor = new ContextMonitor(Optional::empty, () -> true);
        monitor.observer("thingsmobile", "a").creditRead("EUR", 5);
        assertThat(monitor.accounts()).isEmpty();
        assertThat(registry.getMeters()).isEmpty();
    }
}
