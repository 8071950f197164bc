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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.infobip.model.SimCard;
import io.github.camelsim.infobip.model.SimUsage;
import io.github.camelsim.inventory.SimInventoryItem;
import io.github.camelsim.inventory.SimStatus;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A SIM card as an inventory of several vendors has it. */
class InventoryIT extends IotTest {

    private static final LocalDateTime UPDATED = LocalDateTime.of(2019, 6, 4, 11, 42, 48);

    @Test
    void hasWhatTheSimCardSays() throws Exception {
        var sim = new SimCard(ICCID, "310150123456789", "8931826018675", "meter", "Active", null, UPDATED, null, null);

        assertThat(converted(sim))
                .isEqualTo(new SimInventoryItem(
                        "infobip-iot",
                        ICCID,
                        "8931826018675",
                        "310150123456789",
                        "meter",
                        SimStatus.ACTIVE,
                        "Active",
                        null,
                        UPDATED));
    }

    @Test
    void hasWhatTheUsageSays() throws Exception {
        var usage = new SimUsage(ICCID, "meter", null, null, 7L, null, null, null, null);

        assertThat(converted(usage))
                .isEqualTo(new SimInventoryItem(
                        "infobip-iot", ICCID, null, null, "meter", SimStatus.UNKNOWN, null, 7L, null));
    }

    @ParameterizedTest
    @CsvSource({
        "Imported, INVENTORY",
        "Activation Ready, INVENTORY",
        "Suspended, SUSPENDED",
        "Deactivated, DEACTIVATED",
        "Melted, UNKNOWN",
        ", UNKNOWN"
    })
    void hasAStatusThatAllVendorsShare(String status, SimStatus expected) throws Exception {
        var sim = new SimCard(ICCID, null, null, null, status, null, null, null, null);

        assertThat(converted(sim).status()).isEqualTo(expected);
        assertThat(converted(sim).rawStatus()).isEqualTo(status);
    }

    private SimInventoryItem converted(Object row) throws Exception {
        return context.getTypeConverter().mandatoryConvertTo(SimInventoryItem.class, row);
    }
}
