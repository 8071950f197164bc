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
package io.github.camelsim.thingsmobile;

import io.github.camelsim.inventory.SimInventoryItem;
import io.github.camelsim.inventory.SimStatus;
import io.github.camelsim.thingsmobile.model.Sim;
import io.github.camelsim.thingsmobile.model.StatusGroup;
import org.apache.camel.Converter;

/** Converts SIMs to items of an inventory of several vendors: {@code convertBodyTo(SimInventoryItem.class)}. */
@Converter(generateLoader = true)
public final class ThingsMobileInventoryConverter {

    private static final String PROVIDER = "thingsmobile";

    private ThingsMobileInventoryConverter() {}

    /** The API has neither the IMSI of a SIM nor the time of its last update. */
    @Converter
    public static SimInventoryItem toInventoryItem(Sim sim) {
        return new SimInventoryItem(
                PROVIDER,
                sim.iccid(),
                sim.msisdn(),
                null,
                sim.name(),
                status(sim.statusGroup()),
                sim.status(),
                sim.monthlyTraffic(),
                null);
    }

    private static SimStatus status(StatusGroup group) {
        if (group == null) {
            return SimStatus.UNKNOWN;
        }
        return switch (group) {
            case TO_ACTIVATE -> SimStatus.INVENTORY;
            case ACTIVE -> SimStatus.ACTIVE;
            case SUSPENDED -> SimStatus.SUSPENDED;
            case DEACTIVATED -> SimStatus.DEACTIVATED;
        };
    }
}
