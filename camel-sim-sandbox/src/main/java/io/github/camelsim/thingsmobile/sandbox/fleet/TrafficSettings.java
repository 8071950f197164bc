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
 * The traffic of SIMs. Shares are between 0 and 1; CDRs that are neither late, repeated nor silent are ordinary traffic.
 *
 * @param cdrsPerSecond how many appear; in CDRs per second of real time
 * @param lateShare share of CDRs that started and ended up to six hours before they appear; without unit
 * @param repeatedShare share of CDRs that are equal to an earlier one in every field; without unit
 * @param silentShare share of CDRs without traffic, which update no counter: SMS and failed attempts; without unit
 * @param seed that of the random numbers; without unit
 */
public record TrafficSettings(
        double cdrsPerSecond, double lateShare, double repeatedShare, double silentShare, long seed) {

    public TrafficSettings {
        if (!(cdrsPerSecond > 0 && lateShare >= 0 && repeatedShare >= 0 && silentShare >= 0)
                || lateShare + repeatedShare + silentShare > 1) {
            throw new IllegalArgumentException("the rate must be above 0 and the shares together at most 1");
        }
    }

    /** This number of CDRs per second of real time: one in ten late, one in fifty repeated, one in ten silent. */
    public static TrafficSettings perSecond(double cdrs) {
        return new TrafficSettings(cdrs, 0.1, 0.02, 0.1, 42);
    }
}
