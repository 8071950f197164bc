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
package io.github.camelsim.thingsmobile.sandbox.fleet;

/**
 * The traffic thresholds of a SIM in bytes, and whether exceeding one blocks it (4.5, 4.11).
 *
 * @param daily that of a day; in bytes
 * @param blockDaily whether the SIM is blocked above {@code daily}
 * @param monthly that of a month; in bytes
 * @param blockMonthly whether the SIM is blocked above {@code monthly}
 * @param total that of all traffic; in bytes
 * @param blockTotal whether the SIM is blocked above {@code total}
 */
public record TrafficThresholds(
        long daily, boolean blockDaily, long monthly, boolean blockMonthly, long total, boolean blockTotal) {
    /** Thresholds that were never set. */
    public static final TrafficThresholds NONE = new TrafficThresholds(0, false, 0, false, 0, false);

    /** Whether these counters exceed a threshold that blocks. */
    boolean block(TrafficCounters traffic) {
        return blockDaily && traffic.daily() > daily
                || blockMonthly && traffic.monthly() > monthly
                || blockTotal && traffic.total() > total;
    }
}
