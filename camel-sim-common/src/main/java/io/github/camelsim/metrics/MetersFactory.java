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

import io.github.camelsim.monitor.Meters;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** Finds the meters of a Camel context. Can be loaded without Micrometer, as no other class of the package can. */
public final class MetersFactory {

    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";

    private MetersFactory() {}

    /** Meters in the meter registry of the context; empty if there is no Micrometer, or no meter registry (yet). */
    public static Optional<Meters> of(CamelContext context) {
        return isOnTheClassPath() ? MicrometerMeters.of(context) : Optional.empty();
    }

    private static boolean isOnTheClassPath() {
        try {
            Class.forName(MICROMETER, false, MetersFactory.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
