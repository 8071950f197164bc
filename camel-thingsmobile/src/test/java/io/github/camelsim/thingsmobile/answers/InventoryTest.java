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
package io.github.camelsim.thingsmobile.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.inventory.SimInventoryItem;
import io.github.camelsim.inventory.SimStatus;
import io.github.camelsim.thingsmobile.model.Sim;
import org.apache.camel.TypeConverter;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A SIM as an inventory of several vendors has it. */
class InventoryTest {

    @Test
    void hasWhatTheSimSays() throws Exception {
        assertThat(converted("<msisdn>882360001000001</msisdn><iccid>8944501000000000001</iccid><name>lift</name>"
                        + "<status>active</status><monthlyTraffic>1234</monthlyTraffic>"))
                .isEqualTo(new SimInventoryItem(
                        "thingsmobile",
                        "8944501000000000001",
                        "882360001000001",
                        null,
                        "lift",
                        SimStatus.ACTIVE,
                        "active",
                        1234L,
                        null));
    }

    @ParameterizedTest
    @CsvSource({
        "not-active, INVENTORY",
        "active-waiting-initial-recharge, ACTIVE",
        "suspended-for-no-cash, SUSPENDED",
        "deactivated, DEACTIVATED",
        "melted, UNKNOWN",
        "'', UNKNOWN"
    })
    void hasAStatusThatAllVendorsShare(String status, SimStatus expected) throws Exception {
        assertThat(converted("<status>" + status + "</status>").status()).isEqualTo(expected);
    }

    private static SimInventoryItem converted(String elements) throws Exception {
        try (var context = new DefaultCamelContext()) {
            context.start();
            TypeConverter converter = context.getTypeConverter();
            Sim sim = converter.mandatoryConvertTo(
                    Sim.class, "<result><done>true</done><sims><sim>" + elements + "</sim></sims></result>");
            return converter.mandatoryConvertTo(SimInventoryItem.class, sim);
        }
    }
}
