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
import io.github.camelsim.monitor.GaugeSource;
import io.github.camelsim.monitor.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Meters in a meter registry. */
final class MicrometerMeters implements Meters {

    /** The name under which camel-micrometer looks first. */
    private static final String REGISTRY_NAME = "metricsRegistry";

    private final MeterRegistry registry;

    private MicrometerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    static Optional<Meters> of(CamelContext context) {
        return find(context.getRegistry()).map(MicrometerMeters::new);
    }

    /** As camel-micrometer does: composite registries first, by name before by type, of which there must be one. */
    private static Optional<MeterRegistry> find(Registry beans) {
        MeterRegistry composite = find(beans, CompositeMeterRegistry.class);
        return Optional.ofNullable(composite == null ? find(beans, MeterRegistry.class) : composite);
    }

    /** The registry of that name, else the only one; null if there is no such registry. */
    private static <T extends MeterRegistry> T find(Registry beans, Class<T> type) {
        T named = beans.lookupByNameAndType(REGISTRY_NAME, type);
        if (named != null) {
            return named;
        }
        Set<T> all = beans.findByType(type);
        return all.size() == 1 ? all.iterator().next() : null;
    }

    @Override
    public CallObserver calls(String component) {
        return new MeteredCalls(registry, component);
    }

    @Override
    public void add(GaugeSource source) {
        SharedGauges.of(registry).add(registry, source);
    }

    @Override
    public void remove(GaugeSource source) {
        SharedGauges.of(registry).remove(registry, source);
    }
}
