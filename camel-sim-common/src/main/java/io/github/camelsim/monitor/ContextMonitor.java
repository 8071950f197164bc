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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators see of a Camel context: the accounts that are called, and the consumers. It also feeds the gauges, if
 * there is a meter registry; until the context has started, one that is added later is found too.
 */
public final class ContextMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(ContextMonitor.class);

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private static final String COMPONENT = "component";

    private final Supplier<Optional<Meters>> search;
    private final BooleanSupplier searchIsOver;
    private final List<MonitoredAccount> accounts = new CopyOnWriteArrayList<>();
    private final List<MonitoredConsumer> consumers = new CopyOnWriteArrayList<>();

    /** By what they show, so that a newer value replaces an older one. */
    private final Map<List<String>, GaugeSource> sources = new HashMap<>();

    private Optional<Meters> meters = Optional.empty();

    /** The context has started without meters. */
    private boolean searched;

    private boolean closed;

    /**
     * @param search finds the meters of the context, if it has any
     * @param searchIsOver whether no meters are expected any more where there are none
     */
    public ContextMonitor(Supplier<Optional<Meters>> search, BooleanSupplier searchIsOver) {
        this.search = search;
        this.searchIsOver = searchIsOver;
    }

    /**
     * Observes the calls of an account.
     *
     * @param component the scheme of the component
     * @param account identifies the account; it is not shown
     */
    public CallObserver observer(String component, String account) {
        return new AccountObserver(this, component, account);
    }

    /** The calls of this account are shown from now on, and what they show of it. */
    public void add(MonitoredAccount account) {
        accounts.add(account);
        show(
                List.of("queue", Integer.toString(System.identityHashCode(account))),
                GaugeName.QUEUE,
                Map.of(),
                account::waiting);
    }

    /** Ends {@link #add(MonitoredAccount)}. Its credit and SIMs are no longer shown if no other client calls the account. */
    public synchronized void remove(MonitoredAccount account) {
        accounts.remove(account);
        hide(List.of("queue", Integer.toString(System.identityHashCode(account))));
        Set.copyOf(sources.keySet()).stream()
                .filter(key -> key.size() > 2 && account.is(key.get(1), key.get(2)))
                .filter(key -> !isCalled(key.get(1), key.get(2)))
                .forEach(this::hide);
    }

    private boolean isCalled(String component, String account) {
        return accounts.stream().anyMatch(each -> each.is(component, account));
    }

    /** The consumer is shown from now on. */
    public void add(MonitoredConsumer consumer) {
        consumers.add(consumer);
        ConsumerStatus status = consumer.status();
        show(
                List.of("lag", Integer.toString(System.identityHashCode(consumer))),
                GaugeName.LAG,
                Map.of(COMPONENT, status.component(), "operation", status.operation(), "route", status.route()),
                () -> consumer.status().lag().toMillis() / 1000.0);
    }

    /** Ends {@link #add(MonitoredConsumer)}. */
    public void remove(MonitoredConsumer consumer) {
        consumers.remove(consumer);
        hide(List.of("lag", Integer.toString(System.identityHashCode(consumer))));
    }

    /** The accounts that are called at present. */
    public List<AccountStatus> accounts() {
        return accounts.stream().map(MonitoredAccount::status).toList();
    }

    /** The consumers that are started. */
    public List<ConsumerStatus> consumers() {
        return consumers.stream().map(MonitoredConsumer::status).toList();
    }

    /** A currency is the value of a tag, so other text of the service must not become one: there would be no limit. */
    synchronized void credit(String component, String account, String currency, double amount) {
        if (!isCalled(component, account)) {
            return;
        }
        String tag = currency != null && CURRENCY.matcher(currency).matches() ? currency : "other";
        show(List.of("credit", component, account), GaugeName.CREDIT, Map.of("currency", tag), () -> amount);
    }

    synchronized void sims(String component, String account, Map<String, Integer> byStatus) {
        if (!isCalled(component, account)) {
            return;
        }
        byStatus.forEach((status, count) -> show(
                List.of("sims", component, account, status),
                GaugeName.SIMS,
                Map.of(COMPONENT, component, "status", status),
                () -> count));
    }

    /** Gauges are shown from now on, as they are from the beginning until {@link #close}. */
    public synchronized void open() {
        closed = false;
    }

    /** Removes all gauges. What calls in flight still read is not shown. */
    public synchronized void close() {
        closed = true;
        Set.copyOf(sources.keySet()).forEach(this::hide);
    }

    private synchronized void show(List<String> key, GaugeName name, Map<String, String> tags, DoubleSupplier value) {
        if (closed) {
            return;
        }
        boolean knewMeters = meters.isPresent();
        var source = new GaugeSource(name, tags, value);
        GaugeSource before = sources.put(key, source);
        meters().filter(found -> knewMeters).ifPresent(found -> {
            guarded(() -> found.add(source));
            if (before != null) {
                guarded(() -> found.remove(before));
            }
        });
    }

    private synchronized void hide(List<String> key) {
        GaugeSource source = sources.remove(key);
        if (source != null) {
            meters.ifPresent(found -> guarded(() -> found.remove(source)));
        }
    }

    /** Whether {@link #meters} stays empty if it is. */
    boolean isSearchOver() {
        return searchIsOver.getAsBoolean();
    }

    /** The meters of the context; when they are found for the first time, they get all gauges there are. */
    synchronized Optional<Meters> meters() {
        if (meters.isEmpty() && !searched) {
            searched = isSearchOver();
            meters = search.get();
            meters.ifPresent(
                    found -> new ArrayList<>(sources.values()).forEach(source -> guarded(() -> found.add(source))));
        }
        return meters;
    }

    private static void guarded(Runnable registration) {
        try {
            registration.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("A gauge cannot be registered or removed", e);
        }
    }
}
