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

import io.github.camelsim.monitor.GaugeName;
import io.github.camelsim.monitor.GaugeSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The gauges of a meter registry. A registry has one gauge of a name and tags, though several Camel contexts may use it,
 * each with values for that gauge.
 */
final class SharedGauges {

    /** Contexts share a registry and nothing else, so that only the registry leads from one to the gauges of the other. */
    private static final Map<MeterRegistry, SharedGauges> OF_REGISTRIES =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final Map<Id, Shared> gauges = new HashMap<>();

    private SharedGauges() {}

    static SharedGauges of(MeterRegistry registry) {
        return OF_REGISTRIES.computeIfAbsent(registry, key -> new SharedGauges());
    }

    /** @param registry the one that these gauges belong to; it is not held here, so that it can be collected */
    synchronized void add(MeterRegistry registry, GaugeSource source) {
        Id id = Id.of(source);
        Shared shared = gauges.get(id);
        if (shared == null) {
            shared = new Shared(source.name());
            shared.gauge = register(registry, source, shared);
            gauges.put(id, shared);
        }
        shared.sources.add(source);
    }

    private static Gauge register(MeterRegistry registry, GaugeSource source, Shared shared) {
        List<Tag> tags = source.tags().entrySet().stream()
                .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
                .toList();
        return Gauge.builder(source.name().meter(), shared, Shared::value)
                .description(source.name().description())
                .baseUnit(source.name().unit())
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    synchronized void remove(MeterRegistry registry, GaugeSource source) {
        Id id = Id.of(source);
        Shared shared = gauges.get(id);
        if (shared != null) {
            shared.sources.remove(source);
            if (shared.sources.isEmpty()) {
                gauges.remove(id);
                registry.remove(shared.gauge);
            }
        }
    }

    private record Id(GaugeName name, Map<String, String> tags) {

        static Id of(GaugeSource source) {
            return new Id(source.name(), source.tags());
        }
    }

    private static final class Shared {

        private final GaugeName name;
        private final List<GaugeSource> sources = new CopyOnWriteArrayList<>();
        private Gauge gauge;

        Shared(GaugeName name) {
            this.name = name;
        }

        double value() {
            return sources.stream()
                    .mapToDouble(source -> source.value().getAsDouble())
                    .reduce(name.combination())
                    .orElse(Double.NaN);
        }
    }
}
