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
package io.github.camelsim.thingsmobile.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelsim.thingsmobile.example.support.Fleet;
import io.github.camelsim.thingsmobile.example.support.Fleet.Run;
import io.github.camelsim.thingsmobile.sandbox.ThingsMobileSandbox;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A setting of the wrong type or out of its range is refused before anything is called. */
class SettingsIT {

    private Fleet fleet;

    @BeforeEach
    void startFleet() {
        fleet = Fleet.onH2(ThingsMobileSandbox.builder());
        fleet.hasUsed(fleet.active().get(2), 150);
    }

    @AfterEach
    void stopFleet() {
        fleet.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fleet.monthly-quota-mb | -1 | a number from 0.01 to 1000000000",
                "fleet.monthly-quota-mb | 0 | a number from 0.01 to 1000000000",
                "fleet.monthly-quota-mb | 9999999999999 | a number from 0.01 to 1000000000",
                "fleet.monthly-quota-mb | 1e999999999 | a number from 0.01 to 1000000000",
                "fleet.monthly-quota-mb | unlimited | a number from 0.01 to 1000000000",
                "fleet.monthly-quota-mb | '' | a number from 0.01 to 1000000000",
                "fleet.credit-limit | 20 EUR | a number from 0 to 1000000000",
                "fleet.sims-period | abc | a duration above 0 and at most 7d",
                "fleet.cdrs-period | 0 | a duration above 0 and at most 7d",
                "fleet.quota-period | -5s | a duration above 0 and at most 7d",
                "fleet.credit-period | 1x | a duration above 0 and at most 7d",
                "fleet.report-period | 30 | a duration above 0 and at most 7d",
                "fleet.sims-period | 8d | a duration above 0 and at most 7d",
                "fleet.cdrs-days | -3 | a whole number from 0 to 366",
                "fleet.cdrs-days | 1.5 | a whole number from 0 to 366",
                "fleet.page-size | 501 | a whole number from 1 to 500",
                "fleet.owner-msisdn | +882360001000001 | empty or the number of a SIM",
                "fleet.owner-msisdn | hello | empty or the number of a SIM",
                "fleet.owner-msisdn | 1234567890123456 | empty or the number of a SIM",
                "fleet.sandbox | yes | true or false",
                "fleet.sandbox.sims | 0 | a whole number from 1 to 1000000",
                "fleet.sandbox.call-gap-factor | -1 | a number from 0 to 10",
                "fleet.sandbox.cdrs-per-second | many | a number from 0 to 10000",
                "fleet.infobip | maybe | true or false",
                "fleet.infobip.base-uri | api.infobip.com | an address",
                "fleet.infobip.time-zone | Rome | a time zone",
                "fleet.sandbox.infobip-sims | 0 | a whole number from 1 to 1000000",
                "fleet.cluster | etcd:localhost | empty or file:DIRECTORY",
                "fleet.sandbox.address | localhost:8080 | empty or an address",
                "fleet.web | no | true or false",
                "fleet.web-host | local host | a host name or an address",
                "fleet.web-port | 65536 | a whole number from 0 to 65535",
                "fleet.web-period | 0s | a duration above 0 and at most 7d",
                "allow-paid | '' | true or false",
                "once | TRUE | true or false",
                "camel.main.shutdownTimeout | abc | a whole number from 1 to 3600",
                "camel.component.thingsmobile.environment | prod | production or test",
                "camel.component.thingsmobile.timeZone | Rome | a time zone"
            })
    void refusesAWrongSetting(String name, String value, String takes) {
        Run run = fleet.with(name, value).runOnce();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.console())
                .contains("ERROR fleet  Cannot start: " + name + " must be " + takes)
                .endsWith(", but is '" + value + "'" + System.lineSeparator());
        assertThat(fleet.sandbox().journal().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.thingsmobile.username",
                "camel.component.thingsmobile.token",
                "camel.component.infobip-iot.apiKey"
            })
    void aMissingCredentialIsRefused(String name) {
        Run run = fleet.with(name, " ").runOnce();

        assertThat(run.console()).hasLineCount(1).contains("Cannot start: " + name + " must be set");
        assertThat(fleet.sandbox().journal().count()).isZero();
    }

    @Test
    void everySettingIsHere() throws Exception {
        String[] rows = SettingsIT.class
                .getDeclaredMethod("refusesAWrongSetting", String.class, String.class, String.class)
                .getAnnotation(CsvSource.class)
                .value();
        String[] credentials = SettingsIT.class
                .getDeclaredMethod("aMissingCredentialIsRefused", String.class)
                .getAnnotation(ValueSource.class)
                .strings();
        Set<String> others = Set.of("fleet.database.url", "fleet.database.user", "fleet.database.password");

        assertThat(Stream.of(Stream.of(rows).map(row -> row.split(" ")[0]), Stream.of(credentials), others.stream())
                        .flatMap(names -> names)
                        .collect(Collectors.toSet()))
                .isEqualTo(Settings.names());
    }

    @ParameterizedTest
    @CsvSource({
        "fleet.sandbox, false, a database that all nodes share",
        "fleet.database.url, jdbc:postgresql://localhost:1/fleet, does not work with once"
    })
    void aNodeHasWhatAllNodesShare(String name, String value, String needed) {
        Run run = fleet.with("fleet.cluster", "file:leader").with(name, value).runOnce();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.console()).hasLineCount(1).contains("Cannot start: fleet.cluster ", needed);
    }

    @Test
    void anUnknownDatabaseIsRefusedWithoutItsPassword() {
        Run run = fleet.with("fleet.database.url", "mysql://fleet:secret@host/fleet")
                .runOnce();

        assertThat(run.console())
                .contains("Cannot start: fleet.database.url must be a jdbc:h2: or jdbc:postgresql: URL")
                .doesNotContain("secret");
    }

    @Test
    void tablesOfAnotherVersionAreRefused() {
        fleet.database().execute("CREATE TABLE sim (msisdn VARCHAR(15) PRIMARY KEY)");

        Run run = fleet.runOnce();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.console())
                .hasLineCount(1)
                .contains("Cannot start: the tables at jdbc:h2:mem:")
                .contains("are those of another version of this program. Delete them (for H2 the folder data)");
        assertThat(fleet.sandbox().journal().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000", "151", "150.5"})
    void aQuotaThatNoSimReachesBlocksNone(String quota) {
        Run run = fleet.with("fleet.monthly-quota-mb", quota).runOnce();

        assertThat(run.exitCode()).as(run.console()).isZero();
        assertThat(fleet.sandbox().journal().count("blockSim")).isZero();
    }

    @Test
    void aQuotaMayHaveDecimals() {
        String heavy = fleet.active().get(2);

        fleet.with("fleet.monthly-quota-mb", "149.9").runOnce();

        assertThat(fleet.actions(heavy)).containsExactly("blockSim DONE", "sendSms DONE");
        assertThat(fleet.sandbox().journal().count("blockSim")).isEqualTo(1);
    }
}
