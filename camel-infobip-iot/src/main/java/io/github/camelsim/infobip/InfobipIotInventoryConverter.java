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
package io.github.camelsim.infobip;

import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import io.github.camelsim.inventory.SimInventoryItem;
import io.github.camelsim.inventory.SimStatus;
import java.util.Locale;
import org.apache.camel.Converter;

/** Converts SIM cards to items of an inventory of several vendors: {@code convertBodyTo(SimInventoryItem.class)}. */
@Converter(generateLoader = true)
public final class InfobipIotInventoryConverter {

    private static final String PROVIDER = "infobip-iot";

    private InfobipIotInventoryConverter() {}

    @Converter
    public static SimInventoryItem toInventoryItem(SimCard sim) {
        return new SimInventoryItem(
                PROVIDER,
                sim.iccid(),
                sim.msisdn(),
                sim.imsi(),
                sim.name(),
                status(sim.status()),
                sim.status(),
                null,
                sim.updatedAt());
    }

    /** A usage has no status. */
    @Converter
    public static SimInventoryItem toInventoryItem(SimUsage usage) {
        return new SimInventoryItem(
                PROVIDER,
                usage.iccid(),
                null,
                null,
                usage.simName(),
                SimStatus.UNKNOWN,
                null,
                usage.usedDataBytes(),
                null);
    }

    /** The statuses of the API page, section 1, Sim Report Response. */
    private static SimStatus status(String status) {
        String word = status == null ? "" : status.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "imported", "activation ready" -> SimStatus.INVENTORY;
            case "active" -> SimStatus.ACTIVE;
            case "suspended" -> SimStatus.SUSPENDED;
            case "deactivated" -> SimStatus.DEACTIVATED;
            default -> SimStatus.UNKNOWN;
        };
    }
}
