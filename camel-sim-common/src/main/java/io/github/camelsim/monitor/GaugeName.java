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

import java.util.function.DoubleBinaryOperator;

/** The gauges, and how the values of several contexts or accounts with the same tags become one. */
public enum GaugeName {
    QUEUE("camelsim.call.queue", "Calls that wait for a slot", null, Double::sum),
    LAG("camelsim.consumer.lag", "Age of what the route of a consumer has", "seconds", Math::max),
    CREDIT("camelsim.credit", "Credit that was read last; of several accounts the lowest", null, Math::min),
    SIMS("camelsim.sims", "SIMs of the last whole list that was read", null, Double::sum);

    private final String meter;
    private final String description;
    private final String unit;
    private final DoubleBinaryOperator combination;

    GaugeName(String meter, String description, String unit, DoubleBinaryOperator combination) {
        this.meter = meter;
        this.description = description;
        this.unit = unit;
        this.combination = combination;
    }

    /** The name of the meter. */
    public String meter() {
        return meter;
    }

    /** What the meter shows, in words. */
    public String description() {
        return description;
    }

    /** Null if it has none. */
    public String unit() {
        return unit;
    }

    /** The value of several sources. */
    public DoubleBinaryOperator combination() {
        return combination;
    }
}
